import type { FastifyRequest } from 'fastify'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { InvalidCursor, type Page, type PageRequest } from '../../../projections/page.js'
import type { Queries } from '../../../projections/queries.js'
import { endOfDayInFlanders, type LocalDate, localDate } from '../../domain/shared/time.js'
import { notFound } from '../../http/http-problem.js'
import type { View } from './view.js'

/** The text of one parameter of the address; empty and repeated ones count as not given. */
export const parameter = (request: FastifyRequest, name: string): string | null => {
  const value = (request.query as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

export const queryOf = (request: FastifyRequest): URLSearchParams =>
  new URLSearchParams(request.url.split('?')[1] ?? '')

/** Does the address ask for everything: no filter, no other day? */
export const asksForAll = (query: URLSearchParams): boolean =>
  [...query].every(([name, value]) => value === '' || name === 'minPosition')

/** A day from the address. One that is not on the calendar is reported, and `otherwise` shown. */
export const dayParameter = <Otherwise extends LocalDate | null>(
  request: FastifyRequest,
  view: View,
  name: string,
  otherwise: Otherwise,
): { readonly day: LocalDate | Otherwise; readonly notice: string | null } => {
  const given = parameter(request, name)
  if (given === null) return { day: otherwise, notice: null }
  const parsed = localDate.safeParse(given)
  if (parsed.success) return { day: parsed.data, notice: null }
  const shown = view.day(otherwise ?? view.today)
  return { day: otherwise, notice: view.say('page.bad-day', { day: given.slice(0, 40), shown }) }
}

/** The day a page speaks of (today unless asked), and the day at whose end its knowledge stops (now unless asked). */
export const timeOf = (request: FastifyRequest, view: View, today: LocalDate) => {
  const { day: asOf, notice } = dayParameter(request, view, 'op', today)
  const known = dayParameter(request, view, 'bekend', null)
  const knownAt = known.day === null ? null : endOfDayInFlanders(known.day)
  return { shown: { asOf, knownOn: known.day, notices: [notice, known.notice] }, asked: { asOf, knownAt } }
}

/** As {@link timeOf}, for a page that shows how things stand now unless another day is asked. */
export const askedTimeOf = (request: FastifyRequest, view: View) => {
  const { day: asOf, notice } = dayParameter(request, view, 'op', null)
  const known = dayParameter(request, view, 'bekend', null)
  const knownAt = known.day === null ? null : endOfDayInFlanders(known.day)
  return { shown: { asOf, knownOn: known.day }, notices: [notice, known.notice], asked: { asOf, knownAt } }
}

/** One of a set of known values, or nothing. */
export const oneOf = <Value extends string>(text: string | null, values: readonly Value[]): Value | undefined =>
  values.find((value) => value === text)

export const houseOf = async (queries: Queries, request: FastifyRequest): Promise<HouseSummary> => {
  const { house } = request.params as { house: string }
  const found = await queries.findHouse(house)
  if (found === null) throw notFound(request)
  return found
}

/** Reads a page of a list; with a cursor of another list, its first page and a word about it. */
export const readPage = async <Item>(
  request: FastifyRequest,
  view: View,
  read: (page: PageRequest) => Promise<Page<Item>>,
  limit = 50,
): Promise<{ readonly page: Page<Item>; readonly notice: string | null }> => {
  try {
    return { page: await read({ limit, cursor: parameter(request, 'cursor') }), notice: null }
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error
    return { page: await read({ limit, cursor: null }), notice: view.say('page.bad-cursor') }
  }
}
