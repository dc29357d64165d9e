import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type HouseId, houseId, personId } from '../../domain/shared/identifiers.js'
import { forbidden } from '../../http/http-problem.js'
import type { Invited } from '../../identity/one-time-links.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { accessPage } from '../frame/addresses.js'
import { houseOf, oneOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { refuseUnlessRecent } from './confirming.js'
import { giveInvitation } from './give-invitation.js'
import { HouseAccessPage } from './house-access-page.js'
import type { MailedTo } from './invite-mail-part.js'
import { textField } from './password-sign-in-routes.js'

export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Who can sign in to a house: for its administrator. */
export const houseAccessRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity, queries, people, houses, inviteByMail } = dependencies
  const { accounts, links } = identity

  const houseIdOf = (request: FastifyRequest): HouseId => houseId.parse((request.params as { house: string }).house)

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    {
      link = null,
      mailed = null,
      errors = [],
    }: {
      readonly link?: string | null
      readonly mailed?: MailedTo | null
      readonly errors?: readonly FormError[]
    } = {},
  ) => {
    if (request.principal === null) throw forbidden(request)
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    const id = houseIdOf(request)
    const [known, invitations, persons, { state }] = await Promise.all([
      accounts.listOfHouse(id),
      links.list(id),
      people.listPersons(house.id, request.principal),
      houses.load(id),
    ])
    const present = persons.filter(({ erased }) => erased === null)
    return reply.html(
      await (
        <HouseAccessPage
          {...{
            view,
            house,
            accounts: known,
            access: state.access,
            invitations,
            persons: present,
            link,
            mailed,
            errors,
          }}
          mailing={inviteByMail !== null}
        />
      ),
    )
  }

  app.get('/huizen/:house/toegang', {
    config: { access: 'administers-house' },
    handler: (request, reply) => show(request, reply),
  })

  /** Whom the form invites: a role, or a person who has or had a seat in this very house. */
  const invitedBy = async (request: FastifyRequest): Promise<Invited | null> => {
    const house = houseIdOf(request)
    const chosen = textField(typedIn(request), 'wie')
    const role = oneOf(chosen, ['administrator', 'auditor'] as const)
    if (role !== undefined) return { role, house }
    const person = personId.safeParse(chosen)
    if (!person.success || request.principal === null) return null
    const persons = await people.listPersons(house, request.principal)
    const known = persons.some(({ id, erased }) => id === person.data && erased === null)
    return known ? { role: 'person', house, person: person.data } : null
  }

  app.post('/huizen/:house/toegang/uitnodigingen', {
    config: { access: 'administers-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const invited = await invitedBy(request)
      if (invited === null) {
        const { say } = viewOf(request, reply, dependencies)
        return show(request, reply.code(422), { errors: [{ field: 'wie', message: say('account.invite.nobody') }] })
      }
      const house = (await houseOf(queries, request)).name
      const given = await giveInvitation(request, reply, dependencies, { invited, house })
      return given.ok ? show(request, reply, given) : show(request, reply.code(422), { errors: [given.error] })
    },
  })

  app.post('/huizen/:house/toegang/uitnodigingen/:invitation/intrekken', {
    config: { access: 'administers-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const { invitation } = request.params as { invitation: string }
      const house = houseIdOf(request)
      if (UUID.test(invitation)) await links.revoke(invitation, house)
      return reply.redirect(accessPage(house), 303)
    },
  })

  app.post('/huizen/:house/toegang/intrekken', {
    config: { access: 'administers-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const typed = typedIn(request)
      const account = textField(typed, 'account')
      const role = oneOf(textField(typed, 'rol'), ['person', 'administrator', 'auditor'] as const)
      const house = houseIdOf(request)
      if (UUID.test(account) && role === 'person') await accounts.unlinkPerson(account, house)
      else if (UUID.test(account) && role !== undefined && role !== 'person') {
        await accounts.withdrawRole(account, house, role)
      }
      return reply.redirect(accessPage(house), 303)
    },
  })
}
