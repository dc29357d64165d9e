import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createReadOrganRules } from '../../application/organ-rules.js'
import { votingSeats } from '../../domain/meeting/chair.js'
import { quorumNeeded } from '../../domain/rule-set/quorum.js'
import { type OrganId, organId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import { houseFormContext, linkTo } from '../acts/form-routes.js'
import { adoptRulesForm } from '../acts/forms/adopt-rules-form.js'
import type { PageDependencies } from '../dependencies.js'
import { recordsFor } from '../forms/permissions.js'
import { askedTime, isNow } from '../frame/asked-time.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { endSeatForm } from '../working-groups/forms/member-forms.js'
import { organForms } from './forms/organ-forms.js'
import { weightForms } from './forms/weight-forms.js'
import { OrganPage } from './organ-page.js'
import { OrganogramPage } from './organogram-page.js'
import { RulesPage } from './rules-page.js'

const WAITING_SHOWN = 100

/** The organ in the path; not found when its id is not one. */
const organIn = (request: FastifyRequest): OrganId => {
  const id = organId.safeParse((request.params as { organ: string }).organ)
  if (!id.success) throw notFound(request)
  return id.data
}

/** One organ, and its rules. */
export const organRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, people, meetings, houses, today } = dependencies
  const readRules = createReadOrganRules(houses)

  app.get('/huizen/:house/organogram', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const time = askedTime(request, view)
      const { asOf, knownAt } = time
      const [organs, seats, mandates] = await Promise.all([
        queries.listOrgans(house.id, { asOf, knownAt }),
        queries.listSeats(house.id, { asOf, knownAt }),
        queries.readMandateRegister(house.id, { asOf, knownAt }),
      ])
      return reply.html(
        await (
          <OrganogramPage view={view} house={house} time={time} organs={organs} seats={seats} mandates={mandates} />
        ),
      )
    },
  })

  app.get('/huizen/:house/organen/:organ', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house, asker } = context
      const id = organIn(request)
      const found = asker.state.organs.get(id)
      if (found === undefined) throw notFound(request)
      const time = askedTime(request, view)
      const { asOf, knownAt } = time
      const [organs, seats, mandates, held, waiting] = await Promise.all([
        queries.listOrgans(house.id, { asOf, knownAt }),
        queries.listSeats(house.id, { asOf, knownAt, organ: id }).then(people.nameSeats),
        queries.readMandateRegister(house.id, { asOf, knownAt, organ: id }),
        meetings.list(asker.house, { asOf, knownAt, organ: id }),
        queries.listWaiting(house.id, { organ: id, on: today() }, { limit: WAITING_SHOWN }),
      ])
      const organ = organs.find((one) => one.id === id) ?? null
      return reply.html(
        await (
          <OrganPage
            view={view}
            house={house}
            time={time}
            named={{ id, name: found.name }}
            organ={organ}
            parent={organs.find((one) => one.id === organ?.parent) ?? null}
            seats={seats}
            mandates={mandates}
            meetings={held}
            waiting={{ items: waiting.items, more: waiting.nextCursor !== null }}
            ratifiesFor={new Set(recordsFor(asker).map((own) => own.id))}
            links={isNow(view, time) ? organForms.flatMap((form) => linkTo(form, context, id)) : []}
            linksOfSeat={(seat) => (isNow(view, time) ? linkTo(endSeatForm, context, seat) : [])}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/organen/:organ/regels', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house, asker } = context
      const id = organIn(request)
      const time = askedTime(request, view)
      const organRules = await readRules(asker.house, id, time)
      if (organRules === null) throw notFound(request)
      const links = [adoptRulesForm, ...weightForms].flatMap((form) => linkTo(form, context, id))
      const seats = votingSeats(asker.state, id, view.today).length
      const needed = organRules.rules === null ? null : quorumNeeded(organRules.rules, seats)
      const outOfReach = time.asOf === view.today && needed !== null && seats > 0 && needed > seats
      const notices = outOfReach ? [view.say('live.quorum.impossible', { needed, seats })] : []
      return reply.html(
        await (
          <RulesPage
            view={view}
            house={house}
            organRules={organRules}
            time={{ ...time, notices: [...time.notices, ...notices] }}
            links={links}
          />
        ),
      )
    },
  })
}
