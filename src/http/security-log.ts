import type { FastifyRequest } from 'fastify'
import type { FactorChange } from '../identity/factor-change.js'

/** By what somebody showed who they are. */
export type SignInWay = 'password' | 'code' | 'passkey' | 'provider' | 'link' | 'program'

/*
 * What whoever looks into an incident wants to know: who came in and by what, who was refused what, and from where. Each line
 * has the time and the id of its request. Never what was typed: a login that is not known may be a password in the wrong field.
 */

export const noteSignedIn = (request: FastifyRequest, way: SignInWay, account: string): void =>
  request.log.info({ security: 'signed-in', way, account, from: request.ip }, 'somebody signed in')

/** `account`: where it is known whose it is, as somebody showed its password. */
export const noteSignInRefused = (
  request: FastifyRequest,
  way: SignInWay,
  why: string,
  account: string | null = null,
): void => {
  noted.add(request)
  request.log.warn(
    { security: 'sign-in-refused', way, why, ...(account === null ? {} : { account }), from: request.ip },
    'a sign-in was refused',
  )
}

export const noteFactorChange = (request: FastifyRequest, change: FactorChange, account: string): void =>
  request.log.info({ security: 'factor', change, account, from: request.ip }, 'what somebody signs in with changed')

export const noteWrongMonitoringToken = (request: FastifyRequest): void =>
  request.log.warn(
    { security: 'refused', code: 'monitoring-token', route: request.routeOptions.url ?? 'none', from: request.ip },
    'a request for monitoring showed a wrong token',
  )

/** Requests of which it was noted that they were refused: once is enough. */
const noted = new WeakSet<FastifyRequest>()

const whoIs = ({ method, account, principal, ip, routeOptions }: FastifyRequest) => ({
  method,
  route: routeOptions.url ?? 'none',
  account: account?.id ?? null,
  as: principal?.kind ?? null,
  from: ip,
})

/**
 * Notes that a schema or a rule refused what was sent. `fields`: names that a schema of ours has; a name that the sender made up
 * stands as “unknown”. Ordinary for people, who make mistakes; many from one place are somebody who tries.
 */
export const noteRefusedInput = (
  request: FastifyRequest,
  what: { readonly code: string; readonly command?: string; readonly fields: readonly string[] },
): void => {
  noted.add(request)
  request.log.info({ security: 'refused-input', ...what, ...whoIs(request) }, 'what was sent was refused')
}

const REFUSALS: ReadonlySet<number> = new Set([401, 403, 413, 415, 429])
const REFUSED_INPUT: ReadonlySet<number> = new Set([400, 409, 412, 422])

/** Notes an answer that refuses somebody something; any other answer is not noted. `fields`: as {@link noteRefusedInput}. */
export const noteRefusal = (
  request: FastifyRequest,
  { status, code }: { readonly status: number; readonly code: string },
  fields: readonly string[] = [],
): void => {
  if (noted.has(request)) return
  if (REFUSED_INPUT.has(status)) {
    noteRefusedInput(request, { code, fields })
    return
  }
  if (!REFUSALS.has(status)) return
  noted.add(request)
  const line = { security: 'refused', code, ...whoIs(request) }
  // Whoever is not signed in yet, and asks for what needs it, is no incident.
  if (status === 401) request.log.info(line, 'a request was refused')
  else request.log.warn(line, 'a request was refused')
}
