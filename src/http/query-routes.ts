import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Past } from '../../projections/queries.js'
import type { Acts } from '../application/acts/acts.js'
import type { HouseStates } from '../application/house-states.js'
import type { Influence } from '../application/influence/influence.js'
import type { MayDecide } from '../application/may-decide.js'
import type { Meetings } from '../application/meetings.js'
import type { Money } from '../application/money/money.js'
import { housesOf } from '../application/principal.js'
import { subjectPath } from '../domain/house/subject.js'
import { seatRole } from '../domain/seat/events.js'
import { houseId, mandateId, organId } from '../domain/shared/identifiers.js'
import { cents, toCents } from '../domain/shared/money.js'
import { type LocalDate, localDate } from '../domain/shared/time.js'
import { actRoutes } from './act-routes.js'
import { listOf, pageOf } from './answers/answer.js'
import { houseSummary } from './answers/houses.js'
import { mandateAnswer, mandateEntry, mandateHistory } from './answers/mandates.js'
import { organEntry, partnerEntry } from './answers/organs-and-seats.js'
import { namedSeat } from './answers/persons.js'
import { ballotRoutes } from './ballot-routes.js'
import { dossierRoutes } from './dossier-routes.js'
import { findingRoutes } from './finding-routes.js'
import { found, inKnownHouse, listed } from './found.js'
import { influenceRoutes } from './influence-routes.js'
import { mandateRoutes } from './mandate-routes.js'
import { meetingRoutes } from './meeting-routes.js'
import { moneyExportRoutes } from './money-export-routes.js'
import { moneyRoutes } from './money-routes.js'
import { organRoutes } from './organ-routes.js'
import { type PersonDependencies, personRoutes } from './person-routes.js'
import { queryProblems, signedInProblems } from './problem-schema.js'
import { fresh, inTime, knownAt, ofHouse, paged, pageRequest, timeAsked, wholeNumber } from './query-parameters.js'
import { templateRoutes } from './template-routes.js'

export type QueryDependencies = PersonDependencies & {
  /** Dossiers, decisions and what waits, as of another day or as known at another moment. */
  readonly past: Past
  readonly mayDecide: MayDecide
  readonly houses: HouseStates
  readonly acts: Acts
  readonly meetings: Meetings
  readonly money: Money
  readonly influence: Influence
  /** Resolves when the projections hold the position; throws when that takes too long. */
  readonly waitForPosition: (position: bigint) => Promise<void>
  readonly today: () => LocalDate
}

/** The questions of the read side as `GET /api/…`. */
export const queryRoutes = (instance: FastifyInstance, dependencies: QueryDependencies): void => {
  const { queries, people, mayDecide, waitForPosition, today } = dependencies
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const inHouse = { config: { access: 'reads-house' as const } }

  instance.addHook('preHandler', async (request) => {
    const { minPosition } = request.query as { minPosition?: string }
    if (minPosition !== undefined) await waitForPosition(BigInt(minPosition))
  })

  const time = timeAsked(today)
  const known = inKnownHouse(queries)

  app.get('/api/houses', {
    config: { access: 'signed-in' },
    schema: {
      tags: ['registers'],
      operationId: 'listHouses',
      querystring: z.strictObject(paged),
      response: { 200: pageOf(houseSummary), ...signedInProblems },
    },
    handler: async ({ query, principal }) => {
      const houses = housesOf(principal)
      if (houses === 'every') return queries.listHouses(pageRequest(query))
      const own = await Promise.all(houses.map((house) => queries.findHouse(house)))
      return { items: own.filter((house) => house !== null), nextCursor: null }
    },
  })
  app.get('/api/houses/:house', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findHouse',
      params: ofHouse,
      querystring: z.strictObject(fresh),
      response: { 200: houseSummary, ...queryProblems },
    },
    handler: async (request) => found(await queries.findHouse(request.params.house), request),
  })
  app.get('/api/houses/:house/organs', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listOrgans',
      params: ofHouse,
      querystring: z.strictObject(inTime),
      response: { 200: listOf(organEntry), ...queryProblems },
    },
    handler: (request) =>
      known(request, request.params.house, listed(queries.listOrgans(request.params.house, time(request.query)))),
  })
  app.get('/api/houses/:house/partners', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listPartners',
      params: ofHouse,
      querystring: z.strictObject(inTime),
      response: { 200: listOf(partnerEntry), ...queryProblems },
    },
    handler: (request) =>
      known(request, request.params.house, listed(queries.listPartners(request.params.house, time(request.query)))),
  })
  app.get('/api/houses/:house/seats', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listSeats',
      params: ofHouse,
      querystring: z.strictObject({ ...inTime, organ: organId.optional() }),
      response: { 200: listOf(namedSeat), ...queryProblems },
    },
    handler: async (request) => {
      const { params, query } = request
      const seats = await queries.listSeats(params.house, { ...time(query), organ: query.organ })
      return known(request, params.house, listed(people.nameSeats(seats)))
    },
  })
  app.get('/api/houses/:house/mandates', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'readMandateRegister',
      params: ofHouse,
      querystring: z.strictObject({ ...inTime, organ: organId.optional(), subject: subjectPath.optional() }),
      response: { 200: listOf(mandateEntry), ...queryProblems },
    },
    handler: (request) => {
      const { params, query } = request
      const asked = { ...time(query), organ: query.organ, subject: query.subject }
      return known(request, params.house, listed(queries.readMandateRegister(params.house, asked)))
    },
  })
  app.get('/api/houses/:house/mandates/:mandate', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findMandate',
      params: z.strictObject({ house: houseId, mandate: mandateId }),
      querystring: z.strictObject({ ...fresh, knownAt }),
      response: { 200: mandateHistory, ...queryProblems },
    },
    handler: async (request) => {
      const { house, mandate } = request.params
      return found(await queries.findMandate(house, mandate, { knownAt: request.query.knownAt ?? null }), request)
    },
  })
  app.get('/api/houses/:house/may-decide', {
    ...inHouse,
    schema: {
      tags: ['questions'],
      operationId: 'mayDecide',
      summary: 'May this organ decide this, on this day, and what still has to happen?',
      params: ofHouse,
      querystring: z.strictObject({
        organ: organId,
        role: seatRole.optional(),
        subject: subjectPath,
        amountCents: wholeNumber.transform(Number).pipe(cents).optional(),
        on: localDate.optional(),
        knownAt,
      }),
      response: { 200: mandateAnswer, ...queryProblems },
    },
    handler: ({ params, query }) => {
      const question = {
        organ: query.organ,
        role: query.role ?? null,
        subject: query.subject,
        amount: query.amountCents === undefined ? null : toCents(query.amountCents),
        on: query.on ?? today(),
      }
      return mayDecide(params.house, question, query.knownAt ?? null)
    },
  })

  mandateRoutes(instance, dependencies)
  dossierRoutes(instance, dependencies)
  findingRoutes(instance, { queries, today })
  ballotRoutes(instance, dependencies.houses)
  organRoutes(instance, dependencies)
  templateRoutes(instance, dependencies)
  actRoutes(instance, dependencies)
  meetingRoutes(instance, dependencies)
  moneyRoutes(instance, dependencies)
  influenceRoutes(instance, dependencies)
  moneyExportRoutes(instance, dependencies)
  personRoutes(instance, dependencies)
}
