import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { signInAccount } from '../../http/access.js'
import { asLogin } from '../../identity/accounts.js'
import { capacityKey } from '../../identity/capacities.js'
import type { Joined } from '../../identity/joining.js'
import { linkPath, type OneTimeLink } from '../../identity/one-time-links.js'
import {
  hashPassword,
  LONGEST_PASSWORD,
  type PasswordFault,
  passwordFault,
  SHORTEST_PASSWORD,
} from '../../identity/passwords.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { type View, viewOf } from '../frame/view.js'
import { landing } from '../sign-in/landing.js'
import { InvitationPage, LinkGonePage, ResetPasswordPage } from './invitation-page.js'
import { attemptRate, textField } from './password-sign-in-routes.js'

const LONGEST_NAME = 200
const email = z.email().max(254)

export const passwordError = (view: View, fault: PasswordFault, field: string): FormError => ({
  field,
  message: view.say(`account.password.${fault}`, { shortest: SHORTEST_PASSWORD, longest: LONGEST_PASSWORD }),
})

/** One-time links: making an account, accepting an invitation, choosing a new password. */
export const invitationRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity, queries } = dependencies
  const { links, joining, accounts } = identity

  const tokenOf = (request: FastifyRequest): string => (request.params as { token: string }).token

  const aboutLink = async (view: View, link: Exclude<OneTimeLink, { purpose: 'password' }>): Promise<string> => {
    if (link.purpose === 'first-manager') return view.say('account.invitation.first-manager')
    const { invited } = link
    if (invited.role === 'manager') return view.say('account.invitation.manager')
    const house = (await queries.findHouse(invited.house))?.name ?? invited.house
    return view.say(`account.invitation.${invited.role}`, { house })
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[] = [],
    typed: { readonly login: string; readonly name: string } = { login: '', name: '' },
  ) => {
    const view = viewOf(request, reply, dependencies)
    const token = tokenOf(request)
    const link = await links.find(token)
    if (link === null) return reply.code(404).html(await (<LinkGonePage view={view} />))
    const path = linkPath(token)
    void reply.code(errors.length === 0 ? 200 : 422)
    if (link.purpose === 'password') {
      return reply.html(await (<ResetPasswordPage view={view} path={path} errors={errors} />))
    }
    const about = await aboutLink(view, link)
    const { login, name } = typed
    const { providers } = identity.openId
    return reply.html(await (<InvitationPage {...{ view, path, errors, about, login, name, token, providers }} />))
  }

  /** What the form asks for, and what is wrong with it. A new password is for the account of its link. */
  const readWanted = async (view: View, link: OneTimeLink, typed: ReturnType<typeof typedIn>) => {
    const known = link.purpose === 'password' ? await accounts.find(link.account) : null
    const password = textField(typed, 'wachtwoord')
    const login = known?.login ?? asLogin(textField(typed, 'login'))
    const name = known?.name ?? textField(typed, 'naam').trim().slice(0, LONGEST_NAME)
    const fault = await passwordFault(password, { login, name })
    const errors: readonly FormError[] = [
      ...(name === '' ? [{ field: 'naam', message: view.say('account.name.missing') }] : []),
      ...(email.safeParse(login).success ? [] : [{ field: 'login', message: view.say('account.login.wrong') }]),
      ...(fault === null ? [] : [passwordError(view, fault, 'wachtwoord')]),
    ]
    return { login, name, password, errors }
  }

  const refused = (view: View, joined: Extract<Joined, { ok: false }>): readonly FormError[] => [
    { field: joined.why === 'login-taken' ? 'login' : null, message: view.say(`account.refused.${joined.why}`) },
  ]

  app.get('/uitnodiging/:token', {
    config: { access: 'public', ...attemptRate },
    handler: (request, reply) => show(request, reply),
  })

  app.post('/uitnodiging/:token', {
    config: { access: 'public', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const token = tokenOf(request)
      const link = await links.find(token)
      if (link === null) return show(request, reply)
      const wanted = await readWanted(view, link, typedIn(request))
      const { login, name, password, errors } = wanted
      if (errors.length > 0) return show(request, reply, errors, wanted)
      const passwordHash = await hashPassword(password)
      const joined =
        link.purpose === 'password'
          ? await joining.resetPassword(token, passwordHash)
          : await joining.makeAccount(token, { login, name, passwordHash })
      if (!joined.ok) return show(request, reply, refused(view, joined), wanted)
      const account = await accounts.find(joined.account)
      if (account === null || account.blocked) return reply.redirect('/aanmelden', 303)
      await signInAccount(request, account, identity, 'link')
      const { capacity } = request.session
      return reply.redirect(capacity === undefined ? '/rol' : landing(capacity, '/'), 303)
    },
  })

  app.post('/uitnodiging/:token/aanvaarden', {
    config: { access: 'account', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { account } = request
      const token = tokenOf(request)
      const link = await links.find(token)
      if (account === null || link === null) return show(request, reply)
      const joined = await joining.accept(token, account.id)
      if (!joined.ok) return show(request, reply, refused(viewOf(request, reply, dependencies), joined))
      // Whoever accepts is going to use it: that is what they act as from now on, where it is a house.
      const now = await accounts.find(account.id)
      const held = now === null ? [] : await identity.capacities(now)
      const invited = link.purpose === 'invitation' ? link.invited : null
      const given = held.find(({ principal }) =>
        invited === null
          ? false
          : invited.role === 'person' || invited.role === 'administrator'
            ? capacityKey(principal) === `${invited.role}:${invited.house}`
            : principal.kind === invited.role,
      )
      if (given !== undefined) request.session.capacity = given.key
      return reply.redirect(given === undefined ? '/rol' : landing(given.key, '/'), 303)
    },
  })
}
