import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { pageSize } from '../../projections/page.js'
import type { Queries } from '../../projections/queries.js'
import type { Influence } from '../application/influence/influence.js'
import { subjectPath } from '../domain/house/subject.js'
import { standings } from '../domain/influence/my-input.js'
import { houseId, organId, partnerId } from '../domain/shared/identifiers.js'
import { type LocalDate, localDate } from '../domain/shared/time.js'
import { influenceInputs, influenceTrail, influenceYear, votingPowerAnswer } from './answers/influence.js'
import { found } from './found.js'
import { queryProblems } from './problem-schema.js'
import { fresh, knownAt, ofHouse, paged, pageRequest } from './query-parameters.js'

const year = z.coerce.number().pipe(z.int().min(2000).max(2199))

const asked = z.strictObject({
  ...paged,
  knownAt,
  partner: partnerId.optional(),
  standing: z.enum(standings).optional(),
  year: year.optional(),
  subject: subjectPath.optional().meta({ description: 'Also what falls under it' }),
})

/** What became of input: of a partner, of one contribution or point, of a year; and the formal power of votes. */
export const influenceRoutes = (
  instance: FastifyInstance,
  {
    queries,
    influence,
    today,
  }: { readonly queries: Queries; readonly influence: Influence; readonly today: () => LocalDate },
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const inHouse = { config: { access: 'reads-house' as const } }
  const tags = ['influence']

  app.get('/api/houses/:house/influence/inputs', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'listInputs',
      summary: 'Contributions, signals and points of advice, each with what became of it; the newest first',
      params: ofHouse,
      querystring: asked,
      response: { 200: influenceInputs, ...queryProblems },
    },
    handler: async (request) => {
      const { house } = request.params
      const { query } = request
      found(await queries.findHouse(house), request)
      const filter = {
        partner: query.partner ?? null,
        standing: query.standing ?? null,
        year: query.year ?? null,
        subject: query.subject ?? null,
      }
      const part = { after: query.cursor ?? null, limit: pageSize(pageRequest(query)) }
      const { next, ...answer } = await influence.inputs(house, filter, part, query.knownAt ?? null)
      return { ...answer, nextCursor: next }
    },
  })
  app.get('/api/houses/:house/influence/inputs/:input', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'traceInput',
      summary: 'The way of one contribution or point of advice: into which version, decision, bekrachtiging and money',
      params: z.strictObject({ house: houseId, input: z.string().max(100) }),
      querystring: z.strictObject({ ...fresh, knownAt }),
      response: { 200: influenceTrail, ...queryProblems },
    },
    handler: async (request) => {
      const { house, input } = request.params
      return found(await influence.trail(house, input, request.query.knownAt ?? null), request)
    },
  })
  app.get('/api/houses/:house/influence/years/:year', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'influenceOfYear',
      summary: 'Who was heard in a year, how long answers took and what they said; never about persons',
      params: z.strictObject({ house: houseId, year }),
      querystring: z.strictObject({ ...fresh, knownAt }),
      response: { 200: influenceYear, ...queryProblems },
    },
    handler: async (request) => {
      const { house, year: wanted } = request.params
      found(await queries.findHouse(house), request)
      return influence.year(house, wanted, request.query.knownAt ?? null)
    },
  })
  app.get('/api/houses/:house/influence/voting-power/:organ', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'votingPower',
      summary: 'The formal power of each vote under the rules of an organ (Banzhaf, Shapley–Shubik)',
      params: z.strictObject({ house: houseId, organ: organId }),
      querystring: z.strictObject({ ...fresh, asOf: localDate.optional() }),
      response: { 200: votingPowerAnswer, ...queryProblems },
    },
    handler: async (request) => {
      const { house, organ } = request.params
      return found(await influence.power(house, organ, request.query.asOf ?? today()), request)
    },
  })
}
