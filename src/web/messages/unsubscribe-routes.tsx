import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { personId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import { inboxPath } from '../../notifying/paths.js'
import type { PageDependencies } from '../dependencies.js'
import { viewOf } from '../frame/view.js'
import { UnsubscribePage } from './unsubscribe-page.js'

/** What a mail program posts is a few words. */
const LARGEST_BODY = 16 * 1024

/**
 * Ending mails by the link in a mail, without signing in. RFC 8058: a mail program posts there by itself, without cookies and
 * without a form of ours, in a form of its own choosing; the link is the proof, what is posted says nothing more.
 */
export const unsubscribeRoutes =
  (dependencies: PageDependencies): FastifyPluginAsync =>
  async (app) => {
    const { preferences, unsubscribing } = dependencies.notifying
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: LARGEST_BODY }, async () => null)

    /** Whom the link is of. */
    const holderOf = (request: FastifyRequest): string => {
      const { person, proof } = request.params as { person: string; proof: string }
      const id = personId.safeParse(person)
      if (!id.success || !unsubscribing.holds(id.data, proof)) throw notFound(request)
      return id.data
    }

    app.get(`${inboxPath}/afmelden/:person/:proof`, {
      config: { access: 'public' },
      handler: async (request, reply) => {
        holderOf(request)
        const view = viewOf(request, reply, dependencies)
        return reply.html(await (<UnsubscribePage view={view} path={request.url} done={false} />))
      },
    })

    app.post(`${inboxPath}/afmelden/:person/:proof`, {
      config: { access: 'public' },
      handler: async (request, reply) => {
        const person = holderOf(request)
        const { language } = await preferences.read(person)
        await preferences.save(person, { mails: 'none', language })
        const view = viewOf(request, reply, dependencies)
        return reply.html(await (<UnsubscribePage view={view} path={request.url} done />))
      },
    })
  }
