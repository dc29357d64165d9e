import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayAudit, mayRead, mayReadEveryHouse, type Principal } from '../application/principal.js'
import { houseId } from '../domain/shared/identifiers.js'
import { renewSession } from '../identity/session-store.js'
import { forbidden, notFound, signInNeeded } from './http-problem.js'

/**
 * Who may use a route. `public`: anyone. `signed-in`: anyone who is signed in. `reads-house`: who may read the house in
 * the path. `reads-every-house`: auditors. `reads-event`: signed in; the route finds the event and refuses who may not
 * read its house. `audits`: auditors, and administrators of a house; with a house in the path,
 * of that house. `command`: signed in; the command itself is then authorised per house and organ.
 */
export type Access = 'public' | 'signed-in' | 'reads-house' | 'reads-every-house' | 'reads-event' | 'audits' | 'command'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    principal: Principal | null
  }
  interface Session {
    principal?: Principal
    /** When its end was last moved, in milliseconds since 1970. */
    renewedAt?: number
  }
}

const check = (access: Access, request: FastifyRequest): void => {
  if (access === 'public') return
  if (request.principal === null) throw signInNeeded(request)
  if (access === 'reads-every-house' && !mayReadEveryHouse(request.principal)) throw forbidden(request)
  const named = (request.params as { house?: unknown }).house !== undefined
  if (access === 'audits' && !mayAudit(request.principal)) throw forbidden(request)
  if (access !== 'reads-house' && !(access === 'audits' && named)) return
  const house = houseId.safeParse((request.params as { house?: unknown }).house)
  if (!house.success) throw notFound(request)
  if (!mayRead(request.principal, house.data)) throw forbidden(request)
}

/** Deny by default: a route without an access rule keeps the program from starting. */
export const enforceAccess = (app: FastifyInstance): void => {
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) throw new Error(`Route ${route.method} ${route.url} has no access rule`)
  })
  app.decorateRequest('principal', null)
  app.addHook('onRequest', async (request) => {
    renewSession(request.session)
    request.principal = request.session.principal ?? null
    // A path that matches no route carries no rule: the not-found handler answers it.
    const access = request.routeOptions.config.access
    if (access !== undefined) check(access, request)
  })
}
