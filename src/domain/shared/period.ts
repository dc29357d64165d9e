import { z } from 'zod'
import { type LocalDate, localDate } from './time.js'

/** From and until are both included; `until` null means without end. */
export type Period = { readonly from: LocalDate; readonly until: LocalDate | null }

export const until = localDate.nullable()

/** Does the period include this day? */
export const covers = (period: Period, day: LocalDate): boolean =>
  period.from <= day && (period.until === null || day <= period.until)

/** Does `outer` include every day of `inner`? */
export const contains = (outer: Period, inner: Period): boolean =>
  outer.from <= inner.from && (outer.until === null || (inner.until !== null && inner.until <= outer.until))

/** Do the periods share at least one day? */
export const overlaps = (a: Period, b: Period): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until)

/** For schemas: an end may not lie before its beginning. */
export const inOrder = (period: { from: LocalDate; until?: LocalDate | null | undefined }): boolean =>
  period.until === null || period.until === undefined || period.from <= period.until

export const endBeforeStart = {
  error: 'lies before the first day of the period; give a day on or after "from"',
  path: ['until'],
}

export const period = z.strictObject({ from: localDate, until }).refine(inOrder, endBeforeStart)
