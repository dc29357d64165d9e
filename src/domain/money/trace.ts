import type { Allocation } from '../allocation/state.js'
import { findDecision } from '../decision/places.js'
import type { Decision } from '../decision/state.js'
import type { Payment } from '../payment/state.js'
import { openOf } from '../recovery/state.js'
import type {
  AllocationId,
  CommitmentId,
  DossierId,
  EventId,
  GrantId,
  JustificationId,
  PaymentId,
  RecoveryId,
} from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { sumOf } from './moves.js'

export type TraceKind =
  | 'source'
  | 'grant'
  | 'mandate'
  | 'ballot'
  | 'decision'
  | 'bekrachtiging'
  | 'allocation'
  | 'commitment'
  | 'payment'
  | 'justification'
  | 'recovery'

/** One step of money, with the event that proves it. Amounts in eurocents; null where a step has none. */
export type TraceStep = {
  readonly kind: TraceKind
  readonly id: string
  readonly amount: Cents | null
  readonly on: LocalDate
  readonly event: EventId
  /** The dossier it happened in, where it did. */
  readonly dossier: DossierId | null
}

/** Where money of what is traced is now. */
export type TraceEnd = {
  readonly kind: 'available' | 'allocated' | 'committed' | 'paid' | 'justified' | 'claimed' | 'waived' | 'unexplained'
  readonly id: string
  readonly amount: Cents
}

export type Trace = { readonly steps: readonly TraceStep[]; readonly ends: readonly TraceEnd[] }

type Things = {
  readonly allocations: ReadonlySet<AllocationId>
  readonly commitments: ReadonlySet<CommitmentId>
  readonly payments: ReadonlySet<PaymentId>
}

/** From where a grant came: its giver, or all that led to the payment that a partner passes on by it. */
const originSteps = (state: HouseState, id: GrantId): readonly TraceStep[] => {
  const grant = state.money.grants.get(id)
  if (grant === undefined) return []
  const { on, event } = grant.recorded
  const step = { amount: grant.amount, on, event, dossier: null }
  const before =
    grant.passedOnFrom === null
      ? [{ kind: 'source' as const, id, ...step }]
      : stepsOf(state, thingsOfPayment(state, grant.passedOnFrom), [])
  return [...before, { kind: 'grant', id, ...step }]
}

/** The mandates a decision rests on from the founding text down, how it was voted, and who ratified it. */
const decisionSteps = (state: HouseState, dossier: DossierId, id: string, decision: Decision): readonly TraceStep[] => {
  const mandates = decision.chain.toReversed().flatMap((mandate): TraceStep[] => {
    const found = state.mandates.get(mandate)
    if (found === undefined) return []
    return [{ kind: 'mandate', id: mandate, amount: null, on: found.period.from, event: found.event, dossier: null }]
  })
  const ballot = decision.ballot === null ? undefined : state.dossiers.get(dossier)?.ballots.get(decision.ballot)
  const voted: readonly TraceStep[] =
    decision.ballot === null || ballot?.closed == null
      ? []
      : [
          {
            kind: 'ballot',
            id: decision.ballot,
            amount: null,
            on: ballot.closed.on,
            event: ballot.closed.event,
            dossier,
          },
        ]
  const said = [...decision.bekrachtiging.values()].map(
    ({ organ, on, event, amount }): TraceStep => ({ kind: 'bekrachtiging', id: organ, amount, on, event, dossier }),
  )
  const { amount, decidedOn: on, event } = decision
  return [...mandates, ...voted, { kind: 'decision', id, amount, on, event, dossier }, ...said]
}

const allocationSteps = (state: HouseState, id: AllocationId, allocation: Allocation): readonly TraceStep[] => {
  const found = findDecision(state, allocation.decision)
  const { amount, made, dossier } = allocation
  return [
    ...originSteps(state, allocation.grant),
    ...(found === null ? [] : decisionSteps(state, found.id, allocation.decision, found.decision)),
    { kind: 'allocation', id, amount, on: made.on, event: made.event, dossier },
  ]
}

const paymentSteps = (state: HouseState, id: PaymentId, payment: Payment): readonly TraceStep[] => {
  const { justifications, recoveries } = state.money
  const accounts = [...justifications].flatMap(([justification, { payment: of, accepted, submitted, assessed }]) => {
    if (of !== id) return []
    const { on, event } = assessed ?? submitted
    return [{ kind: 'justification' as const, id: justification, amount: accepted, on, event, dossier: null }]
  })
  const claims = [...recoveries].flatMap(([recovery, { payment: of, amount, claimed }]) =>
    of === id
      ? [{ kind: 'recovery' as const, id: recovery, amount, on: claimed.on, event: claimed.event, dossier: null }]
      : [],
  )
  const { amount, made } = payment
  return [{ kind: 'payment', id, amount, on: made.on, event: made.event, dossier: null }, ...accounts, ...claims]
}

