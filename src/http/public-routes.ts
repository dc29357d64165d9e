import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { publicStandings } from '../../projections/public-decisions/answers.js'
import type { Queries } from '../../projections/queries.js'
import { subjectPath } from '../domain/house/subject.js'
import { organKind } from '../domain/organ/events.js'
import { decisionId, houseId, organId } from '../domain/shared/identifiers.js'
import { sentence } from '../texts/catalogue.js'
import { pageOf } from './answers/answer.js'
import { foundDecision, publicDecision, publishedDecision } from './answers/public-decisions.js'
import { found } from './found.js'
import { languageOf } from './language.js'
import { openProblems, publicProblems } from './problem-schema.js'
import { paged, pageRequest, searched } from './query-parameters.js'
import { isUnchanged } from './unchanged.js'

/** Looking for words costs more than other questions, and anyone may ask. */
export const publicRateLimit = { max: 300, timeWindow: '1 minute' }

const { minPosition: _never, ...pages } = paged

/** What anyone may read: the decisions that were published, of every house. */
export const publicRoutes = (instance: FastifyInstance, { queries }: { readonly queries: Queries }): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const config = { access: 'public' as const, rateLimit: publicRateLimit }

  const unlessUnchanged = <Answer>(request: FastifyRequest, reply: FastifyReply, answer: Answer, changed?: string) => {
    if (!isUnchanged(request, reply, JSON.stringify(answer), changed)) return answer
    void reply.code(304)
    return undefined as Answer
  }

  app.get('/api/public/decisions', {
    config,
    schema: {
      tags: ['public'],
      security: [],
      operationId: 'searchPublicDecisions',
      summary: 'Published decisions, best fit first; without words to look for, newest first',
      querystring: z.strictObject({
        ...pages,
        house: houseId.optional(),
        organ: organId.optional(),
        organKind: organKind.optional(),
        year: z
          .string()
          .regex(/^\d{4}$/)
          .transform(Number)
          .optional(),
        subject: subjectPath.optional(),
        standing: z.enum(publicStandings).optional(),
        text: searched,
      }),
      response: { 200: pageOf(foundDecision), ...openProblems },
    },
    handler: async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const page = await queries.searchPublicDecisions(filter, pageRequest({ limit, cursor }))
      return unlessUnchanged(request, reply, page)
    },
  })
  app.get('/api/public/decisions/:decision', {
    config,
    schema: {
      tags: ['public'],
      security: [],
      operationId: 'findPublicDecision',
      params: z.strictObject({ decision: decisionId }),
      response: { 200: publicDecision, ...publicProblems },
    },
    handler: async (request, reply) => {
      const decision = found(await queries.findPublicDecision(request.params.decision), request)
      const answer = publishedDecision(decision, sentence(languageOf(request)))
      return unlessUnchanged(request, reply, answer, decision.changedAt)
    },
  })
}
