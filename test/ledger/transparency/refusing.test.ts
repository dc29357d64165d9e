import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toInstant } from '../../../src/domain/shared/time.js'
import type { EventStore } from '../../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { nodeCryptography } from '../../../src/ledger/transparency/cryptography.js'
import { rotateKey } from '../../../src/ledger/transparency/rotate-key.js'
import { openCheckpoint } from '../../../src/verifying/checkpoint.js'
import { parseVerifierKey } from '../../../src/verifying/verifier-key.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import { appended, newEvents, newHouse } from '../contract/subject.js'
import { openTransparency } from './support.js'

let database: TestDatabase
let store: EventStore
let transparency: Awaited<ReturnType<typeof openTransparency>>

const record = (count: number) => {
  const house = newHouse()
  return appended(store, { house, events: newEvents(house, count) })
}
const seal = () => transparency.sealer.catchUp()
const signed = async () => (await database.owner.query('select size, root from log.checkpoint order by number')).rows

/** Another start of the program: what it remembered is gone. */
const restart = async () => {
  await transparency.sealer.stop()
  transparency = {
    ...transparency,
    ...(await openTransparency({ pool: database.pool, store }, { keys: transparency.keys })),
    folder: transparency.folder,
    keys: transparency.keys,
  }
}

/** What only the owner of the database can do, with the guards off. */
const asOwner = async (...statements: string[]) => {
  const tables = ['event', 'tree_node', 'checkpoint', 'command']
  const guards = (state: string) =>
    tables.map((table) => `alter table log.${table} ${state} trigger ${table}_is_append_only`).join(';')
  await database.owner.query(`${guards('disable')}; ${statements.join('; ')}; ${guards('enable always')}`)
}

beforeEach(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
  transparency = await openTransparency({ pool: database.pool, store })
})

afterEach(async () => {
  await transparency.close()
  await store.close()
  await database.drop()
})

