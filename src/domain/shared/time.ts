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

/** The day before; used where a period ends because something else begins. */
export const dayBefore = (day: LocalDate): LocalDate =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString() as LocalDate

/** The day so many days later. */
export const addDays = (day: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(day).add({ days }).toString() as LocalDate

/** The same day of the month so many months later; the last day of that month where it has no such day. */
export const addMonths = (day: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(day).add({ months }).toString() as LocalDate

/** So many calendar days after a day. */
export const daysLater = (day: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(day).add({ days }).toString() as LocalDate

/** The calendar year of a day; yearly limits count per calendar year. */
export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))
