import { setTimeout as sleep } from 'node:timers/promises'
import type { Session } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPool } from '../../src/database/connect.js'
import { createSessionStore, renewSession, tidySessions } from '../../src/identity/session-store.js'
import { createTestDatabase, type TestDatabase } from '../database.js'

let database: TestDatabase
let store: ReturnType<typeof createSessionStore>

beforeAll(async () => {
  database = await createTestDatabase()
  store = createSessionStore(database.pool, { idle: 60_000, absolute: 120_000 })
})

beforeEach(() => database.pool.query('DELETE FROM web.session'))

afterAll(() => database.drop())

const auditor = { kind: 'auditor', houses: 'every' } as const

const session = (expires: Date | null, principal: Session['principal'] = auditor): Session =>
  Object.assign({} as Session, { cookie: { expires }, principal })

const set = (id: string, kept: Session): Promise<void> =>
  new Promise((resolve, reject) => store.set(id, kept, (error) => (error ? reject(error) : resolve())))

const get = (id: string): Promise<Session | null | undefined> =>
  new Promise((resolve, reject) => store.get(id, (error, kept) => (error ? reject(error) : resolve(kept))))

const destroy = (id: string): Promise<void> =>
  new Promise((resolve, reject) => store.destroy(id, (error) => (error ? reject(error) : resolve())))

const inMilliseconds = (milliseconds: number): Date => new Date(Date.now() + milliseconds)

const hashes = async (): Promise<readonly Buffer[]> =>
  (await database.pool.query<{ id_hash: Buffer }>('SELECT id_hash FROM web.session')).rows.map((row) => row.id_hash)

describe('The session store', () => {
  it('gives back what was kept, and nothing for another id', async () => {
    await set('one', session(inMilliseconds(60_000)))
    expect((await get('one'))?.principal).toEqual(auditor)
    expect(await get('two')).toBeNull()
  })

  it('keeps the newest of one id, also when two requests write at the same moment', async () => {
    await Promise.all(Array.from({ length: 10 }, () => set('one', session(inMilliseconds(60_000)))))
    await set('one', session(inMilliseconds(60_000), { kind: 'manager' }))
    expect((await get('one'))?.principal).toEqual({ kind: 'manager' })
    expect(await hashes()).toHaveLength(1)
  })

  it('never holds the id itself, so that reading the table lets nobody in', async () => {
    await set('a-secret-id', session(inMilliseconds(60_000)))
    const { rows } = await database.pool.query<{ row: string }>('SELECT row_to_json(s)::text AS row FROM web.session s')
    expect(rows[0]!.row).not.toContain('a-secret-id')
    expect(rows[0]!.row).not.toContain(Buffer.from('a-secret-id').toString('hex'))
    expect((await hashes())[0]).toHaveLength(32)
  })

  it('does not give back what has expired, and gives what names no end its lifetime', async () => {
    await set('ended', session(inMilliseconds(-1)))
    expect(await get('ended')).toBeNull()
    await set('endless', session(null))
    expect(await get('endless')).not.toBeNull()
    const { rows } = await database.pool.query<{ seconds: number }>(
      'SELECT extract(epoch FROM max(expires_at) - now())::float8 AS seconds FROM web.session',
    )
    expect(rows[0]!.seconds).toBeGreaterThan(30)
    expect(rows[0]!.seconds).toBeLessThanOrEqual(61)
  })

  it('forgets what is destroyed; destroying what is not there is no error', async () => {
    await set('one', session(inMilliseconds(60_000)))
    await destroy('one')
    await destroy('one')
    expect(await get('one')).toBeNull()
  })

  it('does not let a request that was under way bring back a session that was ended', async () => {
    const kept = session(inMilliseconds(60_000))
    await set('one', kept)
    await destroy('one')
    await set('one', kept)
    expect(await get('one')).toBeNull()
    const { rows } = await database.pool.query<{ data: object }>('SELECT data FROM web.session')
    expect(rows).toEqual([{ data: {} }])
  })

  it('ends a session at its absolute limit, however often it is used', async () => {
    const secondsLeft = async (signedInAt: number): Promise<number> => {
      await set('one', Object.assign(session(inMilliseconds(60_000)), { signedInAt }))
      const { rows } = await database.pool.query<{ seconds: number }>(
        'SELECT extract(epoch FROM max(expires_at) - now())::float8 AS seconds FROM web.session',
      )
      return rows[0]!.seconds
    }
    expect(await secondsLeft(Date.now())).toBeGreaterThan(55)
    expect(await secondsLeft(Date.now() - 110_000)).toBeLessThan(11)
    await secondsLeft(Date.now() - 120_000)
    expect(await get('one')).toBeNull()
  })

  it('tells of a database that is away', async () => {
    const pool = createPool('postgresql://nobody@127.0.0.1:1/nothing', { max: 1 })
    const away = createSessionStore(pool, { idle: 60_000, absolute: 120_000 })
    const error = await new Promise((resolve) => away.get('one', resolve))
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
    await pool.end()
  })
})

describe('Tidying', () => {
  it('removes what has ended at once and now and then, keeps the rest, and stops when asked', async () => {
    await set('lives', session(inMilliseconds(60_000)))
    await set('ended', session(inMilliseconds(-1)))
    const stop = tidySessions(database.pool, (error) => expect.unreachable(String(error)), 10)
    await vi.waitFor(async () => expect(await hashes()).toHaveLength(1), 5000)
    await set('ended later', session(inMilliseconds(-1)))
    await vi.waitFor(async () => expect(await hashes()).toHaveLength(1), 5000)
    await stop()
    await set('ended after', session(inMilliseconds(-1)))
    await sleep(60)
    expect(await hashes()).toHaveLength(2)
    expect(await get('lives')).not.toBeNull()
  })

  it('tells of trouble and goes on', async () => {
    const pool = createPool('postgresql://nobody@127.0.0.1:1/nothing', { max: 1 })
    const told = vi.fn()
    const stop = tidySessions(pool, told, 10)
    await vi.waitFor(() => expect(told.mock.calls.length).toBeGreaterThan(1), 5000)
    await stop()
    await pool.end()
  })
})

describe('Renewing', () => {
  it('changes a session of someone who is signed in a few times an hour only, and no other', () => {
    vi.useFakeTimers({ now: 1_000_000_000 })
    const kept = session(null)
    renewSession(kept)
    const first = kept.renewedAt
    expect(first).toBe(Date.now())
    vi.advanceTimersByTime(14 * 60_000)
    renewSession(kept)
    expect(kept.renewedAt).toBe(first)
    vi.advanceTimersByTime(60_000)
    renewSession(kept)
    expect(kept.renewedAt).toBe(Date.now())
    const stranger = { cookie: {} } as Session
    renewSession(stranger)
    expect(stranger.renewedAt).toBeUndefined()
    vi.useRealTimers()
  })
})
