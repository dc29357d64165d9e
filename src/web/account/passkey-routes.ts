import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { signInAccount } from '../../http/access.js'
import { forbidden } from '../../http/http-problem.js'
import { noteSignInRefused } from '../../http/security-log.js'
import type { Site } from '../../identity/passkeys.js'
import type { PageDependencies } from '../dependencies.js'
import { address } from '../frame/addresses.js'
import { samePath } from '../frame/view.js'
import { refuseUnlessRecentAccount } from './confirming.js'
import { afterSignIn } from './entering.js'
import { factorChanged } from './factor-changed.js'
import { UUID } from './house-access-routes.js'
import { passkeySource } from './passkey-script.js'
import { attemptRate } from './password-sign-in-routes.js'

const text = z.string().max(20_000)

const credential = { id: text, rawId: text, type: z.literal('public-key'), clientExtensionResults: z.object({}) }

/** What a browser answers; anything else that it says is not looked at. */
const madeAnswer = z.object({
  antwoord: z.object({ ...credential, response: z.object({ clientDataJSON: text, attestationObject: text }) }),
})

const signInAnswer = z.object({
  antwoord: z.object({
    ...credential,
    response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
  }),
  terug: text.optional(),
})

/** Making passkeys, and signing in with one. */
export const passkeyRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity, notifying } = dependencies
  const { passkeys, accounts } = identity

  const siteOf = (request: FastifyRequest): Site => {
    const { origin, hostname } = new URL(notifying.publicUrl ?? `${request.protocol}://${request.host}`)
    return { origin, host: hostname }
  }

  const accountOf = (request: FastifyRequest) => {
    if (request.account === null) throw forbidden(request)
    return request.account
  }

  /** The challenge that was given last, once. */
  const challengeOf = (request: FastifyRequest): string => {
    const { challenge } = request.session
    delete request.session.challenge
    if (challenge === undefined) throw forbidden(request)
    return challenge
  }

  const answerOf = <Answer>(request: FastifyRequest, schema: z.ZodType<Answer>): Answer => {
    const answer = schema.safeParse(request.body)
    if (!answer.success) throw forbidden(request)
    return answer.data
  }

  app.get('/assets/passkey.js', {
    config: { access: 'public' },
    handler: (_request, reply) =>
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(passkeySource),
  })

  app.post('/mijn-account/sleutels/opties', {
    config: { access: 'account', setsUpFactor: true, ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request) => {
      refuseUnlessRecentAccount(request, dependencies)
      const options = await passkeys.askToMake(accountOf(request), siteOf(request))
      request.session.challenge = options.challenge
      return options
    },
  })

  app.post('/mijn-account/sleutels', {
    config: { access: 'account', setsUpFactor: true, ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      const challenge = challengeOf(request)
      const { antwoord } = answerOf(request, madeAnswer)
      const account = accountOf(request)
      if (!(await passkeys.keep(account, siteOf(request), challenge, antwoord))) throw forbidden(request)
      // A passkey is more than a password: from here on they are in as who they are.
      delete request.session.mustSetUp
      factorChanged(request, reply, dependencies, account, 'passkey-added')
      return { to: address('/mijn-account', { gedaan: 'sleutel' }) }
    },
  })

  app.post('/mijn-account/sleutels/:passkey/verwijderen', {
    config: { access: 'account' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      refuseUnlessRecentAccount(request, dependencies)
      const { passkey } = request.params as { passkey: string }
      const account = accountOf(request)
      if (UUID.test(passkey) && (await passkeys.remove(account.id, passkey))) {
        factorChanged(request, reply, dependencies, account, 'passkey-removed')
      }
      return reply.redirect(address('/mijn-account', { gedaan: 'sleutel-weg' }), 303)
    },
  })

  app.post('/aanmelden/sleutel/opties', {
    config: { access: 'public', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request) => {
      const options = await passkeys.askToSignIn(siteOf(request))
      request.session.challenge = options.challenge
      return options
    },
  })

  app.post('/aanmelden/sleutel', {
    config: { access: 'public', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request) => {
      const challenge = challengeOf(request)
      const { antwoord, terug } = answerOf(request, signInAnswer)
      const id = await passkeys.signIn(siteOf(request), challenge, antwoord)
      const account = id === null ? null : await accounts.find(id)
      if (account === null) {
        noteSignInRefused(request, 'passkey', 'wrong')
        throw forbidden(request)
      }
      await signInAccount(request, account, identity, 'passkey')
      const back = samePath(terug)
      return { to: afterSignIn(request.session, back) }
    },
  })
}
