import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Backup, backup } from '../../src/backup/backup.js'
import { checkArchive } from '../../src/backup/read-archive.js'
import { BackupRefused } from '../../src/backup/refusal.js'
import { type RestoreOptions, restore } from '../../src/backup/restore.js'
import { checkRights } from '../../src/database/rights.js'
import { checkLog } from '../../src/ledger/check-log.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { addHouse, addPersons, contentsOf, type Person, withLedger } from './support/ledger.js'

const NOW = new Date('2026-03-01T12:00:00.000Z')

let source: TestDatabase
let target: TestDatabase
let folder: string
let persons: readonly Person[]
let made: Backup

const backUp = (file: string, from: TestDatabase = source): Promise<Backup> =>
  backup({ connectionString: from.connectionString, file, keysKeepDays: 30, eventsElsewhere: false, now: NOW })

const putBack = (options: Partial<RestoreOptions> = {}) =>
  restore({
    connectionString: target.connectionString,
    file: made.file,
    keysFile: made.keysFile,
    expiredKeys: false,
    eventsElsewhere: false,
    now: NOW,
    ...options,
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek back-up '))
  source = await createFilledDatabase(['zottegem', 'duffel', 'boom'])
  persons = await addPersons(source.owner, 5)
  made = await backUp(join(folder, 'the ledger.tar'))
}, 120_000)

afterAll(async () => {
  await source.drop()
  await rm(folder, { recursive: true })
})

beforeEach(async () => {
  target = await createTestDatabase()
})

afterEach(async () => {
  await target.drop()
})

const isEmpty = async (): Promise<boolean> => {
  const { rows } = await target.owner.query(
    `SELECT (SELECT count(*) FROM log.event) + (SELECT count(*) FROM log.command) + (SELECT position FROM log.head)
       + (SELECT count(*) FROM personal.person_key) + (SELECT count(*) FROM personal.value) = 0 AS empty`,
  )
  return rows[0].empty
}

/** Rows of a table in the ledger that was backed up. */
const countOf = async (table: string): Promise<number> =>
  (await source.owner.query(`SELECT count(*)::int AS rows FROM ${table}`)).rows[0].rows

