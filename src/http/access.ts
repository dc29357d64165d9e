import type { FastifyInstance, FastifyRequest, Session } from 'fastify'
import { mayAudit, mayRead, mayReadEveryHouse, type Principal } from '../application/principal.js'
import { type HouseId, houseId } from '../domain/shared/identifiers.js'
import type { Account } from '../identity/accounts.js'
import type { CapacityKey } from '../identity/capacities.js'
import type { Identity } from '../identity/identity.js'
import type { UnderWay } from '../identity/openid/openid-sign-in.js'
import { renewSession } from '../identity/session-store.js'
import { capacityNeeded, forbidden, notFound, secondFactorNeeded, signInNeeded, unavailable } from './http-problem.js'
import { noteSignedIn, type SignInWay } from './security-log.js'

/**
 * Who may use a route. `public`: anyone. `account`: who signed in with an account, in whatever capacity, or in none yet.
 * `signed-in`: anyone who acts in a capacity. `leaves`: anyone who has a session to end. `manager`: who manages accounts.
 * `reads-house`: who may read the house in the path. `administers-house`: the administrator of that house.
 * `reads-every-house`: auditors of every house. `audits`: auditors, and administrators of a house; with a house in the path,
 * of that house. `reads-event`: signed in; the route finds the event and refuses who may
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
  | 'audits'
  | 'command'

/** A route as it was declared. */
export type DeclaredRoute = { readonly method: string; readonly url: string; readonly access: Access }

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with its access rule; what the test goes over that tries everybody on everything. */
    declaredRoutes: DeclaredRoute[]
  }
  interface FastifyContextConfig {
    access?: Access
    /** The token that comes with it is that of monitoring, and the route looks at it itself: no session and no program asks. */
    monitors?: true
    /** Also for who is in only to set up a second step. */
    setsUpFactor?: true
  }
  interface FastifyRequest {
    /** In which capacity the sender acts; null without one. */
    principal: Principal | null
    /** The account that signed in; null for nobody and for a sign-in without password. */
    account: Account | null
    /** A program is asking, with a token: no session counts, and nothing is given away that is for people. */
    byProgram: boolean
    /** Which program it is; null for a token that is none of one, and for people. */
    program: string | null
    /** Whoever reads of this house what no address of the house gives away, as an auditor: it is recorded first. */
    inspects: (house: HouseId) => Promise<void>
  }
  interface Session {
    /** Of a sign-in without password: who was chosen. */
    principal?: Exclude<Principal, { kind: 'operator' }>
    /** The account that signed in, and in which capacity it acts. */
    account?: string
    capacity?: CapacityKey
    /** Whoever showed the password of this account, or used a link of it, and still has to show more. Nobody is signed in yet. */
    halfway?: { readonly account: string; readonly back: string; readonly since: number; readonly way: SignInWay }
    /** By what its owner signed in. */
    way?: SignInWay
    /** In, only to set up a second step. */
    mustSetUp?: true
    /** On the way to a provider and back. */
    openId?: UnderWay & { readonly back: string; readonly invitation: string | null; readonly confirms: boolean }
    /** What a passkey is asked to sign now. */
    challenge?: string
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

/** Does this kind of principal get in at all, whatever house the path names? */
const letsIn = (access: Access, principal: Principal): boolean => {
  switch (access) {
    case 'manager':
      return principal.kind === 'manager'
    case 'reads-every-house':
      return mayReadEveryHouse(principal)
    case 'audits':
      return mayAudit(principal)
    case 'administers-house':
      return principal.kind === 'administrator'
    default:
      return true
  }
}

/** Is the house in the path for this principal to read? Asked where the rule is about a house. */
const checkHouse = (access: Access, principal: Principal, request: FastifyRequest): void => {
  const { house: named } = request.params as { house?: unknown }
  const ofHouse = access === 'reads-house' || access === 'administers-house'
  if (!ofHouse && (access !== 'audits' || named === undefined)) return
  const house = houseId.safeParse(named)
  if (!house.success) throw notFound(request)
  if (!mayRead(principal, house.data)) throw forbidden(request)
}

/** Where people see to who may do what: no program has business there. */
const forPeople: ReadonlySet<Access> = new Set(['account', 'leaves', 'manager', 'administers-house'])

/**
 * That an auditor looks into a house is itself recorded, before anything is shown; what cannot be recorded is not shown.
 * A program has its key from the house itself, and whoever tries out without password is nobody's auditor.
 */
const recordInspection = async (request: FastifyRequest, house: HouseId, { roles }: Identity): Promise<void> => {
  const { principal, account, byProgram, session } = request
  if (principal?.kind !== 'auditor' || account === null || byProgram) return
  const via = request.url.startsWith('/api/') ? 'api' : 'web'
  const visit = { account: account.id, house, session: session.sessionId, via } as const
  const recorded = await roles.inspect(visit).catch((error: unknown) => {
    request.log.error({ err: error }, 'an inspection was not recorded, so nothing is shown')
    throw unavailable(request)
  })
  if (!recorded) throw forbidden(request)
}

/** What an auditor comes to by the address of the house. Acts are refused anyway. */
const opensHouse: ReadonlySet<Access> = new Set(['reads-house', 'audits'])

const check = (access: Access, request: FastifyRequest): void => {
  if (access === 'public') return
  const { principal, account } = request
  if (principal === null && account === null) throw signInNeeded(request)
  if (request.byProgram && forPeople.has(access)) throw forbidden(request)
  if (access === 'leaves') return
  if (access === 'account') {
    if (account === null) throw forbidden(request)
    return
  }
  if (principal === null) throw capacityNeeded(request)
  if (!letsIn(access, principal)) throw forbidden(request)
  checkHouse(access, principal, request)
}

/**
 * Whoever must have a second step and has none, sees to that and to nothing else: no page and no answer is for them, whatever
 * their account may do.
 */
const refuseUntilSetUp = (access: Access, request: FastifyRequest): void => {
  if (request.byProgram || request.session.mustSetUp !== true) return
  if (access === 'public' || access === 'leaves' || request.routeOptions.config.setsUpFactor === true) return
  throw secondFactorNeeded(request)
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser says from which site a request comes (Fetch Metadata). What would change something and comes from another is
 * refused, whatever it carries: the token of its form is the first lock, this is the second. What is public counts no
 * session: signing in has its token, and mail programs unsubscribe from where they are.
 */
const refuseOtherSites = (access: Access, request: FastifyRequest): void => {
  if (access === 'public' || request.byProgram || SAFE.has(request.method)) return
  const from = request.headers['sec-fetch-site']
  if (from !== undefined && from !== 'same-origin' && from !== 'none') throw forbidden(request)
}

/** The token that a program shows (RFC 6750, section 2.1); null when it shows none. */
const bearerOf = ({ headers }: FastifyRequest): string | null =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null

/** Did its owner show a short while ago who they are? */
export const isRecent = ({ signedInAt = 0, confirmedAt = 0 }: Session, { limits }: Pick<Identity, 'limits'>): boolean =>
  Date.now() - Math.max(signedInAt, confirmedAt) < limits.recent

/** The principal, with whether its sender showed a short while ago who they are. */
const recently = (
  principal: Exclude<Principal, { kind: 'operator' }> | null,
  session: Session,
  identity: Identity,
): Principal | null => (principal === null ? null : { ...principal, recent: isRecent(session, identity) })

/** Who asks by a session, and as what. */
const bySession = async (request: FastifyRequest, identity: Identity): Promise<void> => {
  const { session } = request
  renewSession(session, identity.limits)
  if (session.account === undefined) {
    // Whoever chose a role without password has nothing to show again.
    request.principal = session.principal === undefined ? null : { ...session.principal, recent: true }
    return
  }
  // Asked at every request: whoever was blocked, or lost a seat or a role, has lost it now.
  const account = await identity.accounts.find(session.account)
  if (account === null || account.blocked) return
  request.account = account
  // Nobody in particular, as long as there is only a password.
  if (session.mustSetUp === true) return
  if (session.capacity === undefined) return
  request.principal = recently(await identity.principalOf(account, session.capacity), session, identity)
}

/** Deny by default: a route without an access rule keeps the program from starting. */
export const enforceAccess = (app: FastifyInstance, identity: Identity): void => {
  app.decorate('declaredRoutes', [])
  app.addHook('onRoute', ({ method: methods, url, config }) => {
    const { access } = config ?? {}
    if (access === undefined) throw new Error(`Route ${methods} ${url} has no access rule`)
    for (const method of [methods].flat()) app.declaredRoutes.push({ method, url, access })
  })
  app.decorateRequest('principal', null)
  app.decorateRequest('account', null)
  app.decorateRequest('byProgram', false)
  app.decorateRequest('program', null)
  app.decorateRequest('inspects', function (this: FastifyRequest, house: HouseId) {
    return recordInspection(this, house, identity)
  })
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.monitors === true) return
    const token = bearerOf(request)
    if (token === null) await bySession(request, identity)
    else {
      // Whatever cookie came along is not looked at.
      request.byProgram = true
      const program = await identity.programs.find(token)
      request.program = program?.id ?? null
      request.principal = program?.principal ?? null
      if (request.principal === null) {
        void reply.header('www-authenticate', 'Bearer error="invalid_token"')
        throw signInNeeded(request)
      }
    }
    // A path that matches no route carries no rule: the not-found handler answers it.
    const access = request.routeOptions.config.access
    if (access === undefined) return
    refuseUntilSetUp(access, request)
    check(access, request)
    refuseOtherSites(access, request)
    const house = houseId.safeParse((request.params as { house?: unknown }).house)
    if (opensHouse.has(access) && house.success) await request.inspects(house.data)
  })
}

/** Signs an account in: a new id, as one that someone planted before is worth nothing afterwards. */
export const signInAccount = async (
  request: FastifyRequest,
  account: Account,
  identity: Identity,
  way: SignInWay,
): Promise<void> => {
  await request.session.regenerate()
  const { session } = request
  // Of whom recording a role was broken off.
  await identity.roles.settle(account.id, (error) =>
    request.log.warn({ err: error }, 'a role of this account is not in the ledger yet, and does not count until it is'),
  )
  const first = await identity.firstCapacity(account)
  session.account = account.id
  session.way = way
  if (first !== null) session.capacity = first.key
  session.signedInAt = Date.now()
  noteSignedIn(request, way, account.id)
}

/** Notes that whoever is signed in showed again who they are: in a session of a new id, as the one before may be known. */
export const confirmSession = async (request: FastifyRequest): Promise<void> => {
  const kept = Object.keys(request.session).filter((name) => name !== 'cookie')
  await request.session.regenerate(kept)
  request.session.confirmedAt = Date.now()
}
