import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createPool } from '../../src/database/connect.js'
import { checkDurability, DurabilityRefused } from '../../src/database/durability.js'
import { startEmbeddedPostgres } from '../../src/database/embedded.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { initialise } from '../initialised-folder.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})

afterAll(async () => {
  await database.drop()
})

/** Checks a session that has this setting from its start, as one gets through ALTER ROLE or ALTER DATABASE … SET. */
const checkWith = async (option: string): Promise<void> => {
  const pool = createPool(`${database.connectionString}?options=${encodeURIComponent(`-c ${option}`)}`, { max: 1 })
  try {
    await checkDurability(pool)
  } finally {
    await pool.end()
  }
}

describe('durability', () => {
  test('of our own PostgreSQL is accepted, for the program and for the owner', async () => {
    await expect(checkDurability(database.pool)).resolves.toBeUndefined()
    await expect(checkDurability(database.owner)).resolves.toBeUndefined()
  })

  test.each(['local', 'remote_write', 'on', 'remote_apply'])(
    'synchronous_commit=%s waits for the disk and is accepted',
    async (value) => {
      await expect(checkWith(`synchronous_commit=${value}`)).resolves.toBeUndefined()
    },
  )

  test('synchronous_commit=off is refused with the setting and the remedy', async () => {
    await expect(checkWith('synchronous_commit=off')).rejects.toThrow(
      new DurabilityRefused(
        'PostgreSQL runs with synchronous_commit=off, so a crash could lose decisions that were already confirmed; set synchronous_commit=on in postgresql.conf (or for this user or database) and reload the server.',
      ),
    )
  })

  test('synchronous_commit=off that was set for the database is seen too', async () => {
    const other = await createTestDatabase()
    const name = new URL(other.connectionString).pathname.slice(1)
    await other.owner.query(`ALTER DATABASE ${name} SET synchronous_commit = off`)
    const pool = createPool(other.connectionString)
    await expect(checkDurability(pool)).rejects.toThrow('synchronous_commit=off')
    await pool.end()
    await other.drop()
  })

  test('a server with fsync=off and full_page_writes=off is refused for both', async () => {
    const folder = await mkdtemp(join(inject('runFolder'), 'unsafe-'))
    await chmod(folder, 0o711)
    await initialise(folder)
    const unsafe = await startEmbeddedPostgres({
      dataDirectory: folder,
      settings: { fsync: 'off', full_page_writes: 'off' },
    })
    const pool = createPool(unsafe.connectionString)
    await expect(checkDurability(pool)).rejects.toThrow(
      /fsync=off, so .*; set fsync=on .*full_page_writes=off, so .*; set full_page_writes=on/,
    )
    await pool.end()
    await unsafe.stop()
    await rm(folder, { recursive: true })
  })
})
