import type { Beneficiary } from '../../domain/money/terms.js'
import type { Trace, TraceEnd, TraceStep } from '../../domain/money/trace.js'
import type {
  AllocationId,
  BallotId,
  CommitmentId,
  DecisionId,
  GrantId,
  JustificationId,
  MandateId,
  OrganId,
  PaymentId,
  RecoveryId,
} from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import { detailOf, type ToldDetail } from './step-detail.js'

/** One step of money, as it is shown: `name` says which grant, organ or receiver it is about. */
export type ToldStep = {
  readonly kind: TraceStep['kind']
  readonly id: string
  readonly amountCents: number | null
  readonly date: string
  readonly event: string
  readonly name: string
  readonly dossier: { readonly id: string; readonly title: string } | null
  /** What else was decided in it; null where the step says all. */
  readonly detail: ToldDetail | null
}

export type ToldEnd = {
  readonly kind: TraceEnd['kind']
  readonly id: string
  readonly amountCents: number
  readonly name: string
}

export type ToldTrace = { readonly steps: readonly ToldStep[]; readonly ends: readonly ToldEnd[] }

/** Who receives, by name. */
export const beneficiaryName = (state: HouseState, beneficiary: Beneficiary): string =>
  beneficiary.kind === 'partner' ? (state.partners.get(beneficiary.partner)?.name ?? '') : beneficiary.name

const organName = (state: HouseState, organ: OrganId | undefined): string =>
  organ === undefined ? '' : (state.organs.get(organ)?.name ?? '')

const paymentName = (state: HouseState, id: PaymentId | undefined): string => {
  const payment = id === undefined ? undefined : state.money.payments.get(id)
  return payment === undefined ? '' : beneficiaryName(state, payment.beneficiary)
}

const recoveryName = (state: HouseState, id: RecoveryId): string =>
  paymentName(state, state.money.recoveries.get(id)?.payment)

const decisionOrgan = (state: HouseState, { dossier, id }: TraceStep): string => {
  const found = dossier === null ? undefined : state.dossiers.get(dossier)
  return organName(state, found?.decisions.get(id as DecisionId)?.organ ?? found?.ballots.get(id as BallotId)?.organ)
}

/** An id of a step is of the kind that the step says. */
const stepName = (state: HouseState, step: TraceStep): string => {
  const { kind, id } = step
  const { money } = state
  switch (kind) {
    case 'source':
      return money.grants.get(id as GrantId)?.source.name ?? ''
    case 'grant':
      return money.grants.get(id as GrantId)?.title ?? ''
    case 'mandate':
      return organName(state, state.mandates.get(id as MandateId)?.grantee.organ)
    case 'ballot':
    case 'decision':
      return decisionOrgan(state, step)
    case 'bekrachtiging':
      return organName(state, id as OrganId)
    case 'allocation':
      return money.allocations.get(id as AllocationId)?.purpose ?? ''
    case 'commitment':
      return money.commitments.get(id as CommitmentId)?.what ?? ''
    case 'payment':
      return paymentName(state, id as PaymentId)
    case 'justification':
      return paymentName(state, money.justifications.get(id as JustificationId)?.payment)
    case 'recovery':
      return recoveryName(state, id as RecoveryId)
  }
}

const endName = (state: HouseState, { kind, id }: TraceEnd): string => {
  switch (kind) {
    case 'available':
      return state.money.grants.get(id as GrantId)?.title ?? ''
    case 'allocated':
      return state.money.allocations.get(id as AllocationId)?.purpose ?? ''
    case 'committed':
      return state.money.commitments.get(id as CommitmentId)?.what ?? ''
    case 'claimed':
    case 'waived':
      return recoveryName(state, id as RecoveryId)
    default:
      return paymentName(state, id as PaymentId)
  }
}

/** A trace with names, ready to be shown; amounts as whole cents. */
export const tellTrace = (state: HouseState, { steps, ends }: Trace): ToldTrace => ({
  steps: steps.map((step, index) => {
    // Mandates stand before the decision that rests on them: their terms are told as they were that day.
    const decided = steps.slice(index).find((later) => later.kind === 'decision')?.on ?? step.on
    const title = step.dossier === null ? undefined : state.dossiers.get(step.dossier)?.title
    const dossier = step.dossier === null ? null : { id: step.dossier, title: title ?? '' }
    const { kind, id, amount, on, event } = step
    const amountCents = amount === null ? null : toWire(amount)
    return {
      kind,
      id,
      amountCents,
      date: on,
      event,
      name: stepName(state, step),
      dossier,
      detail: detailOf(state, step, decided),
    }
  }),
  ends: ends.map((end) => ({ kind: end.kind, id: end.id, amountCents: toWire(end.amount), name: endName(state, end) })),
})
