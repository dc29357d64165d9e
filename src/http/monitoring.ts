import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { noteWrongMonitoringToken } from './security-log.js'

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Does this request come from monitoring? It shows the token of the configuration; from where it comes says nothing, as behind a
 * proxy everybody comes from there. Without a token in the configuration, nothing is monitoring.
 */
export const isMonitoring = (token: string | null): ((request: FastifyRequest) => boolean) => {
  const known = token === null ? null : hashOf(token)
  return (request) => {
    const shown = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (shown === undefined) return false
    const right = known !== null && timingSafeEqual(hashOf(shown), known)
    if (!right) noteWrongMonitoringToken(request)
    return right
  }
}
