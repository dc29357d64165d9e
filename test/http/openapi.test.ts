import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { domainCommands } from '../../src/domain/commands.js'
import { answers } from '../../src/http/answers/answer.js'
import { buildServer } from '../../src/http/server.js'
import { houseIdOf } from '../../src/importing/command-keys.js'
import { createFilledDatabase } from '../filled-database.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type Ledger, openLedger } from './support/ledger.js'

type Response = { content?: Record<string, { schema: object }>; description: string }
type Operation = { operationId: string; responses: Record<string, Response> }
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes?: object }
}

let ledger: Ledger
let auditor: Client
let document: Document
let house: string

/** One for all paths, so that what several answers hold is compiled once. */
const described = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })

/** A documented house, which has a little of everything, so that every part of an answer is seen. */
beforeAll(async () => {
  ledger = await openLedger({}, await createFilledDatabase(['leuven']))
  house = houseIdOf('leuven')
  await ledger.waitForPosition(await ledger.store.head())
  auditor = await createClient(ledger, { kind: 'auditor' })
  document = (await auditor.get('/api/openapi.json')).json<Document>()
  described.addSchema(document, 'api')
})

afterAll(() => ledger.close())

const validators = new Map<string, ValidateFunction>()

const validatorOf = (path: string, status: number): ValidateFunction | undefined => {
  const kept = validators.get(`${status} ${path}`)
  if (kept !== undefined) return kept
  const [type] = Object.keys(document.paths[path]?.get?.responses[status]?.content ?? {})
  if (type === undefined) return undefined
  const pointer = ['paths', path, 'get', 'responses', String(status), 'content', type, 'schema']
  const steps = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
  const validate = described.compile({ $ref: `api#/${steps.join('/')}` })
  validators.set(`${status} ${path}`, validate)
  return validate
}

/** What the document says is wrong with an answer; null when it is as declared. */
const faults = (path: string, status: number, body: unknown): unknown => {
  const validate = validatorOf(path, status)
  if (validate === undefined) return `no ${status} declared for ${path}`
  return validate(body) ? null : validate.errors
}

/** What a path answers: JSON, unless it hands out a file of another kind. */
const answeredAs = (path: string): string => {
  if (path === '/api/events/{event}/proof') return 'text/plain'
  if (path.endsWith('/attachments/{sha256}')) return 'application/octet-stream'
  if (path === '/api/houses/{house}/export') return 'application/x-tar'
  if (path.endsWith('/csv')) return 'text/csv'
  if (path.endsWith('/xlsx')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return 'application/json'
}

describe('The published description', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0')
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })

  it('holds every route of the API, except those that are hidden with a reason', async () => {
    const routes: string[] = []
    const pages = {
      problem: () => '',
      register: async () => undefined,
    }
    const app = await buildServer({ ...ledger, pages })
    const printed = app.printRoutes({ includeHooks: false, commonPrefix: false })
    const stack: string[] = []
    for (const line of printed.split('\n')) {
      const match = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line)
      if (match === null) continue
      const depth = match[1]!.length / 4
      stack.splice(depth, stack.length, match[2]!)
      for (const method of match[3]?.split(', ') ?? [])
        if (method !== 'HEAD') routes.push(`${method} ${stack.join('')}`)
    }
    await app.close()
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    const hidden = ['GET /api/openapi.json', 'GET /healthz', 'GET /readyz', 'GET /metrics']
    // The transparency log is described by C2SP tlog-tiles; its tiles stand under a wildcard, which is printed alone.
    const log = ['GET /log/checkpoint', 'GET /log/vkey', 'GET /log/vkeys', 'GET *']
    // Feeds are for news readers and calendars, at addresses that only their holder knows.
    const feeds = ['GET /feeds/:token/agenda.ics', 'GET /feeds/:token/besluiten.atom']
    // What a program shows to get in is described as a way of signing in.
    const signIn = ['POST /api/oauth/token']
    expect(document.components.securitySchemes).toMatchObject({
      client: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/api/oauth/token' } } },
    })
    expect([...described, ...hidden, ...signIn, ...log, ...feeds].sort()).toEqual([...new Set(routes)].sort())
    expect(described.length).toBeGreaterThan(domainCommands.length + 10)
  })

  it('holds no pages: they are for people', async () => {
    const register = async (app: FastifyInstance): Promise<void> => {
      app.get('/een-pagina', { config: { access: 'public' }, handler: async () => '' })
    }
    const app = await buildServer({ ...ledger, pages: { problem: () => '', register } })
    expect((await app.inject('/een-pagina')).statusCode).toBe(200)
    const { paths } = (await app.inject('/api/openapi.json')).json()
    await app.close()
    expect(Object.keys(paths).sort()).toEqual(Object.keys(document.paths).sort())
  })

  it('declares for every operation what it answers and every problem it can have, each with a schema', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { operationId, responses }] of Object.entries(operations)) {
        const statuses = Object.keys(responses)
        expect(operationId, path).toBeTruthy()
        expect(statuses, path).toEqual(expect.arrayContaining(['400', '429', '500', '503']))
        expect(
          statuses.some((status) => /^20[014]$/.test(status)),
          path,
        ).toBe(true)
        for (const [status, response] of Object.entries(responses)) {
          const [type] = Object.keys(response.content ?? {})
          if (status === '204') continue
          const answered = answeredAs(path)
          expect(type, `${method} ${path} ${status}`).toBe(Number(status) < 300 ? answered : 'application/problem+json')
        }
      }
    }
  })
})

