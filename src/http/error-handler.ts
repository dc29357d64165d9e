import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { InvalidCursor } from '../../projections/page.js'
import { StoreUnavailable } from '../ledger/event-store.js'
import { ProjectionsBehind } from '../projecting/errors.js'
import { sentence } from '../texts/catalogue.js'
import {
  behind,
  HttpProblem,
  invalidJson,
  notFound,
  tooMany,
  unavailable,
  unsupportedMediaType,
} from './http-problem.js'
import { languageOf } from './language.js'
import { type Problem, problem } from './problem.js'
import { noteRefusal } from './security-log.js'

const NETWORK_FAILURES = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN']

/** What `pg` says, without a code, when its connection broke, did not come in time, or was closed. */
const BROKEN_CONNECTION = /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after)/

/** PostgreSQL or the network to it is away: connection failures, and the classes of errors that say so. */
const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code !== 'string') return BROKEN_CONNECTION.test(error.message)
  return /^(08|57P0|53)/.test(code) || NETWORK_FAILURES.includes(code)
}

const UNREADABLE_JSON = ['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']

/** What the reader of multipart says, without a code, of a body that is none or that stops in the middle. */
const BROKEN_MULTIPART = /unexpected end of multipart data|^Multipart:|^Malformed/i

const validationFields = (error: unknown): NonNullable<Problem['fields']> =>
  hasZodFastifySchemaValidationErrors(error)
    ? error.validation.flatMap(({ params, instancePath, message }) => {
        const path = instancePath.split('/').filter(Boolean).join('.')
        const keys = (params as { keys?: unknown }).keys
        const fields = Array.isArray(keys) ? keys.map((key) => [path, String(key)].filter(Boolean).join('.')) : [path]
        return fields.map((field) => ({ field, message: message ?? '' }))
      })
    : []

/** The names of fields at fault that a schema of ours has; see `noteRefusedInput`. */
const declaredNames = (error: unknown): readonly string[] => {
  if (!hasZodFastifySchemaValidationErrors(error)) return []
  const names = error.validation.map(({ params, instancePath }) =>
    Array.isArray((params as { keys?: unknown }).keys) ? 'unknown' : (instancePath.split('/')[1] ?? 'body'),
  )
  return [...new Set(names)]
}

/** The problem an error stands for; null when it is one nobody foresaw. */
const foreseen = (error: FastifyError, request: FastifyRequest): Problem | null => {
  if (error instanceof HttpProblem) return error.problem
  if (error instanceof StoreUnavailable || isDatabaseAway(error)) return unavailable(request).problem
  if (error instanceof ProjectionsBehind) return behind(request).problem
  const say = sentence(languageOf(request))
  if (hasZodFastifySchemaValidationErrors(error)) {
    return problem(400, 'invalid', say('problem.invalid.title'), say('problem.invalid'), {
      fields: validationFields(error),
    })
  }
  if (error instanceof InvalidCursor) {
    const fields = [{ field: 'cursor', message: say('problem.invalid-cursor') }]
    return problem(400, 'invalid', say('problem.invalid.title'), say('problem.invalid'), { fields })
  }
  if (UNREADABLE_JSON.includes(error.code)) return invalidJson(request).problem
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const limit = request.routeOptions.bodyLimit ?? 0
    return problem(413, 'too-large', say('problem.too-large.title'), say('problem.too-large', { limit }))
  }
  if (error.statusCode === undefined && BROKEN_MULTIPART.test(error.message)) {
    return problem(
      400,
      'bad-request',
      say('problem.bad-request.title'),
      say('problem.bad-request', { reason: error.message }),
    )
  }
  if (error.statusCode === 415) return unsupportedMediaType(request).problem
  if (error.statusCode === 429) return tooMany(request).problem
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    const detail = say('problem.bad-request', { reason: error.message })
    return problem(error.statusCode, 'bad-request', say('problem.bad-request.title'), detail)
  }
  return null
}

const send = (reply: FastifyReply, answer: Problem): FastifyReply => {
  if (answer.status === 503) void reply.header('retry-after', '5')
  return reply.code(answer.status).type('application/problem+json').send(JSON.stringify(answer))
}

/** How a page shows a problem to a person; the API answers problem+json. */
export type ProblemPage = (request: FastifyRequest, answer: Problem) => string | Promise<string>

const wantsPage = (request: FastifyRequest): boolean =>
  !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')

/** Every error becomes a problem: JSON (RFC 9457) for programs, a page for people. */
export const handleErrors = (app: FastifyInstance, page: ProblemPage | null): void => {
  // The reply itself is what an asynchronous handler must answer: the session is saved before anything is sent.
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    what: Problem,
    names: readonly string[] = [],
  ): Promise<FastifyReply> => {
    noteRefusal(request, what, names)
    if (page === null || !wantsPage(request)) return send(reply, what)
    if (what.status === 503) void reply.header('retry-after', '5')
    const html = await page(request, what)
    return reply.code(what.status).type('text/html; charset=utf-8').send(html)
  }
  // A form that its page refuses itself, and shows again.
  app.addHook('onResponse', async (request, reply) => {
    noteRefusal(request, { status: reply.statusCode, code: 'form' })
  })
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const known = foreseen(error, request)
    if (known !== null) return answer(request, reply, known, declaredNames(error))
    request.log.error({ err: error }, 'unforeseen error')
    const say = sentence(languageOf(request))
    const detail = say('problem.internal', { request: request.id })
    return answer(request, reply, problem(500, 'internal', say('problem.internal.title'), detail))
  })
  app.setNotFoundHandler((request, reply) => answer(request, reply, notFound(request).problem))
}
