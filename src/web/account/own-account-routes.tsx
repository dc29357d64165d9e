import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { forbidden } from '../../http/http-problem.js'
import { noteSignInRefused } from '../../http/security-log.js'
import type { Account } from '../../identity/accounts.js'
import { hashPassword, passwordFault } from '../../identity/passwords.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { address } from '../frame/addresses.js'
import { oneOf, parameter } from '../frame/requests.js'
import { samePath, viewOf } from '../frame/view.js'
import { landing } from '../sign-in/landing.js'
import { capacityWords } from './capacity-words.js'
import { refuseUnlessRecentAccount } from './confirming.js'
import { passwordError } from './invitation-routes.js'
import { CapacityPage, OwnAccountPage } from './own-account-page.js'
import { attemptRate, textField } from './password-sign-in-routes.js'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const accountOf = (request: FastifyRequest): Account => {
  if (request.account === null) throw forbidden(request)
  return request.account
}

const notices = {
  beeindigd: 'account.sessions.ended',
  wachtwoord: 'account.password-changed',
  bevestigd: 'account.confirmed',
  sleutel: 'account.passkeys.kept',
  'sleutel-weg': 'account.passkeys.removed',
  'tweede-stap-weg': 'account.second.removed',
} as const

/** Choosing a capacity, and the account of whoever is signed in. */
export const ownAccountRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity, queries } = dependencies
  const { sessions, passwords, accounts } = identity

  app.get('/rol', {
    config: { access: 'account' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const back = samePath(parameter(request, 'terug'))
      const held = await identity.capacities(accountOf(request))
      const choices = await Promise.all(
        held.map(async (capacity) => ({ key: capacity.key, text: await capacityWords(view, queries, capacity) })),
      )
      const current = request.session.capacity ?? null
      return reply.html(await (<CapacityPage view={view} back={back} choices={choices} current={current} />))
    },
  })

  app.post('/rol', {
    config: { access: 'account' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const account = accountOf(request)
      const typed = typedIn(request)
      const back = samePath(textField(typed, 'terug'))
      const held = await identity.capacities(account)
      const key = oneOf(
        textField(typed, 'rol'),
        held.map((one) => one.key),
      )
      if (key === undefined) return reply.redirect(address('/rol', { terug: back }), 303)
      request.session.capacity = key
      await accounts.rememberCapacity(account.id, key)
      return reply.redirect(landing(key, back), 303)
    },
  })

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { notice = null, errors = [] }: { readonly notice?: string | null; readonly errors?: readonly FormError[] },
  ) => {
    const view = viewOf(request, reply, dependencies)
    const account = accountOf(request)
    const held = await identity.capacities(account)
    const capacities = await Promise.all(held.map((capacity) => capacityWords(view, queries, capacity)))
    const mine = await sessions.list(account.id, request.session.sessionId)
    const passkeys = await identity.passkeys.list(account.id)
    const factor = await identity.secondFactor.find(account.id)
    const { login, name } = account
    return reply.html(
      await (
        <OwnAccountPage {...{ view, login, name, capacities, sessions: mine, passkeys, factor, notice, errors }} />
      ),
    )
  }

  app.get('/mijn-account', {
    config: { access: 'account' },
    handler: async (request, reply) => {
      const { say } = viewOf(request, reply, dependencies)
      const done = oneOf(parameter(request, 'gedaan'), [
        'beeindigd',
        'wachtwoord',
        'bevestigd',
        'sleutel',
        'sleutel-weg',
        'tweede-stap-weg',
      ])
      const notice = done === undefined ? null : say(notices[done])
      return show(request, reply, { notice })
    },
  })

  app.post('/mijn-account/sessies/beeindigen', {
    config: { access: 'account' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      await sessions.endOthers(accountOf(request).id, request.session.sessionId)
      return reply.redirect(address('/mijn-account', { gedaan: 'beeindigd' }), 303)
    },
  })

  app.post('/mijn-account/sessies/:session/beeindigen', {
    config: { access: 'account' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      const { session } = request.params as { session: string }
      if (UUID.test(session)) await sessions.end(accountOf(request).id, session)
      return reply.redirect(address('/mijn-account', { gedaan: 'beeindigd' }), 303)
    },
  })

  app.post('/mijn-account/wachtwoord', {
    config: { access: 'account', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const account = accountOf(request)
      const view = viewOf(request, reply, dependencies)
      const typed = typedIn(request)
      const password = textField(typed, 'wachtwoord')
      const refuse = (status: number, error: FormError) => show(request, reply.code(status), { errors: [error] })
      const confirmed = await passwords.confirm(account.id, textField(typed, 'huidig'))
      if (!confirmed.ok) {
        noteSignInRefused(request, 'password', confirmed.why)
        const wait = confirmed.why === 'wait'
        const message = view.say(wait ? 'account.wait' : 'account.current-password.wrong')
        return refuse(wait ? 429 : 422, { field: 'huidig', message })
      }
      const fault = await passwordFault(password, account)
      if (fault !== null) return refuse(422, passwordError(view, fault, 'wachtwoord'))
      // Whoever knew the old one is signed out everywhere but here.
      const keep = await sessions.idOf(request.session.sessionId)
      await passwords.change(account.id, await hashPassword(password), keep)
      return reply.redirect(address('/mijn-account', { gedaan: 'wachtwoord' }), 303)
    },
  })
}
