import type { PartnerId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { DecisionRule, OrganKind } from './events.js'

export type Organ = {
  readonly name: string
  readonly kind: OrganKind
  readonly ofPartner: PartnerId | null
  readonly period: Period
  /** By first day, oldest first; the last one that has begun holds. */
  readonly rules: readonly { readonly from: LocalDate; readonly rule: DecisionRule }[]
}

/** The rule of an organ on a day: the newest that has begun, else its first. */
export const ruleOn = (organ: Organ, day: LocalDate): DecisionRule | undefined =>
  (organ.rules.findLast(({ from }) => from <= day) ?? organ.rules[0])?.rule
