import { type Refused, refuse } from '../shared/decider.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { MandateFound } from './events.js'
import { termsOn } from './state.js'

/** The conditions in words of the mandate that a decision rests on, and whether it must confirm each of them. */
export const conditionsOf = (
  state: HouseState,
  found: Pick<MandateFound, 'mandate'> | null,
  day: LocalDate,
): { readonly conditions: readonly string[]; readonly mustBeConfirmed: boolean } => {
  const mandate = found === null ? undefined : state.mandates.get(found.mandate)
  const terms = mandate === undefined ? null : termsOn(mandate, day)
  return {
    conditions: terms?.limits.conditions ?? [],
    mustBeConfirmed: terms?.confirmConditions === true,
  }
}

/** The conditions of the mandate that were not confirmed. */
export const unconfirmed = (
  state: HouseState,
  found: Pick<MandateFound, 'mandate'> | null,
  confirmed: readonly string[],
  day: LocalDate,
): readonly string[] => conditionsOf(state, found, day).conditions.filter((condition) => !confirmed.includes(condition))

/** Refuses a confirmed condition that the mandate does not have; null when it has them all. */
export const conditionsMustExist = (
  state: HouseState,
  found: MandateFound | null,
  confirmed: readonly string[],
  day: LocalDate,
): Refused | null => {
  const { conditions } = conditionsOf(state, found, day)
  const unknown = confirmed.findIndex((condition) => !conditions.includes(condition))
  if (unknown === -1) return null
  return refuse('decision.condition-unknown', `conditionsConfirmed.${unknown}`, { condition: confirmed[unknown] ?? '' })
}

/** Refuses what is adopted without confirming every condition, where the mandate asks to; null otherwise. */
export const conditionsMustBeConfirmed = (
  state: HouseState,
  found: MandateFound | null,
  confirmed: readonly string[],
  day: LocalDate,
): Refused | null => {
  if (!conditionsOf(state, found, day).mustBeConfirmed) return null
  const [missing] = unconfirmed(state, found, confirmed, day)
  return missing === undefined
    ? null
    : refuse('decision.conditions-unconfirmed', 'conditionsConfirmed', { condition: missing })
}
