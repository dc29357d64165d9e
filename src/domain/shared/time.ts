import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Brand } from './identifiers.js'
import { structured } from './privacy.js'

/** A calendar day, `YYYY-MM-DD`. Compares correctly as text. */
export type LocalDate = Brand<string, 'LocalDate'>

/** A moment in UTC to the millisecond, `YYYY-MM-DDThh:mm:ss.sssZ`. Compares correctly as text. */
export type Instant = Brand<string, 'Instant'>

const isCalendarDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** A day that exists on the calendar between 1900 and 2199: 2025-02-30 is refused. */
export const localDate = structured(
  z
    .string()
    .refine((text) => isCalendarDay(text) && text >= '1900-01-01' && text <= '2199-12-31', {
      error: 'is not a day on the calendar; write it as year-month-day, for example 2026-02-28',
    })
    .meta({ format: 'date' })
    .brand<'LocalDate'>(),
)

/** The form of a time of day, as in the published schemas. */
export const timeOfDayPattern = /^([01]\d|2[0-3]):[0-5]\d$/

/** A time of day in Flanders, `hh:mm`. Compares correctly as text. */
export const timeOfDay = structured(
  z.string().regex(timeOfDayPattern, { error: 'is not a time of day; write it as hours:minutes, for example 19:30' }),
)
export type TimeOfDay = z.output<typeof timeOfDay>

/** Reads a day; throws a RangeError when it is not on the calendar. For literals and trusted text. */
export const toLocalDate = (text: string): LocalDate => {
  if (!isCalendarDay(text)) throw new RangeError(`${text} is not a calendar day`)
  return text as LocalDate
}

/** The UTC moment of a JavaScript date, to the millisecond. */
export const toInstant = (date: Date): Instant => date.toISOString() as Instant

/** The day in Flanders at a moment: what "today" means to a secretary. */
export const dayInFlanders = (instant: Instant): LocalDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Brussels').toPlainDate().toString() as LocalDate

/** The last moment of a day in Flanders: what was known when that day ended. */
export const endOfDayInFlanders = (day: LocalDate): Instant =>
  toInstant(
    new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/Brussels').epochMilliseconds - 1),
  )

/** The moment at which it is this hour of a day in Flanders; an hour that the clock skips is an hour later. */
export const momentInFlanders = (day: LocalDate, at: TimeOfDay): Instant =>
  toInstant(new Date(Temporal.PlainDateTime.from(`${day}T${at}`).toZonedDateTime('Europe/Brussels').epochMilliseconds))

/** The day before; used where a period ends because something else begins. */
export const dayBefore = (day: LocalDate): LocalDate =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString() as LocalDate

const DAY_IN_MILLISECONDS = 86_400_000

/** Days since 1 January 1970. Plain arithmetic: rules count days for every event of the log. */
const dayNumber = (day: LocalDate): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_IN_MILLISECONDS

/** The day so many calendar days later; earlier when `days` is negative. */
export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date((dayNumber(day) + days) * DAY_IN_MILLISECONDS).toISOString().slice(0, 10) as LocalDate

/** How many calendar days after `from` a day lies; negative when it lies before. */
export const daysBetween = (from: LocalDate, until: LocalDate): number => dayNumber(until) - dayNumber(from)

/** Of two days, the later. */
export const later = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? other : one)

/** The earlier of two days; null stands for never. */
export const earlierDay = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || (b !== null && b < a) ? b : a

/** The same day of the month so many months later; the last day of that month where it has no such day. */
export const addMonths = (day: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(day).add({ months }).toString() as LocalDate

/** The calendar year of a day; yearly limits count per calendar year. */
export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))
