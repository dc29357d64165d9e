import type { Rows } from '../../src/projecting/projection.js'
import type { Ratifying, Said, Saying } from '../decision-register/ratification.js'
import { existing, type HouseEvent } from '../define.js'
import type { WaitingKind } from './answers.js'

export type WaitingItemRow = {
  /** What it is, and of what: `advice|<advice request>`. */
  readonly item: string
  readonly kind: WaitingKind
  readonly house: string
  /** Null for a signal: it has no dossier yet. */
  readonly dossier: string | null
  readonly organ: string
  readonly about: string
  readonly from_organ: string | null
  readonly seat: string | null
  readonly since: string
  readonly deadline: string | null
  readonly open: number
  readonly position: bigint
}

/** What was said so far about an adopted decision. */
export type WaitingDecisionRow = {
  readonly decision: string
  /** The organ that decided. */
  readonly organ: string
  readonly ratifying: Ratifying
  readonly said: readonly Said[]
}

export type WaitingRuleRow = {
  readonly organ: string
  readonly position: bigint
  readonly starts_on: string
  readonly days: number | null
}

export type WaitingRequestRow = {
  readonly request: string
  readonly of_organ: string | null
  readonly from_organ: string | null
  readonly since: string
  readonly deadline: string
}

export type WaitingDossierRow = {
  readonly dossier: string
  readonly opened_by: string
  readonly withdrawn: boolean
  readonly closed: boolean
  /** The newest decision that put it to another organ, and that organ. */
  readonly proposed_by: string | null
  readonly proposed_to: string | null
}

/** What begins or ends some waiting in a dossier. */
export type OfDossier = HouseEvent<
  | 'AdviceRequested'
  | 'AdviceGiven'
  | 'AdviceWithdrawn'
  | 'ContributionGiven'
  | 'BallotOpened'
  | 'VoteCast'
  | 'DecisionTaken'
  | 'ProposalWithdrawn'
  | 'DossierClosed'
  | 'DossierReopened'
  | Saying
  | 'BekrachtigingConditionMet'
  | 'DecisionAnnulled'
  | 'VerdictRecomputed'
>

export const findDossier = (event: OfDossier, rows: Rows): WaitingDossierRow =>
  existing<WaitingDossierRow>(rows, 'waiting_dossier', event.data.dossier)

/** Puts an item that begins to wait with this event. */
export const wait = (
  rows: Rows,
  event: OfDossier,
  item: Pick<WaitingItemRow, 'item' | 'kind' | 'organ' | 'about'> & Partial<WaitingItemRow>,
): void => {
  const row: WaitingItemRow = {
    house: event.house,
    dossier: event.data.dossier,
    from_organ: null,
    seat: null,
    since: event.effectiveOn,
    deadline: null,
    open: 1,
    position: event.position,
    ...item,
  }
  rows.put('waiting_item', row)
}
