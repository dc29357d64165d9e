import { ratifiedAmount } from '../bekrachtiging/status.js'
import { decisionsUnder } from '../decision/places.js'
import { isWaiting, usedThisYear } from '../decision/standing.js'
import type { MandateId } from '../shared/identifiers.js'
import { addCents, type Cents, toCents, toWire, type WireCents } from '../shared/money.js'
import { type LocalDate, yearOf } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { mayDecide } from './chain.js'
import type { MandateChain } from './events.js'
import { termsOn } from './state.js'

/** What became of the yearly limit of one mandate, in eurocents. */
export type MandateUse = {
  readonly mandate: MandateId
  readonly year: number
  readonly limitCents: WireCents
  /** Decided and final. */
  readonly usedCents: WireCents
  /** Decided, and still waiting for bekrachtiging. */
  readonly reservedCents: WireCents
  /** 0 when more was decided than the limit allows. */
  readonly leftCents: WireCents
}

const reservedIn = (state: HouseState, mandate: MandateId, year: number): Cents => {
  let reserved = 0n as Cents
  for (const { decision } of decisionsUnder(state, mandate, { year })) {
    const amount = ratifiedAmount(decision)
    if (!isWaiting(decision) || amount === null || yearOf(decision.countsOn) !== year) continue
    reserved = addCents(reserved, amount)
  }
  return reserved
}

/** How much of the limit of a calendar year is used by final decisions, reserved by waiting ones, and left. */
export const useOf = (state: HouseState, mandate: MandateId, limit: WireCents, year: number): MandateUse => {
  const taken = usedThisYear(state, mandate, year)
  const reserved = reservedIn(state, mandate, year)
  const left = toCents(limit) - taken
  return {
    mandate,
    year,
    limitCents: limit,
    usedCents: toWire((taken - reserved) as Cents),
    reservedCents: toWire(reserved),
    leftCents: toWire((left > 0n ? left : 0n) as Cents),
  }
}

/** The use of every mandate along a chain that limits what may be decided in the year of this day. */
export const useAlong = (state: HouseState, chain: MandateChain, on: LocalDate): readonly MandateUse[] =>
  chain.flatMap(({ mandate: id }) => {
    const mandate = state.mandates.get(id)
    const terms = mandate === undefined ? null : termsOn(mandate, on)
    if (terms === null || !mayDecide(terms) || terms.limits.perYearCents === null) return []
    return [useOf(state, id, terms.limits.perYearCents, yearOf(on))]
  })
