import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Programs } from '../identity/programs.js'
import { noteSignInRefused } from './security-log.js'

/** How often one address may ask for a token in a minute. */
const ASKED_PER_MINUTE = 60

/** Larger than any request for a token. */
const LARGEST_BODY = 4 * 1024

const asked = z.strictObject({
  grant_type: z.literal('client_credentials'),
  scope: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
})

type Credentials = { readonly client: string; readonly secret: string }

/** Undoes what a form does to a text: RFC 6749, section 2.3.1. */
const unform = (text: string): string | null => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

const ofHeader = (header: string): Credentials | null => {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(header) ?? []
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8')
  const colon = text.indexOf(':')
  const [client, secret] = [unform(text.slice(0, colon)), unform(text.slice(colon + 1))]
  return colon === -1 || client === null || secret === null ? null : { client, secret }
}

/** Who asks, in one way only: in the header or in the body (RFC 6749, section 2.3). */
const credentialsOf = (header: string | undefined, body: z.output<typeof asked>): Credentials | null => {
  const { client_id: client, client_secret: secret } = body
  if (header !== undefined) return secret === undefined ? ofHeader(header) : null
  return client === undefined || secret === undefined ? null : { client, secret }
}

/**
 * The token endpoint for programs: OAuth 2.0, client credentials only (RFC 6749, section 4.4), each parameter once. Its
 * errors are those of that RFC, as any client library reads them.
 */
export const tokenRoutes = (app: FastifyInstance, programs: Programs): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: LARGEST_BODY },
    async (_request: FastifyRequest, body: string) => {
      const fields = [...new URLSearchParams(body)]
      // A parameter that comes twice is an error (section 3.2): none of it is read.
      return new Set(fields.map(([name]) => name)).size === fields.length ? Object.fromEntries(fields) : null
    },
  )

  const refuse = (reply: FastifyReply, status: 400 | 401, error: string): FastifyReply => {
    if (status === 401) void reply.header('www-authenticate', 'Basic realm="besluitboek"')
    return reply.code(status).send({ error })
  }

  app.post('/api/oauth/token', {
    config: { access: 'public', rateLimit: { max: ASKED_PER_MINUTE, timeWindow: '1 minute' } },
    schema: { hide: true },
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      const grantType = (request.body as { grant_type?: unknown } | null)?.grant_type
      if (typeof grantType === 'string' && grantType !== 'client_credentials') {
        return refuse(reply, 400, 'unsupported_grant_type')
      }
      const body = asked.safeParse(request.body)
      if (!body.success) return refuse(reply, 400, 'invalid_request')
      const credentials = credentialsOf(request.headers.authorization, body.data)
      if (credentials === null) return refuse(reply, 401, 'invalid_client')
      const granted = await programs.grant(credentials.client, credentials.secret)
      if (granted === null) {
        noteSignInRefused(request, 'program', 'wrong')
        return refuse(reply, 401, 'invalid_client')
      }
      const { token, seconds, scope } = granted
      if (body.data.scope !== undefined && body.data.scope !== scope) return refuse(reply, 400, 'invalid_scope')
      return reply.send({ access_token: token, token_type: 'Bearer', expires_in: seconds, scope })
    },
  })
}
