import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Money } from '../application/money/money.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { found } from './found.js'
import { queryProblems } from './problem-schema.js'
import { fresh, knownAt, moment, ofHouse } from './query-parameters.js'

const organisations = z.array(z.looseObject({ id: z.string(), name: z.string() })).min(1)

/** As far as every grant has it; the whole description is published by 360Giving. */
const package360 = z
  .looseObject({
    version: z.string(),
    grants: z
      .array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          description: z.string(),
          currency: z.literal('EUR'),
          amountAwarded: z.number().meta({ description: 'In euro, to the cent' }),
          awardDate: z.iso.date(),
          recipientOrganization: organisations,
          fundingOrganization: organisations,
        }),
      )
      .min(1),
  })
  .meta({ id: 'ThreeSixtyGiving', description: 'A package of the 360Giving Data Standard' })

/** What a house awarded, as open data. */
export const moneyThreeSixtyGivingRoute = (instance: FastifyInstance, { money }: { readonly money: Money }): void => {
  instance.get('/api/houses/:house/money/360giving.json', {
    config: { access: 'reads-house' as const },
    schema: {
      tags: ['money'],
      operationId: 'moneyAs360Giving',
      summary: 'What the house awarded to partners and suppliers, as 360Giving JSON; 404 when it awarded nothing',
      params: ofHouse,
      querystring: z.strictObject({ ...fresh, knownAt }),
      response: { 200: package360, ...queryProblems },
    },
    handler: async (request, reply) => {
      // Checked by the schema above; the answer is a text, which the type of the answer does not allow.
      const { house } = request.params as { readonly house: HouseId }
      const { knownAt: at } = request.query as { readonly knownAt?: string }
      const text = found(await money.threeSixtyGiving(house, moment(at)), request)
      // Sent as text: a number of JavaScript would take an amount through a fraction in binary.
      return reply.type('application/json; charset=utf-8').send(text)
    },
  })
}
