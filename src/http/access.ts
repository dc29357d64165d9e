import type { FastifyInstance, FastifyRequest, Session } from 'fastify'
import { mayRead, mayReadEveryHouse, type Principal } from '../application/principal.js'
import { houseId } from '../domain/shared/identifiers.js'
import type { Account } from '../identity/accounts.js'
import type { CapacityKey } from '../identity/capacities.js'
import type { Identity } from '../identity/identity.js'
import type { UnderWay } from '../identity/openid/openid-sign-in.js'
import { renewSession } from '../identity/session-store.js'
import { capacityNeeded, forbidden, notFound, signInNeeded } from './http-problem.js'

/**
 * Who may use a route. `public`: anyone. `account`: who signed in with an account, in whatever capacity, or in none yet.
 * `signed-in`: anyone who acts in a capacity. `leaves`: anyone who has a session to end. `manager`: who manages accounts.
 * `reads-house`: who may read the house in the path. `administers-house`: the administrator of that house.
 * `reads-every-house`: auditors of every house. `reads-event`: signed in; the route finds the event and refuses who may
 * not read its house. `command`: signed in; the command itself is then authorised per house and organ.
 */
export type Access =
  | 'public'
  | 'account'
  | 'leaves'
  | 'signed-in'
  | 'manager'
  | 'reads-house'
  | 'administers-house'
  | 'reads-every-house'
  | 'reads-event'
  | 'command'

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    /** In which capacity the sender acts; null without one. */
    principal: Principal | null
    /** The account that signed in; null for nobody and for a sign-in without password. */
    account: Account | null
  }
  interface Session {
    /** Of a sign-in without password: who was chosen. */
    principal?: Exclude<Principal, { kind: 'operator' }>
    /** The account that signed in, and in which capacity it acts. */
    account?: string
    capacity?: CapacityKey
    /** On the way to a provider and back. */
    openId?: UnderWay & { readonly back: string; readonly invitation: string | null; readonly confirms: boolean }
    /** The provider that its owner signed in with. */
    provider?: string
    /** When its owner signed in, in milliseconds since 1970. */
    signedInAt?: number
    /** When its owner last showed again who they are, in milliseconds since 1970. */
    confirmedAt?: number
    /** When its end was last moved, in milliseconds since 1970. */
    renewedAt?: number
  }
}

const check = (access: Access, request: FastifyRequest): void => {
  if (access === 'public') return
  const { principal, account } = request
  if (principal === null && account === null) throw signInNeeded(request)
  if (access === 'leaves') return
  if (access === 'account') {
    if (account === null) throw forbidden(request)
    return
  }
  if (principal === null) throw capacityNeeded(request)
  if (access === 'manager' && principal.kind !== 'manager') throw forbidden(request)
  if (access === 'reads-every-house' && !mayReadEveryHouse(principal)) throw forbidden(request)
  if (access !== 'reads-house' && access !== 'administers-house') return
  const house = houseId.safeParse((request.params as { house?: unknown }).house)
  if (!house.success) throw notFound(request)
  if (!mayRead(principal, house.data)) throw forbidden(request)
  if (access === 'administers-house' && principal.kind !== 'administrator') throw forbidden(request)
}

/** The principal, with whether its sender showed a short while ago who they are. */
const recently = (
  principal: Exclude<Principal, { kind: 'operator' }> | null,
  { signedInAt = 0, confirmedAt = 0 }: Session,
  { limits }: Identity,
): Principal | null =>
  principal === null ? null : { ...principal, recent: Date.now() - Math.max(signedInAt, confirmedAt) < limits.recent }

/** Deny by default: a route without an access rule keeps the program from starting. */
export const enforceAccess = (app: FastifyInstance, identity: Identity): void => {
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) throw new Error(`Route ${route.method} ${route.url} has no access rule`)
  })
  app.decorateRequest('principal', null)
  app.decorateRequest('account', null)
  app.addHook('onRequest', async (request) => {
    const { session } = request
    renewSession(session, identity.limits)
    if (session.account === undefined) {
      // Whoever chose a role without password has nothing to show again.
      request.principal = session.principal === undefined ? null : { ...session.principal, recent: true }
    } else {
      // Asked at every request: whoever was blocked, or lost a seat or a role, has lost it now.
      const account = await identity.accounts.find(session.account)
      request.account = account === null || account.blocked ? null : account
      const { capacity } = session
      request.principal =
        request.account === null || capacity === undefined
          ? null
          : recently(await identity.principalOf(request.account, capacity), session, identity)
    }
    // A path that matches no route carries no rule: the not-found handler answers it.
    const access = request.routeOptions.config.access
    if (access !== undefined) check(access, request)
  })
}

/** Signs an account in: a new id, as one that someone planted before is worth nothing afterwards. */
export const signInAccount = async (request: FastifyRequest, account: Account, identity: Identity): Promise<void> => {
  await request.session.regenerate()
  const { session } = request
  const first = await identity.firstCapacity(account)
  session.account = account.id
  if (first !== null) session.capacity = first.key
  session.signedInAt = Date.now()
}
