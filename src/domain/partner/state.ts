import type { EventId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { KboNumber } from './kbo-number.js'

export type Partner = {
  readonly name: string
  readonly kbo: KboNumber | null
  /** From admission until withdrawal. */
  readonly period: Period
  readonly event: EventId
  /** The event by which it left. */
  readonly leftBy: EventId | null
}