describe('Answers are as described', () => {
  const lists = [
    '/organs',
    '/partners',
    '/seats',
    '/mandates',
    '/dossiers',
    '/decisions',
    '/waiting',
    '/persons',
    '/meetings',
  ]

  const ask = async (path: string, url: string): Promise<{ items: { id: string }[] }> => {
    const answer = await auditor.get(url)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(faults(path, 200, answer.json()), url).toBeNull()
    return answer.json()
  }

  it.each(lists)('GET /api/houses/{house}%s', async (list) => {
    const inTime = ['/organs', '/partners', '/seats', '/mandates', '/meetings'].includes(list)
    const asOf = inTime ? '?asOf=2025-06-01' : list === '/persons' ? '' : '?limit=200'
    const { items } = await ask(`/api/houses/{house}${list}`, `/api/houses/${house}${list}${asOf}`)
    expect(items.length).toBeGreaterThan(0)
  })

  it.each([
    ['mandates', 'mandate'],
    ['dossiers', 'dossier'],
    ['decisions', 'decision'],
    ['meetings', 'meeting'],
  ])('GET one of the %s, each of them', async (list, one) => {
    const { items } = (await auditor.get(`/api/houses/${house}/${list}`)).json<{ items: { id: string }[] }>()
    for (const { id } of items) {
      await ask(`/api/houses/{house}/${list}/{${one}}`, `/api/houses/${house}/${list}/${id}`)
      if (list !== 'mandates') continue
      const chain = 'chain?asOf=2025-06-01'
      await ask('/api/houses/{house}/mandates/{mandate}/chain', `/api/houses/${house}/mandates/${id}/${chain}`)
    }
  })

  it('GET the houses and one of them', async () => {
    await ask('/api/houses', '/api/houses')
    await ask('/api/houses/{house}', `/api/houses/${house}`)
  })

  it('GET the public decisions and each of them, without signing in', async () => {
    const anyone = await createClient(ledger, null)
    expect((await anyone.get('/api/public/decisions')).statusCode).toBe(200)
    await ask('/api/public/decisions', '/api/public/decisions?text=subsidies')
    const { items } = await ask('/api/public/decisions', '/api/public/decisions')
    expect(items.length).toBeGreaterThan(0)
    for (const { id } of items) await ask('/api/public/decisions/{decision}', `/api/public/decisions/${id}`)
  })

  it('GET may-decide, for every organ', async () => {
    const organs = (await auditor.get(`/api/houses/${house}/organs?asOf=2025-06-01`)).json<{
      items: { id: string }[]
    }>()
    const found: boolean[] = []
    for (const { id } of organs.items) {
      const url = `/api/houses/${house}/may-decide?organ=${id}&subject=finances.use-of-subsidies&on=2025-06-01`
      const answer = (await ask('/api/houses/{house}/may-decide', `${url}&amountCents=1000`)) as unknown
      found.push((answer as { found: boolean }).found)
    }
    expect(new Set(found)).toEqual(new Set([true, false]))
  })

  it('GET who may decide what, its changes, and what lapses', async () => {
    const paths = { '/who-may-decide': 'asOf=2025-06-01', '/renewals': 'on=2027-01-01&within=3000' }
    for (const [path, query] of Object.entries(paths)) {
      const { items } = await ask(`/api/houses/{house}${path}`, `/api/houses/${house}${path}?${query}`)
      expect(items.length, path).toBeGreaterThan(0)
    }
    const changes = '/who-may-decide/changes'
    await ask(`/api/houses/{house}${changes}`, `/api/houses/${house}${changes}?from=2024-12-31&to=2025-06-01`)
  })

  it('GET what became of input, each of it, of each year, and the power of votes in each organ', async () => {
    const influence = '/api/houses/{house}/influence'
    const own = `/api/houses/${house}/influence`
    const { items } = await ask(`${influence}/inputs`, `${own}/inputs?limit=200`)
    expect(items.length).toBeGreaterThan(0)
    for (const { id } of items) await ask(`${influence}/inputs/{input}`, `${own}/inputs/${id}`)
    for (const year of [2024, 2025, 2026]) await ask(`${influence}/years/{year}`, `${own}/years/${year}`)
    const organs = await ask('/api/houses/{house}/organs', `/api/houses/${house}/organs?asOf=2025-06-01`)
    for (const { id } of organs.items) {
      await ask(`${influence}/voting-power/{organ}`, `${own}/voting-power/${id}?asOf=2025-06-01`)
    }
  })

  it('GET everything held about a person', async () => {
    const administrator = await createClient(ledger, { kind: 'administrator', house })
    const { items } = (await administrator.get(`/api/houses/${house}/persons`)).json<{ items: { id: string }[] }>()
    for (const { id } of items) {
      const answer = await administrator.get(`/api/houses/${house}/persons/${id}/export`)
      expect(answer.statusCode, answer.body).toBe(200)
      expect(faults('/api/houses/{house}/persons/{person}/export', 200, answer.json())).toBeNull()
    }
  })

  it('GET the development roles', async () => {
    await ask('/api/development/roles', `/api/development/roles?house=${house}`)
  })

  it('GET the receipt of an event', async () => {
    await ledger.sealer.catchUp()
    const [event] = await ledger.store.readAll({ after: 5n, limit: 1 })
    await ask('/api/events/{event}/receipt', `/api/events/${event!.id}/receipt`)
  })

  it('and problems are as described too', async () => {
    const missing = `/api/houses/${house}/dossiers/${house}`
    const answer = await auditor.get(missing)
    expectProblem(answer, 404, 'not-found')
    expect(faults('/api/houses/{house}/dossiers/{dossier}', 404, answer.json())).toBeNull()
    const leaking = { ...answer.json<object>(), stack: 'x' }
    expect(faults('/api/houses/{house}/dossiers/{dossier}', 404, leaking)).not.toBeNull()
  })
})

describe('The schema of an answer', () => {
  it('does not compile when it describes another type than the query answers', () => {
    type Answer = { readonly id: string; readonly names: readonly string[] }
    const right = answers<Answer>()(z.strictObject({ id: z.string(), names: z.array(z.string()) }))
    expect(right.safeParse({ id: 'a', names: [] }).success).toBe(true)
    // @ts-expect-error: a field is missing
    answers<Answer>()(z.strictObject({ id: z.string() }))
    // @ts-expect-error: a field is too many
    answers<Answer>()(z.strictObject({ id: z.string(), names: z.array(z.string()), extra: z.string() }))
    // @ts-expect-error: a field may be null here and not there
    answers<Answer>()(z.strictObject({ id: z.string().nullable(), names: z.array(z.string()) }))
  })
})
