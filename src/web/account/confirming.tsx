import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { confirmSession, isRecent } from '../../http/access.js'
import { recentSignInNeeded } from '../../http/http-problem.js'
import { noteSignInRefused } from '../../http/security-log.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { typedIn } from '../forms/send.js'
import { viewOf } from '../frame/view.js'
import { CONFIRMING_CODE, CONFIRMING_FIELD, ConfirmPage } from './confirm-page.js'
import { factorChanged } from './factor-changed.js'
import { textField } from './password-sign-in-routes.js'

/** Shows the form that asks who somebody is, with everything that was sent in it. */
export const askToConfirm = async (
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: PageDependencies,
  errors: readonly FormError[] = [],
): Promise<FastifyReply> => {
  const view = viewOf(request, reply, dependencies)
  const { external, openId, secondFactor } = dependencies.identity
  const known = request.account === null ? [] : await external.providersOf(request.account.id)
  const providers = openId.providers.filter(({ id }) => known.includes(id))
  const asksCode = request.account !== null && (await secondFactor.find(request.account.id)) !== null
  const [action, typed] = [request.url, typedIn(request)]
  return reply.html(await (<ConfirmPage {...{ view, action, typed, errors, providers, asksCode }} />))
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
  const { passwords, secondFactor } = dependencies.identity

  const refuse = (
    request: FastifyRequest,
    reply: FastifyReply,
    {
      field,
      why,
    }: { readonly field: typeof CONFIRMING_FIELD | typeof CONFIRMING_CODE; readonly why: 'wrong' | 'wait' },
  ) => {
    const ofPassword = field === CONFIRMING_FIELD
    noteSignInRefused(request, ofPassword ? 'password' : 'code', why)
    const wrong = ofPassword ? 'account.current-password.wrong' : 'account.code.wrong'
    const message = viewOf(request, reply, dependencies).say(why === 'wait' ? 'account.wait' : wrong)
    return askToConfirm(request, reply.code(why === 'wait' ? 429 : 422), dependencies, [{ field, message }])
  }

  app.addHook('preHandler', async (request, reply) => {
    const { account, principal } = request
    const typed = typedIn(request)
    if (account === null || principal?.kind === 'operator') return
    if (typed[CONFIRMING_FIELD] === undefined) return
    const confirmed = await passwords.confirm(account.id, textField(typed, CONFIRMING_FIELD))
    if (!confirmed.ok) return refuse(request, reply, { field: CONFIRMING_FIELD, why: confirmed.why })
    // Whoever has a second step shows both, as when signing in.
    if ((await secondFactor.find(account.id)) !== null) {
      const checked = await secondFactor.check(account.id, textField(typed, CONFIRMING_CODE))
      if (!checked.ok) return refuse(request, reply, { field: CONFIRMING_CODE, why: checked.why })
      if (checked.by === 'recovery') factorChanged(request, reply, dependencies, account, 'code-used')
    }
    await confirmSession(request)
    if (principal !== null) request.principal = { ...principal, recent: true }
    const { [CONFIRMING_FIELD]: _, [CONFIRMING_CODE]: __, ...form } = typed
    request.body = form
  })
}
