import type { RuleSet } from '../rule-set/rule-set.js'
import type { Act } from '../shared/act.js'
import type { EventId, PartnerId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { OrganKind } from './events.js'

export type Organ = {
  readonly name: string
  readonly kind: OrganKind
  readonly ofPartner: PartnerId | null
  readonly period: Period
  /** By first day, oldest first; the last one that has begun holds. */
  readonly rules: readonly { readonly from: LocalDate; readonly rules: RuleSet; readonly event: EventId }[]
  readonly event: EventId
  /** Null when it just runs out. */
  readonly dissolved: Act | null
}

/** The rules of an organ on a day: the newest that have begun, else its first. */
export const rulesOn = (organ: Organ, day: LocalDate): RuleSet | undefined =>
  (organ.rules.findLast(({ from }) => from <= day) ?? organ.rules[0])?.rules

/** The organ, with other rules from this day on; of two adopted for the same day the one recorded last holds. */
export const withRules = (organ: Organ, from: LocalDate, rules: RuleSet, event: EventId): Organ => ({
  ...organ,
  rules: [...organ.rules, { from, rules, event }].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
})
