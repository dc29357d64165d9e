import type { OrganId, PartnerId } from '../../shared/identifiers.js'
import type { HouseState } from '../../state.js'

/** The last organ in the line of those that succeeded this one; itself when none did. Two in one line hold the same mandates. */
export const lineOf = (state: HouseState, organ: OrganId): OrganId => {
  let last = organ
  for (;;) {
    const succession = state.organs.get(last)?.succession ?? null
    // No organ succeeds itself, however far down the line: SucceedOrgan refuses that.
    if (succession === null) return last
    last = succession.successor
  }
}

/** The partner that this one is part of by now; itself when it merged into none. */
export const partnerLineOf = (state: HouseState, partner: PartnerId): PartnerId => {
  let last = partner
  for (;;) {
    const merged = state.partners.get(last)?.mergedInto ?? null
    // A partner that has left cannot be merged into, so this comes to an end.
    if (merged === null) return last
    last = merged.partner
  }
}
