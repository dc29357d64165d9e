import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { signInAccount } from '../../http/access.js'
import { noteSignInRefused } from '../../http/security-log.js'
import type { Account } from '../../identity/accounts.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { viewOf } from '../frame/view.js'
import { AskCodePage } from './ask-code-page.js'
import { afterSignIn, askCodePage, halfwayOf } from './entering.js'
import { factorChanged } from './factor-changed.js'
import { attemptRate, textField } from './password-sign-in-routes.js'

/** The second step of signing in: a code, after the password. */
export const codeSignInRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity } = dependencies
  const { accounts, secondFactor, passkeys } = identity

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    {
      account,
      back,
      errors,
    }: { readonly account: Account; readonly back: string; readonly errors: readonly FormError[] },
  ) => {
    const view = viewOf(request, reply, dependencies)
    const byCode = (await secondFactor.find(account.id)) !== null
    const byPasskey = (await passkeys.list(account.id)).length > 0
    return reply.html(await (<AskCodePage {...{ view, back, errors, byCode, byPasskey }} />))
  }

  /** Who is halfway, and may still come in. */
  const halfwayIn = async (request: FastifyRequest) => {
    const halfway = halfwayOf(request.session)
    const account = halfway === null ? null : await accounts.find(halfway.account)
    return halfway === null || account === null || account.blocked ? null : { account, back: halfway.back }
  }

  app.get(askCodePage, {
    config: { access: 'public' },
    handler: async (request, reply) => {
      const halfway = await halfwayIn(request)
      if (halfway === null) return reply.redirect('/aanmelden', 303)
      return show(request, reply, { ...halfway, errors: [] })
    },
  })

  app.post(askCodePage, {
    config: { access: 'public', ...attemptRate },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const halfway = await halfwayIn(request)
      if (halfway === null) return reply.redirect('/aanmelden', 303)
      const { account, back } = halfway
      const checked = await secondFactor.check(account.id, textField(typedIn(request), 'code'))
      if (!checked.ok) {
        noteSignInRefused(request, 'code', checked.why, account.id)
        const wait = checked.why === 'wait'
        const { say } = viewOf(request, reply, dependencies)
        const message = say(wait ? 'account.wait' : 'account.code.wrong')
        return show(request, reply.code(wait ? 429 : 422), { ...halfway, errors: [{ field: 'code', message }] })
      }
      await signInAccount(request, account, identity, 'code')
      if (checked.by === 'recovery') factorChanged(request, reply, dependencies, account, 'code-used')
      return reply.redirect(afterSignIn(request.session, back), 303)
    },
  })
}
