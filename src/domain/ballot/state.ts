import type { DecisionRule } from '../organ/events.js'
import type { Act } from '../shared/act.js'
import type { EventId, MeetingId, OrganId, SeatId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { BallotOutcome, BallotTally, SecretTally, VoteChoice } from './events.js'

export type Vote = {
  readonly choice: VoteChoice
  readonly provisional: boolean
  readonly castOn: LocalDate
  readonly event: EventId
  /** When the own board had spoken; null while it has not, or need not. */
  readonly confirmed: Act | null
}

export type Ballot = {
  readonly organ: OrganId
  readonly openedOn: LocalDate
  readonly proposalVersion: number
  readonly meeting: MeetingId | null
  readonly rule: DecisionRule
  readonly open: boolean
  readonly secret: boolean
  /** Always empty in a secret ballot. */
  readonly votes: ReadonlyMap<SeatId, Vote>
  /** Null while open. */
  readonly outcome: BallotOutcome | null
  /** How many votes of each kind; null while open. */
  readonly tally: SecretTally | null
  /** Of a secret ballot: the seats that took part; null where they are not named, or while open. */
  readonly participants: readonly SeatId[] | null
  readonly event: EventId
  readonly closed: Act | null
}

/** How many votes of each kind, and how many of them are still subject to referral back. */
export const tally = (votes: Iterable<Pick<Vote, 'choice' | 'provisional'>>): BallotTally => {
  const count = { for: 0, against: 0, abstain: 0, provisional: 0 }
  for (const { choice, provisional } of votes) {
    count[choice] += 1
    if (provisional) count.provisional += 1
  }
  return count
}

/** What the rule makes of the votes. A tie rejects; abstentions do not count (rule of local government). */
export const judge = (rule: DecisionRule, votes: SecretTally): BallotOutcome => {
  switch (rule.method) {
    case 'simple-majority':
      return votes.for > votes.against ? 'adopted' : 'rejected'
    case 'consensus':
      return votes.against === 0 && votes.for > 0 ? 'adopted' : 'rejected'
  }
}
