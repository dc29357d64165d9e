import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import type { Invited } from '../../identity/one-time-links.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { oneOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { everyHouse } from '../sign-in/every-house.js'
import { AccountsPage } from './accounts-page.js'
import { refuseUnlessRecent } from './confirming.js'
import { giveInvitation, linkAddress } from './give-invitation.js'
import { UUID } from './house-access-routes.js'
import type { MailedTo } from './invite-mail-part.js'
import { textField } from './password-sign-in-routes.js'

/** The accounts of this installation: for who manages them. */
export const accountsRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity, queries } = dependencies
  const { accounts, links, secondFactor } = identity

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
    const view = viewOf(request, reply, dependencies)
    const mailing = dependencies.inviteByMail !== null
    const [known, houses, withFactor] = await Promise.all([
      accounts.list(),
      everyHouse(queries),
      secondFactor.accountsWithFactor(),
    ])
    return reply.html(
      await (<AccountsPage {...{ view, accounts: known, houses, withFactor, link, mailed, mailing, errors }} />),
    )
  }

  const refuse = (
    request: FastifyRequest,
    reply: FastifyReply,
    key: 'account.invite.nobody' | 'account.manage.last',
  ) => {
    const { say } = viewOf(request, reply, dependencies)
    return show(request, reply.code(422), { errors: [{ field: null, message: say(key) }] })
  }

  app.get('/beheer/accounts', {
    config: { access: 'manager' },
    handler: (request, reply) => show(request, reply),
  })

  /** Whom the form invites, and for which house; null for nobody that there is. */
  const invitedBy = async (
    request: FastifyRequest,
  ): Promise<{ readonly invited: Invited; readonly house: string | null } | null> => {
    const chosen = textField(typedIn(request), 'wie')
    if (chosen === 'manager') return { invited: { role: 'manager' }, house: null }
    const house = houseId.safeParse(chosen)
    const known = house.success ? await queries.findHouse(house.data) : null
    if (!house.success || known === null) return null
    return { invited: { role: 'administrator', house: house.data }, house: known.name }
  }

  app.post('/beheer/accounts/uitnodigingen', {
    config: { access: 'manager' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const invited = await invitedBy(request)
      if (invited === null) return refuse(request, reply, 'account.invite.nobody')
      const given = await giveInvitation(request, reply, dependencies, invited)
      return given.ok ? show(request, reply, given) : show(request, reply.code(422), { errors: [given.error] })
    },
  })

  app.post('/beheer/accounts/:account', {
    config: { access: 'manager' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecent(request)
      const { account: id } = request.params as { account: string }
      const account = UUID.test(id) ? await accounts.find(id) : null
      if (account === null) throw notFound(request)
      const act = oneOf(textField(typedIn(request), 'wat'), ['block', 'unblock', 'password', 'second-factor'])
      if (act === 'password' || act === 'second-factor') {
        const token = await links.make({ purpose: act, account: account.id })
        return show(request, reply, { link: linkAddress(request, dependencies, token) })
      }
      if (act === 'unblock') await accounts.unblock(account.id)
      else if (act === 'block' && !(await accounts.block(account.id))) {
        return refuse(request, reply, 'account.manage.last')
      }
      return reply.redirect('/beheer/accounts', 303)
    },
  })
}
