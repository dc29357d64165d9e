import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import type { Money } from '../application/money/money.js'
import { LARGEST_SAMPLE, samplingMethods } from '../application/money/sampling.js'
import { localDate } from '../domain/shared/time.js'
import { moneySample } from './answers/money.js'
import { found } from './found.js'
import { queryProblems } from './problem-schema.js'
import { fresh, knownAt, ofHouse, wholeNumber } from './query-parameters.js'

const asked = z.strictObject({
  ...fresh,
  size: wholeNumber
    .transform(Number)
    .refine((size) => size >= 1 && size <= LARGEST_SAMPLE, { error: `must be 1 to ${LARGEST_SAMPLE}` })
    .meta({ description: 'How many payments, or by amount how many cents' }),
  by: z
    .enum(samplingMethods)
    .default('random')
    .meta({ description: 'random: each payment is as likely as another; amount: each cent is' }),
  seed: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'The same seed draws the same sample; a new one, which is told, when left out' }),
  from: localDate.optional().meta({ description: 'Only payments made on this day or later' }),
  until: localDate.optional().meta({ description: 'Only payments made on this day or before' }),
  knownAt,
})

/** A sample of the payments of a house, for an auditor. */
export const moneySampleRoute = (
  instance: FastifyInstance,
  { queries, money }: { readonly queries: Queries; readonly money: Money },
): void => {
  instance.withTypeProvider<ZodTypeProvider>().get('/api/houses/:house/money/sample', {
    config: { access: 'reads-house' as const },
    schema: {
      tags: ['money'],
      operationId: 'sampleMoney',
      summary: 'A sample of the payments, drawn from a seed that anyone can compute again, with the evidence of each',
      params: ofHouse,
      querystring: asked,
      response: { 200: moneySample, ...queryProblems },
    },
    handler: async (request) => {
      const { house } = request.params
      const { size, by, seed, from, until, knownAt: at } = request.query
      found(await queries.findHouse(house), request)
      return money.sample(house, {
        size,
        by,
        seed: seed ?? null,
        from: from ?? null,
        until: until ?? null,
        knownAt: at ?? null,
      })
    },
  })
}
