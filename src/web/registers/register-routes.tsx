import type { FastifyInstance, FastifyRequest } from 'fastify'
import { decisionStates } from '../../../projections/decision-register/answers.js'
import { dossierStatuses } from '../../../projections/dossier-history/answers.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { subjectPath } from '../../domain/house/subject.js'
import { houseId, organId } from '../../domain/shared/identifiers.js'
import type { PageDependencies } from '../dependencies.js'
import { mayRecordForSome } from '../forms/permissions.js'
import { askedTimeOf, dayParameter, houseOf, oneOf, parameter, queryOf, readPage } from '../frame/requests.js'
import { timeNotice } from '../frame/time-form.js'
import { viewOf } from '../frame/view.js'
import { DecisionsPage } from './decisions-page.js'
import { DossiersPage } from './dossiers-page.js'

const LONGEST_SEARCH = 200

/** What both lists can be filtered by; a value that does not exist counts as not given. */
const sharedFilter = (request: FastifyRequest) => {
  const organ = organId.safeParse(parameter(request, 'orgaan'))
  const subject = subjectPath.safeParse(parameter(request, 'onderwerp'))
  return {
    organ: organ.success ? organ.data : undefined,
    subject: subject.success ? subject.data : undefined,
    text: parameter(request, 'tekst')?.slice(0, LONGEST_SEARCH),
  }
}

/** The registers of a house: its decisions and its dossiers. */
export const registerRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, past, houses, today } = dependencies
  const ever = { asOf: null, knownAt: null }

  app.get('/huizen/:house/besluiten', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const from = dayParameter(request, view, 'van', null)
      const until = dayParameter(request, view, 'tot', null)
      const filter = {
        ...sharedFilter(request),
        outcome: oneOf(parameter(request, 'uitkomst'), decisionOutcome.options),
        state: oneOf(parameter(request, 'stand'), decisionStates),
        from: from.day ?? undefined,
        until: until.day ?? undefined,
      }
      const { shown, notices, asked: time } = askedTimeOf(request, view)
      const then = await past(house.id, time)
      const [organs, { page, notice }] = await Promise.all([
        queries.listOrgans(house.id, ever),
        readPage(request, view, (asked) => then.listDecisions(house.id, filter, asked)),
      ])
      return reply.html(
        await (
          <DecisionsPage
            view={view}
            house={house}
            organs={organs}
            filter={filter}
            decisions={page.items}
            query={queryOf(request)}
            nextCursor={page.nextCursor}
            time={shown}
            notices={[timeNotice(view, shown), ...notices, from.notice, until.notice, notice]}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/dossiers', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const filter = { ...sharedFilter(request), status: oneOf(parameter(request, 'stand'), dossierStatuses) }
      const id = houseId.parse(house.id)
      const { shown, notices, asked: time } = askedTimeOf(request, view)
      const then = await past(house.id, time)
      const [organs, { page, notice }, { state }] = await Promise.all([
        queries.listOrgans(house.id, ever),
        readPage(request, view, (asked) => then.listDossiers(house.id, filter, asked)),
        houses.load(id),
      ])
      return reply.html(
        await (
          <DossiersPage
            view={view}
            house={house}
            organs={organs}
            filter={filter}
            dossiers={page.items}
            query={queryOf(request)}
            nextCursor={page.nextCursor}
            time={shown}
            notices={[timeNotice(view, shown), ...notices, notice]}
            mayOpen={mayRecordForSome({ principal: request.principal, house: id, state, today: today() })}
          />
        ),
      )
    },
  })
}
