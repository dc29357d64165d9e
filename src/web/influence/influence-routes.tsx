import type { FastifyInstance, FastifyRequest } from 'fastify'
import { InvalidCursor } from '../../../projections/page.js'
import { withStanding } from '../../application/attachments.js'
import type { Principal } from '../../application/principal.js'
import { subjectPath } from '../../domain/house/subject.js'
import { type InputFilter, standings } from '../../domain/influence/my-input.js'
import { partnerNow } from '../../domain/partner/succession.js'
import { type HouseId, organId, type PartnerId, partnerId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import { type LocalDate, yearOf } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { houseOf, oneOf, parameter, queryOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { InfluencePage } from './influence-page.js'
import { InputPage } from './input-page.js'
import { InputsPage } from './inputs-page.js'
import { yearIn } from './year-in.js'

const SHOWN = 25

/** For whom the reader speaks today; the first by name when for more than one, null for nobody. */
const ownPartner = (principal: Principal | null, state: HouseState, on: LocalDate): PartnerId | null => {
  if (principal?.kind !== 'person') return null
  const partners = [...state.seats.values()].flatMap(({ person, partner, period }) =>
    person === principal.person && partner !== null && covers(period, on) ? [partnerNow(state, partner, on)] : [],
  )
  const named = (id: PartnerId): string => state.partners.get(id)?.name ?? ''
  return partners.sort((one, other) => named(one).localeCompare(named(other), 'nl-BE'))[0] ?? null
}

/** Without a choice a partner sees its own input, and whoever speaks for none all of it. */
const filterIn = (request: FastifyRequest, own: PartnerId | null): InputFilter => {
  const { partner: asked } = request.query as { readonly partner?: unknown }
  const partner = partnerId.safeParse(asked)
  const subject = subjectPath.safeParse(parameter(request, 'onderwerp'))
  return {
    partner: partner.success ? partner.data : asked === undefined ? own : null,
    standing: oneOf(parameter(request, 'stand'), standings) ?? null,
    year: yearIn(request),
    subject: subject.success ? subject.data : null,
  }
}

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name, 'nl-BE')

/** What became of input: of one partner, of one piece of it, and of a year. */
export const influenceRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, influence, today, attachments, namedAttachments } = dependencies

  app.get('/huizen/:house/inbreng', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const id = house.id as HouseId
      const { state } = await houses.load(id)
      const filter = filterIn(request, ownPartner(request.principal, state, today()))
      const read = (after: string | null) => influence.inputs(id, filter, { after, limit: SHOWN }, null)
      let notice: string | null = null
      const inputs = await read(parameter(request, 'cursor')).catch((error: unknown) => {
        if (!(error instanceof InvalidCursor)) throw error
        notice = view.say('page.bad-cursor')
        return read(null)
      })
      return reply.html(
        await (
          <InputsPage
            view={view}
            house={house}
            partners={[...state.partners].map(([partner, { name }]) => ({ id: partner, name })).sort(byName)}
            ownSubjects={house.ownSubjects}
            filter={filter}
            inputs={inputs}
            query={queryOf(request)}
            notices={[notice]}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/inbreng/:input', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const { input } = request.params as { input: string }
      const trail = await influence.trail(house.id as HouseId, input, null)
      if (trail === null) throw notFound(request)
      const id = house.id as HouseId
      const shown = await withStanding(attachments, id, await namedAttachments.ofEvent(id, trail.input.event))
      return reply.html(await (<InputPage view={view} house={house} trail={trail} attachments={shown} />))
    },
  })

  app.get('/huizen/:house/invloed', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const id = house.id as HouseId
      const { state } = await houses.load(id)
      const organ = organId.safeParse(parameter(request, 'orgaan'))
      const [overview, power] = await Promise.all([
        influence.year(id, yearIn(request) ?? yearOf(today()), null),
        organ.success ? influence.power(id, organ.data, today()) : null,
      ])
      return reply.html(
        await (
          <InfluencePage
            view={view}
            house={house}
            ownSubjects={house.ownSubjects}
            organs={[...state.organs].map(([each, { name }]) => ({ id: each, name })).sort(byName)}
            overview={overview}
            organ={organ.success ? organ.data : null}
            power={power}
          />
        ),
      )
    },
  })
}
