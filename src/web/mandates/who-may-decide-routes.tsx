import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createWhoMayDecide } from '../../application/who-may-decide.js'
import { houseId } from '../../domain/shared/identifiers.js'
import { endOfDayInFlanders, toLocalDate } from '../../domain/shared/time.js'
import type { PageDependencies } from '../dependencies.js'
import { dayParameter, houseOf } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import { WhoChangedPage } from './who-changed-page.js'
import { WhoMayDecidePage } from './who-may-decide-page.js'

/** Who may decide what on a day, and what changed between two days. */
export const whoMayDecideRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today } = dependencies
  const whoMayDecide = createWhoMayDecide(houses)

  const knownIn = (request: FastifyRequest, view: View) => {
    const { day: knownOn, notice } = dayParameter(request, view, 'bekend', null)
    return { knownOn, notice, knownAt: knownOn === null ? null : endOfDayInFlanders(knownOn) }
  }

  app.get('/huizen/:house/wie-mag-wat', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const { day: asOf, notice } = dayParameter(request, view, 'op', today())
      const { knownOn, knownAt, notice: badKnown } = knownIn(request, view)
      const entries = await whoMayDecide.register(houseId.parse(house.id), { asOf, knownAt })
      return reply.html(
        await (
          <WhoMayDecidePage
            view={view}
            house={house}
            entries={entries}
            asOf={asOf}
            knownOn={knownOn}
            notices={[notice, badKnown]}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/wie-mag-wat/verschil', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      // Without a choice: what changed since the beginning of this year.
      const newYear = toLocalDate(`${today().slice(0, 4)}-01-01`)
      const { day: from, notice } = dayParameter(request, view, 'van', newYear)
      const { day: to, notice: badTo } = dayParameter(request, view, 'tot', today())
      const { knownOn, knownAt, notice: badKnown } = knownIn(request, view)
      const changes = await whoMayDecide.changes(houseId.parse(house.id), { from, to, knownAt })
      return reply.html(
        await (
          <WhoChangedPage
            view={view}
            house={house}
            changes={changes}
            from={from}
            to={to}
            knownOn={knownOn}
            notices={[notice, badTo, badKnown]}
          />
        ),
      )
    },
  })
}
