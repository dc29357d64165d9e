import type { SubjectPath } from '../house/subject.js'
import type { SeatRole } from '../seat/events.js'
import type { EventId, MandateId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { DecisionOutcome, Standing } from './events.js'

export type Decision = {
  /** The event by which it was taken. */
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
  /** How many conditions of its mandate it did not confirm. */
  readonly conditionsUnconfirmed: number
  /** What the ratifying organ said; null while nobody has. */
  readonly bekrachtiging: 'granted' | 'refused' | 'sent-back' | null
}