/** Each step once, in the order money went. */
const stepsOf = (state: HouseState, things: Things, first: readonly TraceStep[]): readonly TraceStep[] => {
  const { allocations, commitments, payments } = state.money
  const steps: TraceStep[] = [...first]
  for (const id of things.allocations) {
    const allocation = allocations.get(id)
    if (allocation !== undefined) steps.push(...allocationSteps(state, id, allocation))
  }
  for (const id of things.commitments) {
    const commitment = commitments.get(id)
    if (commitment === undefined) continue
    const { amount, entered } = commitment
    steps.push({ kind: 'commitment', id, amount, on: entered.on, event: entered.event, dossier: null })
  }
  for (const id of things.payments) {
    const payment = payments.get(id)
    if (payment !== undefined) steps.push(...paymentSteps(state, id, payment))
  }
  return [...new Map(steps.map((step) => [`${step.kind}/${step.id}/${step.event}`, step])).values()]
}

const thingsOfPayment = (state: HouseState, id: PaymentId): Things => {
  const covers = state.money.payments.get(id)?.covers ?? []
  return {
    allocations: new Set(covers.map(({ allocation }) => allocation)),
    commitments: new Set(covers.map(({ commitment }) => commitment)),
    payments: new Set([id]),
  }
}

const thingsOfCommitments = (state: HouseState, commitments: ReadonlySet<CommitmentId>): Things => ({
  allocations: new Set(
    [...commitments].flatMap((id) => {
      const of = state.money.commitments.get(id)?.allocation
      return of === undefined ? [] : [of]
    }),
  ),
  commitments,
  payments: new Set(
    [...state.money.payments].flatMap(([id, { covers }]) =>
      covers.some(({ commitment }) => commitments.has(commitment)) ? [id] : [],
    ),
  ),
})

const thingsOfAllocations = (state: HouseState, allocations: ReadonlySet<AllocationId>): Things => {
  const commitments = new Set(
    [...state.money.commitments].flatMap(([id, { allocation }]) => (allocations.has(allocation) ? [id] : [])),
  )
  return { ...thingsOfCommitments(state, commitments), allocations }
}

const nothing: Things = { allocations: new Set(), commitments: new Set(), payments: new Set() }

/** What of a payment is where; `within` limits it to part of it, when it rests on several commitments. */
const endsOfPayment = (state: HouseState, id: PaymentId, payment: Payment): readonly TraceEnd[] => {
  if (payment.reversed !== null) return []
  const { accepted, claimed, passedOn, amount, unexplained } = payment
  const claims = [...state.money.recoveries].flatMap(([recovery, one]): TraceEnd[] =>
    one.payment === id
      ? [
          { kind: 'claimed', id: recovery, amount: openOf(one) },
          { kind: 'waived', id: recovery, amount: one.waived },
        ]
      : [],
  )
  return [
    { kind: 'justified', id, amount: accepted },
    ...claims,
    { kind: 'paid', id, amount: (amount - accepted - claimed - passedOn) as Cents },
    { kind: 'unexplained', id, amount: -unexplained as Cents },
  ]
}

const endsOf = (state: HouseState, things: Things, grants: readonly GrantId[]): readonly TraceEnd[] => {
  const { allocations, commitments, payments } = state.money
  const ends: TraceEnd[] = []
  for (const id of grants) {
    const grant = state.money.grants.get(id)
    if (grant !== undefined) ends.push({ kind: 'available', id, amount: sumOf(grant.available) })
  }
  for (const id of things.allocations) {
    const one = allocations.get(id)
    if (one !== undefined) ends.push({ kind: 'allocated', id, amount: (one.amount - one.committed) as Cents })
  }
  for (const id of things.commitments) {
    const one = commitments.get(id)
    if (one !== undefined) ends.push({ kind: 'committed', id, amount: (one.amount - one.paid) as Cents })
  }
  for (const id of things.payments) {
    const one = payments.get(id)
    if (one !== undefined) ends.push(...endsOfPayment(state, id, one))
  }
  return ends.filter(({ amount }) => amount !== 0n)
}

/**
 * The way of money through a payment, commitment, allocation, justification, recovery or grant: from its source over mandates, votes,
 * decision and bekrachtiging to what was paid, justified and claimed back, each with the event that proves it; and where
 * what is traced is now. Null when the house has no such thing.
 */
export const traceOf = (state: HouseState, id: string): Trace | null => {
  const { money } = state
  /** What lies before what is asked is told, and is not where its money is. */
  const traced = (
    things: Things,
    before: Partial<Things> = {},
    grants: readonly GrantId[] = [],
    first: readonly TraceStep[] = [],
  ): Trace => ({
    steps: stepsOf(state, things, first),
    ends: endsOf(state, { ...things, ...before }, grants),
  })
  const { allocations, commitments } = nothing
  const recovery = money.recoveries.get(id as RecoveryId)
  const account = money.justifications.get(id as JustificationId)
  const payment = money.payments.has(id as PaymentId) ? (id as PaymentId) : (recovery?.payment ?? account?.payment)
  if (payment !== undefined) return traced(thingsOfPayment(state, payment), { allocations, commitments })
  if (money.commitments.has(id as CommitmentId)) {
    return traced(thingsOfCommitments(state, new Set([id as CommitmentId])), { allocations })
  }
  if (money.allocations.has(id as AllocationId))
    return traced(thingsOfAllocations(state, new Set([id as AllocationId])))
  if (!money.grants.has(id as GrantId)) return null
  const grant = id as GrantId
  const own = new Set([...money.allocations].flatMap(([allocation, one]) => (one.grant === grant ? [allocation] : [])))
  const things = own.size === 0 ? nothing : thingsOfAllocations(state, own)
  return traced(things, {}, [grant], originSteps(state, grant))
}
