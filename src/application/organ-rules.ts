import { rulesOn } from '../domain/organ/state.js'
import type { RuleSet } from '../domain/rule-set/rule-set.js'
import type { HouseId, OrganId, PartnerId, SeatId } from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import { dayBefore, type Instant, type LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import type { RuleNames } from '../texts/explain-rules.js'
import type { HouseStates } from './house-states.js'

/** Rules that an organ adopted, and the days on which they hold; null is without a known end. */
export type RulesHeld = { readonly from: LocalDate; readonly until: LocalDate | null; readonly rules: RuleSet }

export type OrganRules = {
  readonly organ: { readonly id: OrganId; readonly name: string }
  /** Of the day that was asked; null where the organ does not exist that day, or is not known yet. */
  readonly rules: RuleSet | null
  /** Every set, as known at that moment, oldest first. One that was replaced for its very first day is left out. */
  readonly history: readonly RulesHeld[]
  readonly names: RuleNames
}

type Time = { readonly asOf: LocalDate; readonly knownAt: Instant | null }

/** By which rules an organ meets and decides, as of a day and as known at a moment; null when there is no such organ. */
export type ReadOrganRules = (house: HouseId, organ: OrganId, time: Time) => Promise<OrganRules | null>

/** How seats and partners are called in the rules of a house. */
export const namesOfRules = (state: HouseState): RuleNames => {
  const partner = (id: string): string => state.partners.get(id as PartnerId)?.name ?? id
  return {
    partner,
    seat: (id) => {
      const seat = state.seats.get(id as SeatId)
      if (seat === undefined) return id
      return seat.partner === null ? seat.function : `${seat.function}, ${partner(seat.partner)}`
    },
  }
}

const historyOf = (rules: readonly { readonly from: LocalDate; readonly rules: RuleSet }[]): readonly RulesHeld[] => {
  const held = rules.filter(({ from }, index) => rules[index + 1]?.from !== from)
  return held.map(({ from, rules: set }, index) => {
    const next = held[index + 1]
    return { from, until: next === undefined ? null : dayBefore(next.from), rules: set }
  })
}

/** Asked of the log itself: nothing but the house is needed. */
export const createReadOrganRules =
  (houses: HouseStates): ReadOrganRules =>
  async (house, id, { asOf, knownAt }) => {
    const { state: now } = await houses.load(house)
    const found = now.organs.get(id)
    if (found === undefined) return null
    const { state } = await houses.loadKnownAt(house, knownAt)
    const known = state.organs.get(id)
    const exists = known !== undefined && covers(known.period, asOf)
    return {
      organ: { id, name: found.name },
      rules: exists ? (rulesOn(known, asOf) ?? null) : null,
      history: known === undefined ? [] : historyOf(known.rules),
      names: namesOfRules(now),
    }
  }
