import { type MandateAnswer, type MandateQuestion, resolveMandate } from '../domain/mandate/resolve.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { Instant } from '../domain/shared/time.js'
import type { HouseStates } from './house-states.js'

/**
 * Answers "may we decide this?" from the log itself, without recording anything; by what was known at a moment when one
 * is given.
 */
export type MayDecide = (house: HouseId, question: MandateQuestion, knownAt?: Instant | null) => Promise<MandateAnswer>

export const createMayDecide =
  (houses: HouseStates): MayDecide =>
  async (house, question, knownAt = null) =>
    resolveMandate((await houses.loadKnownAt(house, knownAt)).state, question)
