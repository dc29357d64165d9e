import type { FastifyInstance } from 'fastify'
import { noteSignInRefused } from '../../http/security-log.js'
import { LONGEST_PASSWORD } from '../../identity/passwords.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { parameter } from '../frame/requests.js'
import { samePath, viewOf } from '../frame/view.js'
import { enterByPassword } from './entering.js'
import { PasswordSignInPage } from './password-sign-in-page.js'

/** How often one address may try to sign in, or use a link, in a minute. */
export const attemptRate = { rateLimit: { max: 30, timeWindow: '1 minute' } }

/** The text of one field; what is not text, or longer than anything that can be right, counts as empty. */
export const textField = (typed: ReturnType<typeof typedIn>, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' && value.length <= 4 * LONGEST_PASSWORD ? value : ''
}

/** Signing in with login and password. */
export const passwordSignInRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity } = dependencies
  const { providers } = identity.openId

  app.get('/aanmelden/wachtwoord', {
    config: { access: 'public' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const back = samePath(parameter(request, 'terug'))
      return reply.html(
        await (<PasswordSignInPage view={view} back={back} login="" errors={[]} providers={providers} />),
      )
    },
  })

  app.post('/aanmelden/wachtwoord', {
    config: { access: 'public', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const typed = typedIn(request)
      const back = samePath(textField(typed, 'terug'))
      const login = textField(typed, 'login')
      const refuse = async (status: number, errors: readonly FormError[]) =>
        reply
          .code(status)
          .html(
            await (
              <PasswordSignInPage
                view={view}
                back={back}
                login={login.slice(0, 254)}
                errors={errors}
                providers={providers}
              />
            ),
          )
      const signedIn = await identity.passwords.signIn(login, textField(typed, 'wachtwoord'))
      if (!signedIn.ok) {
        noteSignInRefused(request, 'password', signedIn.why)
        const wait = signedIn.why === 'wait'
        return refuse(wait ? 429 : 422, [
          { field: 'login', message: view.say(wait ? 'account.wait' : 'account.wrong') },
        ])
      }
      const account = await identity.accounts.find(signedIn.account)
      if (account === null) return refuse(422, [{ field: 'login', message: view.say('account.wrong') }])
      return reply.redirect(await enterByPassword(request, dependencies, { account, back, way: 'password' }), 303)
    },
  })
}
