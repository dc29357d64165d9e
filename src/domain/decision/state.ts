import type { BallotOutcome } from '../ballot/verdict.js'
import type { SubjectPath } from '../house/subject.js'
import type { BallotId, MandateId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { DecisionOutcome, Standing } from './events.js'

export type Decision = {
  readonly organ: OrganId
  readonly decidedOn: LocalDate
  readonly outcome: DecisionOutcome
  readonly subject: SubjectPath
  readonly amount: Cents | null
  readonly proposalVersion: number
  readonly standing: Standing
  /** The mandate it rests on (or by which it was healed) and all above it; empty without one. */
  readonly chain: readonly MandateId[]
  /** The day whose calendar year its amount counts in: when it was decided, or healed. */
  readonly countsOn: LocalDate
  /** The ballot whose outcome it is; null when it was decided without one. */
  readonly ballot: BallotId | null
  /** What its ballot had come to when it was taken; null without a ballot, or without a verdict of it. */
  readonly judged: BallotOutcome | null
  /** Votes in its ballot are still subject to referral back (S3 ch.2 §2.2). */
  readonly provisional: boolean
  /** Its ballot no longer gives it: a vote was confirmed otherwise, or fell away. */
  readonly fallen: boolean
  /** The last day on which those votes may be confirmed; null without such a day. */
  readonly referralBackUntil: LocalDate | null
  /** What the ratifying organ said; null while nobody has. */
  readonly bekrachtiging: 'granted' | 'refused' | 'sent-back' | null
}
