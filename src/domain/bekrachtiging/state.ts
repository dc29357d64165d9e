import type { EventId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { BekrachtigingOutcome } from './events.js'

/** A condition that a ratifying organ set; the decision is final only once each is met. */
export type Condition = {
  readonly number: number
  readonly metOn: LocalDate | null
  /** The event by which it was met; null while it is open. */
  readonly metBy: EventId | null
}

/** A point with which a decision was sent back; a next version says what was done with it. */
export type Remark = {
  readonly number: number
  readonly answeredIn: number | null
  /** The event (the next version) that answered it; null while it is open. */
  readonly answeredBy: EventId | null
}

/** What one ratifying organ said about a decision: its last word. */
export type Bekrachtiging = {
  readonly organ: OrganId
  readonly outcome: BekrachtigingOutcome
  readonly on: LocalDate
  readonly event: EventId
  /** The lower amount it granted; null when it granted the whole amount, none is involved, or it did not grant. */
  readonly amount: Cents | null
  /** Articles or parts it left out, as the decision numbers or names them. */
  readonly struck: readonly string[]
  /** The numbers of the articles of the decided version that it left out. */
  readonly struckArticles: readonly number[]
  /** Of a grant only. */
  readonly conditions: readonly Condition[]
  readonly remarks: readonly Remark[]
}
