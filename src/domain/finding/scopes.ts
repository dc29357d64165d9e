import type {
  ActionId,
  AgreementId,
  AllocationId,
  BankLineId,
  CandidacyId,
  CommitmentId,
  ContributionId,
  DelegationId,
  DossierId,
  GoalId,
  GrantId,
  JustificationId,
  MandateId,
  MeetingId,
  OrganId,
  PartnerId,
  PaymentId,
  RecoveryId,
  SeatId,
  SharedCostId,
} from '../shared/identifiers.js'
import type { HouseState } from '../state.js'

/** Of the money of a house. */
export type MoneyScope =
  | { readonly kind: 'grant'; readonly id: GrantId }
  | { readonly kind: 'allocation'; readonly id: AllocationId }
  | { readonly kind: 'commitment'; readonly id: CommitmentId }
  | { readonly kind: 'payment'; readonly id: PaymentId }
  | { readonly kind: 'justification'; readonly id: JustificationId }
  | { readonly kind: 'recovery'; readonly id: RecoveryId }
  | { readonly kind: 'shared-cost'; readonly id: SharedCostId }
  | { readonly kind: 'bank-line'; readonly id: BankLineId }

/** What was paid under a mandate in a calendar year: told apart from the mandate, because money moves far more often. */
export type MandateYear = {
  readonly kind: 'mandate-year'
  readonly id: string
  readonly mandate: MandateId
  readonly year: number
}

export const mandateYear = (mandate: MandateId, year: number): MandateYear => ({
  kind: 'mandate-year',
  id: `${mandate}/${year}`,
  mandate,
  year,
})

/** A mandate in each year in which anything was paid. */
export const mandateYears = ({ money }: HouseState, mandate: MandateId): readonly MandateYear[] =>
  [...money.places.paidIn.keys()].map((year) => mandateYear(mandate, year))

/** One thing of a house whose findings are worked out together. */
export type Scope =
  | { readonly kind: 'dossier'; readonly id: DossierId }
  | { readonly kind: 'signal'; readonly id: ContributionId }
  | { readonly kind: 'organ'; readonly id: OrganId }
  | { readonly kind: 'meeting'; readonly id: MeetingId }
  | { readonly kind: 'mandate'; readonly id: MandateId }
  | MandateYear
  | { readonly kind: 'seat'; readonly id: SeatId }
  | { readonly kind: 'partner'; readonly id: PartnerId }
  | { readonly kind: 'candidacy'; readonly id: CandidacyId }
  | { readonly kind: 'delegation'; readonly id: DelegationId }
  | { readonly kind: 'goal'; readonly id: GoalId }
  | { readonly kind: 'action'; readonly id: ActionId }
  | { readonly kind: 'agreement'; readonly id: AgreementId }
  | MoneyScope

const moneyScopesOf = ({ money }: HouseState): readonly MoneyScope[] => [
  ...[...money.grants.keys()].map((id): MoneyScope => ({ kind: 'grant', id })),
  ...[...money.allocations.keys()].map((id): MoneyScope => ({ kind: 'allocation', id })),
  ...[...money.commitments.keys()].map((id): MoneyScope => ({ kind: 'commitment', id })),
  ...[...money.payments.keys()].map((id): MoneyScope => ({ kind: 'payment', id })),
  ...[...money.justifications.keys()].map((id): MoneyScope => ({ kind: 'justification', id })),
  ...[...money.recoveries.keys()].map((id): MoneyScope => ({ kind: 'recovery', id })),
  ...[...money.sharedCosts.keys()].map((id): MoneyScope => ({ kind: 'shared-cost', id })),
  ...[...money.bankLines.keys()].map((id): MoneyScope => ({ kind: 'bank-line', id })),
]

/** Every scope of a house. */
export const scopesOf = (state: HouseState): readonly Scope[] => [
  ...[...state.dossiers.keys()].map((id): Scope => ({ kind: 'dossier', id })),
  ...[...state.signals.keys()].map((id): Scope => ({ kind: 'signal', id })),
  ...[...state.organs.keys()].map((id): Scope => ({ kind: 'organ', id })),
  ...[...state.meetings.keys()].map((id): Scope => ({ kind: 'meeting', id })),
  ...[...state.mandates.keys()].map((id): Scope => ({ kind: 'mandate', id })),
  ...[...state.mandates.keys()].flatMap((id) => mandateYears(state, id)),
  ...[...state.seats.keys()].map((id): Scope => ({ kind: 'seat', id })),
  ...[...state.partners.keys()].map((id): Scope => ({ kind: 'partner', id })),
  ...[...state.candidacies.keys()].map((id): Scope => ({ kind: 'candidacy', id })),
  ...[...state.delegations.keys()].map((id): Scope => ({ kind: 'delegation', id })),
  ...[...state.goals.keys()].map((id): Scope => ({ kind: 'goal', id })),
  ...[...state.actions.keys()].map((id): Scope => ({ kind: 'action', id })),
  ...[...state.agreements.keys()].map((id): Scope => ({ kind: 'agreement', id })),
  ...moneyScopesOf(state),
]
