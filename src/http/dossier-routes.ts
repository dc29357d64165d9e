import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decisionStates } from '../../projections/decision-register/answers.js'
import { dossierStatuses } from '../../projections/dossier-history/answers.js'
import type { Queries } from '../../projections/queries.js'
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
import { fresh, knownAt, ofHouse, paged, pageRequest, searched } from './query-parameters.js'

/** The questions about dossiers, their decisions, and what waits. */
export const dossierRoutes = (instance: FastifyInstance, queries: Queries, today: () => LocalDate): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const inHouse = { config: { access: 'reads-house' as const } }
  const known = inKnownHouse(queries)

  app.get('/api/houses/:house/dossiers', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listDossiers',
      params: ofHouse,
      querystring: z.strictObject({
        ...paged,
        status: z.enum(dossierStatuses).optional(),
        organ: organId.optional(),
        subject: subjectPath.optional(),
        text: searched,
      }),
      response: { 200: pageOf(dossierSummary), ...queryProblems },
    },
    handler: (request) => {
      const { params, query } = request
      const { status, organ, subject, text } = query
      return known(
        request,
        params.house,
        queries.listDossiers(params.house, { status, organ, subject, text }, pageRequest(query)),
      )
    },
  })
  app.get('/api/houses/:house/dossiers/:dossier', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findDossier',
      params: z.strictObject({ house: houseId, dossier: dossierId }),
      querystring: z.strictObject(fresh),
      response: { 200: dossierStory, ...queryProblems },
    },
    handler: async (request, reply) => {
      const story = found(await queries.findDossier(request.params.house, request.params.dossier), request)
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
        knownAt,
      }),
      response: { 200: pageOf(decisionEntry), ...queryProblems },
    },
    handler: (request) => {
      const { params, query } = request
      const { organ, outcome, state, subject, from, until, text } = query
      const filter = { organ, outcome, state, subject, from, until, text, knownAt: query.knownAt ?? null }
      return known(request, params.house, queries.listDecisions(params.house, filter, pageRequest(query)))
    },
  })
  app.get('/api/houses/:house/decisions/:decision', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findDecision',
      params: z.strictObject({ house: houseId, decision: decisionId }),
      querystring: z.strictObject(fresh),
      response: { 200: decisionEntry, ...queryProblems },
    },
    handler: async (request) =>
      found(await queries.findDecision(request.params.house, request.params.decision), request),
  })
  app.get('/api/houses/:house/waiting', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listWaiting',
      params: ofHouse,
      querystring: z.strictObject({ ...paged, organ: organId.optional(), kind: z.enum(waitingKinds).optional() }),
      response: { 200: pageOf(waitingItem), ...queryProblems },
    },
    handler: (request) => {
      const { params, query } = request
      const filter = { organ: query.organ, kind: query.kind, on: today() }
      return known(request, params.house, queries.listWaiting(params.house, filter, pageRequest(query)))
    },
  })
}
