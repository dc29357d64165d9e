import { Temporal } from 'temporal-polyfill'
import { type Instant, type LocalDate, toInstant } from '../../domain/shared/time.js'

/** The last moment of a day in Flanders, as an instant in UTC: what was known when that day ended. */
export const endOf = (day: LocalDate): Instant =>
  toInstant(
    new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/Brussels').epochMilliseconds - 1),
  )
