import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FindingFilter } from '../../../projections/findings/answers.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { findingCodes, severities } from '../../domain/finding/catalogue.js'
import { organId } from '../../domain/shared/identifiers.js'
import type { PageDependencies } from '../dependencies.js'
import { houseOf, oneOf, parameter, queryOf, readPage, timeOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { FindingsPage } from './findings-page.js'
import { KindsPage } from './kinds-page.js'

/** Open ones are shown unless the reader asks for others: they are what somebody has to do something about. */
const openOf = (request: FastifyRequest): boolean | undefined => {
  const asked = (request.query as Readonly<Record<string, unknown>>).stand
  if (asked === undefined || asked === 'open') return true
  return asked === 'hersteld' ? false : undefined
}

/** What the ledger finds irregular, as pages. */
export const findingRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, today } = dependencies
  const ever = { asOf: null, knownAt: null }

  const show = async (request: FastifyRequest, reply: FastifyReply, house: HouseSummary | null) => {
    const view = viewOf(request, reply, dependencies)
    const { shown, asked } = timeOf(request, view, today())
    const organ = organId.safeParse(parameter(request, 'orgaan'))
    const filter: FindingFilter = {
      ...asked,
      house: house?.id,
      organ: organ.success ? organ.data : undefined,
      code: oneOf(parameter(request, 'soort'), findingCodes),
      severity: oneOf(parameter(request, 'ernst'), severities),
      open: openOf(request),
    }
    const [organs, { page, notice }] = await Promise.all([
      house === null ? [] : queries.listOrgans(house.id, ever),
      readPage(request, view, (wanted) => queries.listFindings(filter, wanted)),
    ])
    return reply.html(
      await (
        <FindingsPage
          view={view}
          house={house}
          organs={organs}
          filter={filter}
          time={shown}
          findings={page.items}
          query={queryOf(request)}
          nextCursor={page.nextCursor}
          notices={[...shown.notices, notice]}
        />
      ),
    )
  }

  app.get('/huizen/:house/vaststellingen', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => show(request, reply, await houseOf(queries, request)),
  })
  app.get('/vaststellingen', {
    config: { access: 'reads-every-house' },
    handler: (request, reply) => show(request, reply, null),
  })
  app.get('/vaststellingen/soorten', {
    config: { access: 'signed-in' },
    handler: async (request, reply) => reply.html(await (<KindsPage view={viewOf(request, reply, dependencies)} />)),
  })
}
