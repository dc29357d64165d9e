import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { noteSignInRefused } from '../../http/security-log.js'
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
import { enterByPassword, hasMoreThanPassword } from './entering.js'
import { factorChanged } from './factor-changed.js'
import { InvitationPage, LinkGonePage, LostFactorPage, ResetPasswordPage } from './invitation-page.js'
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
  const { links, joining, accounts, passwords } = identity

  const tokenOf = (request: FastifyRequest): string => (request.params as { token: string }).token

  const aboutLink = async (view: View, link: Exclude<OneTimeLink, { account: string }>): Promise<string> => {
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
    if (link.purpose === 'second-factor') {
      return reply.html(await (<LostFactorPage view={view} path={path} errors={errors} />))
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

  /** Goes on with the account of a link that was used. */
  const enter = async (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const account = await accounts.find(id)
    if (account === null || account.blocked) return reply.redirect('/aanmelden', 303)
    return reply.redirect(await enterByPassword(request, dependencies, { account, back: '/', way: 'link' }), 303)
  }

  /** The link is from who manages accounts; the password shows that it came to the right person. */
  const dropFactors = async (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const view = viewOf(request, reply, dependencies)
    const confirmed = await passwords.confirm(id, textField(typedIn(request), 'wachtwoord'))
    if (!confirmed.ok) {
      noteSignInRefused(request, 'password', confirmed.why)
      const message = view.say(confirmed.why === 'wait' ? 'account.wait' : 'account.current-password.wrong')
      return show(request, reply, [{ field: 'wachtwoord', message }])
    }
    const joined = await joining.dropFactors(tokenOf(request))
    if (!joined.ok) return show(request, reply, refused(view, joined))
    const account = await accounts.find(joined.account)
    if (account !== null) factorChanged(request, reply, dependencies, account, 'removed')
    return enter(request, reply, joined.account)
  }

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
      if (link.purpose === 'second-factor') return dropFactors(request, reply, link.account)
      const wanted = await readWanted(view, link, typedIn(request))
      const { login, name, password, errors } = wanted
      if (errors.length > 0) return show(request, reply, errors, wanted)
      const passwordHash = await hashPassword(password)
      const joined =
        link.purpose === 'password'
          ? await joining.resetPassword(token, passwordHash)
          : await joining.makeAccount(token, { login, name, passwordHash })
      if (!joined.ok) return show(request, reply, refused(view, joined), wanted)
      return enter(request, reply, joined.account)
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
      // What was accepted may ask for more than the password that this session began with.
      if (now !== null && !hasMoreThanPassword(request.session) && (await identity.nextStep(now)) !== 'none') {
        const lastCapacity = given?.key ?? now.lastCapacity
        return reply.redirect(
          await enterByPassword(request, dependencies, {
            account: { ...now, lastCapacity },
            back: '/',
            way: 'password',
          }),
          303,
        )
      }
      return reply.redirect(given === undefined ? '/rol' : landing(given.key, '/'), 303)
    },
  })
}
