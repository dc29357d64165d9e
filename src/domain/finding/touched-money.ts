import type { Dossier } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import { keepsMoneyFrom } from '../money/undivided.js'
import type {
  AllocationId,
  CommitmentId,
  DecisionId,
  DossierId,
  GrantId,
  MandateId,
  PaymentId,
} from '../shared/identifiers.js'
import { type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { mandateYear, mandateYears, type Scope } from './scopes.js'

type Add = (scope: Scope) => void

type Data = DomainEvent['data']

/** The dossier of a decision. */
const addDossierOf = (add: Add, { decisionPlaces }: HouseState, decision: DecisionId): void => {
  const id = decisionPlaces.dossierOf.get(decision)
  if (id !== undefined) add({ kind: 'dossier', id })
}

/** The mandates by whose limit of a year what was paid on an allocation is measured. */
const addMandatesOf = (add: Add, state: HouseState, id: AllocationId, paidOn: LocalDate): void => {
  const allocation = state.money.allocations.get(id)
  if (allocation === undefined) return
  const decision = state.dossiers.get(allocation.dossier)?.decisions.get(allocation.decision)
  for (const mandate of decision?.chain ?? []) add(mandateYear(mandate, yearOf(paidOn)))
}

/** A payment, what is told with it, and the mandates it counts for in its year. */
const paymentTouched = (add: Add, state: HouseState, id: PaymentId): void => {
  const { payments, justifications, recoveries, commitments } = state.money
  add({ kind: 'payment', id })
  for (const [one, { payment }] of justifications) if (payment === id) add({ kind: 'justification', id: one })
  for (const [one, { payment }] of recoveries) if (payment === id) add({ kind: 'recovery', id: one })
  const payment = payments.get(id)
  if (payment === undefined) return
  for (const { allocation } of payment.covers) addMandatesOf(add, state, allocation, payment.made.on)
  const named = payment.commitment === null ? undefined : commitments.get(payment.commitment)
  if (named !== undefined) addMandatesOf(add, state, named.allocation, payment.made.on)
}

/** What broke a rule of the grant may be put right by what happens to it. */
const grantTouched = (add: Add, { money }: HouseState, id: GrantId): void => {
  add({ kind: 'grant', id })
  for (const irregular of money.places.irregular.get(id) ?? []) add(irregular)
}

const allocationTouched = (add: Add, { money }: HouseState, id: AllocationId): void => {
  add({ kind: 'allocation', id })
  const dossier = money.allocations.get(id)?.dossier
  if (dossier !== undefined) add({ kind: 'dossier', id: dossier })
}

const commitmentsOf = (data: Data): readonly CommitmentId[] => [
  ...('commitment' in data && data.commitment !== null ? [data.commitment] : []),
  ...('restored' in data ? data.restored.map(({ commitment }) => commitment) : []),
]

/** The things of the money of a house whose findings may differ after an event about money. */
export const moneyTouched = (add: Add, data: Data, before: HouseState, after: HouseState): void => {
  for (const id of commitmentsOf(data)) add({ kind: 'commitment', id })
  if ('payment' in data) paymentTouched(add, after, data.payment)
  if ('passedOnFrom' in data && data.passedOnFrom !== null) paymentTouched(add, after, data.passedOnFrom)
  if ('justification' in data) add({ kind: 'justification', id: data.justification })
  if ('recovery' in data) add({ kind: 'recovery', id: data.recovery })
  if ('grant' in data && data.grant !== null) grantTouched(add, after, data.grant)
  if ('allocation' in data && data.allocation !== null) allocationTouched(add, after, data.allocation)
  if ('sharedCost' in data) add({ kind: 'shared-cost', id: data.sharedCost })
  if ('bankLine' in data && data.bankLine !== null) add({ kind: 'bank-line', id: data.bankLine })
  if ('decision' in data && typeof data.decision === 'string') addDossierOf(add, after, data.decision)
  if ('because' in data && typeof data.because === 'object' && data.because?.kind === 'decision') {
    addDossierOf(add, after, data.because.decision)
  }
  if (keepsMoneyFrom(before) !== keepsMoneyFrom(after)) {
    for (const id of after.dossiers.keys()) add({ kind: 'dossier', id })
  }
}

const chainsOf = (dossier: Dossier | undefined): ReadonlySet<MandateId> =>
  new Set([...(dossier?.decisions.values() ?? [])].flatMap(({ chain }) => chain))

/** The money that was set apart by decisions of a dossier, when something happened to them. */
export const moneyOfDossierTouched = (add: Add, id: DossierId, before: HouseState, after: HouseState): void => {
  const [was, is] = [before.dossiers.get(id), after.dossiers.get(id)]
  if (was?.decisions === is?.decisions) return
  const allocations = after.money.places.ofDossier.get(id) ?? []
  for (const allocation of allocations) add({ kind: 'allocation', id: allocation })
  // What was paid counts under another mandate when a decision was healed by it.
  if (allocations.length > 0)
    for (const mandate of new Set([...chainsOf(was), ...chainsOf(is)]))
      for (const scope of mandateYears(after, mandate)) add(scope)
}
