import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { confirmSession, signInAccount } from '../../http/access.js'
import { notFound } from '../../http/http-problem.js'
import { noteSignInRefused } from '../../http/security-log.js'
import type { Joined } from '../../identity/joining.js'
import type { ExternalIdentity } from '../../identity/openid/claims.js'
import { ProviderUnavailable } from '../../identity/openid/openid-sign-in.js'
import type { PageDependencies } from '../dependencies.js'
import { address } from '../frame/addresses.js'
import { parameter } from '../frame/requests.js'
import { samePath, viewOf } from '../frame/view.js'
import { afterSignIn } from './entering.js'
import { ProviderRefusedPage, providerPath, SignedOutPage } from './openid-page.js'
import { attemptRate } from './password-sign-in-routes.js'

type Why = Parameters<typeof ProviderRefusedPage>[0]['why']

const status: Readonly<Record<Why, number>> = {
  failed: 403,
  unknown: 403,
  blocked: 403,
  another: 403,
  gone: 404,
  away: 503,
}

/** Signing in with a provider: there and back. */
export const openIdRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { identity, notifying } = dependencies
  const { openId, external, accounts } = identity

  /** Where people reach this site. A provider only sends back to addresses that were registered there. */
  const originOf = (request: FastifyRequest): string =>
    notifying.publicUrl ?? new URL(`${request.protocol}://${request.host}`).origin

  const providerOf = (request: FastifyRequest) => {
    const { provider } = request.params as { provider: string }
    const known = openId.providers.find(({ id }) => id === provider)
    if (known === undefined) throw notFound(request)
    return known
  }

  const refuse = async (request: FastifyRequest, reply: FastifyReply, why: Why) => {
    noteSignInRefused(request, 'provider', why)
    const view = viewOf(request, reply, dependencies)
    const provider = providerOf(request).name
    return reply.code(status[why]).html(await (<ProviderRefusedPage view={view} why={why} provider={provider} />))
  }

  /** What goes wrong at the provider is told, and noted for who runs the program. */
  const orAway = async (
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ProviderUnavailable)) throw error
      request.log.warn({ err: error }, 'a provider to sign in with is away')
      return refuse(request, reply, 'away')
    }
  }

  app.get('/aanmelden/via/:provider', {
    config: { access: 'public', ...attemptRate },
    handler: (request, reply) =>
      orAway(request, reply, async () => {
        const { id } = providerOf(request)
        const confirms = parameter(request, 'bevestig') !== null && request.account !== null
        const started = await openId.start(id, `${originOf(request)}${providerPath(id)}/terug`, confirms)
        if (started === null) throw notFound(request)
        request.session.openId = {
          ...started.underWay,
          back: samePath(parameter(request, 'terug')),
          invitation: parameter(request, 'uitnodiging'),
          confirms,
        }
        return reply.redirect(started.url, 303)
      }),
  })

  /** The account of who came: the one they are known by, or a new one by an invitation or by roles of the provider. */
  const accountFor = async (provider: string, who: ExternalIdentity, invitation: string | null): Promise<Joined> => {
    const known = await external.find(provider, who.subject)
    if (known === null) return external.make(provider, who, invitation)
    return invitation === null ? { ok: true, account: known } : identity.joining.accept(invitation, known)
  }

  /** Who came back shows only that they are still who they were: nothing of the session changes but that. */
  const confirm = async (request: FastifyRequest, reply: FastifyReply, provider: string, who: ExternalIdentity) => {
    const known = await external.find(provider, who.subject)
    if (known === null || known !== request.session.account) return refuse(request, reply, 'another')
    await confirmSession(request)
    return reply.redirect(address('/mijn-account', { gedaan: 'bevestigd' }), 303)
  }

  const signIn = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { provider, back, invitation }: NonNullable<FastifyRequest['session']['openId']>,
    who: ExternalIdentity,
  ) => {
    const joined = await accountFor(provider, who, invitation)
    if (!joined.ok) return refuse(request, reply, invitation === null ? 'unknown' : 'gone')
    await external.setRoles(provider, joined.account, who.roles)
    const account = await accounts.find(joined.account)
    if (account === null || account.blocked) return refuse(request, reply, 'blocked')
    await signInAccount(request, account, identity, 'provider')
    request.session.provider = provider
    return reply.redirect(afterSignIn(request.session, back), 303)
  }

  app.get('/aanmelden/via/:provider/terug', {
    config: { access: 'public', ...attemptRate },
    handler: (request, reply) =>
      orAway(request, reply, async () => {
        const { id } = providerOf(request)
        const underWay = request.session.openId
        // Whatever comes of it: one question, one answer.
        delete request.session.openId
        if (underWay?.provider !== id) return refuse(request, reply, 'failed')
        const who = await openId.finish(underWay, new URL(request.url, originOf(request)))
        if (who === null) return refuse(request, reply, 'failed')
        return underWay.confirms ? confirm(request, reply, id, who) : signIn(request, reply, underWay, who)
      }),
  })

  app.get('/afgemeld/:provider', {
    config: { access: 'public' },
    handler: (request, reply) =>
      orAway(request, reply, async () => {
        const { id, name } = providerOf(request)
        const end = await openId.endAddress(id, `${originOf(request)}/aanmelden`)
        if (end === null) return reply.redirect('/aanmelden', 303)
        const view = viewOf(request, reply, dependencies)
        return reply.html(await (<SignedOutPage view={view} provider={name} end={end} />))
      }),
  })
}
