import type {
  ActionId,
  AgreementId,
  CandidacyId,
  DelegationId,
  DossierId,
  GoalId,
  MandateId,
  MeetingId,
  OrganId,
  PartnerId,
  SeatId,
} from '../shared/identifiers.js'
import type { HouseState } from '../state.js'

/** One thing of a house whose findings are worked out together. */
export type Scope =
  | { readonly kind: 'dossier'; readonly id: DossierId }
  | { readonly kind: 'organ'; readonly id: OrganId }
  | { readonly kind: 'meeting'; readonly id: MeetingId }
  | { readonly kind: 'mandate'; readonly id: MandateId }
  | { readonly kind: 'seat'; readonly id: SeatId }
  | { readonly kind: 'partner'; readonly id: PartnerId }
  | { readonly kind: 'candidacy'; readonly id: CandidacyId }
  | { readonly kind: 'delegation'; readonly id: DelegationId }
  | { readonly kind: 'goal'; readonly id: GoalId }
  | { readonly kind: 'action'; readonly id: ActionId }
  | { readonly kind: 'agreement'; readonly id: AgreementId }

/** Every scope of a house. */
export const scopesOf = (state: HouseState): readonly Scope[] => [
  ...[...state.dossiers.keys()].map((id): Scope => ({ kind: 'dossier', id })),
  ...[...state.organs.keys()].map((id): Scope => ({ kind: 'organ', id })),
  ...[...state.meetings.keys()].map((id): Scope => ({ kind: 'meeting', id })),
  ...[...state.mandates.keys()].map((id): Scope => ({ kind: 'mandate', id })),
  ...[...state.seats.keys()].map((id): Scope => ({ kind: 'seat', id })),
  ...[...state.partners.keys()].map((id): Scope => ({ kind: 'partner', id })),
  ...[...state.candidacies.keys()].map((id): Scope => ({ kind: 'candidacy', id })),
  ...[...state.delegations.keys()].map((id): Scope => ({ kind: 'delegation', id })),
  ...[...state.goals.keys()].map((id): Scope => ({ kind: 'goal', id })),
  ...[...state.actions.keys()].map((id): Scope => ({ kind: 'action', id })),
  ...[...state.agreements.keys()].map((id): Scope => ({ kind: 'agreement', id })),
]
