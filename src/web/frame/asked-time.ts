import type { FastifyRequest } from 'fastify'
import { endOfDayInFlanders, type Instant, type LocalDate } from '../../domain/shared/time.js'
import { dayParameter } from './requests.js'
import type { View } from './view.js'

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
    knownAt: known.day === null ? null : endOfDayInFlanders(known.day),
    notices: [notice, known.notice],
  }
}

/** Does the page show how things stand today, by all that is known? What is shown of another day is read, not changed. */
export const isNow = (view: View, { asOf, knownOn }: Pick<AskedTime, 'asOf' | 'knownOn'>): boolean =>
  asOf === view.today && knownOn === null
