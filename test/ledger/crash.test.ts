import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { APPLICATION_ROLE, createPool } from '../../src/database/connect.js'
import { startEmbeddedPostgres } from '../../src/database/embedded.js'
import { migrate } from '../../src/database/migrate.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createTestDatabase } from '../database.js'
import { initialise } from '../initialised-folder.js'
import { expectNothingLostOrDoubled, killedWriter, newTestimony } from './crash/cycles.js'

/** 50 in every run; `npm run crash-cycles` does 1,000. */
const CYCLES = Number(process.env.CRASH_CYCLES ?? 50)
const SERVER_CYCLES = Math.max(3, Math.round(CYCLES / 20))
/** So many writers live, and die, at the same time on the one log. */
const LANES = 3
const LONGEST_MOMENT = 150

describe('kill -9', () => {
  test(`of the program at a random moment, ${CYCLES} times: nothing acknowledged is lost, nothing is doubled`, {
    timeout: 30_000 + CYCLES * 6_000,
  }, async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const store = createPostgresEventStore({ pool: database.pool })
    onTestFinished(() => store.close())
    const testimony = newTestimony()
    let left = CYCLES
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        await killedWriter(database.connectionString, testimony, Math.random() * LONGEST_MOMENT)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    expect(testimony.acknowledged.size).toBeGreaterThanOrEqual(CYCLES)
    await expectNothingLostOrDoubled(store, testimony)
  })

  test(`of PostgreSQL itself in the middle of writing, ${SERVER_CYCLES} times: nothing acknowledged is lost, nothing is doubled`, {
    timeout: 60_000 + SERVER_CYCLES * 20_000,
  }, async () => {
    // On a disk, as a ledger is: what is still on its way there when everything stops is what this is about.
    const folder = await mkdtemp(join(tmpdir(), 'besluitboek-crash-'))
    await chmod(folder, 0o711)
    await initialise(folder)
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    let server = await startEmbeddedPostgres({ dataDirectory: folder })
    onTestFinished(() => server.stop())
    const port = Number(new URL(server.connectionString).port)
    await migrate(server.connectionString)
    const pool = createPool(server.connectionString, { role: APPLICATION_ROLE })
    onTestFinished(() => pool.end())
    // Lives through all crashes: it must find its way back by itself.
    const store = createPostgresEventStore({ pool })
    onTestFinished(() => store.close())
    const testimony = newTestimony()
    for (let cycle = 0; cycle < SERVER_CYCLES; cycle += 1) {
      await killedWriter(server.connectionString, testimony, Math.random() * LONGEST_MOMENT, async () => {
        const lock = await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')
        process.kill(Number(lock.split('\n')[0]), 'SIGKILL')
      })
      server = await startEmbeddedPostgres({ dataDirectory: folder, port })
      await expectNothingLostOrDoubled(store, testimony)
    }
    expect(testimony.acknowledged.size).toBeGreaterThanOrEqual(SERVER_CYCLES)
  })
})
