import type { FastifyRequest } from 'fastify'
import type { MeetingTime } from '../../application/meetings.js'
import { endOfDayInFlanders, type LocalDate } from '../../domain/shared/time.js'
import { dayParameter } from '../frame/requests.js'
import type { View } from '../frame/view.js'

/** The days a page speaks of: `asOf` always, `knownOn` when asked. */
export type ShownTime = {
  readonly asOf: LocalDate
  readonly knownOn: LocalDate | null
  readonly notices: readonly (string | null)[]
}

/** The day (`op`) and the knowledge (`bekend`) in the address of a page. */
export const timeOf = (
  request: FastifyRequest,
  view: View,
): { readonly shown: ShownTime; readonly asked: MeetingTime } => {
  const { day: asOf, notice } = dayParameter(request, view, 'op', view.today)
  const known = dayParameter(request, view, 'bekend', null)
  const shown = { asOf, knownOn: known.day, notices: [notice, known.notice] }
  return { shown, asked: { asOf, knownAt: known.day === null ? null : endOfDayInFlanders(known.day) } }
}
