import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createQueries } from '../../projections/create-queries.js'
import { createPool } from '../../src/database/connect.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { buildServer } from '../../src/http/server.js'
import { StoreUnavailable } from '../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { asMonitoring, type Ledger, monitoringToken, openLedger, openWriter } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let secretary: Client
const command = { effectiveOn: '2026-03-01', title: 'Visie', subject: 'vision' }

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  secretary = await createClient(ledger, { kind: 'person', house: small.house, person: small.seats.secretary.person })
})

afterAll(() => ledger.close())

/** The same person, with the same session, at another server over the same database. */
const at = async (replaced: Partial<Ledger>) => {
  const app = await buildServer({ ...ledger, ...replaced })
  const client = await createClient({ app }, null)
  Object.assign(client.cookies, secretary.cookies)
  return { client, close: () => app.close() }
}

const unreachable = () => createPool('postgresql://nobody@127.0.0.1:1/nothing', { max: 2 })

describe('When something is away', () => {
  it('the event store: 503 with Retry-After, and the same command is accepted once it is back', async () => {
    const pool = unreachable()
    const store = createPostgresEventStore({ pool, deadline: 500 })
    const { client, close } = await at({ execute: openWriter(store).execute })
    const body = { ...command, openedBy: small.organs.stuurgroep }
    const key = { 'idempotency-key': 'after-the-break' }
    const answer = await client.command(small.house, 'OpenDossier', body, key)
    expectProblem(answer, 503, 'unavailable')
    expect(answer.headers['retry-after']).toBe('5')
    expect((await secretary.command(small.house, 'OpenDossier', body, key)).statusCode).toBe(201)
    await close()
    await store.close()
    await pool.end()
  })

  it('the database of the registers: 503 with Retry-After', async () => {
    const pool = unreachable()
    const { client, close } = await at({ queries: createQueries(pool) })
    const answer = await client.get(`/api/houses/${small.house}/decisions`)
    expectProblem(answer, 503, 'unavailable')
    expect(answer.headers['retry-after']).toBe('5')
    await close()
    await pool.end()
  })

  it('the database of the sessions: 503, not a sign-in page', async () => {
    const pool = unreachable()
    const { client, close } = await at({ pool })
    expectProblem(await client.get(`/api/houses/${small.house}`), 503, 'unavailable')
    await close()
    await pool.end()
  })

  it('a position that is never reached in time: 503 behind, with Retry-After', async () => {
    const waitForPosition = (position: bigint) => ledger.engine.waitFor(position, undefined, 50)
    const { client, close } = await at({ waitForPosition })
    const answer = await client.get(`/api/houses/${small.house}/dossiers?minPosition=999999999`)
    expectProblem(answer, 503, 'behind')
    expect(answer.headers['retry-after']).toBe('5')
    await close()
  })

  it('readyz says so while healthz lives', async () => {
    const { client, close } = await at({ status: () => Promise.reject(new StoreUnavailable('away')) })
    const ready = await client.get('/readyz')
    expect([ready.statusCode, ready.json().ready]).toEqual([503, false])
    expect((await client.get('/healthz')).json()).toEqual({ status: 'ok' })
    await close()
    expect((await secretary.get('/readyz')).json()).toEqual({ ready: true })
  })

  it('metrics, and how the program is doing, are for who shows the token of monitoring and for nobody else', async () => {
    const program = await ledger.identity.programs.make('token', {
      house: small.house as HouseId,
      name: 'P',
      scope: 'read',
      days: 1,
    })
    const anyone = await createClient(ledger, null)
    const wrong = { authorization: `Bearer ${monitoringToken}x` }
    const ofProgram = { authorization: `Bearer ${program.secret}` }
    // What a proxy on this machine says, or leaves out, changes nothing.
    const proxied = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' }
    for (const headers of [{}, wrong, ofProgram, proxied, { authorization: monitoringToken }]) {
      for (const client of [anyone, secretary]) {
        expectProblem(await client.get('/metrics', headers), 404, 'not-found')
        expect((await client.get('/readyz', headers)).json()).toEqual({ ready: true })
      }
    }
    const metrics = await anyone.get('/metrics', asMonitoring)
    expect([metrics.statusCode, metrics.body]).toEqual([200, expect.stringContaining('besluitboek_log_head')])
    expect((await anyone.get('/readyz', asMonitoring)).json()).toMatchObject({ ready: true, store: 'postgres' })
    // The token opens nothing else.
    expectProblem(await anyone.get('/api/houses', asMonitoring), 401, 'sign-in-needed')
    const { client, close } = await at({ monitoringToken: null })
    expectProblem(await client.get('/metrics', { authorization: 'Bearer null' }), 404, 'not-found')
    expectProblem(await client.get('/metrics', { authorization: 'Bearer ' }), 404, 'not-found')
    await close()
  })
})

describe('When something unforeseen happens', () => {
  it('neither SQL nor a stack reaches the reader, and the log gets them with the reference', async () => {
    const told = vi.fn()
    const silent = () => undefined
    const logger = { level: 'info', info: silent, debug: silent, trace: silent, fatal: silent, silent, warn: silent }
    const child = () => ({ ...logger, error: told, child })
    const findHouse = async () => {
      await ledger.pool.query('SELECT secret_column FROM read.nothing_like_this')
      return null
    }
    const queries = { ...ledger.queries, findHouse }
    const { client, close } = await at({ queries, logger: { ...logger, error: told, child } as never })
    const answer = await client.get(`/api/houses/${small.house}`)
    const problem = expectProblem(answer, 500, 'internal')
    expect(answer.body).not.toMatch(/secret_column|nothing_like_this|SELECT|\.ts|node_modules|at /)
    expect(Object.keys(answer.json()).sort()).toEqual(['code', 'detail', 'status', 'title', 'type'])
    const reference = /kenmerk (\S+)\./.exec(problem.detail)?.[1]
    expect(reference).toMatch(/^[0-9a-f-]{36}$/)
    const [context] = told.mock.calls.find(([, message]) => message === 'unforeseen error')!
    expect(context.err.message).toMatch(/nothing_like_this/)
    await close()
  })
})

describe('Too many requests', () => {
  it('the one over the limit is refused with 429 and the time to wait', async () => {
    const { client, close } = await at({ requestsPerMinute: 3 } as Partial<Ledger>)
    for (let number = 1; number <= 3; number += 1) {
      expect((await client.get(`/api/houses/${small.house}`)).statusCode).toBe(200)
    }
    const answer = await client.get(`/api/houses/${small.house}`)
    expectProblem(answer, 429, 'too-many')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    await close()
  })
})
