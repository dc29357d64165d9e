import type { Day } from './statement.js'

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The number of days of a month in the Gregorian calendar. */
const daysIn = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (lengths[month - 1] ?? 0)
}

/** The day that digits stand for, or null when it is not on the calendar between 1900 and 2199. */
const dayFrom = (year: string, month: string, day: string): Day | null => {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < 1900 || y > 2199 || d < 1 || d > daysIn(y, m)) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as Day
}

/** A day as CODA writes it: DDMMYY, of this century (version 2 of CODA is younger than that). */
export const dayFromCoda = (text: string): Day | null =>
  /^\d{6}$/.test(text) ? dayFrom(`20${text.slice(4)}`, text.slice(2, 4), text.slice(0, 2)) : null

/** The day of an ISO 8601 date or date with time, as it is written: banks give local time. */
export const dayFromIso = (text: string): Day | null => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? []
  return year === undefined || month === undefined || day === undefined ? null : dayFrom(year, month, day)
}

/** A day as people write it here: dd/mm/yyyy (also with hyphens or points), or ISO 8601. */
export const dayFromText = (text: string): Day | null => {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return year === undefined || month === undefined || day === undefined ? dayFromIso(text) : dayFrom(year, month, day)
}
