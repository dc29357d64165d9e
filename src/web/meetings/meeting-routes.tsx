import type { FastifyInstance } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { mayRecordForSome } from '../forms/permissions.js'
import { houseOf, parameter } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { isRecorder } from './meeting-act.js'
import { meetingActionsOf, meetingContextOf } from './meeting-act-routes.js'
import { MeetingPage } from './meeting-page.js'
import { MeetingsPage } from './meetings-page.js'
import { timeOf } from './time.js'

/** The meetings of a house, and each meeting, as of a day and as known on a day. */
export const meetingRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, meetings, today } = dependencies

  app.get('/huizen/:house/vergaderingen', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const id = houseId.parse(house.id)
      const { shown, asked } = timeOf(request, view)
      const { state } = await houses.load(id)
      const mayConvene = mayRecordForSome({ principal: request.principal, house: id, state, today: today() })
      const listed = await meetings.list(id, asked)
      return reply.html(
        await (<MeetingsPage view={view} house={house} meetings={listed} time={shown} mayConvene={mayConvene} />),
      )
    },
  })

  app.get('/huizen/:house/vergaderingen/:meeting', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await meetingContextOf(request, reply, dependencies)
      const { view, house, id, asker } = context
      const { shown, asked } = timeOf(request, view)
      // What was is read; only what is now is worked on.
      const isNow = parameter(request, 'op') === null && parameter(request, 'bekend') === null
      const told = isNow ? context.told : await meetings.find(asker.house, id, asked)
      if (told === null) throw notFound(request)
      const actions = isNow ? meetingActionsOf(context) : []
      const live =
        isNow && context.meeting.form === 'in-person' && context.meeting.status !== 'closed' && isRecorder(context)
      return reply.html(
        await (<MeetingPage view={view} house={house} told={told} time={shown} actions={actions} live={live} />),
      )
    },
  })
}
