import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { confirmSession, isRecent } from '../../http/access.js'
import { recentSignInNeeded } from '../../http/http-problem.js'
import { noteSignInRefused } from '../../http/security-log.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { viewOf } from '../frame/view.js'
import { CONFIRMING_FIELD, ConfirmPage } from './confirm-page.js'
import { textField } from './password-sign-in-routes.js'

/** Shows the form that asks who somebody is, with everything that was sent in it. */
export const askToConfirm = async (
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: PageDependencies,
  errors: readonly FormError[] = [],
): Promise<FastifyReply> => {
  const view = viewOf(request, reply, dependencies)
  const { external, openId } = dependencies.identity
  const known = request.account === null ? [] : await external.providersOf(request.account.id)
  const providers = openId.providers.filter(({ id }) => known.includes(id))
  const [action, typed] = [request.url, typedIn(request)]
  return reply.html(await (<ConfirmPage {...{ view, action, typed, errors, providers }} />))
}

/** @throws {HttpProblem} when whoever is signed in did not show who they are a short while ago */
export const refuseUnlessRecent = (request: FastifyRequest): void => {
  const { principal } = request
  if (principal === null || principal.kind === 'operator' || principal.recent !== true)
    throw recentSignInNeeded(request)
}

/**
 * The same for what is of an account, in whatever capacity its owner acts, or in none.
 *
 * @throws {HttpProblem} as {@link refuseUnlessRecent}
 */
export const refuseUnlessRecentAccount = (
  request: FastifyRequest,
  { identity }: Pick<PageDependencies, 'identity'>,
): void => {
  if (!isRecent(request.session, identity)) throw recentSignInNeeded(request)
}

/** Reads the answer to {@link askToConfirm} off any form that carries one, before the form itself is read. */
export const confirmOnTheWay = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { passwords } = dependencies.identity

  app.addHook('preHandler', async (request, reply) => {
    const { account, principal } = request
    const typed = typedIn(request)
    if (account === null || principal?.kind === 'operator') return
    if (typed[CONFIRMING_FIELD] === undefined) return
    const confirmed = await passwords.confirm(account.id, textField(typed, CONFIRMING_FIELD))
    if (!confirmed.ok) {
      noteSignInRefused(request, 'password', confirmed.why)
      const wait = confirmed.why === 'wait'
      const message = viewOf(request, reply, dependencies).say(wait ? 'account.wait' : 'account.current-password.wrong')
      return askToConfirm(request, reply.code(wait ? 429 : 422), dependencies, [{ field: CONFIRMING_FIELD, message }])
    }
    await confirmSession(request)
    if (principal !== null) request.principal = { ...principal, recent: true }
    const { [CONFIRMING_FIELD]: _, ...form } = typed
    request.body = form
  })
}
