import type { FastifyInstance } from 'fastify'
import { houseId, meetingId } from '../../domain/shared/identifiers.js'
import { notFound, notYetSealed } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { agendaFile, approvedMinutesFile, minutesFile } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { timeOf } from '../meetings/time.js'
import { orNotMade, paperFormats, sendPaper, sendPdf } from './send-paper.js'

const ofMeetings = [
  { kind: 'minutes', file: minutesFile, name: 'verslag' },
  { kind: 'agenda', file: agendaFile, name: 'agenda' },
] as const

/** Documents of a house as PDF, as Word file, and as a page to print. */
export const documentRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { documents, approvedMinutes, queries } = dependencies

  app.get(approvedMinutesFile(':house', ':meeting'), {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { language } = viewOf(request, null, dependencies)
      const house = houseId.parse((await houseOf(queries, request)).id)
      const meeting = meetingId.safeParse((request.params as { meeting: string }).meeting)
      if (!meeting.success) throw notFound(request)
      const found = await orNotMade(request, approvedMinutes.find(house, meeting.data, language))
      if (found === 'not-there') throw notFound(request)
      if (found === 'not-yet-sealed') throw notYetSealed(request)
      return sendPdf(reply, found, `goedgekeurd-verslag-${meeting.data}`)
    },
  })

  for (const { kind, file, name } of ofMeetings) {
    for (const format of paperFormats) {
      app.get(file(':house', ':meeting', format), {
        config: { access: 'reads-house' },
        handler: async (request, reply) => {
          const view = viewOf(request, null, dependencies)
          const house = houseId.parse((await houseOf(queries, request)).id)
          const meeting = meetingId.safeParse((request.params as { meeting: string }).meeting)
          if (!meeting.success) throw notFound(request)
          const { asked } = timeOf(request, view)
          const { language } = view
          const written = await documents.ofMeeting(kind, house, meeting.data, { ...asked, language })
          const named = `${name}-${meeting.data}`
          // Of what was approved there is one file, and its hash stands in the log.
          const kept =
            kind === 'minutes' && format === 'pdf'
              ? await orNotMade(request, approvedMinutes.sameAs(house, meeting.data, written))
              : null
          if (kept !== null) return sendPdf(reply, kept, named)
          return sendPaper({ request, reply, documents }, written, { name: named, format })
        },
      })
    }
  }
}
