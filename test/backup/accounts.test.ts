import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '../../src/backup/backup.js'
import { copyOut } from '../../src/backup/copy.js'
import { restore } from '../../src/backup/restore.js'
import { copyOutSql, readTables } from '../../src/backup/tables.js'
import { createArchive } from '../../src/backup/write-archive.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { createReadyDatabase } from '../ready-database.js'
import { addPersons, contentsOf } from './support/ledger.js'

const now = new Date('2026-03-01T12:00:00.000Z')
const house = randomUUID()

/** What an account leaves behind in every table there is. */
type Holder = { readonly account: string; readonly login: string; readonly person: string }

let source: TestDatabase
let folder: string
let made: Awaited<ReturnType<typeof backup>>
let holders: readonly Holder[]

const insertAccount = async ({ account, login, person }: Holder, roles: boolean): Promise<void> => {
  const { owner } = source
  const run = (sql: string, values: readonly unknown[]) => owner.query(sql, [...values])
  await run('INSERT INTO identity.account (id, login, display_name) VALUES ($1, $2, $3)', [account, login, 'Een naam'])
  await run('INSERT INTO identity.account_person (account, house, person) VALUES ($1, $2, $3)', [
    account,
    house,
    person,
  ])
  await run('INSERT INTO identity.password (account, hash) VALUES ($1, $2)', [account, `$argon2id$${account}`])
  await run(
    `INSERT INTO identity.passkey (id, account, credential, public_key, counter)
     VALUES (gen_random_uuid(), $1, $2, $3, 0)`,
    [account, account, randomBytes(77)],
  )
  await run('INSERT INTO identity.second_factor (account, sealed, last_step) VALUES ($1, $2, 7)', [
    account,
    randomBytes(48),
  ])
  await run('INSERT INTO identity.recovery_code (account, hash) VALUES ($1, $2)', [account, '$argon2id$papier'])
  await run("INSERT INTO identity.external_login (provider, subject, account) VALUES ('acm', $1, $2)", [
    account,
    account,
  ])
  await run(
    `INSERT INTO identity.one_time_link (token_hash, id, purpose, account, expires_at)
     VALUES ($1, gen_random_uuid(), 'password', $2, now() + interval '1 day')`,
    [randomBytes(32), account],
  )
  await run(
    `INSERT INTO web.session (id_hash, data, expires_at, account) VALUES ($1, '{}', now() + interval '1 hour', $2)`,
    [randomBytes(32), account],
  )
  if (!roles) return
  await run("INSERT INTO identity.account_role (account, house, role) VALUES ($1, $2, 'auditor')", [account, house])
  await run("INSERT INTO identity.provider_role (account, provider, house, role) VALUES ($1, 'acm', $2, 'auditor')", [
    account,
    house,
  ])
}

const from = (name: string) => ({
  connectionString: source.connectionString,
  file: join(folder, name),
  keysKeepDays: 30,
  eventsElsewhere: false,
  now,
})

const intoOther = async (
  files: { readonly file: string; readonly keysFile: string | null },
  look: (target: TestDatabase, restored: Awaited<ReturnType<typeof restore>>) => Promise<void>,
): Promise<void> => {
  const target = await createTestDatabase()
  try {
    const { connectionString } = target
    await look(target, await restore({ connectionString, ...files, expiredKeys: false, eventsElsewhere: false, now }))
  } finally {
    await target.drop()
  }
}

const ofAccounts = async ({ owner }: TestDatabase): Promise<readonly (readonly [string, string])[]> =>
  [...(await contentsOf(owner))].filter(([table]) => table.startsWith('identity.'))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'besluitboek accounts '))
  source = await createReadyDatabase()
  const persons = await addPersons(source.owner, 2)
  holders = persons.map(({ person }, at) => ({ account: randomUUID(), login: `iemand-${at}@voorbeeld.be`, person }))
  for (const [at, holder] of holders.entries()) await insertAccount(holder, at === 1)
  const client = randomUUID()
  await source.owner.query(
    `INSERT INTO identity.api_client (id, house, name, secret_hash, scope, expires_at)
     VALUES ($1, $2, 'Programma', $3, 'read', now() + interval '1 day')`,
    [client, house, randomBytes(32)],
  )
  await source.owner.query(
    `INSERT INTO identity.api_token (token_hash, id, house, name, scope, client, expires_at)
     VALUES ($1, gen_random_uuid(), $2, 'Sleutel', 'read', $3, now() + interval '1 day')`,
    [randomBytes(32), house, client],
  )
  await source.owner.query('INSERT INTO identity.failed_sign_in (login_hash) VALUES ($1)', [randomBytes(32)])
  made = await backup(from('whole.tar'))
}, 240_000)

afterAll(async () => {
  await source?.drop()
  await rm(folder, { recursive: true })
})

