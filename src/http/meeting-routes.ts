import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Queries } from '../../projections/queries.js'
import type { Meetings } from '../application/meetings.js'
import { houseId, meetingId, organId } from '../domain/shared/identifiers.js'
import { type LocalDate, toInstant } from '../domain/shared/time.js'
import { listOf } from './answers/answer.js'
import { meetingSummary, meetingTold } from './answers/meetings.js'
import { found, inKnownHouse, listed } from './found.js'
import { queryProblems } from './problem-schema.js'
import { inTime, ofHouse, timeAsked } from './query-parameters.js'

type MeetingRouteDependencies = {
  readonly queries: Queries
  readonly meetings: Meetings
  readonly today: () => LocalDate
}

/** The meetings of a house and one meeting whole, as of a day and as known at a moment. */
export const meetingRoutes = (
  instance: FastifyInstance,
  { queries, meetings, today }: MeetingRouteDependencies,
): void => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  const known = inKnownHouse(queries)
  const asked = timeAsked(today)
  const time = (query: Parameters<typeof asked>[0]) => {
    const { asOf, knownAt } = asked(query)
    return { asOf, knownAt: knownAt === null ? null : toInstant(new Date(knownAt)) }
  }

  app.get('/api/houses/:house/meetings', {
    config: { access: 'reads-house' },
    schema: {
      tags: ['registers'],
      operationId: 'listMeetings',
      params: ofHouse,
      querystring: z.strictObject({ ...inTime, organ: organId.optional() }),
      response: { 200: listOf(meetingSummary), ...queryProblems },
    },
    handler: (request) => {
      const { params, query } = request
      return known(request, params.house, listed(meetings.list(params.house, { ...time(query), organ: query.organ })))
    },
  })
  app.get('/api/houses/:house/meetings/:meeting', {
    config: { access: 'reads-house' },
    schema: {
      tags: ['registers'],
      operationId: 'findMeeting',
      params: z.strictObject({ house: houseId, meeting: meetingId }),
      querystring: z.strictObject(inTime),
      response: { 200: meetingTold, ...queryProblems },
    },
    handler: async (request) => {
      const { house, meeting } = request.params
      return found(await meetings.find(house, meeting, time(request.query)), request)
    },
  })
}
