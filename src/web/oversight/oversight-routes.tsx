import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EventFilter } from '../../application/event-browser.js'
import { mayRead, mayReadEveryHouse } from '../../application/principal.js'
import { domainEvents } from '../../domain/events.js'
import { actor } from '../../domain/shared/actor.js'
import { dossierId, houseId, organId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import { houseExportRate, sendHouseExport } from '../../http/house-export-route.js'
import { notYetSealed } from '../../http/http-problem.js'
import { nodeCryptography } from '../../ledger/transparency/cryptography.js'
import { exportArchive } from '../../ledger/transparency/export-archive.js'
import { openCheckpoint } from '../../verifying/checkpoint.js'
import { NotProven } from '../../verifying/not-proven.js'
import { parseVerifierKey } from '../../verifying/verifier-key.js'
import type { PageDependencies } from '../dependencies.js'
import {
  address,
  allOversightPage,
  decisionsPage,
  dossiersPage,
  eventsPage,
  findingsPage,
  houseExportFile,
  logArchiveFile,
  mandatesPage,
  oversightPage,
  timeTravelPage,
} from '../frame/addresses.js'
import { dayParameter, houseOf, oneOf, parameter, queryOf } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import { EventsPage } from './events-page.js'
import { type Checked, OversightHousesPage, OversightPage, travelTo } from './oversight-page.js'

const EVENTS_ON_A_PAGE = 50
const HOUSES_SHOWN = 200

const eventTypes = domainEvents.map(({ type }) => type)

const registers = {
  decisions: decisionsPage,
  dossiers: dossiersPage,
  mandates: mandatesPage,
  findings: findingsPage,
} as const

/** What was asked for; a value that does not exist counts as not given. */
const filterOf = (request: FastifyRequest, view: View) => {
  const organ = organId.safeParse(parameter(request, 'orgaan'))
  const dossier = dossierId.safeParse(parameter(request, 'dossier'))
  const from = dayParameter(request, view, 'van', null)
  const until = dayParameter(request, view, 'tot', null)
  const filter: EventFilter = {
    type: oneOf(parameter(request, 'soort'), eventTypes),
    organ: organ.success ? organ.data : undefined,
    dossier: dossier.success ? dossier.data : undefined,
    via: oneOf(parameter(request, 'via'), actor.shape.via.options),
    from: from.day ?? undefined,
    until: until.day ?? undefined,
  }
  return { filter, notices: [from.notice, until.notice] }
}

/** Where a page goes on: before this revision. */
const beforeOf = (request: FastifyRequest): number | null => {
  const cursor = parameter(request, 'cursor')
  return cursor !== null && /^\d{1,9}$/.test(cursor) ? Number(cursor) : null
}

const namesIn = ({ organs, partners, dossiers }: HouseState): ReadonlyMap<string, string> =>
  new Map<string, string>([
    ...[...organs].map(([id, { name }]) => [id, name] as const),
    ...[...partners].map(([id, { name }]) => [id, name] as const),
    ...[...dossiers].map(([id, { title }]) => [id, title] as const),
  ])

/** Where auditors, and administrators of their house, look at how it records. */
export const oversightRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, browseEvents, log, sealing, witnessKeys, attachments, houseExport, today } = dependencies
  const config = { access: 'audits' as const }

  /** The signature under the newest checkpoint, checked as anyone can. */
  const check = async (): Promise<Checked> => {
    const checkpoint = await log.checkpoint()
    if (checkpoint === null) return 'none'
    try {
      const keys = await Promise.all(
        (await log.keys()).map(({ verifierKey }) => parseVerifierKey(verifierKey, nodeCryptography)),
      )
      await openCheckpoint(checkpoint.note, { log: keys }, nodeCryptography)
      return 'good'
    } catch (error) {
      if (error instanceof NotProven) return 'bad'
      throw error
    }
  }

  app.get(allOversightPage, {
    config,
    handler: async (request, reply) => {
      const { principal } = request
      if (principal?.kind === 'administrator') return reply.redirect(oversightPage(principal.house), 303)
      const { items } = await queries.listHouses({ limit: HOUSES_SHOWN })
      const own = items.filter(({ id }) => mayRead(principal, houseId.parse(id)))
      return reply.html(await (<OversightHousesPage view={viewOf(request, reply, dependencies)} houses={own} />))
    },
  })

  app.get(oversightPage(':house'), {
    config,
    handler: async (request, reply) => {
      const house = await houseOf(queries, request)
      const asked = { house: house.id, asOf: today(), knownAt: null, open: true }
      const [findings, sealed, checked, { state, revision }, held] = await Promise.all([
        queries.countFindings(asked),
        sealing(),
        check(),
        houses.load(houseId.parse(house.id)),
        attachments.held(houseId.parse(house.id)),
      ])
      return reply.html(
        await (
          <OversightPage
            view={viewOf(request, reply, dependencies)}
            house={house}
            findings={findings}
            sealing={sealed}
            checked={checked}
            access={state.access}
            mayExport={mayReadEveryHouse(request.principal)}
            size={{ events: (revision ?? -1) + 1, ...held }}
          />
        ),
      )
    },
  })

  app.get(timeTravelPage(':house'), {
    config,
    handler: async (request, reply) => {
      const house = await houseOf(queries, request)
      const register = oneOf(parameter(request, 'naar'), travelTo) ?? 'decisions'
      const time = { op: parameter(request, 'op'), bekend: parameter(request, 'bekend') }
      return reply.redirect(address(registers[register](house.id), time), 303)
    },
  })

  app.get(eventsPage(':house'), {
    config,
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const id = houseId.parse(house.id)
      const { filter, notices } = filterOf(request, view)
      const page = { before: beforeOf(request), limit: EVENTS_ON_A_PAGE }
      const [organs, { events, nextBefore }, { state }] = await Promise.all([
        queries.listOrgans(house.id, { asOf: null, knownAt: null }),
        browseEvents(id, filter, page),
        houses.load(id),
      ])
      return reply.html(
        await (
          <EventsPage
            view={view}
            house={house}
            organs={organs}
            names={namesIn(state)}
            filter={filter}
            events={events}
            query={queryOf(request)}
            nextCursor={nextBefore === null ? null : String(nextBefore)}
            notices={notices}
          />
        ),
      )
    },
  })

  app.get(houseExportFile(':house'), {
    config: { ...config, ...houseExportRate },
    handler: async (request, reply) => {
      const house = houseId.parse((await houseOf(queries, request)).id)
      const { language } = viewOf(request, reply, dependencies)
      const persons = parameter(request, 'namen') === 'nee' ? 'left-out' : 'names'
      return sendHouseExport(request, reply, houseExport, { house, asked: { language, day: today(), persons } })
    },
  })

  app.get(logArchiveFile, {
    config: { access: 'reads-every-house', rateLimit: { max: 10, timeWindow: '1 minute' } },
    handler: async (request, reply) => {
      const archive = await exportArchive(log, 'logboek', witnessKeys)
      if (archive === null) throw notYetSealed(request)
      return reply
        .header('content-disposition', 'attachment; filename="logboek.tar"')
        .header('cache-control', 'private, no-store')
        .type('application/x-tar')
        .send(archive)
    },
  })
}
