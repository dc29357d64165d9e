import type { Advice, AdviceRequest } from '../advice/state.js'
import type { Ballot } from '../ballot/state.js'
import type { Contribution } from '../contribution/state.js'
import type { Decision } from '../decision/state.js'
import type { DomainEvent } from '../events.js'
import type { GoalLink } from '../goal/state.js'
import type { SubjectPath } from '../house/subject.js'
import type { Act } from '../shared/act.js'
import type { Happened } from '../shared/event.js'
import type {
  AdviceId,
  AdviceRequestId,
  BallotId,
  ContributionId,
  DecisionId,
  DossierId,
  EventId,
  OrganId,
  PartnerId,
} from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { HouseState } from '../state.js'
import type { ProposalContent } from './events.js'

/** What the rules need to know of a version; the words of older ones stay in the log. */
export type ProposalVersion = Act & {
  /** How many numbered articles it has; 0 when it is running text only. */
  readonly articles: number
  readonly amount: Cents | null
  readonly beneficiary: PartnerId | null
}

/** A dossier was closed: by whom, what was still open, and why that stayed so. */
export type Closing = Act & {
  readonly by: OrganId
  /** How many had no answer on that day. */
  readonly unanswered: { readonly contributions: number; readonly points: number }
  readonly unansweredBecause: string | null
  readonly reopened: Act | null
}

export type Dossier = {
  readonly title: string
  readonly subject: SubjectPath
  readonly openedBy: OrganId
  /** Version 1 first. */
  readonly versions: readonly ProposalVersion[]
  /** What the newest version says; null before there is a proposal. */
  readonly content: ProposalContent | null
  readonly withdrawn: boolean
  readonly withdrawal: Act | null
  readonly contributions: ReadonlyMap<ContributionId, Contribution>
  readonly adviceRequests: ReadonlyMap<AdviceRequestId, AdviceRequest>
  readonly advices: ReadonlyMap<AdviceId, Advice>
  readonly ballots: ReadonlyMap<BallotId, Ballot>
  /** In the order they were recorded. */
  readonly decisions: ReadonlyMap<DecisionId, Decision>
  /** The goals it serves. */
  readonly goals: readonly GoalLink[]
  /** In order; the last one holds unless it was reopened. */
  readonly closings: readonly Closing[]
  /** Every entry so far: what a rectification may name. */
  readonly entries: readonly EventId[]
  /** Revision of the newest entry: the dossier's version for If-Match. */
  readonly revision: number
}

/** The number of the newest version; 0 before there is a proposal. */
export const newestVersion = (dossier: Dossier): number => dossier.versions.length

/** A copy of the map with one entry set. */
export const withEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> =>
  new Map(map).set(key, value)

/** Changes one dossier and notes the event among its entries. */
export const changeDossier = (
  state: HouseState,
  id: DossierId,
  event: Pick<Happened<DomainEvent>, 'id' | 'revision'>,
  change: (dossier: Dossier) => Partial<Dossier>,
): HouseState => {
  const dossier = state.dossiers.get(id)
  if (dossier === undefined) return state
  const changed = {
    ...dossier,
    ...change(dossier),
    entries: [...dossier.entries, event.id],
    revision: event.revision,
  }
  return { ...state, dossiers: state.dossiers.set(id, changed) }
}
