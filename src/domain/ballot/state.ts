import type { RuleSet } from '../rule-set/rule-set.js'
import type { Act } from '../shared/act.js'
import type { EventId, MeetingId, OrganId, ProxyId, SeatId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { BallotOutcome, BallotTally, SecretTally, Verdict, VoteChoice } from './events.js'
import type { BallotFacts } from './facts.js'

export type Vote = {
  readonly choice: VoteChoice
  readonly provisional: boolean
  readonly castOn: LocalDate
  /** The proxy through which it was cast; null when the seat voted itself. */
  readonly proxy: ProxyId | null
  /** When it fell away because nobody had confirmed it in time; null while it stands. */
  readonly lapsed: Act | null
  readonly irregular: boolean
  readonly event: EventId
  /** When the own board had spoken; null while it has not, or need not. */
  readonly confirmed: Act | null
}

export type Ballot = {
  readonly organ: OrganId
  readonly openedOn: LocalDate
  readonly proposalVersion: number
  readonly meeting: MeetingId | null
  readonly rules: RuleSet
  readonly round: 1 | 2
  readonly open: boolean
  readonly secret: boolean
  readonly aboutPersons: boolean
  readonly irregular: boolean
  /** Always empty in a secret ballot. */
  readonly votes: ReadonlyMap<SeatId, Vote>
  /** Null while open. */
  readonly outcome: BallotOutcome | null
  /** How many votes of each kind; null while open. */
  readonly tally: SecretTally | null
  /** Of a secret ballot: the seats that took part; null where they are not named, or while open. */
  readonly participants: readonly SeatId[] | null
  /** The newest verdict; null while open, and in ballots closed before verdicts were kept. */
  readonly verdict: Verdict | null
  readonly event: EventId
  readonly closed: Act | null
  /** Ended without outcome: it counts for nothing. Null when it was not. */
  readonly annulled: Act | null
  /**
   * What was known when it was closed, while votes are still subject to referral back: only what becomes of those votes
   * may still change the verdict. Null where nothing can.
   */
  readonly frozen: BallotFacts | null
}

/** How many votes of each kind, and how many of them are still subject to referral back. */
export const tally = (votes: Iterable<Pick<Vote, 'choice' | 'provisional'>>): BallotTally => {
  const count = { for: 0, against: 0, abstain: 0, blank: 0, invalid: 0, provisional: 0 }
  for (const { choice, provisional } of votes) {
    count[choice] += 1
    if (provisional) count.provisional += 1
  }
  return count
}
