import { type MandateAnswer, type MandateQuestion, resolveMandate } from '../domain/mandate/resolve.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { HouseStates } from './house-states.js'

/** Answers "may we decide this?" from the log itself, without recording anything. */
export type MayDecide = (house: HouseId, question: MandateQuestion) => Promise<MandateAnswer>

export const createMayDecide =
  (houses: HouseStates): MayDecide =>
  async (house, question) =>
    resolveMandate((await houses.load(house)).state, question)
