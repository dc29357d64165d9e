import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { makeDataFolder, removeDataFolder } from './support/data-folder.js'
import { addressOf, buildOnce, canListProcesses, processesOf, run, startInTest } from './support/program.js'

/** Milliseconds in which the program must have ended after it was asked to. */
const SOON = 10_000

let database: TestDatabase
let data: string

beforeAll(async () => {
  await buildOnce()
  database = await createTestDatabase({ migrated: false })
  data = await makeDataFolder()
}, 300_000)

afterAll(async () => {
  await database.drop()
  await removeDataFolder(data)
})

const monitoringToken = 'monitoring-token-of-more-than-32-signs'
const settings = () => ({
  DATABASE_URL: database.connectionString,
  BESLUITBOEK_DATA: data,
  BESLUITBOEK_MONITORING_TOKEN: monitoringToken,
})

const timed = async <Answer>(work: Promise<Answer>): Promise<readonly [Answer, number]> => {
  const began = performance.now()
  return [await work, performance.now() - began]
}

describe('serve', () => {
  test('brings an empty database up to date, says where it runs, lives and is ready', async () => {
    const server = startInTest(['serve'], settings())
    const address = await addressOf(server)
    const health = await fetch(`${address}/healthz`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 10_000 }).toBe(200)
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ ready: true })
    expect((await fetch(`${address}/metrics`)).status).toBe(404)
    const headers = { authorization: `Bearer ${monitoringToken}` }
    const readiness = await (await fetch(`${address}/readyz`, { headers })).json()
    expect(readiness).toMatchObject({ ready: true, store: 'postgres', head: 0 })
    expect(await (await fetch(`${address}/metrics`, { headers })).text()).toContain('besluitboek_log_head 0')
    expect(server.output().stdout).toBe('')
    const [, link] = await server.says(/Nobody has an account yet\. Make the first one here[^\n]*\n {2}(\S+)\n/)
    const page = await fetch(link!)
    const text = await page.text()
    expect([page.status, text]).toEqual([200, expect.stringContaining('eerste account')])
    // The program that runs is put together from the sources: this walks through what only it can show.
    const made = await fetch(link!, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: page.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; '),
      },
      body: new URLSearchParams({
        _csrf: /name="_csrf" value="([^"]+)"/.exec(text)![1]!,
        naam: 'Sam Voorbeeld',
        login: 'sam@voorbeeld.be',
        wachtwoord: 'een lange zin over regenbogen en fietsen',
      }),
    })
    expect([made.status, made.headers.get('location')]).toEqual([303, '/mijn-account/tweede-stap'])
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s closes it in order: exit code 0 within seconds',
    async (signal) => {
      const server = startInTest(['serve'], settings())
      const address = await addressOf(server)
      // A browser keeps its connection open.
      await fetch(`${address}/healthz`)
      server.kill(signal)
      const [ended, took] = await timed(server.ended)
      expect({ code: ended.code, signal: ended.signal }).toEqual({ code: 0, signal: null })
      expect(ended.stderr).toContain('Closing…')
      expect(took).toBeLessThan(SOON)
    },
  )

  test('finishes a request that runs when it is asked to end', async () => {
    const server = startInTest(['serve'], settings())
    const address = await addressOf(server)
    await fetch(`${address}/healthz`)
    // Nothing answers /readyz while this transaction holds the tables of the projections.
    const client = await database.owner.connect()
    await client.query('BEGIN; LOCK TABLE projection.generation IN ACCESS EXCLUSIVE MODE')
    const answer = fetch(`${address}/readyz`)
    await expect
      .poll(
        async () =>
          (
            await client.query(
              `SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND relation = 'projection.generation'::regclass`,
            )
          ).rows[0]?.waiting,
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
    server.kill('SIGTERM')
    await server.says(/Closing/)
    await client.query('COMMIT')
    client.release()
    expect([200, 503]).toContain((await answer).status)
    const [ended, took] = await timed(server.ended)
    expect(ended.code).toBe(0)
    expect(took).toBeLessThan(SOON)
  })

  test('half a request that never goes on does not keep it from ending', async () => {
    const server = startInTest(['serve'], settings())
    const { port, hostname } = new URL(await addressOf(server))
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write('POST /api/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf')
    await fetch(`http://localhost:${port}/healthz`)
    server.kill('SIGTERM')
    const [ended, took] = await timed(server.ended)
    socket.destroy()
    expect(ended.code).toBe(0)
    expect(took).toBeLessThan(SOON)
  })

  test('a second Ctrl-C ends it at once', async () => {
    const server = startInTest(['serve'], settings())
    const { port, hostname } = new URL(await addressOf(server))
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write('POST /api/sign-out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf')
    await fetch(`http://localhost:${port}/healthz`)
    server.kill('SIGINT')
    await server.says(/Closing/)
    server.kill('SIGINT')
    const [{ signal }, took] = await timed(server.ended)
    socket.destroy()
    expect(signal).toBe('SIGINT')
    expect(took).toBeLessThan(2_000)
  })

  test('asked to end while it starts, it ends in order without having served', async () => {
    const server = startInTest(['serve'], { ...settings(), BESLUITBOEK_LOG_LEVEL: 'debug' })
    const client = await database.owner.connect()
    await client.query('BEGIN; LOCK TABLE projection.generation IN ACCESS EXCLUSIVE MODE')
    // Of this database only: other test files have waiting sessions of their own in the same server.
    const waiting = `SELECT count(*)::int AS waiting FROM pg_locks
      WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
    await expect
      .poll(async () => (await client.query(waiting)).rows[0]?.waiting, { timeout: 20_000 })
      .toBeGreaterThan(0)
    server.kill('SIGTERM')
    await client.query('COMMIT')
    client.release()
    const ended = await server.ended
    expect({ code: ended.code, signal: ended.signal }).toEqual({ code: 0, signal: null })
  })

  test('a port in use gives one sentence that names it, exit code 1', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, stdout, stderr } = await run(['serve'], { ...settings(), PORT: String(port) })
    other.close()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trim()).toBe(
      `Port ${port} is in use by another program; stop that one, or set PORT to another number.`,
    )
  })

  test('an address of another machine gives one sentence, exit code 1', async () => {
    const { code, stderr } = await run(['serve'], { ...settings(), HOST: '192.0.2.1' })
    expect(code).toBe(1)
    expect(stderr.trim()).toBe('This machine has no address 192.0.2.1; set HOST to one of its own addresses.')
  })

  test('a wrong password and a database that is not there are named, exit code 1', async () => {
    const wrongPassword = new URL(database.connectionString)
    wrongPassword.password = 'not-this-one'
    const refused = await run(['serve'], { ...settings(), DATABASE_URL: wrongPassword.toString() })
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(
      /^The database refuses the sign-in \(.+\); check user and password in DATABASE_URL\.\n$/,
    )
    expect(refused.stderr).not.toContain('not-this-one')
    const nowhere = new URL(database.connectionString)
    nowhere.pathname = '/not_there'
    const missing = await run(['serve'], { ...settings(), DATABASE_URL: nowhere.toString() })
    expect(missing.code).toBe(1)
    expect(missing.stderr).toMatch(/^The database does not exist \(.+\); create it first or correct DATABASE_URL\.\n$/)
  })

  test('a server that hangs up on the sign-in gives one sentence, exit code 1', async () => {
    const rude = createServer((socket) => socket.once('data', () => socket.end())).listen(0, '127.0.0.1')
    await once(rude, 'listening')
    const { port } = rude.address() as AddressInfo
    const { code, stderr } = await run(['serve'], {
      ...settings(),
      DATABASE_URL: `postgresql://a:b@127.0.0.1:${port}/c`,
    })
    rude.close()
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^The database cannot be reached \(.+\); check DATABASE_URL and whether the server runs\.\n$/,
    )
  })

  test('an event store that cannot be reached gives one sentence, exit code 1, within seconds', async () => {
    const ended = await run(['serve'], { ...settings(), EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(
      /^The event store cannot be reached \(.*ECONNREFUSED 127\.0\.0\.1:1.*\); check EVENTSTORE_URL and whether the server runs\.\n$/,
    )
    expect(ended.took).toBeLessThan(25_000)
  }, 40_000)
})

describe('serve with its own PostgreSQL', () => {
  test('a second one on the same data folder is refused; no PostgreSQL stays when the first one ends', async ({
    skip,
  }) => {
    const own = { BESLUITBOEK_DATA: data }
    const server = startInTest(['serve'], own)
    const address = await addressOf(server)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    const second = await run(['serve'], own)
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(/is in use by another Besluitboek \(process \d+\); stop that one first/)
    server.kill('SIGINT')
    const [ended, took] = await timed(server.ended)
    expect(ended.code).toBe(0)
    expect(took).toBeLessThan(SOON)
    if (!canListProcesses) skip('needs /proc to list processes')
    expect(await processesOf(data)).toEqual([])
  }, 120_000)
})
