import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})

afterAll(async () => {
  await database.drop()
})

const tables = async (): Promise<readonly string[]> =>
  (
    await database.owner.query<{ name: string }>(
      `SELECT format('log.%I', relname) AS name FROM pg_class WHERE relnamespace = 'log'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`,
    )
  ).rows.map((row) => row.name)

describe('the role the program works under', () => {
  test('may only look into log, and make its own tables in projection', async () => {
    await expect(database.pool.query('CREATE TABLE log.intruder ()')).rejects.toThrow(
      'permission denied for schema log',
    )
    await expect(database.pool.query('CREATE TABLE public.intruder ()')).rejects.toThrow(
      'permission denied for schema public',
    )
    await expect(
      database.pool.query('CREATE TABLE projection.allowed (); DROP TABLE projection.allowed'),
    ).resolves.toBeDefined()
  })

  test('owns nothing in log and may truncate or remove nothing there', async () => {
    const owned = await database.owner.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'log'::regnamespace AND pg_get_userbyid(relowner) = 'besluitboek_app'`,
    )
    expect(owned.rows).toEqual([])
    expect((await tables()).length).toBeGreaterThan(0)
    for (const table of await tables()) {
      await expect(database.pool.query(`TRUNCATE ${table}`), table).rejects.toThrow('permission denied')
      await expect(database.pool.query(`DROP TABLE ${table}`), table).rejects.toThrow('must be owner')
    }
  })

  test('may add to the events and read them, and neither change nor remove one', async () => {
    const rights = await database.owner.query(
      `SELECT privilege_type::text AS right FROM information_schema.role_table_grants
        WHERE grantee = 'besluitboek_app' AND table_schema = 'log' AND table_name = 'event' ORDER BY 1`,
    )
    expect(rights.rows.map((row) => row.right)).toEqual(['INSERT', 'SELECT'])
    await expect(database.pool.query('UPDATE log.event SET type = type')).rejects.toThrow('permission denied')
    await expect(database.pool.query('DELETE FROM log.event')).rejects.toThrow('permission denied')
  })
})
