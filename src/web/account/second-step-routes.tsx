import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { confirmSession } from '../../http/access.js'
import { forbidden } from '../../http/http-problem.js'
import { noteSignInRefused } from '../../http/security-log.js'
import type { Account } from '../../identity/accounts.js'
import type { NewFactor } from '../../identity/second-factor.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { address } from '../frame/addresses.js'
import { parameter } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { refuseUnlessRecentAccount } from './confirming.js'
import { afterSignIn, secondStepPage } from './entering.js'
import { factorChanged } from './factor-changed.js'
import { attemptRate, textField } from './password-sign-in-routes.js'
import { RecoveryCodesPage, SecondStepPage, SetUpSecondStepPage } from './second-step-page.js'

const accountOf = (request: FastifyRequest): Account => {
  if (request.account === null) throw forbidden(request)
  return request.account
}

/** The second step of whoever is signed in: setting it up, replacing it, and taking it away. */
export const secondStepRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity } = dependencies
  const { secondFactor, passkeys, passwords, sessions } = identity

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { notice = null, errors = [] }: { readonly notice?: string | null; readonly errors?: readonly FormError[] } = {},
  ) => {
    const view = viewOf(request, reply, dependencies)
    const account = accountOf(request)
    const must = request.session.mustSetUp === true
    const known = await secondFactor.find(account.id)
    const demanded = await mustKeep(account)
    const hasPassword = await passwords.has(account.id)
    return reply.html(await (<SecondStepPage {...{ view, known, must, demanded, hasPassword, notice, errors }} />))
  }

  /** What an office asks for is not taken away, unless a passkey is there to stand for it. */
  const mustKeep = async (account: Account): Promise<boolean> =>
    (await passkeys.list(account.id)).length === 0 && (await identity.mustHaveFactor(account))

  const showSetUp = async (
    request: FastifyRequest,
    reply: FastifyReply,
    factor: NewFactor,
    errors: readonly FormError[],
  ) => {
    const view = viewOf(request, reply, dependencies)
    const must = request.session.mustSetUp === true
    return reply.html(await (<SetUpSecondStepPage {...{ view, factor, must, errors }} />))
  }

  const showCodes = async (request: FastifyRequest, reply: FastifyReply, codes: readonly string[], to: string) => {
    const view = viewOf(request, reply, dependencies)
    return reply.html(await (<RecoveryCodesPage {...{ view, codes, to }} />))
  }

  app.get(secondStepPage, {
    config: { access: 'account', setsUpFactor: true },
    handler: async (request, reply) => {
      const { say } = viewOf(request, reply, dependencies)
      const gone = parameter(request, 'gedaan') === 'te-lang'
      return show(request, reply, { notice: gone ? say('account.second.too-long') : null })
    },
  })

  app.post(`${secondStepPage}/begin`, {
    config: { access: 'account', setsUpFactor: true, ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      const account = accountOf(request)
      // Beside a password: whoever has none shows who they are elsewhere.
      if (!(await passwords.has(account.id))) return reply.redirect(secondStepPage, 303)
      return showSetUp(request, reply, secondFactor.begin(account), [])
    },
  })

  app.post(secondStepPage, {
    config: { access: 'account', setsUpFactor: true, ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      const account = accountOf(request)
      const typed = typedIn(request)
      const sealed = textField(typed, 'geheim')
      const kept = await secondFactor.keep(account, sealed, textField(typed, 'code'))
      if (!kept.ok) {
        const factor = kept.why === 'gone' ? null : secondFactor.again(account, sealed)
        if (factor === null) return reply.redirect(address(secondStepPage, { gedaan: 'te-lang' }), 303)
        noteSignInRefused(request, 'code', kept.why)
        const wait = kept.why === 'wait'
        const { say } = viewOf(request, reply, dependencies)
        const message = say(wait ? 'account.wait' : 'account.code.wrong')
        return showSetUp(request, reply.code(wait ? 429 : 422), factor, [{ field: 'code', message }])
      }
      // From here on they are in as who they are.
      delete request.session.mustSetUp
      request.session.way = 'code'
      await confirmSession(request)
      await sessions.endOthers(account.id, request.session.sessionId)
      factorChanged(request, reply, dependencies, account, kept.replaced ? 'replaced' : 'added')
      return showCodes(request, reply, kept.codes, afterSignIn(request.session, '/'))
    },
  })

  app.post(`${secondStepPage}/herstelcodes`, {
    config: { access: 'account', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      const account = accountOf(request)
      const codes = await secondFactor.renewCodes(account.id)
      if (codes === null) return reply.redirect(secondStepPage, 303)
      factorChanged(request, reply, dependencies, account, 'codes-renewed')
      return showCodes(request, reply, codes, '/mijn-account')
    },
  })

  app.post(`${secondStepPage}/weg`, {
    config: { access: 'account', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      const account = accountOf(request)
      if (await mustKeep(account)) {
        const { say } = viewOf(request, reply, dependencies)
        return show(request, reply.code(422), { errors: [{ field: null, message: say('account.second.stays') }] })
      }
      if (await secondFactor.remove(account.id)) {
        await sessions.endOthers(account.id, request.session.sessionId)
        factorChanged(request, reply, dependencies, account, 'removed')
      }
      return reply.redirect(address('/mijn-account', { gedaan: 'tweede-stap-weg' }), 303)
    },
  })
}
