import type { OrganId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

type Organs = Pick<HouseState, 'organs'>

/**
 * The organ that stands in the place of this one on a day: itself, until another succeeded it (two municipalities that
 * merge). Whoever was named keeps its name in the log; who acts for it is asked here.
 */
export const actsFor = (state: Organs, organ: OrganId, day: LocalDate): OrganId => {
  let acting = organ
  for (;;) {
    const succession = state.organs.get(acting)?.succession ?? null
    // No organ succeeds itself, however far down the line: SucceedOrgan refuses that.
    if (succession === null || day < succession.from) return acting
    acting = succession.successor
  }
}

/** Does this organ act, on that day, for the one that is named: because it is the same, or its successor? */
export const sameOrgan = (state: Organs, named: OrganId, acting: OrganId, day: LocalDate): boolean =>
  actsFor(state, named, day) === acting

/** Of the organs that are named, those that this organ acts for on a day: itself, and whom it succeeded. */
export const namedFor = (
  state: Organs,
  named: readonly OrganId[],
  acting: OrganId,
  day: LocalDate,
): readonly OrganId[] => named.filter((organ) => sameOrgan(state, organ, acting, day))

/** Does the organ exist and act on that day? A former organ does not; its successor does. */
export const isActive = (state: Organs, organ: OrganId, day: LocalDate): boolean => {
  const period = state.organs.get(organ)?.period
  return period !== undefined && covers(period, day)
}

/** Is there, from that day on, nobody any more who acts for this organ? */
export const isGone = (state: Organs, organ: OrganId, day: LocalDate): boolean => {
  const until = state.organs.get(actsFor(state, organ, day))?.period.until ?? null
  return until !== null && until < day
}