describe('after restoring an old backup', () => {
  const SET_BACK = [
    'delete from log.event where position > 300',
    'update log.head set position = 300',
    'delete from log.tree_node where level = 0 and index >= 300',
    'delete from log.checkpoint where size > 300',
  ]

  test('nothing is signed, and the operator is told what happened; once the events are back, signing goes on', async () => {
    await record(300)
    await seal()
    await record(50)
    await seal()
    const kept = (await database.owner.query('select * from log.event where position > 300 order by position')).rows
    await asOwner(...SET_BACK)
    await restart()
    const before = await signed()
    await expect(seal()).rejects.toMatchObject({
      code: 'tree-smaller-than-signed',
      message: expect.stringMatching(/holds 300 events, but a checkpoint over 350 was signed/),
    })
    await record(20)
    await expect(seal()).rejects.toMatchObject({ code: 'tree-smaller-than-signed' })
    expect(await signed()).toEqual(before)

    await asOwner('delete from log.event where position > 300', 'update log.head set position = 350')
    for (const row of kept) {
      await database.owner.query(
        'insert into log.event select * from json_populate_record(null::log.event, $1::json)',
        [JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value))],
      )
    }
    await restart()
    await seal()
    expect((await signed()).at(-1)).toMatchObject({ size: 350n })
  })

  test('and recording more than was lost, the other history is still not signed', async () => {
    await record(300)
    await record(50)
    await seal()
    await asOwner(...SET_BACK)
    await restart()
    await record(80)
    await expect(seal()).rejects.toMatchObject({
      code: 'tree-differs-from-signed',
      message: expect.stringMatching(/first 350 events of the ledger are not the ones/),
    })
    expect((await signed()).filter(({ size }) => size > 300n)).toEqual([])
    expect(await transparency.sealing()).toMatchObject({ size: 0n, behind: 380n })
  })

  test('what is left can go on as a log of another name, which nobody can take for the old one', async () => {
    await record(300)
    await record(50)
    await seal()
    const old = (await transparency.log.keys())[0]!.verifierKey
    await asOwner(...SET_BACK)
    await restart()
    await record(80)
    await expect(seal()).rejects.toMatchObject({ name: 'SealingRefused' })
    const options = { pool: database.pool, keys: transparency.keys, now: () => toInstant(new Date()) }
    await rotateKey(options, 'new-log')
    await seal()
    const key = await parseVerifierKey((await transparency.log.keys()).at(-1)!.verifierKey, nodeCryptography)
    const { note } = (await transparency.log.checkpoint())!
    const opened = await openCheckpoint(note, { log: [key] }, nodeCryptography)
    expect(opened).toMatchObject({ origin: expect.stringMatching(/^besluitboek\//), size: 380n })
    const before = await parseVerifierKey(old, nodeCryptography)
    await expect(openCheckpoint(note, { log: [before] }, nodeCryptography)).rejects.toMatchObject({
      code: 'signature-missing',
    })
  })
})

test('a hash changed in the tree stops the signing', async () => {
  await record(10)
  await seal()
  await asOwner(`update log.tree_node set hash = sha256('another') where level = 0 and index = 4`)
  await restart()
  await record(1)
  await expect(seal()).rejects.toMatchObject({ code: 'tree-differs-from-signed' })
})

test('a node missing from the tree stops the signing', async () => {
  await record(10)
  await seal()
  await asOwner('delete from log.tree_node where level = 0 and index = 4')
  await restart()
  await record(1)
  await expect(seal()).rejects.toMatchObject({ code: 'tree-damaged' })
})

test('no signature exists before the record of it is on disk', async () => {
  await record(3)
  await seal()
  const [file] = (await readdir(transparency.folder)).filter((name) => name.endsWith('.signed'))
  const place = join(transparency.folder, file!)
  const before = await readFile(place, 'utf8')
  await rm(place)
  // A folder stands where the record should be: it cannot be replaced by a file.
  await mkdir(join(place, 'in the way'), { recursive: true })
  await record(2)
  await expect(seal()).rejects.toThrow()
  expect(await signed()).toHaveLength(1)
  await rm(place, { recursive: true })
  await writeFile(place, before)
  await seal()
  expect((await signed()).map(({ size }) => size)).toEqual([3n, 5n])
})

test('keys stand in files that only their owner reads, and are made once', async () => {
  await record(1)
  const other = await openTransparency({ pool: database.pool, store }, { keys: transparency.keys })
  await Promise.all([seal(), other.sealer.catchUp()])
  await other.close()
  const keys = await transparency.log.keys()
  expect(keys).toHaveLength(1)
  const keyId = keys[0]!.verifierKey.split('+')[1]
  expect((await stat(join(transparency.folder, `${keyId}.key`))).mode & 0o777).toBe(0o600)
})

describe('a new key', () => {
  const options = () => ({ pool: database.pool, keys: transparency.keys, now: () => toInstant(new Date()) })
  const keysOf = async () =>
    Promise.all(
      (await transparency.log.keys()).map(({ verifierKey }) => parseVerifierKey(verifierKey, nodeCryptography)),
    )

  test('signs on where the old one ended, and the old one vouches for it', async () => {
    await record(5)
    await seal()
    const { note: old } = (await transparency.log.checkpoint())!
    await rotateKey(options(), 'vouched-for')
    await record(5)
    await seal()
    const [before, after] = await keysOf()
    const stored = await transparency.log.keys()
    const { note: newest } = (await transparency.log.checkpoint())!
    const open = (note: string, key: typeof before) => openCheckpoint(note, { log: [key!] }, nodeCryptography)
    expect((await open(old, before)).size).toBe(5n)
    await expect(open(old, after)).rejects.toMatchObject({ code: 'signature-missing' })
    expect((await open(newest, after)).size).toBe(10n)
    await expect(open(newest, before)).rejects.toMatchObject({ code: 'signature-missing' })
    const handover = stored[1]!.handover!
    expect([(await open(handover, before)).size, (await open(handover, after)).size]).toEqual([5n, 5n])
  })

  test('after a lost one has nobody to vouch for it', async () => {
    await record(5)
    await seal()
    for (const name of await readdir(transparency.folder)) {
      if (name.endsWith('.key')) await rm(join(transparency.folder, name))
    }
    await record(1)
    await expect(seal()).rejects.toMatchObject({ code: 'key-missing' })
    await expect(rotateKey(options(), 'vouched-for')).rejects.toMatchObject({ code: 'key-missing' })
    await rotateKey(options(), 'old-key-lost')
    await seal()
    expect((await transparency.log.keys()).map(({ handover }) => handover)).toEqual([null, null])
    expect((await signed()).at(-1)).toMatchObject({ size: 6n })
  })

  test('is not made when it cannot be kept, and the old one goes on', async () => {
    await record(5)
    await seal()
    const file = join(transparency.folder, 'a file')
    await writeFile(file, '')
    const [old] = await readdir(transparency.folder)
    const given = (await readFile(join(transparency.folder, old!), 'utf8')).trim()
    const nowhere = { ...options(), keys: { ...transparency.keys, folder: join(file, 'below') } }
    await expect(rotateKey(nowhere, 'old-key-lost')).rejects.toThrow(/ENOTDIR/)
    await expect(rotateKey({ ...nowhere, keys: { ...nowhere.keys, given } }, 'vouched-for')).rejects.toMatchObject({
      code: 'key-not-the-ledgers',
    })
    await record(1)
    await seal()
    expect(await transparency.log.keys()).toHaveLength(1)
    expect((await signed()).at(-1)).toMatchObject({ size: 6n })
  })
})
