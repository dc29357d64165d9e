import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import type { Money } from '../application/money/money.js'
import { tellReceived } from '../application/money/tell-received.js'
import { tellCheck, tellGrant, tellOpenEnds, tellYear } from '../application/money/tell-reports.js'
import { budgetYear } from '../domain/money/terms.js'
import { grantId, houseId, partnerId } from '../domain/shared/identifiers.js'
import { listOf } from './answers/answer.js'
import { moneyCheck, moneyGrant, moneyOpenEnds, moneyReceived, moneyTrace, moneyYear } from './answers/money.js'
import { found, inKnownHouse, listed } from './found.js'
import { moneyThreeSixtyGivingRoute } from './money-360giving-route.js'
import { moneySampleRoute } from './money-sample-route.js'
import { queryProblems } from './problem-schema.js'
import { fresh, knownAt, ofHouse, whenever } from './query-parameters.js'

const asked = z.strictObject({ ...fresh, ...whenever })

/** Where the money of a house comes from, who decided on it, and where it is. */
export const moneyRoutes = (
  instance: FastifyInstance,
  { queries, money }: { readonly queries: Queries; readonly money: Money },
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const known = inKnownHouse(queries)
  const time = ({ asOf, knownAt: at }: z.output<typeof asked>) => ({ asOf: asOf ?? null, knownAt: at ?? null })
  const tags = ['money']
  const inHouse = { config: { access: 'reads-house' as const } }

  moneySampleRoute(instance, { queries, money })
  moneyThreeSixtyGivingRoute(instance, { money })
  app.get('/api/houses/:house/money/trace', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'traceMoney',
      summary: 'From its source to where it is: of a payment, commitment, allocation, justification, recovery or grant',
      params: ofHouse,
      querystring: z.strictObject({ ...fresh, knownAt, from: z.uuid() }),
      response: { 200: moneyTrace, ...queryProblems },
    },
    handler: async (request) => {
      const { params, query } = request
      return found(await money.trace(params.house, query.from, query.knownAt ?? null), request)
    },
  })
  app.get('/api/houses/:house/money/check', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'checkMoney',
      summary:
        'Do the books balance, what was granted, allocated, paid and justified, and which payments rest on nothing',
      params: ofHouse,
      querystring: asked,
      response: { 200: moneyCheck, ...queryProblems },
    },
    handler: async (request) => {
      found(await queries.findHouse(request.params.house), request)
      return tellCheck(await money.check(request.params.house, time(request.query)))
    },
  })
  app.get('/api/houses/:house/money/grants', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'listGrants',
      params: ofHouse,
      querystring: asked,
      response: { 200: listOf(moneyGrant), ...queryProblems },
    },
    handler: (request) => {
      const { house } = request.params
      const told = money
        .grants(house, time(request.query))
        .then(({ report, money: then }) => report.map((one) => tellGrant(one, then)))
      return known(request, house, listed(told))
    },
  })
  app.get('/api/houses/:house/money/grants/:grant', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'accountOfGrant',
      params: z.strictObject({ house: houseId, grant: grantId }),
      querystring: asked,
      response: { 200: moneyGrant, ...queryProblems },
    },
    handler: async (request) => {
      const { house, grant } = request.params
      const { report, money: then } = found(await money.grant(house, grant, time(request.query)), request)
      return tellGrant(report, then)
    },
  })
  app.get('/api/houses/:house/money/years/:year', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'moneyOfYear',
      params: z.strictObject({ house: houseId, year: z.coerce.number().pipe(budgetYear) }),
      querystring: asked,
      response: { 200: moneyYear, ...queryProblems },
    },
    handler: async (request) => {
      const { house, year } = request.params
      found(await queries.findHouse(house), request)
      return tellYear(await money.year(house, year, time(request.query)))
    },
  })
  app.get('/api/houses/:house/money/open-ends', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'moneyOpenEnds',
      params: ofHouse,
      querystring: asked,
      response: { 200: moneyOpenEnds, ...queryProblems },
    },
    handler: async (request) => {
      found(await queries.findHouse(request.params.house), request)
      return tellOpenEnds(await money.openEnds(request.params.house, time(request.query)))
    },
  })
  app.get('/api/houses/:house/money/partners/:partner', {
    ...inHouse,
    schema: {
      tags,
      operationId: 'moneyOfPartner',
      params: z.strictObject({ house: houseId, partner: partnerId }),
      querystring: asked,
      response: { 200: listOf(moneyReceived), ...queryProblems },
    },
    handler: (request) => {
      const { house, partner } = request.params
      const told = money.partner(house, partner, time(request.query)).then((found) => tellReceived(partner, found))
      return known(request, house, listed(told))
    },
  })
}
