import { partnerNow } from '../partner/succession.js'
import type { PartnerId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Agreement, AgreementParty } from './state.js'

/** The parties in whose place this partner stands on a day: itself, and those that merged into it by then. */
export const partiesOf = (
  state: HouseState,
  { parties }: Agreement,
  partner: PartnerId,
  day: LocalDate,
): readonly AgreementParty[] => {
  const now = partnerNow(state, partner, day)
  return parties.filter((party) => partnerNow(state, party.partner, day) === now)
}
