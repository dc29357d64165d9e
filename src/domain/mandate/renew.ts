import { type Refused, refuse } from '../shared/decider.js'
import type { MandateId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { findStanding, grantorMustHold, isRefused } from './grantor.js'
import { lastingUntil } from './state.js'

/** A mandate to renew until a day (null: without end); `field` is the field of the command that names it. */
export type Renewal = { readonly mandate: MandateId; readonly until: LocalDate | null; readonly field: string }

/** Refuses when the mandate cannot be renewed like this on that day; null when it can. */
export const mustBeRenewable = (
  state: HouseState,
  { mandate, until, field }: Renewal,
  day: LocalDate,
): Refused | null => {
  // After its end a new mandate is granted: a renewal would make the gap look mandated.
  const found = findStanding(state, mandate, day, field)
  if (isRefused(found)) return found
  if (until !== null && (found.period.until === null || until <= found.period.until)) {
    return refuse('period.ends-before-start', 'until')
  }
  const terms = found.terms.at(-1)?.terms
  if (terms === undefined) return refuse('mandate.unknown', field)
  return grantorMustHold(state, found, { subject: found.subject, terms, period: { from: day, until } }, day)
}

/**
 * The renewals in an order in which each can be carried out after those before it, as one mandate may rest on another of
 * them; `stuck` are those that cannot, each with why.
 */
export const inOrderOfRenewal = <One extends Renewal>(
  state: HouseState,
  renewals: readonly One[],
  day: LocalDate,
): {
  readonly order: readonly One[]
  readonly stuck: readonly { readonly renewal: One; readonly refused: Refused }[]
} => {
  const order: One[] = []
  let { mandates } = state
  let left = renewals
  for (;;) {
    const stuck: { renewal: One; refused: Refused }[] = []
    for (const renewal of left) {
      const refused = mustBeRenewable({ ...state, mandates }, renewal, day)
      if (refused !== null) stuck.push({ renewal, refused })
      else {
        mandates = mandates.update(renewal.mandate, (mandate) => mandate && lastingUntil(mandate, renewal.until))
        order.push(renewal)
      }
    }
    if (stuck.length === 0 || stuck.length === left.length) return { order, stuck }
    left = stuck.map(({ renewal }) => renewal)
  }
}
