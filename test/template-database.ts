import pg from 'pg'
import { inject } from 'vitest'
import { createClient } from '../src/database/connect.js'
import { createTestDatabase, onMaintenanceDatabase, type TestDatabase } from './database.js'

const BUILDING = 2_026_113_001

/**
 * A database that others are cloned from: made once in a run, by whoever asks first, out of a freshly migrated one. It gets
 * its name when it is whole, so that one whose making failed is never cloned.
 *
 * @param name at most 63 characters, as PostgreSQL has no more
 */
export const templateDatabase = async (name: string, make: (empty: TestDatabase) => Promise<void>): Promise<URL> => {
  const address = new URL(inject('postgresTemplate'))
  // Not on the template itself, which can only be cloned while nobody is in it.
  address.pathname = '/postgres'
  const client = createClient(address.toString())
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BUILDING])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) {
      const empty = await createTestDatabase()
      await make(empty)
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
