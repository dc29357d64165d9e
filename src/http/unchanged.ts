import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How long anyone may keep what is public before asking again, in seconds. */
const KEPT = 60

const etagOf = (content: string): string => `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

const isSame = (given: string | undefined, etag: string): boolean =>
  given
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === etag || one === '*') ?? false

/**
 * Says how long an answer that is public may be kept, and answers whether the asker has it already: then nothing but 304 is
 * sent. A page for someone who is signed in is theirs alone.
 *
 * @param changedAt the moment its content last changed, where that is known
 */
export const isUnchanged = (
  request: FastifyRequest,
  reply: FastifyReply,
  content: string,
  changedAt: string | null = null,
): boolean => {
  const etag = etagOf(content)
  void reply
    .header('etag', etag)
    .header('vary', 'cookie, accept, accept-language')
    .header('cache-control', request.principal === null ? `public, max-age=${KEPT}` : 'private, no-cache')
  if (changedAt !== null) void reply.header('last-modified', new Date(changedAt).toUTCString())
  return isSame(request.headers['if-none-match'], etag)
}
