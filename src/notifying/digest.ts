import { Temporal } from 'temporal-polyfill'
import type { Instant, LocalDate } from '../domain/shared/time.js'
import { toInstant } from '../domain/shared/time.js'

/** The hour at which the mail of a day goes, in Flanders: before people begin. */
export const DIGEST_HOUR = 7

export type Digest = { readonly day: LocalDate; readonly at: Instant }

/** The first digests after a moment, in order: that one, and those of the days behind it. */
export const digestsAfter = (moment: string, count: number): readonly Digest[] => {
  const now = Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/Brussels')
  const first = now.hour < DIGEST_HOUR ? now.toPlainDate() : now.toPlainDate().add({ days: 1 })
  return Array.from({ length: count }, (_, index) => {
    const day = first.add({ days: index })
    const at = day.toZonedDateTime({ timeZone: 'Europe/Brussels', plainTime: { hour: DIGEST_HOUR } })
    return { day: day.toString() as LocalDate, at: toInstant(new Date(at.epochMilliseconds)) }
  })
}
