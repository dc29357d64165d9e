import type { Commitment } from '../../commitment/state.js'
import { earlierDay } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import { type About, finding } from '../finding.js'
import { extendedUntil } from './allocations.js'
import { PAID_WITHIN_DAYS } from './money-days.js'
import { reportOpen } from './money-span.js'
import type { Report } from './rule.js'

/** Promised on a day on which the grant did not run; put right by a grant that runs longer, or by releasing all of it. */
const outsidePeriod = (state: HouseState, commitment: Commitment, about: About, report: Report): void => {
  const { breaks, entered, amount, released, grant: id } = commitment
  if (!breaks.includes('grant.outside-period')) return
  const grant = state.money.grants.get(id)
  const extended = grant === undefined ? null : extendedUntil(grant, entered.on)
  const [first = entered.event, ...others] = commitment.events
  report(
    finding('commitment.outside-period', about, {
      since: entered.on,
      healedOn: earlierDay(extended, amount === 0n ? released : null),
      events: [first, ...others],
      details: { grant: id },
    }),
  )
}

/** What is irregular about a commitment. */
export const commitmentFindings = (state: HouseState, commitment: Commitment, about: About, report: Report): void => {
  outsidePeriod(state, commitment, about, report)
  reportOpen('commitment.unpaid', about, commitment.open, PAID_WITHIN_DAYS, report)
}
