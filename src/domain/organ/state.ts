import type { RuleSet } from '../rule-set/rule-set.js'
import type { Act } from '../shared/act.js'
import type { EventId, OrganId, PartnerId } from '../shared/identifiers.js'
import type { Period } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { EvaluationAdvice, OrganKind } from './events.js'

/** What an evaluation of the organ came to; its words stay in the log. */
export type OrganEvaluation = Act & { readonly advice: EvaluationAdvice }

/** Which organ stands in the place of another, from its first day on. */
export type Succession = { readonly successor: OrganId; readonly from: LocalDate; readonly event: EventId }

export type Organ = {
  readonly name: string
  readonly kind: OrganKind
  /** The organ it stands under, where organs are tiered. */
  readonly parent: OrganId | null
  readonly ofPartner: PartnerId | null
  readonly period: Period
  /** The last day it was established for; null: lasting. */
  readonly plannedUntil: LocalDate | null
  /** Its establishment. */
  readonly event: EventId
  /** Null when it just runs out, or was succeeded. */
  readonly dissolved: Act | null
  /** Null as long as no other organ took its place. */
  readonly succession: Succession | null
  /** In the order they were recorded. */
  readonly extensions: readonly (Act & { readonly until: LocalDate | null })[]
  readonly evaluations: readonly OrganEvaluation[]
  /** By first day, oldest first; the last one that has begun holds. */
  readonly rules: readonly { readonly from: LocalDate; readonly rules: RuleSet; readonly event: EventId }[]
}

/** The event that gave the organ its last day: its succession, its dissolution, its newest extension, or else its establishment. */
export const endEventOf = ({ succession, dissolved, extensions, event }: Organ): EventId =>
  succession?.event ?? dissolved?.event ?? extensions.at(-1)?.event ?? event

/** The rules of an organ on a day: the newest that have begun, else its first. */
export const rulesOn = (organ: Organ, day: LocalDate): RuleSet | undefined =>
  (organ.rules.findLast(({ from }) => from <= day) ?? organ.rules[0])?.rules

/** The organ, with other rules from this day on; of two adopted for the same day the one recorded last holds. */
export const withRules = (organ: Organ, from: LocalDate, rules: RuleSet, event: EventId): Organ => ({
  ...organ,
  rules: [...organ.rules, { from, rules, event }].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
})
