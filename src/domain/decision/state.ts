import type { BallotOutcome } from '../ballot/verdict.js'
import type { Bekrachtiging } from '../bekrachtiging/state.js'
import type { SubjectPath } from '../house/subject.js'
import type { MandateLack } from '../mandate/lack.js'
import type { SeatRole } from '../seat/events.js'
import type { BallotId, EventId, MandateId, MeetingId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { DecisionOutcome, Standing } from './events.js'

/** Something that happened to a decision, with the event that proves it. */
export type Happening = { readonly on: LocalDate; readonly event: EventId }

export type Decision = {
  /** The event `DecisionTaken`. */
  readonly event: EventId
  /** Revision of that event: the order in which decisions were recorded. */
  readonly revision: number
  readonly organ: OrganId
  /** Set when one role-holder decided instead of the whole organ. */
  readonly role: SeatRole | null
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
  /** Does it say why? */
  readonly motivated: boolean
  readonly meeting: MeetingId | null
  /** Of a decision without mandate: what was in the way, as the register stood when it was recorded. */
  readonly lack: MandateLack | null
  /** How many conditions of its mandate it did not confirm. */
  readonly conditionsUnconfirmed: number
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
  /** What each ratifying organ said last, in the order they first spoke; empty while nobody has. */
  readonly bekrachtiging: ReadonlyMap<OrganId, Bekrachtiging>
  /** By an authority outside the house; it no longer counts. */
  readonly annulled: Happening | null
  /** What was done to carry it out, in the order it was recorded. */
  readonly executions: readonly (Happening & { readonly irregular: boolean })[]
  readonly published: Happening | null
}
