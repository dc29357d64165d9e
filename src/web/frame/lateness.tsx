import { LATE_AFTER_DAYS } from '../../domain/finding/late-fact.js'
import { dayInFlanders, daysBetween, type Instant, type LocalDate } from '../../domain/shared/time.js'
import { Mark } from './marks.js'
import type { View } from './view.js'

/** Marks a fact that came into the ledger long after its day; who looked meanwhile did not see it. */
export const LateMark = ({ view, on, recordedAt }: { view: View; on: string; recordedAt: string }): JSX.Element => {
  const recordedOn = dayInFlanders(recordedAt as Instant)
  if (daysBetween(on as LocalDate, recordedOn) <= LATE_AFTER_DAYS) return ''
  return <Mark tone="wait" text={view.say('time.recorded-late', { day: view.day(recordedOn) })} />
}
