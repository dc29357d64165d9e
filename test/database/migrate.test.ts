import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MigrationRefused, migrate, pendingMigrations } from '../../src/database/migrate.js'
import { packageRoot } from '../../src/package-root.js'
import { createTestDatabase, type TestDatabase } from '../database.js'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await createTestDatabase({ migrated: false })
  folder = await mkdtemp(join(tmpdir(), 'besluitboek-migrations-'))
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql)

const names = async (): Promise<unknown[]> =>
  (await database.owner.query('SELECT name FROM public.applied_migration ORDER BY number')).rows.map((row) => row.name)

describe('migrating', () => {
  test('applies every file of the package once, in order, and tells which', async () => {
    const files = (await readdir(join(packageRoot, 'migrations'))).filter((name) => name.endsWith('.sql')).sort()
    expect(await pendingMigrations(database.owner)).toEqual(files)
    const seen: string[] = []
    expect(await migrate(database.connectionString, { onApplied: (name) => seen.push(name) })).toEqual(files)
    expect(seen).toEqual(files)
    expect(await migrate(database.connectionString)).toEqual([])
    expect(await pendingMigrations(database.pool)).toEqual([])
  })

  test('refuses a file that was edited after it was applied', async () => {
    await write('0001_first.sql', 'CREATE TABLE first ()')
    await migrate(database.connectionString, { folder })
    await write('0001_first.sql', 'CREATE TABLE first (id integer)')
    await write('0002_second.sql', 'CREATE TABLE second ()')
    await expect(migrate(database.connectionString, { folder })).rejects.toThrow(
      new MigrationRefused(
        'Migration file 0001_first.sql was changed after it was applied; restore the original file and put the change in a new one.',
      ),
    )
    expect(await names()).toEqual(['0001_first.sql'])
  })

  test('does not take other line ends for an edit', async () => {
    await write('0001_first.sql', 'CREATE TABLE first (\n)')
    await migrate(database.connectionString, { folder })
    await write('0001_first.sql', 'CREATE TABLE first (\r\n)')
    expect(await migrate(database.connectionString, { folder })).toEqual([])
  })

  test('refuses when an applied file is missing or renamed', async () => {
    await write('0001_first.sql', 'CREATE TABLE first ()')
    await migrate(database.connectionString, { folder })
    await rename(join(folder, '0001_first.sql'), join(folder, '0001_other.sql'))
    await expect(migrate(database.connectionString, { folder })).rejects.toThrow(
      /^The database has migration 0001_first\.sql but the program has no such file;/,
    )
    await rm(join(folder, '0001_other.sql'))
    await expect(migrate(database.connectionString, { folder })).rejects.toThrow(MigrationRefused)
  })

  test('refuses a new file that comes before an applied one, two files with one number, and a strange name', async () => {
    await write('0002_second.sql', 'CREATE TABLE second ()')
    await migrate(database.connectionString, { folder })
    await write('0001_first.sql', 'CREATE TABLE first ()')
    await expect(migrate(database.connectionString, { folder })).rejects.toThrow(
      'Migration file 0001_first.sql comes before migration 2, which is already applied; give it a number above 2.',
    )
    await rename(join(folder, '0001_first.sql'), join(folder, '0002_first.sql'))
    await expect(migrate(database.connectionString, { folder })).rejects.toThrow(
      /^Two migration files have number 2; give /,
    )
    await rename(join(folder, '0002_first.sql'), join(folder, '3-First.sql'))
    await expect(migrate(database.connectionString, { folder })).rejects.toThrow(
      'Migration file 3-First.sql has no name like 0001_words.sql; rename it.',
    )
  })

  test('undoes a file that fails half-way, names it, and keeps the files before it', async () => {
    await write('0001_first.sql', 'CREATE TABLE first ()')
    await write('0002_second.sql', 'CREATE TABLE half_way (); SELECT 1 / 0')
    await expect(migrate(database.connectionString, { folder })).rejects.toThrow(
      'Migration 0002_second.sql failed and was undone: division by zero',
    )
    expect(await names()).toEqual(['0001_first.sql'])
    expect((await database.owner.query(`SELECT to_regclass('half_way') AS found`)).rows).toEqual([{ found: null }])
  })

  test('two migrators at once apply every file exactly once', async () => {
    await write('0001_slow.sql', 'CREATE TABLE slow (); SELECT pg_sleep(0.3)')
    await write('0002_next.sql', 'CREATE TABLE next ()')
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.connectionString, { folder })))
    expect(applied.flat().sort()).toEqual(['0001_slow.sql', '0002_next.sql'])
    expect(await names()).toEqual(['0001_slow.sql', '0002_next.sql'])
  })

  test('two databases of one server may migrate at the same moment on a server that has no role yet', async () => {
    // The real file, with a role of its own name, because the role of the program exists on this server already.
    const role = `role_${Date.now()}`
    const sql = await readFile(join(packageRoot, 'migrations/0001_roles.sql'), 'utf8')
    await write('0001_roles.sql', sql.replaceAll('besluitboek_app', role))
    const others = await Promise.all(Array.from({ length: 5 }, () => createTestDatabase({ migrated: false })))
    const all = [database, ...others]
    const outcomes = await Promise.allSettled(all.map((each) => migrate(each.connectionString, { folder })))
    await Promise.all(others.map((other) => other.drop()))
    await database.owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`)
    expect(outcomes).toEqual(all.map(() => ({ status: 'fulfilled', value: ['0001_roles.sql'] })))
  })

  test('a user that may create roles but is no superuser can migrate and work under the role', async () => {
    const role = `role_${Date.now()}`
    const sql = await readFile(join(packageRoot, 'migrations/0001_roles.sql'), 'utf8')
    await write('0001_roles.sql', sql.replaceAll('besluitboek_app', role))
    const user = `user_${Date.now()}`
    await database.owner.query(`CREATE ROLE ${user} LOGIN CREATEROLE PASSWORD 'known'`)
    const name = new URL(database.connectionString).pathname.slice(1)
    await database.owner.query(`ALTER DATABASE ${name} OWNER TO ${user}`)
    const address = new URL(database.connectionString)
    address.username = user
    address.password = 'known'
    try {
      expect(await migrate(address.toString(), { folder })).toEqual(['0001_roles.sql'])
      const membership = await database.owner.query(`SELECT pg_has_role($1, $2, 'SET') AS may`, [user, role])
      expect(membership.rows).toEqual([{ may: true }])
    } finally {
      await database.owner.query(
        `DROP OWNED BY ${role}; DROP ROLE IF EXISTS ${role}; REASSIGN OWNED BY ${user} TO CURRENT_USER; DROP ROLE ${user}`,
      )
    }
  })

  test('a user that may not create the role is told what an administrator must run', async () => {
    const sql = await readFile(join(packageRoot, 'migrations/0001_roles.sql'), 'utf8')
    await write('0001_roles.sql', sql.replaceAll('besluitboek_app', 'role_nobody_made'))
    const user = `user_${Date.now()}`
    await database.owner.query(`CREATE ROLE ${user} LOGIN PASSWORD 'known'`)
    const name = new URL(database.connectionString).pathname.slice(1)
    await database.owner.query(`ALTER DATABASE ${name} OWNER TO ${user}`)
    const address = new URL(database.connectionString)
    address.username = user
    address.password = 'known'
    try {
      await expect(migrate(address.toString(), { folder })).rejects.toThrow(
        `let an administrator run: CREATE ROLE role_nobody_made NOLOGIN; GRANT role_nobody_made TO ${user};`,
      )
    } finally {
      await database.owner.query(`REASSIGN OWNED BY ${user} TO CURRENT_USER; DROP ROLE ${user}`)
    }
  })
})
