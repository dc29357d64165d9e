import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decisionStates } from '../../projections/decision-register/answers.js'
import { dossierStatuses } from '../../projections/dossier-history/answers.js'
import type { Past, Queries } from '../../projections/queries.js'
import { waitingKinds } from '../../projections/waiting-for/answers.js'
import { decisionOutcome } from '../domain/decision/events.js'
import { subjectPath } from '../domain/house/subject.js'
import { decisionId, dossierId, houseId, organId } from '../domain/shared/identifiers.js'
import { type LocalDate, localDate } from '../domain/shared/time.js'
import { pageOf } from './answers/answer.js'
import { decisionEntry } from './answers/decisions.js'
import { dossierStory, dossierSummary } from './answers/dossiers.js'
import { waitingItem } from './answers/waiting.js'
import { found, inKnownHouse } from './found.js'
import { queryProblems } from './problem-schema.js'
import { fresh, ofHouse, paged, pageRequest, searched, whenever } from './query-parameters.js'

/** The questions about dossiers, their decisions, and what waits. */
export const dossierRoutes = (
  instance: FastifyInstance,
  { queries, past, today }: { readonly queries: Queries; readonly past: Past; readonly today: () => LocalDate },
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const inHouse = { config: { access: 'reads-house' as const } }
  const known = inKnownHouse(queries)
  const at = (
    house: string,
    { asOf, knownAt: moment }: { asOf?: LocalDate | undefined; knownAt?: string | undefined },
  ) => past(house, { asOf: asOf ?? null, knownAt: moment ?? null })

  app.get('/api/houses/:house/dossiers', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listDossiers',
      params: ofHouse,
      querystring: z.strictObject({
        ...paged,
        ...whenever,
        status: z.enum(dossierStatuses).optional(),
        organ: organId.optional(),
        subject: subjectPath.optional(),
        text: searched,
      }),
      response: { 200: pageOf(dossierSummary), ...queryProblems },
    },
    handler: async (request) => {
      const { params, query } = request
      const { status, organ, subject, text } = query
      const filter = { status, organ, subject, text }
      const then = await at(params.house, query)
      return known(request, params.house, then.listDossiers(params.house, filter, pageRequest(query)))
    },
  })
  app.get('/api/houses/:house/dossiers/:dossier', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findDossier',
      params: z.strictObject({ house: houseId, dossier: dossierId }),
      querystring: z.strictObject({ ...fresh, ...whenever }),
      response: { 200: dossierStory, ...queryProblems },
    },
    handler: async (request, reply) => {
      const { house, dossier } = request.params
      const story = found(await (await at(house, request.query)).findDossier(house, dossier), request)
      void reply.header('etag', `"${story.revision}"`)
      return story
    },
  })
  app.get('/api/houses/:house/decisions', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listDecisions',
      params: ofHouse,
      querystring: z.strictObject({
        ...paged,
        organ: organId.optional(),
        outcome: decisionOutcome.optional(),
        state: z.enum(decisionStates).optional(),
        subject: subjectPath.optional(),
        from: localDate.optional(),
        until: localDate.optional(),
        text: searched,
        ...whenever,
      }),
      response: { 200: pageOf(decisionEntry), ...queryProblems },
    },
    handler: async (request) => {
      const { params, query } = request
      const { organ, outcome, state, subject, from, until, text } = query
      const filter = { organ, outcome, state, subject, from, until, text, knownAt: query.knownAt ?? null }
      // What was known at a moment the register keeps itself; how it stood on a day it does not.
      const then = query.asOf === undefined ? queries : await at(params.house, query)
      return known(request, params.house, then.listDecisions(params.house, filter, pageRequest(query)))
    },
  })
  app.get('/api/houses/:house/decisions/:decision', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findDecision',
      params: z.strictObject({ house: houseId, decision: decisionId }),
      querystring: z.strictObject({ ...fresh, ...whenever }),
      response: { 200: decisionEntry, ...queryProblems },
    },
    handler: async (request) => {
      const { house, decision } = request.params
      return found(await (await at(house, request.query)).findDecision(house, decision), request)
    },
  })
  app.get('/api/houses/:house/waiting', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listWaiting',
      params: ofHouse,
      querystring: z.strictObject({
        ...paged,
        ...whenever,
        organ: organId.optional(),
        kind: z.enum(waitingKinds).optional(),
      }),
      response: { 200: pageOf(waitingItem), ...queryProblems },
    },
    handler: async (request) => {
      const { params, query } = request
      const filter = { organ: query.organ, kind: query.kind, on: query.asOf ?? today() }
      const then = await at(params.house, query)
      return known(request, params.house, then.listWaiting(params.house, filter, pageRequest(query)))
    },
  })
}
