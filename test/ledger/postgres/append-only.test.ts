import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import { appended, newCommand, newHouse } from '../contract/subject.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  const store = createPostgresEventStore({ pool: database.pool })
  await appended(store, { house: newHouse(), command: newCommand() })
  await store.close()
})

afterAll(() => database.drop())

const CHANGES = [
  `update log.event set type = 'Forged'`,
  'update log.event set position = position + 1',
  'delete from log.event',
  'truncate log.event',
  `update log.command set answer = '{}'`,
  'delete from log.command',
  'truncate log.command',
  'delete from log.head',
  'truncate log.head',
  `insert into log.head (only_row, position, recorded_at) values (true, 7, now()) on conflict do nothing`,
]

/** Everything in the log, as text: to see that nothing changed. */
const contents = async (): Promise<unknown> => {
  const rows = await database.owner.query(
    `select (select json_agg(event) from log.event), (select json_agg(command) from log.command), (select json_agg(head) from log.head)`,
  )
  return rows.rows
}

describe.each(CHANGES)('%s', (statement) => {
  test('is not permitted to the role of the program', async () => {
    const before = await contents()
    await expect(database.pool.query(statement)).rejects.toThrow(/permission denied for table/)
    expect(await contents()).toEqual(before)
  })

  test('is refused to the owner, also in a session that replays changes, with a sentence that says what to do', async () => {
    const before = await contents()
    const message = /refused: the log is append-only; record a rectifying event instead/
    await expect(database.owner.query(statement)).rejects.toThrow(message)
    const client = await database.owner.connect()
    try {
      await client.query(`set session_replication_role = 'replica'`)
      await expect(client.query(statement)).rejects.toThrow(message)
    } finally {
      client.release(true)
    }
    expect(await contents()).toEqual(before)
  })
})

describe('the role of the program', () => {
  test.each([
    'alter table log.event disable trigger all',
    'drop trigger event_is_append_only on log.event',
    'drop table log.event',
    'alter table log.event add column forged text',
    'create table log.another (forged text)',
    `set session_replication_role = 'replica'`,
    `create or replace function log.refuse_change() returns trigger language plpgsql as 'begin return null; end'`,
  ])('cannot: %s', async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow(/must be owner|permission denied/)
  })

  test('has exactly the rights on the log that it needs', async () => {
    const granted = await database.owner.query<{ table_name: string; rights: string }>(
      `select table_name, string_agg(privilege_type, ', ' order by privilege_type) as rights
       from information_schema.role_table_grants
       where table_schema = 'log' and grantee in ('besluitboek_app', 'PUBLIC') and table_name in ('event', 'command', 'head')
       group by table_name order by table_name`,
    )
    expect(granted.rows).toEqual([
      { table_name: 'command', rights: 'INSERT, SELECT' },
      { table_name: 'event', rights: 'INSERT, SELECT' },
      { table_name: 'head', rights: 'SELECT' },
    ])
    const columns = await database.owner.query<{ column_name: string }>(
      `select column_name from information_schema.role_column_grants
       where table_schema = 'log' and table_name = 'head' and grantee = 'besluitboek_app' and privilege_type = 'UPDATE'
       order by column_name`,
    )
    expect(columns.rows.map((row) => row.column_name)).toEqual(['position', 'recorded_at'])
  })
})
