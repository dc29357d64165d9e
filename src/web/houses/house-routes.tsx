import type { FastifyInstance, FastifyRequest } from 'fastify'
import { housesOf } from '../../application/principal.js'
import { houseId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import { linkTo } from '../acts/form-routes.js'
import type { PageDependencies } from '../dependencies.js'
import { recordsFor } from '../forms/permissions.js'
import { assignSeatForm } from '../founding/forms/assign-seat-form.js'
import { establishOrganForm } from '../founding/forms/establish-organ-form.js'
import { stillToDo } from '../founding/progress.js'
import { askedTime } from '../frame/asked-time.js'
import { askedTimeOf, houseOf, queryOf, readPage, timeOf } from '../frame/requests.js'
import { timeNotice } from '../frame/time-form.js'
import { type View, viewOf } from '../frame/view.js'
import { HousePage } from './house-page.js'
import { HousesPage } from './houses-page.js'
import { SeatsPage } from './seats-page.js'

const WAITING_SHOWN = 100
const DECISIONS_SHOWN = 5

/** How many signals for nobody in particular were open on a day. */
const openSignals = ({ signals }: HouseState, day: string): number =>
  [...signals.values()].filter(
    ({ to, givenOn, takenUp, answered }) =>
      to === null &&
      givenOn <= day &&
      (takenUp === null || takenUp.on > day) &&
      (answered === null || answered.on > day),
  ).length

/** The start page and the page of each house. */
export const houseRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, past, people, houses, today } = dependencies

  /** Everything for who may read everything; else the houses that are the reader's to see. */
  const readable = async (request: FastifyRequest, view: View) => {
    const mine = housesOf(request.principal)
    if (mine === 'every') return readPage(request, view, queries.listHouses, 200)
    const own = await Promise.all(mine.map((house) => queries.findHouse(house)))
    return { page: { items: own.filter((house) => house !== null), nextCursor: null }, notice: null }
  }

  app.get('/', {
    config: { access: 'signed-in' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const { page, notice } = await readable(request, view)
      const { nextCursor } = page
      const any = page.items.length > 0 || (await queries.listHouses({ limit: 1, cursor: null })).items.length > 0
      return reply.html(
        await (
          <HousesPage
            view={view}
            houses={page.items}
            query={queryOf(request)}
            nextCursor={nextCursor}
            notice={notice}
            any={any}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const { shown, asked: time } = timeOf(request, view, today())
      const then = await past(house.id, askedTimeOf(request, view).asked)
      const [organs, partners, seats, waiting, decisions, findings] = await Promise.all([
        queries.listOrgans(house.id, time),
        queries.listPartners(house.id, time),
        queries.listSeats(house.id, time),
        then.listWaiting(house.id, { on: shown.asOf }, { limit: WAITING_SHOWN }),
        then.listDecisions(house.id, {}, { limit: DECISIONS_SHOWN }),
        queries.countFindings({ house: house.id, ...time, open: true }),
      ])
      // What is shown of another day is to be read, not to be changed.
      const isNow = time.asOf === today() && time.knownAt === null
      const id = houseId.parse(house.id)
      const { state } = await houses.load(id)
      const known = await houses.loadKnownAt(id, time.knownAt)
      const asker = { principal: request.principal, house: id, state, today: today() }
      return reply.html(
        await (
          <HousePage
            view={view}
            house={house}
            asOf={shown.asOf}
            knownOn={shown.knownOn}
            notices={[timeNotice(view, askedTimeOf(request, view).shown), ...shown.notices]}
            organs={organs}
            counts={{ partners: partners.length, seats: seats.length }}
            waiting={{ items: waiting.items, more: waiting.nextCursor !== null }}
            openSignals={openSignals(known.state, shown.asOf)}
            decisions={decisions.items}
            openFindings={findings.grave + findings.serious + findings.attention}
            links={
              isNow ? [establishOrganForm, assignSeatForm].flatMap((form) => linkTo(form, { view, house, asker })) : []
            }
            toDo={isNow ? stillToDo(asker) : []}
            ratifiesFor={new Set(recordsFor(asker).map(({ id }) => id))}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/zetels', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const time = askedTime(request, view)
      const seats = await queries.listSeats(house.id, { asOf: time.asOf, knownAt: time.knownAt }).then(people.nameSeats)
      return reply.html(await (<SeatsPage view={view} house={house} time={time} seats={seats} />))
    },
  })
}
