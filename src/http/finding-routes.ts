import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FindingFilter } from '../../projections/findings/answers.js'
import type { Queries } from '../../projections/queries.js'
import { findingCatalogue } from '../application/finding-catalogue.js'
import { findingCodes, severities } from '../domain/finding/catalogue.js'
import { houseId, organId } from '../domain/shared/identifiers.js'
import { type LocalDate, localDate } from '../domain/shared/time.js'
import { listOf, pageOf } from './answers/answer.js'
import { findingEntry, findingKind } from './answers/findings.js'
import { inKnownHouse } from './found.js'
import { languageOf } from './language.js'
import { queryProblems, signedInProblems } from './problem-schema.js'
import { inTime, ofHouse, paged, pageRequest, timeAsked } from './query-parameters.js'

const asked = {
  ...paged,
  ...inTime,
  organ: organId.optional(),
  code: z.enum(findingCodes).optional(),
  severity: z.enum(severities).optional(),
  from: localDate.optional().meta({ description: 'Irregular on or after this day' }),
  until: localDate.optional().meta({ description: 'Irregular on or before this day' }),
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description: 'true: not healed by that day; false: healed by that day' }),
}

type Between = { readonly from?: LocalDate | undefined; readonly until?: LocalDate | undefined }

/** Between a day and an earlier one there is nothing: whoever asks that made a mistake. */
const inOrder = ({ from, until }: Between): boolean => from === undefined || until === undefined || from <= until
const notInOrder = { error: 'must not be before from', path: ['until'] }

const ofEveryHouse = z.strictObject({ ...asked, house: houseId.optional() }).refine(inOrder, notInOrder)
const ofOneHouse = z.strictObject(asked).refine(inOrder, notInOrder)

/** What is irregular: of one house, of all, and every kind there is. */
export const findingRoutes = (
  instance: FastifyInstance,
  { queries, today }: { readonly queries: Queries; readonly today: () => LocalDate },
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const known = inKnownHouse(queries)
  const time = timeAsked(today)

  const filterOf = (query: z.output<typeof ofOneHouse>): FindingFilter => {
    const { organ, code, severity, from, until, open } = query
    return { ...time(query), organ, code, severity, from, until, open }
  }

  app.get('/api/houses/:house/findings', {
    config: { access: 'reads-house' },
    schema: {
      tags: ['findings'],
      operationId: 'listFindingsOfHouse',
      summary: 'What is irregular in a house, as of a day and as known at a moment',
      params: ofHouse,
      querystring: ofOneHouse,
      response: { 200: pageOf(findingEntry), ...queryProblems },
    },
    handler: (request) => {
      const { house } = request.params
      const filter = { ...filterOf(request.query), house }
      return known(request, house, queries.listFindings(filter, pageRequest(request.query)))
    },
  })
  app.get('/api/findings', {
    config: { access: 'reads-every-house' },
    schema: {
      tags: ['findings'],
      operationId: 'listFindings',
      summary: 'What is irregular, over all houses',
      querystring: ofEveryHouse,
      response: { 200: pageOf(findingEntry), ...signedInProblems, 403: queryProblems[403] },
    },
    handler: ({ query }) => queries.listFindings({ ...filterOf(query), house: query.house }, pageRequest(query)),
  })
  app.get('/api/findings/catalogue', {
    config: { access: 'signed-in' },
    schema: {
      tags: ['findings'],
      operationId: 'listFindingKinds',
      summary: 'Every kind of irregularity: what it means and how it is healed',
      response: { 200: listOf(findingKind), ...signedInProblems },
    },
    handler: async (request) => ({ items: findingCatalogue(languageOf(request)) }),
  })
}
