import type { FastifyInstance, FastifyRequest } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { yearOf } from '../../domain/shared/time.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { influenceFile, mandatesFile } from '../frame/addresses.js'
import { askedTime } from '../frame/asked-time.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { influencePaper } from '../influence/influence-paper.js'
import { yearIn } from '../influence/year-in.js'
import { mandatesPaper } from '../mandates/mandates-paper.js'
import { paperFormats, sendPaper } from './send-paper.js'

/** The register of mandates and the influence of a year as PDF, as Word file, and as a page to print. */
export const registerPaperRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { documents, queries, influence, browseEvents, waitForPosition, today } = dependencies

  /** The newest event that was known at the end of a day (null: now), once the tables that answer hold it. */
  const newestKnown = async (request: FastifyRequest, knownOn: string | null) => {
    const house = await houseOf(queries, request)
    const filter = knownOn === null ? {} : { until: knownOn }
    const { events } = await browseEvents(houseId.parse(house.id), filter, { before: null, limit: 1 })
    const [newest] = events
    if (newest === undefined) throw notFound(request)
    await waitForPosition(BigInt(newest.position))
    return { house, newest }
  }

  for (const format of paperFormats) {
    app.get(mandatesFile(':house', format), {
      config: { access: 'reads-house' },
      handler: async (request, reply) => {
        const view = viewOf(request, null, dependencies)
        const { asOf, knownOn, knownAt } = askedTime(request, view)
        const { house, newest } = await newestKnown(request, knownOn)
        const mandates = await queries.readMandateRegister(house.id, { asOf, knownAt })
        const written = await documents.compose(mandatesPaper(view, house, mandates, { asOf, newest }))
        return sendPaper({ request, reply, documents }, written, { name: `mandaten-${asOf}`, format })
      },
    })

    app.get(influenceFile(':house', format), {
      config: { access: 'reads-house' },
      handler: async (request, reply) => {
        const view = viewOf(request, null, dependencies)
        const { house, newest } = await newestKnown(request, null)
        const year = yearIn(request) ?? yearOf(today())
        const overview = await influence.year(houseId.parse(house.id), year, null)
        const written = await documents.compose(influencePaper(view, house, overview, newest))
        return sendPaper({ request, reply, documents }, written, { name: `invloed-${year}`, format })
      },
    })
  }
}
