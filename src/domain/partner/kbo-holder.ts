import { type Refused, refuse } from '../shared/decider.js'
import type { PartnerId } from '../shared/identifiers.js'
import { overlaps } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { KboNumber } from './kbo-number.js'

/** Refuses a KBO number that another partner holds on this day or later; those in `except` stop before it. */
export const kboMustBeFree = (
  state: HouseState,
  kbo: KboNumber | null,
  from: LocalDate,
  field: string,
  except: readonly PartnerId[] = [],
): Refused | null => {
  if (kbo === null) return null
  // Recorded for an earlier day, it would still meet a later admission of the same number.
  const presence = { from, until: null }
  const holder = state.partners.find(
    (other, id) => other.kbo === kbo && !except.includes(id) && overlaps(other.period, presence),
  )
  return holder === undefined ? null : refuse('partner.kbo-taken', field, { partner: holder.name })
}
