import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import type { HouseStates } from '../application/house-states.js'
import { createRenewals } from '../application/renewals.js'
import { createWhoMayDecide } from '../application/who-may-decide.js'
import { houseId, mandateId } from '../domain/shared/identifiers.js'
import { type LocalDate, localDate } from '../domain/shared/time.js'
import { listOf } from './answers/answer.js'
import { mandateChain, renewalEntry, whoMayDecideChanges, whoMayDecideEntry } from './answers/mandates.js'
import { found, inKnownHouse, listed } from './found.js'
import { queryProblems } from './problem-schema.js'
import { fresh, inTime, knownAt, moment, ofHouse, wholeNumber } from './query-parameters.js'

/** Ten years: nobody plans renewals further ahead. */
const FURTHEST_AHEAD = 3653
const HALF_A_YEAR = 183

const within = wholeNumber
  .transform(Number)
  .refine((days) => days <= FURTHEST_AHEAD, { error: `must be at most ${FURTHEST_AHEAD} days` })
  .optional()
  .meta({ description: `How many days ahead to look; ${HALF_A_YEAR} when left out` })

/** Who may decide what, how that changed, and what lapses: asked of the log itself. */
export const mandateRoutes = (
  instance: FastifyInstance,
  {
    houses,
    queries,
    today,
  }: { readonly houses: HouseStates; readonly queries: Queries; readonly today: () => LocalDate },
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const whoMayDecide = createWhoMayDecide(houses)
  const renewals = createRenewals(houses)
  const known = inKnownHouse(queries)
  const inHouse = { config: { access: 'reads-house' as const } }

  app.get('/api/houses/:house/mandates/:mandate/chain', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'readMandateChain',
      params: z.strictObject({ house: houseId, mandate: mandateId }),
      querystring: z.strictObject(inTime),
      response: { 200: mandateChain, ...queryProblems },
    },
    handler: ({ params, query }) =>
      whoMayDecide.chain(params.house, params.mandate, {
        asOf: query.asOf ?? today(),
        knownAt: moment(query.knownAt),
      }),
  })

  app.get('/api/houses/:house/who-may-decide', {
    ...inHouse,
    schema: {
      tags: ['questions'],
      operationId: 'whoMayDecide',
      summary: 'Who may decide what: every subject with every organ that has a mandate about it',
      params: ofHouse,
      querystring: z.strictObject(inTime),
      response: { 200: listOf(whoMayDecideEntry), ...queryProblems },
    },
    handler: (request) => {
      const { params, query } = request
      const time = { asOf: query.asOf ?? today(), knownAt: moment(query.knownAt) }
      return known(request, params.house, listed(whoMayDecide.register(params.house, time)))
    },
  })

  app.get('/api/houses/:house/who-may-decide/changes', {
    ...inHouse,
    schema: {
      tags: ['questions'],
      operationId: 'compareWhoMayDecide',
      summary: 'What was added, ended and changed between two days',
      params: ofHouse,
      querystring: z.strictObject({
        ...fresh,
        from: localDate.meta({ description: 'The first of the two days' }),
        to: localDate.optional().meta({ description: 'The other day; today when left out' }),
        knownAt,
      }),
      response: { 200: whoMayDecideChanges, ...queryProblems },
    },
    handler: async (request) => {
      const { params, query } = request
      found(await queries.findHouse(params.house), request)
      return whoMayDecide.changes(params.house, {
        from: query.from,
        to: query.to ?? today(),
        knownAt: moment(query.knownAt),
      })
    },
  })

  app.get('/api/houses/:house/renewals', {
    ...inHouse,
    schema: {
      tags: ['questions'],
      operationId: 'listRenewals',
      summary: 'Which mandates and seats lapse, and until when they could be renewed',
      params: ofHouse,
      querystring: z.strictObject({
        ...fresh,
        on: localDate.optional().meta({ description: 'The first day to look at; today when left out' }),
        within,
      }),
      response: { 200: listOf(renewalEntry), ...queryProblems },
    },
    handler: (request) => {
      const { params, query } = request
      const question = { on: query.on ?? today(), within: query.within ?? HALF_A_YEAR }
      return known(request, params.house, listed(renewals(params.house, question)))
    },
  })
}
