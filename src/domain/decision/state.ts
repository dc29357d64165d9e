import type { Bekrachtiging } from '../bekrachtiging/state.js'
import type { SubjectPath } from '../house/subject.js'
import type { SeatRole } from '../seat/events.js'
import type { EventId, MandateId, OrganId } from '../shared/identifiers.js'
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
  /** How many conditions of its mandate it did not confirm. */
  readonly conditionsUnconfirmed: number
  /** What each ratifying organ said last, in the order they first spoke; empty while nobody has. */
  readonly bekrachtiging: ReadonlyMap<OrganId, Bekrachtiging>
  /** By an authority outside the house; it no longer counts. */
  readonly annulled: Happening | null
  /** What was done to carry it out, in the order it was recorded. */
  readonly executions: readonly (Happening & { readonly irregular: boolean })[]
  readonly published: Happening | null
}
