import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type HouseId, houseId } from '../../domain/shared/identifiers.js'
import { MOST_DAYS, type NewProgram, type Program, programKinds, programScopes } from '../../identity/programs.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { programsPage } from '../frame/addresses.js'
import { houseOf, oneOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { refuseUnlessRecent } from './confirming.js'
import { UUID } from './house-access-routes.js'
import { textField } from './password-sign-in-routes.js'
import { ProgramsPage, type TypedProgram } from './programs-page.js'

const fresh: TypedProgram = { name: '', scope: 'read', kind: 'token', days: '90' }

const LONGEST_NAME = 100

/** The keys of programs that work for a house: for its administrator. */
export const programRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity, queries } = dependencies
  const { programs } = identity

  const houseIdOf = (request: FastifyRequest): HouseId => houseId.parse((request.params as { house: string }).house)

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: {
      readonly made?: NewProgram & Pick<Program, 'kind'>
      readonly errors?: readonly FormError[]
      readonly typed?: TypedProgram
    } = {},
  ) => {
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    const listed = await programs.list(houseIdOf(request))
    const { made = null, errors = [], typed = fresh } = shown
    return reply.html(await (<ProgramsPage {...{ view, house, made, errors, typed }} programs={listed} />))
  }

  app.get('/huizen/:house/toegang/programmas', {
    config: { access: 'administers-house' },
    handler: (request, reply) => show(request, reply),
  })

  app.post('/huizen/:house/toegang/programmas', {
    config: { access: 'administers-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const all = typedIn(request)
      const [name, scope, kind, days] = (['name', 'scope', 'kind', 'days'] as const).map((one) =>
        textField(all, one).trim(),
      )
      const typed = { name: name ?? '', scope: scope ?? '', kind: kind ?? '', days: days ?? '' }
      const wanted = {
        scope: oneOf(typed.scope, programScopes),
        kind: oneOf(typed.kind, programKinds),
        days: /^\d{1,3}$/.test(typed.days) ? Number(typed.days) : 0,
      }
      const named = typed.name !== '' && typed.name.length <= LONGEST_NAME
      const lasts = wanted.days >= 1 && wanted.days <= MOST_DAYS
      if (!named || !lasts || wanted.scope === undefined || wanted.kind === undefined) {
        const message = viewOf(request, reply, dependencies).say('account.programs.wrong')
        return show(request, reply.code(422), { errors: [{ field: null, message }], typed })
      }
      const house = houseIdOf(request)
      const program = { house, name: typed.name, scope: wanted.scope, days: wanted.days }
      const made = await programs.make(wanted.kind, program)
      return show(request, reply, { made: { ...made, kind: wanted.kind } })
    },
  })

  app.post('/huizen/:house/toegang/programmas/:program/intrekken', {
    config: { access: 'administers-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const { program } = request.params as { program: string }
      const house = houseIdOf(request)
      if (UUID.test(program)) await programs.revoke(house, program)
      return reply.redirect(programsPage(house), 303)
    },
  })
}