describe('a backup', () => {
  test('is two files that only their owner may read, and leaves nothing else', async () => {
    expect((await readdir(folder)).sort()).toEqual(['the ledger.tar', 'the ledger.tar.keys'])
    for (const file of [made.file, made.keysFile]) expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('says what it holds', async () => {
    const ledger = await checkArchive(made.file)
    const { rows } = await source.owner.query('SELECT position::int, id FROM log.event ORDER BY position DESC LIMIT 1')
    expect(rows[0].position).toBeGreaterThan(100)
    expect(ledger).toMatchObject({
      contents: 'ledger',
      events: 'in-this-file',
      createdAt: NOW.toISOString(),
      head: { position: rows[0].position, event: rows[0].id },
    })
    const event = ledger.tables.find(({ schema, name }) => schema === 'log' && name === 'event')
    expect(event).toMatchObject({ rows: rows[0].position })
    const applied = await source.owner.query(
      'SELECT number, name, sha256 FROM public.applied_migration ORDER BY number',
    )
    expect(ledger.migrations).toEqual(applied.rows)
    const keys = await checkArchive(made.keysFile)
    expect(keys).toMatchObject({ contents: 'keys', ledger: ledger.ledger, expiresAt: '2026-03-31T12:00:00.000Z' })
    expect(keys.tables[0]).toMatchObject({ name: 'person_key', rows: await countOf('personal.person_key') })
    // Accounts name persons in clear: they live as short as the keys.
    expect(new Set(keys.tables.map(({ schema }) => schema))).toEqual(new Set(['personal', 'identity']))
    for (const { schema } of ledger.tables)
      expect(['log', 'personal', 'ballot_box', 'notifying', 'attachment']).toContain(schema)
  })

  test('can be taken apart with tar and gzip, and its main file holds no key', async () => {
    const run = promisify(execFile)
    const out = await mkdtemp(join(tmpdir(), 'besluitboek unpacked '))
    await run('tar', ['-xf', made.file, '-C', out])
    const parts = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.copy.gz'))
    const texts = await Promise.all(parts.map(async (name) => gunzipSync(await readFile(join(out, name))).toString()))
    await rm(out, { recursive: true })
    expect(parts.some((name) => name.includes('person_key'))).toBe(false)
    const everything = texts.join('\n')
    const events = await source.owner.query('SELECT id FROM log.event')
    for (const { id } of events.rows) expect(everything).toContain(id)
    const raw = await readFile(made.file)
    for (const { person, key } of persons) {
      expect(everything).toContain(person)
      for (const text of ['hex', 'base64', 'base64url'] as const) expect(everything).not.toContain(key.toString(text))
      expect(raw.includes(key)).toBe(false)
    }
  })

  test('never writes over a file, and names a folder that is not there', async () => {
    const before = await readFile(made.file)
    await expect(backUp(made.file)).rejects.toThrow(/is there already; a backup never writes over a file/)
    expect((await readFile(made.file)).equals(before)).toBe(true)
    await writeFile(join(folder, 'other.keys'), '')
    await expect(backUp(join(folder, 'other'))).rejects.toThrow(/other\.keys is there already/)
    await rm(join(folder, 'other.keys'))
    await expect(backUp(join(folder, 'nowhere/ledger'))).rejects.toThrow(
      /^There is no folder .*nowhere; make it first\.$/,
    )
    await expect(backUp(join('/proc', 'ledger'))).rejects.toThrow(BackupRefused)
  })

  test('of a database without ledger is refused', async () => {
    const empty = await createTestDatabase({ migrated: false })
    await expect(backUp(join(folder, 'nothing'), empty)).rejects.toThrow('There is no ledger in this database')
    await empty.drop()
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('while writes go on is of one moment: positions without a hole, every command with its events', async () => {
    const busy = await createTestDatabase()
    try {
      await withLedger(busy.connectionString, async (runtime) => {
        await addHouse(runtime, 'boom')
        const files = ['a', 'b', 'c', 'd'].map((name) => join(folder, `busy ${name}`))
        let importing = true
        const writing = Promise.all(['genk', 'leuven', 'oostende'].map((key) => addHouse(runtime, key))).finally(() => {
          importing = false
        })
        const heads: number[] = []
        for (const file of files) {
          const { ledger } = await backUp(file, busy)
          if (importing) heads.push(ledger.head.position)
        }
        await writing
        expect(new Set(heads).size).toBeGreaterThan(1)
        for (const file of files) {
          const fresh = await createTestDatabase()
          const restored = await restore({
            connectionString: fresh.connectionString,
            file,
            keysFile: null,
            expiredKeys: false,
            eventsElsewhere: false,
            now: NOW,
          })
          const { rows } = await fresh.owner.query(
            `SELECT (SELECT count(*)::int FROM log.event) AS events, (SELECT max(position)::int FROM log.event) AS newest,
               (SELECT position::int FROM log.head) AS head,
               (SELECT count(*)::int FROM log.command WHERE last_position > (SELECT position FROM log.head)) AS ahead,
               (SELECT count(*)::int FROM log.command) AS commands,
               (SELECT count(*)::int FROM log.command JOIN log.event ON position = last_position
                 WHERE event.house = command.house AND revision = last_revision) AS matching`,
          )
          const { events, newest, head, ahead, commands, matching } = rows[0]
          expect([events, newest, head, ahead]).toEqual([restored.ledger.head.position, events, events, 0])
          expect(matching).toBe(commands)
          const log = await withLedger(fresh.connectionString, ({ store, registry }) => checkLog(store, registry))
          expect(log).toEqual({ events, faults: [] })
          await fresh.drop()
          for (const one of [file, `${file}.keys`]) await rm(one)
        }
      })
    } finally {
      await busy.drop()
    }
  }, 120_000)
})

describe('restoring', () => {
  test('brings every row of every table back, with every guard standing', async () => {
    const restored = await putBack()
    const before = await contentsOf(source.owner)
    expect([...before.keys()]).toContain('log.event')
    expect(before.get('log.event')?.split('\n').length).toBeGreaterThan(100)
    expect(await contentsOf(target.owner)).toEqual(before)
    expect(restored).toMatchObject({ leftOut: [] })
    await expect(checkRights(target.pool)).resolves.toBeUndefined()
    await expect(target.owner.query('UPDATE log.event SET type = type')).rejects.toThrow('append-only')
    await expect(target.owner.query('DELETE FROM log.head')).rejects.toThrow('append-only')
  })

  test('goes on where it was: the next append gets the next position', async () => {
    await putBack()
    await withLedger(target.connectionString, async (runtime) => {
      const before = await runtime.store.head()
      await addHouse(runtime, 'genk')
      const log = await checkLog(runtime.store, runtime.registry)
      expect(log.faults).toEqual([])
      expect(BigInt(log.events)).toBeGreaterThan(before)
    })
  })

  test('again and again gives the same backup', async () => {
    await putBack()
    const again = await backUp(join(folder, 'again'), target)
    expect(again.ledger).toEqual(made.ledger)
    expect((await readFile(again.file)).equals(await readFile(made.file))).toBe(true)
    expect((await readFile(again.keysFile)).equals(await readFile(made.keysFile))).toBe(true)
    for (const one of [again.file, again.keysFile]) await rm(one)
  })

  test('into a ledger with anything in it is refused and changes nothing', async () => {
    await putBack()
    const before = await contentsOf(target.owner)
    await expect(putBack()).rejects.toThrow(
      /^The ledger is not empty \(there are rows in log\.command, log\.event, log\.head, personal\.person_key, personal\.value\), and a backup is never put over one; restore into a new, empty database/,
    )
    expect(await contentsOf(target.owner)).toEqual(before)
  })

  test('into one with nothing but a personal value is refused too', async () => {
    await addPersons(target.owner, 1)
    await expect(putBack()).rejects.toThrow(/rows in personal\.person_key, personal\.value/)
  })

  test('while a server runs on the database is refused', async () => {
    await withLedger(target.connectionString, async (runtime) => {
      await runtime.store.head()
      await expect(putBack()).rejects.toThrow('Besluitboek is running on this database; stop it before restoring.')
    })
    expect(await isEmpty()).toBe(true)
  })

  test('into a database that was never migrated makes it that of the file', async () => {
    const plain = await createTestDatabase()
    const small = await backUp(join(folder, 'small'), plain)
    await plain.drop()
    const fresh = await createTestDatabase({ migrated: false })
    await putBack({ connectionString: fresh.connectionString, file: small.file, keysFile: small.keysFile })
    const { rows } = await fresh.owner.query(
      'SELECT number, name, sha256 FROM public.applied_migration ORDER BY number',
    )
    expect(rows).toEqual(small.ledger.migrations)
    await fresh.drop()
    for (const one of [small.file, small.keysFile]) await rm(one)
  })

  test('without keys leaves out the values they open, and says how many', async () => {
    const { leftOut } = await putBack({ keysFile: null })
    expect(leftOut).toEqual([{ table: 'personal.value', rows: await countOf('personal.value') }])
    const { rows } = await target.owner.query(
      'SELECT (SELECT count(*)::int FROM personal.value) AS value_count, (SELECT count(*)::int FROM personal.person_key) AS keys',
    )
    expect(rows).toEqual([{ value_count: 0, keys: 0 }])
  })

  test('with newer keys brings back all but the values of who was erased meanwhile', async () => {
    await putBack()
    const erased = persons[0]?.person
    await target.owner.query('DELETE FROM personal.value WHERE person = $1', [erased])
    await target.owner.query('DELETE FROM personal.person_key WHERE person = $1', [erased])
    const newer = await backUp(join(folder, 'newer'), target)
    const other = await createTestDatabase()
    const { leftOut } = await putBack({ connectionString: other.connectionString, keysFile: newer.keysFile })
    expect(leftOut).toEqual([{ table: 'personal.value', rows: 1 }])
    const { rows } = await other.owner.query('SELECT count(*)::int AS kept FROM personal.value WHERE person <> $1', [
      erased,
    ])
    expect(rows).toEqual([{ kept: (await countOf('personal.value')) - 1 }])
    await other.drop()
    for (const one of [newer.file, newer.keysFile]) await rm(one)
  })

  test('with older keys does not bring back the key of who was erased before the backup', async () => {
    await putBack()
    const erased = persons[1]?.person ?? ''
    await target.owner.query(
      `INSERT INTO personal.erased (person, house, event, erased_at) VALUES ($1, gen_random_uuid(), gen_random_uuid(), now())`,
      [erased],
    )
    await target.owner.query('DELETE FROM personal.value WHERE person = $1', [erased])
    await target.owner.query('DELETE FROM personal.person_key WHERE person = $1', [erased])
    const later = await backUp(join(folder, 'later'), target)
    const other = await createTestDatabase()
    const { leftOut } = await putBack({ connectionString: other.connectionString, file: later.file })
    expect(leftOut).toEqual([{ table: 'personal.person_key', rows: 1 }])
    const { rows } = await other.owner.query('SELECT person FROM personal.person_key WHERE person = $1', [erased])
    expect(rows).toEqual([])
    await other.drop()
    for (const one of [later.file, later.keysFile]) await rm(one)
  })

  test('refuses keys whose time is over, unless that is said', async () => {
    const later = new Date('2026-03-31T12:00:00.000Z')
    await expect(putBack({ now: later })).rejects.toThrow(
      /had to be destroyed by 2026-03-31T12:00:00\.000Z; give newer keys of this ledger, leave --keys out, or add --expired-keys/,
    )
    expect(await isEmpty()).toBe(true)
    await expect(putBack({ now: later, expiredKeys: true })).resolves.toMatchObject({ leftOut: [] })
  })

  test('refuses keys of another ledger, and files in each other’s place', async () => {
    const other = await createTestDatabase()
    await withLedger(other.connectionString, (runtime) => addHouse(runtime, 'boom'))
    const stranger = await backUp(join(folder, 'stranger'), other)
    await other.drop()
    await expect(putBack({ keysFile: stranger.keysFile })).rejects.toThrow('holds keys of another ledger than')
    await expect(putBack({ file: made.keysFile })).rejects.toThrow('holds keys only; give the backup itself')
    await expect(putBack({ keysFile: made.file })).rejects.toThrow('holds no keys; give the file that ends in .keys')
    await expect(putBack({ file: join(folder, 'gone') })).rejects.toThrow(/gone cannot be read \(ENOENT/)
    await expect(putBack({ eventsElsewhere: true })).rejects.toThrow('leave EVENTSTORE_URL out')
    expect(await isEmpty()).toBe(true)
    for (const one of [stranger.file, stranger.keysFile]) await rm(one)
  })

  test('into a database that is further than the file is refused, with what to do', async () => {
    await target.owner.query(
      `INSERT INTO public.applied_migration (number, name, sha256) VALUES (9999, '9999_later.sql', 'x')`,
    )
    await expect(putBack()).rejects.toThrow(
      /has migration 9999_later\.sql, which is newer than .*; restore into a new, empty database/,
    )
    expect(await isEmpty()).toBe(true)
  })

  test('of a file with a migration this version does not know is refused', async () => {
    await source.owner.query(
      `INSERT INTO public.applied_migration (number, name, sha256) VALUES (9999, '9999_later.sql', repeat('0', 64))`,
    )
    const newer = await backUp(join(folder, 'newer'))
    await source.owner.query('DELETE FROM public.applied_migration WHERE number = 9999')
    await expect(putBack({ file: newer.file })).rejects.toThrow(
      /was written by Besluitboek \d+\.\d+\.\d+ with migration 9999_later\.sql, which this version does not know/,
    )
    expect(await isEmpty()).toBe(true)
    for (const one of [newer.file, newer.keysFile]) await rm(one)
  })

  test('brings the order of events in an event store back, and refuses to look for those events here', async () => {
    const ordered = await createTestDatabase()
    await ordered.owner.query(
      `INSERT INTO log.sequence (position, event_id, house, stream, revision, recorded_at, commit_position, prepare_position)
         SELECT n, gen_random_uuid(), gen_random_uuid(), 'house-' || n, 0, now(), n, n FROM generate_series(1, 7) AS n;
       INSERT INTO log.sequenced_command VALUES (gen_random_uuid(), 'key', 'print', '{}', 1, 2, 0);
       UPDATE log.sequencer_lease SET token = 5, holder = gen_random_uuid()`,
    )
    const file = join(folder, 'ordered')
    const { ledger } = await backup({
      connectionString: ordered.connectionString,
      file,
      keysKeepDays: 1,
      eventsElsewhere: true,
      now: NOW,
    })
    expect(ledger).toMatchObject({ events: 'in-the-event-store', head: { position: 7 } })
    await expect(putBack({ file, keysFile: null })).rejects.toThrow('The events of')
    expect(await isEmpty()).toBe(true)
    await putBack({ file, keysFile: null, eventsElsewhere: true })
    const before = await contentsOf(ordered.owner)
    const after = await contentsOf(target.owner)
    for (const [table, rows] of before) expect(after.get(table), table).toBe(rows)
    await ordered.drop()
    for (const one of [file, `${file}.keys`]) await rm(one)
  })

  test('of a log with a hole in its positions is refused and changes nothing', async () => {
    const holed = await createFilledDatabase(['boom'])
    await holed.owner.query(
      `ALTER TABLE log.event DISABLE TRIGGER event_is_append_only;
       DELETE FROM log.event WHERE position = 5;
       ALTER TABLE log.event ENABLE ALWAYS TRIGGER event_is_append_only`,
    )
    const { file, keysFile } = await backUp(join(folder, 'holed'), holed)
    await holed.drop()
    await expect(putBack({ file, keysFile: null })).rejects.toThrow('have a hole')
    expect(await isEmpty()).toBe(true)
    for (const one of [file, keysFile]) await rm(one)
  })
})
