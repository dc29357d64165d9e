import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { APPLICATION_ROLE, createClient, createPool } from '../src/database/connect.js'

export type TestDatabase = {
  /** Address as the owner (all rights). */
  readonly connectionString: string
  /** Sessions with the rights of the program: {@link APPLICATION_ROLE}. */
  readonly pool: pg.Pool
  /** Sessions with all rights, to look at what the program cannot and to play the attacker. */
  readonly owner: pg.Pool
  /** Closes both pools and removes the database. */
  drop(): Promise<void>
}

const OBJECT_IN_USE = '55006'

/** Runs a statement that concerns databases as a whole. */
export const onMaintenanceDatabase = async (template: URL, statement: string): Promise<void> => {
  const address = new URL(template)
  address.pathname = '/postgres'
  const client = createClient(address.toString())
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const clone = async (template: URL, name: string): Promise<void> => {
  const from = pg.escapeIdentifier(template.pathname.slice(1))
  // Its files are copied as they are: writing every page of them to the log of PostgreSQL first takes three times as long.
  const statement = `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${from} STRATEGY FILE_COPY`
  for (let tries = 1; ; tries += 1) {
    try {
      return await onMaintenanceDatabase(template, statement)
    } catch (error) {
      const busy = error instanceof pg.DatabaseError && error.code === OBJECT_IN_USE
      if (!busy || tries === 100) throw error
      await sleep(50 + Math.random() * 50)
    }
  }
}

/**
 * An own, freshly migrated database on the PostgreSQL of this test run, for one test file.
 *
 * @param options.migrated false for an empty database without our schemas
 * @param options.template the database to begin with; the freshly migrated one when left out
 */
export const createTestDatabase = async (
  options: { readonly migrated?: boolean; readonly template?: URL } = {},
): Promise<TestDatabase> => {
  const template = options.template ?? new URL(inject('postgresTemplate'))
  const name = `test_${randomBytes(8).toString('hex')}`
  if (options.migrated === false) await onMaintenanceDatabase(template, `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  else await clone(template, name)
  const address = new URL(template)
  address.pathname = `/${name}`
  const connectionString = address.toString()
  const pool = createPool(connectionString, { role: APPLICATION_ROLE, max: 20, applicationName: name })
  const owner = createPool(connectionString, { max: 5, applicationName: `${name} owner` })
  return {
    connectionString,
    pool,
    owner,
    drop: async () => {
      await pool.end()
      await owner.end()
      await onMaintenanceDatabase(template, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
    },
  }
}