test('accounts come back with all that people sign in with, and no session, link or failed attempt', {
  timeout: 120_000,
}, async () => {
  const told = await ofAccounts(source)
  expect(told.map(([table]) => table).sort()).toEqual([
    'identity.account',
    'identity.account_person',
    'identity.account_role',
    'identity.api_client',
    'identity.api_token',
    'identity.external_login',
    'identity.passkey',
    'identity.password',
    'identity.provider_role',
    'identity.recovery_code',
    'identity.second_factor',
  ])
  for (const [table, rows] of told) expect([table, rows.trim() === '']).toEqual([table, false])
  await intoOther(made, async (target, restored) => {
    expect(restored).toMatchObject({ accounts: 2, leftOut: [] })
    expect(await ofAccounts(target)).toEqual(told)
    const { rows } = await target.owner.query(
      `SELECT (SELECT count(*)::int FROM web.session) AS sessions, (SELECT count(*)::int FROM identity.one_time_link) AS links,
         (SELECT count(*)::int FROM identity.failed_sign_in) AS failed`,
    )
    expect(rows).toEqual([{ sessions: 0, links: 0, failed: 0 }])
  })
})

test('they stand in the file that lives short, and nothing of them in the other', () => {
  expect(made.ledger.tables.filter(({ schema }) => schema === 'identity')).toEqual([])
  expect(made.keys.tables.filter(({ schema }) => schema === 'identity')).toHaveLength(11)
})

test('without that file, or with one of before that holds none, everything else comes back', {
  timeout: 120_000,
}, async () => {
  await intoOther({ file: made.file, keysFile: null }, async (target, { accounts }) => {
    expect(accounts).toBe('no-keys')
    expect((await ofAccounts(target)).every(([, rows]) => rows.trim() === '')).toBe(true)
  })
  // As they were written before: the keys, and nothing else.
  const keysFile = join(folder, 'before.keys')
  const archive = await createArchive(keysFile)
  const client = await source.owner.connect()
  try {
    const table = (await readTables(client)).find(({ name }) => name === 'person_key')!
    const record = await archive.addTable(table, copyOut(client, copyOutSql(table)))
    await archive.finish({ ...made.keys, tables: [record] })
  } finally {
    client.release()
    await archive.close()
  }
  await intoOther({ file: made.file, keysFile }, async (_target, restored) => {
    expect(restored).toMatchObject({ accounts: 'not-in-file', leftOut: [] })
  })
})

test('a file whose accounts have what these tables have no place for says so, and the rest comes back', {
  timeout: 120_000,
}, async () => {
  await source.owner.query("ALTER TABLE identity.account ADD COLUMN later text NOT NULL DEFAULT 'x'")
  try {
    const later = await backup(from('later.tar'))
    await intoOther({ file: made.file, keysFile: later.keysFile }, async (target, restored) => {
      expect(restored).toMatchObject({ accounts: 'of-another-version', leftOut: [] })
      expect((await ofAccounts(target)).every(([, rows]) => rows.trim() === '')).toBe(true)
    })
  } finally {
    await source.owner.query('ALTER TABLE identity.account DROP COLUMN later')
  }
})

test('a changed byte in the accounts is refused, and nothing comes back', { timeout: 120_000 }, async () => {
  const bytes = await readFile(made.keysFile)
  const at = bytes.indexOf('identity.password/')
  expect(at).toBeGreaterThan(0)
  // Within the contents of that entry, behind its heading of 512 bytes.
  const place = at + 512 + 20
  bytes[place] = (bytes[place] ?? 0) ^ 1
  const keysFile = join(folder, 'changed.keys')
  await writeFile(keysFile, bytes)
  await expect(intoOther({ file: made.file, keysFile }, async () => undefined)).rejects.toThrow(/changed|damaged/)
})

test('who was erased since stays erased, with an older file of accounts too', { timeout: 120_000 }, async () => {
  const [gone, stays] = holders as [Holder, Holder]
  const erase = (database: TestDatabase, { person }: Holder) =>
    database.pool.query(
      'INSERT INTO personal.erased (person, house, event, erased_at) VALUES ($1, $2, gen_random_uuid(), now())',
      [person, house],
    )
  await source.owner.query('DELETE FROM personal.value WHERE person = $1', [gone.person])
  await source.owner.query('DELETE FROM personal.person_key WHERE person = $1', [gone.person])
  await erase(source, gone)
  const after = await backup(from('after.tar'))
  // The keys of before the erasure still name whom the ledger erased.
  await intoOther({ file: after.file, keysFile: made.keysFile }, async (target, { accounts, leftOut }) => {
    expect(accounts).toBe(1)
    expect(leftOut).toContainEqual({ table: 'identity.account', rows: 1 })
    const back = await ofAccounts(target)
    for (const [table, rows] of back) {
      for (const trace of [gone.account, gone.login, gone.person])
        expect([table, rows.includes(trace)]).toEqual([table, false])
    }
    expect(back.find(([table]) => table === 'identity.account')![1]).toContain(stays.login)
    // Erased again after it came back, as the journal does: the account keeps its roles, and stands for nobody.
    await erase(target, stays)
    const later = new Map(await ofAccounts(target))
    expect(later.get('identity.account_person')!.trim()).toBe('')
    expect(later.get('identity.account')).toContain(stays.login)
  })
})
