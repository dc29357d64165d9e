import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decisionStates } from '../../projections/decision-register/answers.js'
import { dossierStatuses } from '../../projections/dossier-history/answers.js'
import type { Queries } from '../../projections/queries.js'
import { waitingKinds } from '../../projections/waiting-for/answers.js'
import type { MayDecide } from '../application/may-decide.js'
import { mayRead } from '../application/principal.js'
import { decisionOutcome } from '../domain/decision/events.js'
import { subjectPath } from '../domain/house/subject.js'
import { seatRole } from '../domain/seat/events.js'
import { decisionId, dossierId, houseId, mandateId, organId } from '../domain/shared/identifiers.js'
import { cents, toCents } from '../domain/shared/money.js'
import { type LocalDate, localDate } from '../domain/shared/time.js'
import { notFound } from './http-problem.js'

export type QueryDependencies = {
  readonly queries: Queries
  readonly mayDecide: MayDecide
  /** Resolves when the projections hold the position; throws when that takes too long. */
  readonly waitForPosition: (position: bigint) => Promise<void>
  readonly today: () => LocalDate
}

const wholeNumber = z.string().regex(/^\d{1,15}$/, { error: 'must be a whole number' })

const fresh = {
  minPosition: wholeNumber
    .optional()
    .meta({ description: 'Answer only from what includes this position of the log (as a command answered it)' }),
}

const paged = {
  ...fresh,
  limit: wholeNumber
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, { error: 'must be 1 to 200' })
    .optional(),
  cursor: z.string().max(2000).optional().meta({ description: 'nextCursor of the page before' }),
}

const knownAt = z.iso
  .datetime({ error: 'must be a moment in UTC, for example 2026-03-15T12:00:00.000Z' })
  .transform((text) => new Date(text).toISOString())
  .optional()
  .meta({ description: 'Only what had been recorded by this moment' })

const inTime = {
  ...fresh,
  asOf: localDate.optional().meta({ description: 'The day the register speaks of; today when left out' }),
  knownAt,
}

const ofHouse = z.strictObject({ house: houseId })
const found = <Answer>(answer: Answer | null, request: FastifyRequest): Answer => {
  if (answer === null) throw notFound(request)
  return answer
}

/** The questions of the read side as `GET /api/…`. */
export const queryRoutes = (instance: FastifyInstance, dependencies: QueryDependencies): void => {
  const { queries, mayDecide, waitForPosition, today } = dependencies
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const inHouse = { config: { access: 'reads-house' as const } }

  instance.addHook('preHandler', async (request) => {
    const { minPosition } = request.query as { minPosition?: string }
    if (minPosition !== undefined) await waitForPosition(BigInt(minPosition))
  })

  const time = (query: { asOf?: LocalDate | undefined; knownAt?: string | undefined }) => ({
    asOf: query.asOf ?? today(),
    knownAt: query.knownAt ?? null,
  })
  const page = ({ limit, cursor }: { limit?: number | undefined; cursor?: string | undefined }) => ({
    ...(limit === undefined ? {} : { limit }),
    cursor: cursor ?? null,
  })

  app.get('/api/houses', {
    config: { access: 'signed-in' },
    schema: { tags: ['registers'], operationId: 'listHouses', querystring: z.strictObject(paged) },
    handler: async ({ query, principal }) => {
      const answer = await queries.listHouses(page(query))
      return { ...answer, items: answer.items.filter(({ id }) => mayRead(principal, houseId.parse(id))) }
    },
  })
  app.get('/api/houses/:house', {
    ...inHouse,
    schema: { tags: ['registers'], operationId: 'findHouse', params: ofHouse, querystring: z.strictObject(fresh) },
    handler: async (request) => found(await queries.findHouse(request.params.house), request),
  })
  app.get('/api/houses/:house/organs', {
    ...inHouse,
    schema: { tags: ['registers'], operationId: 'listOrgans', params: ofHouse, querystring: z.strictObject(inTime) },
    handler: async ({ params, query }) => ({ items: await queries.listOrgans(params.house, time(query)) }),
  })
  app.get('/api/houses/:house/partners', {
    ...inHouse,
    schema: { tags: ['registers'], operationId: 'listPartners', params: ofHouse, querystring: z.strictObject(inTime) },
    handler: async ({ params, query }) => ({ items: await queries.listPartners(params.house, time(query)) }),
  })
  app.get('/api/houses/:house/seats', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'listSeats',
      params: ofHouse,
      querystring: z.strictObject({ ...inTime, organ: organId.optional() }),
    },
    handler: async ({ params, query }) => ({
      items: await queries.listSeats(params.house, { ...time(query), organ: query.organ }),
    }),
  })
  app.get('/api/houses/:house/mandates', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'readMandateRegister',
      params: ofHouse,
      querystring: z.strictObject({ ...inTime, organ: organId.optional(), subject: subjectPath.optional() }),
    },
    handler: async ({ params, query }) => ({
      items: await queries.readMandateRegister(params.house, {
        ...time(query),
        organ: query.organ,
        subject: query.subject,
      }),
    }),
  })
  app.get('/api/houses/:house/mandates/:mandate', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findMandate',
      params: z.strictObject({ house: houseId, mandate: mandateId }),
      querystring: z.strictObject({ ...fresh, knownAt }),
    },
    handler: async (request) => {
      const { house, mandate } = request.params
      return found(await queries.findMandate(house, mandate, { knownAt: request.query.knownAt ?? null }), request)
    },
  })
  app.get('/api/houses/:house/mandates/:mandate/chain', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'readMandateChain',
      params: z.strictObject({ house: houseId, mandate: mandateId }),
      querystring: z.strictObject(inTime),
    },
    handler: ({ params, query }) => queries.readMandateChain(params.house, params.mandate, time(query)),
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
      }),
    },
    handler: ({ params, query }) =>
      mayDecide(params.house, {
        organ: query.organ,
        role: query.role ?? null,
        subject: query.subject,
        amount: query.amountCents === undefined ? null : toCents(query.amountCents),
        on: query.on ?? today(),
      }),
  })
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
        text: z.string().max(200).optional(),
      }),
    },
    handler: ({ params, query }) => {
      const { status, organ, subject, text } = query
      return queries.listDossiers(params.house, { status, organ, subject, text }, page(query))
    },
  })
  app.get('/api/houses/:house/dossiers/:dossier', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findDossier',
      params: z.strictObject({ house: houseId, dossier: dossierId }),
      querystring: z.strictObject(fresh),
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
        text: z.string().max(200).optional(),
        knownAt,
      }),
    },
    handler: ({ params, query }) => {
      const { organ, outcome, state, subject, from, until, text } = query
      const filter = { organ, outcome, state, subject, from, until, text, knownAt: query.knownAt ?? null }
      return queries.listDecisions(params.house, filter, page(query))
    },
  })
  app.get('/api/houses/:house/decisions/:decision', {
    ...inHouse,
    schema: {
      tags: ['registers'],
      operationId: 'findDecision',
      params: z.strictObject({ house: houseId, decision: decisionId }),
      querystring: z.strictObject(fresh),
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
    },
    handler: ({ params, query }) =>
      queries.listWaiting(params.house, { organ: query.organ, kind: query.kind }, page(query)),
  })
}
