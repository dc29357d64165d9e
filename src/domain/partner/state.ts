import type { Period } from '../shared/period.js'
import type { KboNumber } from './kbo-number.js'

export type Partner = {
  readonly name: string
  readonly kbo: KboNumber | null
  /** From admission until withdrawal. */
  readonly period: Period
}
