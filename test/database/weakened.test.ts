import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { APPLICATION_ROLE, createPool } from '../../src/database/connect.js'
import { CHANGEABLE, GUARDED_TABLES } from '../../src/database/guarded-tables.js'
import { migrate } from '../../src/database/migrate.js'
import { checkRights, findWeaknesses, RightsRefused } from '../../src/database/rights.js'
import { packageRoot } from '../../src/package-root.js'
import { createTestDatabase, type TestDatabase } from '../database.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})

afterAll(async () => {
  await database.drop()
})

const tablesOfLog = async (): Promise<readonly string[]> =>
  (
    await database.owner.query<{ name: string }>(
      `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'log'::regnamespace AND relkind = 'r' ORDER BY 1`,
    )
  ).rows.map(({ name }) => name)

/** All faults after the owner ran these statements; everything is undone again. */
const faultsAfter = async (...statements: readonly string[]): Promise<readonly string[]> => {
  const client = await database.owner.connect()
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    await client.query(`SET LOCAL ROLE ${APPLICATION_ROLE}`)
    const found = await findWeaknesses(client)
    return found.map(({ object, fault, remedy }) => `${object}: ${fault}; ${remedy}`)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('the database as the migrations make it', () => {
  test('is accepted', async () => {
    await expect(checkRights(database.pool)).resolves.toBeUndefined()
  })

  test('is accepted where the user that signs in owns the tables and is no superuser', async () => {
    const user = `owner_${Date.now()}`
    const own = await createTestDatabase({ migrated: false })
    const name = new URL(own.connectionString).pathname.slice(1)
    await own.owner.query(
      `CREATE ROLE ${user} LOGIN CREATEROLE PASSWORD 'known'; GRANT ${APPLICATION_ROLE} TO ${user};
       ALTER DATABASE ${name} OWNER TO ${user}`,
    )
    const address = new URL(own.connectionString)
    address.username = user
    address.password = 'known'
    try {
      await migrate(address.toString())
      const works = createPool(address.toString(), { role: APPLICATION_ROLE })
      await expect(checkRights(works)).resolves.toBeUndefined()
      await works.end()
      const without = createPool(address.toString())
      await expect(checkRights(without)).rejects.toThrow(
        /CREATEROLE; let them work as besluitboek_app.*\n.*owns database/,
      )
      await without.end()
    } finally {
      await own.drop()
      await database.owner.query(`DROP ROLE ${user}`)
    }
  })

  test('has a guard on every table of schema log, or a reason why its rows may change', async () => {
    const guarded = GUARDED_TABLES.map(({ table }) => table)
    const known = new Set([...guarded, ...Object.keys(CHANGEABLE)])
    expect(await tablesOfLog()).toEqual([...known].sort())
    for (const reason of Object.values(CHANGEABLE)) expect(reason).toMatch(/\S+ \S+ \S+/)
  })
})

describe('a guarded table', () => {
  test.each(GUARDED_TABLES)(
    'log.$table: its guard missing, disabled, or silent in a replaying session is named',
    async ({ table, trigger }) => {
      const on = `log.${table}`
      expect(await faultsAfter(`DROP TRIGGER ${trigger} ON ${on}`)).toEqual([
        expect.stringMatching(
          `^${on}: The guard ${trigger} on ${on} is missing; run CREATE TRIGGER ${trigger} BEFORE `,
        ),
      ])
      for (const [how, fault] of [
        ['DISABLE TRIGGER', 'is disabled'],
        ['ENABLE TRIGGER', 'keeps silent in a session that replays changes'],
        ['ENABLE REPLICA TRIGGER', 'works only in a session that replays changes'],
      ]) {
        expect(await faultsAfter(`ALTER TABLE ${on} ${how} ${trigger}`)).toEqual([
          `${on}: The guard ${trigger} on ${on} ${fault}; run ALTER TABLE ${on} ENABLE ALWAYS TRIGGER ${trigger}`,
        ])
      }
    },
  )

  test('the remedies that are given take the fault away', async () => {
    for (const broken of [
      'DROP TRIGGER event_is_append_only ON log.event',
      'ALTER TABLE log.sequence DISABLE TRIGGER ALL',
      'GRANT UPDATE ON log.event TO PUBLIC',
      `GRANT UPDATE (data, "type") ON log.event TO ${APPLICATION_ROLE}`,
      'CREATE RULE quiet AS ON INSERT TO log.event DO INSTEAD NOTHING',
      'ALTER TABLE log.event ENABLE ROW LEVEL SECURITY',
      `CREATE ROLE shadow_of_${process.pid} BYPASSRLS; GRANT shadow_of_${process.pid} TO ${APPLICATION_ROLE}`,
      `ALTER ROLE ${APPLICATION_ROLE} CREATEROLE`,
      'DROP TRIGGER head_stays ON log.head; CREATE TRIGGER head_stays BEFORE INSERT ON log.head FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change()',
    ]) {
      const faults = await faultsAfter(broken)
      expect(faults.length, broken).toBeGreaterThan(0)
      const remedies = faults.map((fault) => /; run (.*)$/.exec(fault)?.[1] ?? 'no statement')
      expect(await faultsAfter(broken, ...remedies), remedies.join('; ')).toEqual([])
    }
  })

  test.each([
    [
      'a guard that fires for some rows or columns only',
      'DROP TRIGGER event_is_append_only ON log.event; CREATE TRIGGER event_is_append_only BEFORE UPDATE OF type OR DELETE OR TRUNCATE ON log.event FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change(); ALTER TABLE log.event ENABLE ALWAYS TRIGGER event_is_append_only',
      'The guard event_is_append_only on log.event does not refuse every UPDATE, DELETE, TRUNCATE',
    ],
    [
      'a guard that lets DELETE through',
      'DROP TRIGGER event_is_append_only ON log.event; CREATE TRIGGER event_is_append_only BEFORE UPDATE OR TRUNCATE ON log.event FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change(); ALTER TABLE log.event ENABLE ALWAYS TRIGGER event_is_append_only',
      'The guard event_is_append_only on log.event does not refuse every UPDATE, DELETE, TRUNCATE',
    ],
    [
      'a guard that never fires',
      'DROP TRIGGER event_is_append_only ON log.event; CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.event FOR EACH STATEMENT WHEN (false) EXECUTE FUNCTION log.refuse_change(); ALTER TABLE log.event ENABLE ALWAYS TRIGGER event_is_append_only',
      'The guard event_is_append_only on log.event does not refuse every UPDATE, DELETE, TRUNCATE',
    ],
    [
      'a guard that calls another function',
      `CREATE FUNCTION public.let_pass() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; DROP TRIGGER event_is_append_only ON log.event; CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.event FOR EACH STATEMENT EXECUTE FUNCTION public.let_pass(); ALTER TABLE log.event ENABLE ALWAYS TRIGGER event_is_append_only`,
      'The guard event_is_append_only on log.event calls public.let_pass, which is none of ours',
    ],
    [
      'a guard function that was replaced',
      `CREATE OR REPLACE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      'The function log.refuse_change was replaced by another',
    ],
    [
      'a guard function that lets one user through',
      `CREATE OR REPLACE FUNCTION log.refuse_change_of_sequence() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF current_user = 'someone' THEN RETURN NULL; END IF; RAISE EXCEPTION 'no'; END$$`,
      'The function log.refuse_change_of_sequence was replaced by another',
    ],
    [
      'a second function under the name of ours',
      `CREATE FUNCTION log.append(x text) RETURNS text LANGUAGE sql AS 'SELECT x'`,
      'There is more than one function log.append',
    ],
    [
      'a trigger that changes what is added',
      `CREATE FUNCTION public.twist() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.data := NULL; RETURN NEW; END'; CREATE TRIGGER twist BEFORE INSERT ON log.event FOR EACH ROW EXECUTE FUNCTION public.twist()`,
      'The trigger twist on log.event is none of ours and could change what is written',
    ],
    [
      'a rule that swallows statements',
      'CREATE RULE quiet AS ON UPDATE TO log.event DO INSTEAD NOTHING',
      'The rule quiet on log.event turns statements into others',
    ],
    ['row security', 'ALTER TABLE log.event FORCE ROW LEVEL SECURITY', 'Row security on log.event can hide rows'],
    [
      'a child whose rows would be read as events',
      'CREATE TABLE public.more () INHERITS (log.event)',
      'log.event and more inherit one from the other, so that one can be changed or added to through the other',
    ],
    [
      'a parent through which rows can be changed without firing the guard',
      'CREATE TABLE public.above (type text NOT NULL); ALTER TABLE log.event INHERIT public.above',
      'log.event and above inherit one from the other, so that one can be changed or added to through the other',
    ],
    ['an unlogged table', 'ALTER TABLE log.command SET UNLOGGED', 'log.command is unlogged, so a crash would empty it'],
    [
      'a view in its place',
      'ALTER TABLE log.command RENAME TO command_before; CREATE VIEW log.command AS SELECT * FROM log.command_before',
      'log.command is no table any more',
    ],
    ['a table that is gone', 'DROP TABLE log.command', 'The table log.command is missing'],
  ])('%s is named', async (_name, statements, fault) => {
    const faults = await faultsAfter(statements)
    expect(faults).toContainEqual(expect.stringContaining(fault))
    expect(faults).toHaveLength(1)
  })
})

describe('rights of the sessions', () => {
  const member = `member_of_${process.pid}`

  test.each(['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])(
    '%s on a table that only may be added to is named, whoever it was granted to',
    async (right) => {
      for (const table of ['event', 'command', 'sequence', 'sequenced_command']) {
        for (const who of [APPLICATION_ROLE, 'PUBLIC']) {
          expect(await faultsAfter(`GRANT ${right} ON log.${table} TO ${who}`)).toEqual([
            `log.${table}: ${who === 'PUBLIC' ? who : `"${who}"`} has the right ${right} on log.${table}, which only may be added to; run REVOKE ${right} ON log.${table} FROM ${who === 'PUBLIC' ? who : `"${who}"`}`,
          ])
        }
      }
    },
  )

  test('of one column, or on a table added later, are named too', async () => {
    expect(await faultsAfter(`GRANT UPDATE (data) ON log.event TO ${APPLICATION_ROLE}`)).toEqual([
      expect.stringContaining('"besluitboek_app" has the right UPDATE ("data") on log.event'),
    ])
    expect(
      await faultsAfter('CREATE TABLE log.later (id int)', `GRANT DELETE ON log.later TO ${APPLICATION_ROLE}`),
    ).toEqual([expect.stringContaining('has the right DELETE on log.later')])
    expect(await faultsAfter('GRANT DELETE ON log.head TO PUBLIC')).toEqual([
      expect.stringContaining('PUBLIC has the right DELETE on log.head'),
    ])
    expect(await faultsAfter(`GRANT CREATE ON SCHEMA log TO ${APPLICATION_ROLE}`)).toEqual([
      expect.stringContaining('has the right CREATE on SCHEMA log'),
    ])
  })

  test('that come with membership of another role are named, also when it takes SET ROLE to use them', async () => {
    const joined = [`CREATE ROLE ${member} NOINHERIT`, `GRANT ${member} TO ${APPLICATION_ROLE}`]
    expect(await faultsAfter(...joined)).toEqual([])
    expect(await faultsAfter(...joined, `GRANT UPDATE ON log.event TO ${member}`)).toEqual([
      expect.stringContaining(`"${member}" has the right UPDATE on log.event`),
    ])
    expect(await faultsAfter(...joined, `ALTER ROLE ${member} SUPERUSER`)).toEqual([
      expect.stringContaining(
        `may become "${member}", which has SUPERUSER; run REVOKE "${member}" FROM besluitboek_app`,
      ),
    ])
    expect(await faultsAfter(`GRANT pg_write_all_data TO ${APPLICATION_ROLE}`)).toEqual([
      expect.stringContaining('may become "pg_write_all_data", which has what pg_write_all_data may'),
    ])
    const owning = await faultsAfter(...joined, `ALTER TABLE log.event OWNER TO ${member}`)
    expect(owning).toEqual([
      expect.stringContaining(`"${member}", which owns table log.event and so can change anything there`),
    ])
  })

  test.each(['SUPERUSER', 'BYPASSRLS', 'CREATEROLE', 'REPLICATION'])(
    '%s of the role itself is named',
    async (attribute) => {
      expect(await faultsAfter(`ALTER ROLE ${APPLICATION_ROLE} ${attribute}`)).toEqual([
        `besluitboek_app: The sessions of the program work as "besluitboek_app", which has ${attribute}; run ALTER ROLE besluitboek_app NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION`,
      ])
    },
  )

  test('of tables and functions it owns are named', async () => {
    const faults = await faultsAfter(
      `ALTER TABLE log.event OWNER TO ${APPLICATION_ROLE}`,
      `ALTER FUNCTION log.refuse_change() OWNER TO ${APPLICATION_ROLE}`,
    )
    expect(faults).toEqual([
      expect.stringMatching(
        /owns function log\.refuse_change\(\), table log\.event and so can change anything there; run ALTER FUNCTION log\.refuse_change\(\) OWNER TO <another role>; ALTER TABLE log\.event OWNER TO <another role>$/,
      ),
    ])
  })
})

describe('through a pool', () => {
  let own: TestDatabase

  beforeEach(async () => {
    own = await createTestDatabase()
  })

  afterEach(async () => {
    await own.drop()
  })

  test('sessions of a superuser are refused with one sentence', async () => {
    await expect(checkRights(own.owner)).rejects.toThrow(RightsRefused)
    await expect(checkRights(own.owner)).rejects.toThrow(/which has SUPERUSER.*; let them work as besluitboek_app/)
  })

  test('every weakness is told at once', async () => {
    await own.owner.query(
      'ALTER TABLE log.event DISABLE TRIGGER ALL; GRANT UPDATE ON log.command TO PUBLIC; CREATE RULE quiet AS ON DELETE TO log.sequence DO INSTEAD NOTHING',
    )
    const refusal = await checkRights(own.pool).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(RightsRefused)
    expect((refusal as RightsRefused).weaknesses.map(({ object }) => object)).toEqual([
      'log.command',
      'log.event',
      'log.sequence',
    ])
  })

  test('a guard function with other line ends is still ours', async () => {
    const sql = await readFile(join(packageRoot, 'migrations/0002_log.sql'), 'utf8')
    const made = /create function log\.refuse_change\(\)[\s\S]*?\$\$;/.exec(sql)?.[0] ?? ''
    await own.owner.query(made.replace('create', 'create or replace').replaceAll('\n', '\r\n'))
    await expect(checkRights(own.pool)).resolves.toBeUndefined()
  })
})
