import type { SubjectPath } from '../house/subject.js'
import type { MandateLack } from '../mandate/lack.js'
import type { Act } from '../shared/act.js'
import type { BallotId, EventId, MandateId, MeetingId, OrganId } from '../shared/identifiers.js'
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
  /** What the ratifying organ said; null while nobody has. */
  readonly bekrachtiging: 'granted' | 'refused' | 'sent-back' | null
  /** The act by which it said so. */
  readonly settled: Act | null
  readonly meeting: MeetingId | null
  readonly ballot: BallotId | null
  /** Does it say why? */
  readonly motivated: boolean
  readonly conditionsConfirmed: readonly string[]
  /** Of a decision without mandate: what was in the way, as the register stood when it was recorded. */
  readonly lack: MandateLack | null
  readonly event: EventId
}
