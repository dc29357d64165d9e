import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FindingEntry } from '../../../projections/findings/answers.js'
import { housesOf } from '../../application/principal.js'
import { createRenewals } from '../../application/renewals.js'
import { severities } from '../../domain/finding/catalogue.js'
import { type HouseId, houseId, organId } from '../../domain/shared/identifiers.js'
import { localDate } from '../../domain/shared/time.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { type Asker, mayExtend, mayRenew, recordsFor, represents } from '../forms/permissions.js'
import { myWorkPage, renewalsPage } from '../frame/addresses.js'
import { type View, viewOf } from '../frame/view.js'
import { houseTasks } from './house-tasks.js'
import { meetingTasks } from './meeting-tasks.js'
import { AuditorWorkPage, MyWorkPage } from './my-work-page.js'
import { type Capacity, ownTasks } from './own-tasks.js'
import { setUpTasks } from './set-up-tasks.js'
import { inOrderOfDeadline, type Task } from './task.js'
import { waitingTasks } from './waiting-tasks.js'

/** How much is shown of what waits for one organ, or in a house; and of what was found. */
const SHOWN = 100

/** The gravest findings that an auditor is told of; the others stand in their own list. */
const FINDINGS_SHOWN = 20

/** How many days ahead mandates and seats that lapse are shown: a quarter of a year. */
const AHEAD = 92

const capacityOf = (asker: Asker): Capacity => {
  const { principal, state } = asker
  const person = principal?.kind === 'person' ? principal.person : null
  return {
    ...asker,
    organs: new Map(recordsFor(asker).map(({ id, name }) => [id, name])),
    partners: new Map(represents(asker).map(({ id, name }) => [id, name])),
    isMine: (seat) => person !== null && state.seats.get(seat)?.person === person,
  }
}

/** What waits for whoever is signed in: the first page one comes to. */
export const myWorkRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today } = dependencies
  const renewals = createRenewals(houses)

  /** Mandates and seats that lapse and that the asker can renew: one task, because one form renews them all. */
  const lapsing = async (asker: Asker, view: View, as: string): Promise<readonly Task[]> => {
    const entries = await renewals(asker.house, { on: asker.today, within: AHEAD })
    const own = entries.filter(
      ({ kind, id, renewable }) => renewable && (kind === 'mandate' ? mayRenew(asker, id) : mayExtend(asker, id)),
    )
    const [first] = own.map(({ until }) => until).sort()
    const deadline = localDate.safeParse(first)
    if (!deadline.success) return []
    const about = view.say('my-work.lapsing', { count: own.length })
    const path = renewalsPage(asker.house)
    return [{ text: 'my-work.task.renewal', about, as, since: null, deadline: deadline.data, path }]
  }

  const inHouse = async (request: FastifyRequest, reply: FastifyReply, id: HouseId) => {
    const view = viewOf(request, reply, dependencies)
    const house = await queries.findHouse(id)
    if (house === null) throw notFound(request)
    const { state } = await houses.load(id)
    const asker = { principal: request.principal, house: id, state, today: today() }
    const capacity = capacityOf(asker)
    const isPerson = request.principal?.kind === 'person'
    const asked = isPerson ? [...capacity.organs.keys()] : [undefined]
    const pages = await Promise.all(
      asked.map((organ) => queries.listWaiting(id, { organ, on: asker.today }, { limit: SHOWN })),
    )
    const acts = (organ: string): boolean => {
      const parsed = organId.safeParse(organ)
      return parsed.success && capacity.organs.has(parsed.data)
    }
    const title = (organ: string, heldOn: string): string => view.say('meeting.one', { organ, day: view.day(heldOn) })
    const tasks = inOrderOfDeadline([
      ...waitingTasks(
        state,
        id,
        pages.flatMap(({ items }) => items),
        acts,
      ),
      ...ownTasks(capacity),
      ...houseTasks(capacity),
      ...meetingTasks(capacity, title),
      ...(await lapsing(asker, view, house.name)),
      ...(isPerson ? [] : setUpTasks(asker, view)),
    ])
    const more = pages.some(({ nextCursor }) => nextCursor !== null)
    return reply.html(
      await (<MyWorkPage view={view} house={house} tasks={tasks} more={more} whose={isPerson ? 'own' : 'house'} />),
    )
  }

  const overHouses = async (request: FastifyRequest, reply: FastifyReply) => {
    const view = viewOf(request, reply, dependencies)
    const mine = housesOf(request.principal)
    const read = mine === 'every' ? {} : { houses: mine }
    const open = { ...read, open: true, asOf: today(), knownAt: null }
    const found: FindingEntry[] = []
    for (const severity of severities) {
      // One more than is shown, to know whether there are more: counting them all would go through those of every house.
      if (found.length > FINDINGS_SHOWN) break
      const { items } = await queries.listFindings({ ...open, severity }, { limit: FINDINGS_SHOWN + 1 - found.length })
      found.push(...items)
    }
    const shown = found.slice(0, FINDINGS_SHOWN)
    for (const house of new Set(shown.map((one) => one.house.id))) await request.inspects(houseId.parse(house))
    return reply.html(await (<AuditorWorkPage view={view} findings={shown} more={found.length > FINDINGS_SHOWN} />))
  }

  app.get(myWorkPage, {
    config: { access: 'signed-in' },
    handler: (request, reply) => {
      const { principal } = request
      return principal?.kind === 'person' || principal?.kind === 'administrator'
        ? inHouse(request, reply, principal.house)
        : overHouses(request, reply)
    },
  })
}
