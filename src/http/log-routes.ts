import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseTilePath } from '../ledger/transparency/tile-path.js'
import type { TransparencyLog } from '../ledger/transparency/transparency-log.js'
import { notFound } from './http-problem.js'

export type LogDependencies = {
  readonly log: TransparencyLog
  /** Who may read the entries; hashes, checkpoints and keys are for anyone. */
  readonly logEntries: 'public' | 'auditors'
}

const PLAIN = 'text/plain; charset=utf-8'
const FOR_EVER = 'max-age=31536000, immutable'

const compress = promisify(gzip)

/** The path below `tile/`, as the wildcard of the route gives it. */
const tileOf = (request: FastifyRequest, prefix = ''): ReturnType<typeof parseTilePath> =>
  parseTilePath(`${prefix}${(request.params as { '*': string })['*']}`)

/** The transparency log as C2SP tlog-tiles serves it, under `/log`. */
export const logRoutes = (app: FastifyInstance, { log, logEntries }: LogDependencies): void => {
  const config = { access: 'public' as const }
  const schema = { hide: true }

  const sendText = (reply: FastifyReply, text: string): FastifyReply =>
    reply.type(PLAIN).header('cache-control', 'no-cache').send(text)

  app.get('/log/checkpoint', {
    config,
    schema,
    handler: async (request, reply) => {
      const checkpoint = await log.checkpoint()
      if (checkpoint === null) throw notFound(request)
      return sendText(reply, checkpoint.note)
    },
  })

  app.get('/log/vkey', {
    config,
    schema,
    handler: async (request, reply) => {
      const newest = (await log.keys()).at(-1)
      if (newest === undefined) throw notFound(request)
      return sendText(reply, `${newest.verifierKey}\n`)
    },
  })

  app.get('/log/vkeys', {
    config,
    schema,
    handler: async (_request, reply) =>
      sendText(reply, (await log.keys()).map(({ verifierKey }) => `${verifierKey}\n`).join('')),
  })

  app.get('/log/tile/*', {
    config,
    schema,
    handler: async (request, reply) => {
      const tile = tileOf(request)
      const content = tile === null ? null : await log.tile(tile)
      if (content === null) throw notFound(request)
      return reply.type('application/octet-stream').header('cache-control', `public, ${FOR_EVER}`).send(content)
    },
  })

  app.get('/log/tile/entries/*', {
    config: { access: logEntries === 'public' ? 'public' : 'reads-every-house' },
    schema,
    handler: async (request, reply) => {
      const tile = tileOf(request, 'entries/')
      const content = tile === null ? null : await log.tile(tile)
      if (content === null) throw notFound(request)
      const shared = logEntries === 'public' ? 'public' : 'private'
      reply
        .type('application/octet-stream')
        .header('cache-control', `${shared}, ${FOR_EVER}`)
        .header('vary', 'accept-encoding')
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(content)
      return reply.header('content-encoding', 'gzip').send(await compress(content))
    },
  })
}
