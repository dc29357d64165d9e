import { createHash } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createClient } from '../src/database/connect.js'
import { addHouse, withLedger } from './backup/support/ledger.js'
import { createTestDatabase, onMaintenanceDatabase, type TestDatabase } from './database.js'

const BUILDING = 2_026_113_001

/**
 * The database with these houses that others are cloned from: made once in a run, by whoever asks first. It gets its name
 * when it is whole, so that one whose making failed is never cloned.
 */
const templateWith = async (houses: readonly string[]): Promise<URL> => {
  const address = new URL(inject('postgresTemplate'))
  // A name of PostgreSQL has room for 63 characters.
  const name = `houses_${createHash('sha256').update(houses.join()).digest('hex').slice(0, 32)}`
  // Not on the template itself, which can only be cloned while nobody is in it.
  address.pathname = '/postgres'
  const client = createClient(address.toString())
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BUILDING])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) {
      const empty = await createTestDatabase()
      await withLedger(empty.connectionString, async (runtime) => {
        for (const key of houses) await addHouse(runtime, key)
      })
      const making = new URL(empty.connectionString).pathname.slice(1)
      await empty.pool.end()
      await empty.owner.end()
      await onMaintenanceDatabase(address, `ALTER DATABASE ${making} RENAME TO ${pg.escapeIdentifier(name)}`)
    }
  } finally {
    await client.end()
  }
  address.pathname = `/${name}`
  return address
}

/**
 * An own database with these documented houses in it, as an import of their files in this order leaves it: for tests that
 * look at a filled ledger, not at how it was filled.
 */
export const createFilledDatabase = async (houses: readonly string[]): Promise<TestDatabase> =>
  createTestDatabase({ template: await templateWith(houses) })
