import type { FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import type { Instant, LocalDate } from '../../domain/shared/time.js'
import { toInstant } from '../../domain/shared/time.js'
import { dayParameter } from './requests.js'
import type { View } from './view.js'

/** The last moment of a day in Flanders, as an instant in UTC: what was known when that day ended. */
export const endOf = (day: LocalDate): Instant =>
  toInstant(
    new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/Brussels').epochMilliseconds - 1),
  )

/** The days a page speaks of: `asOf` always, `knownOn` when asked. */
export type AskedTime = {
  readonly asOf: LocalDate
  readonly knownOn: LocalDate | null
  readonly knownAt: Instant | null
  /** What was wrong with the days that were asked. */
  readonly notices: readonly (string | null)[]
}

/** The day (`op`) and the knowledge (`bekend`) that the address asks for; today and all that is known otherwise. */
export const askedTime = (request: FastifyRequest, view: View): AskedTime => {
  const { day: asOf, notice } = dayParameter(request, view, 'op', view.today)
  const known = dayParameter(request, view, 'bekend', null)
  return {
    asOf,
    knownOn: known.day,
    knownAt: known.day === null ? null : endOf(known.day),
    notices: [notice, known.notice],
  }
}
