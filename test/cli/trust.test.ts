import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'
import { parseProof } from '../../src/verifying/proof.js'
import type { TestDatabase } from '../database.js'
import { createFilledDatabase } from '../filled-database.js'
import { makeDataFolder } from './support/data-folder.js'
import { buildOnce, run } from './support/program.js'

let database: TestDatabase
let folder: string
let exported: string

const besluitboek = (...args: readonly string[]) =>
  run(args, { DATABASE_URL: database.connectionString, BESLUITBOEK_DATA: join(folder, 'data') })
/** Verifying needs no database: the program is not told of one. */
const verify = (...args: readonly string[]) =>
  run(['verify', ...args], { DATABASE_URL: 'postgresql://127.0.0.1:1/none' })
const importHouse = async (name: string) =>
  expect((await besluitboek('import', join(packageRoot, `houses/${name}.json`))).code).toBe(0)
const vkey = async () => (await readFile(join(exported, 'vkey'), 'utf8')).trim()

beforeAll(async () => {
  await buildOnce()
  database = await createFilledDatabase(['duffel'])
  folder = await makeDataFolder()
  exported = join(folder, 'exported log')
}, 300_000)

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('an auditor with the exported folder and the key', { timeout: 120_000 }, () => {
  test('gets a folder that verifies, and one that grows', async () => {
    const first = await besluitboek('export', exported, '--json')
    expect([first.code, first.stderr]).toEqual([0, expect.any(String)])
    const { size, written, kept } = JSON.parse(first.stdout)
    expect(size).toBe(Number((await database.pool.query('select position from log.head')).rows[0].position))
    expect([kept, written > 0]).toEqual([0, true])
    await cp(join(exported, 'checkpoint'), join(folder, 'older checkpoint'))

    await importHouse('genk')
    const second = JSON.parse((await besluitboek('export', exported, '--json')).stdout)
    expect(second.size).toBeGreaterThan(size)

    const checked = await verify(
      exported,
      '--vkey',
      await vkey(),
      '--since',
      join(folder, 'older checkpoint'),
      '--json',
    )
    expect(checked.code).toBe(0)
    expect(JSON.parse(checked.stdout)).toMatchObject({
      ok: true,
      size: second.size,
      keyFrom: 'given',
      contains: [size],
      faults: [],
      witnesses: [],
      signedAt: expect.stringMatching(/^20\d\d-.*Z$/),
    })
    const words = await verify(exported)
    expect(words.code).toBe(0)
    expect(words.stdout).toMatch(/^VERIFIED {3}every entry/m)
    expect(words.stdout).toMatch(/the key in the folder itself; compare it with one you got elsewhere/)
  })

  test('is told of a copy that was changed, and where', async () => {
    const copy = join(folder, 'changed copy')
    await cp(exported, copy, { recursive: true })
    const bundle = join(copy, 'tile/entries/000')
    const bytes = await readFile(bundle)
    const at = bytes.indexOf('"name":"', 20_000) + 12
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(bundle, bytes)
    const { code, stdout, stderr } = await verify(copy, '--json')
    expect(code).toBe(1)
    expect(stderr).toContain('is not a sound copy of the log.')
    const { ok, faults } = JSON.parse(stdout)
    expect(ok).toBe(false)
    expect(faults[0]).toMatchObject({ code: 'tile-differs' })
    let index = -1
    for (let start = 0; start < at; start += 2 + bytes.readUInt16BE(start)) index += 1
    expect(faults[0].index).toBe(index)
    const words = await verify(copy)
    expect(words.stdout).toMatch(new RegExp(`^WRONG {6}entry ${index}: .+ \\[tile-differs\\]$`, 'm'))
    expect(words.stdout).toMatch(/^NOT VERIFIED/m)
  })

  test('is told of a checkpoint older than the one at hand, of another key, and of a folder that is none', async () => {
    const older = await verify(exported, '--vkey', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    expect([older.code, older.stdout]).toEqual([1, expect.stringContaining('[signature-missing]')])
    const replayed = join(folder, 'replayed')
    await cp(exported, replayed, { recursive: true })
    await cp(join(folder, 'older checkpoint'), join(replayed, 'checkpoint'))
    const replay = await verify(replayed, '--since', join(exported, 'checkpoint'))
    expect([replay.code, replay.stdout]).toEqual([1, expect.stringContaining('[older-checkpoint-larger]')])
    expect(await verify(join(folder, 'nothing'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a folder'),
    })
    expect(await verify(exported, '--vkey', 'nonsense')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('nonsense'),
    })
    expect(await verify(exported, '--since', join(folder, 'nothing'))).toMatchObject({ code: 2 })
    expect(await verify()).toMatchObject({ code: 2 })
  })

  test('can ask the proof of any event', async () => {
    const { rows } = await database.pool.query(
      "select id, position from log.event where type = 'DecisionTaken' limit 1",
    )
    const proven = await besluitboek('proof', rows[0].id)
    expect(proven.code).toBe(0)
    expect(parseProof(proven.stdout).index).toBe(rows[0].position - 1n)
    const unknown = await besluitboek('proof', '018f4e4e-0000-7000-8000-000000000000')
    expect([unknown.code, unknown.stdout, unknown.stderr]).toEqual([
      1,
      '',
      expect.stringContaining('There is no event'),
    ])
  })
})

describe('the operator', { timeout: 120_000 }, () => {
  test('lets a new key sign, and who knows only the old one still verifies', async () => {
    const old = await vkey()
    const rotated = await besluitboek('key', 'rotate')
    expect(rotated.code).toBe(0)
    const shown = JSON.parse((await besluitboek('key', 'show', '--json')).stdout)
    expect(shown.keys.map(({ verifierKey }: { verifierKey: string }) => verifierKey)).toEqual([
      old,
      rotated.stdout.trim(),
    ])
    await importHouse('boom')
    expect((await besluitboek('export', exported)).code).toBe(0)
    expect(await vkey()).toBe(rotated.stdout.trim())
    for (const key of [old, rotated.stdout.trim()]) expect((await verify(exported, '--vkey', key)).code).toBe(0)
    expect((await verify(exported, '--vkey', old, '--since', join(folder, 'older checkpoint'))).code).toBe(0)
    await rm(join(exported, 'handover-2'))
    expect((await verify(exported, '--vkey', old)).code).toBe(1)
  })

  test('cannot export into the folder of another ledger', async () => {
    const other = await createFilledDatabase(['leuven'])
    const environment = { DATABASE_URL: other.connectionString, BESLUITBOEK_DATA: join(folder, 'other data') }
    const { code, stderr } = await run(['export', exported], environment)
    await other.drop()
    expect([code, stderr]).toEqual([1, expect.stringMatching(/holds an export of .*; choose another folder/)])
  })

  test('cannot export into a file, nor over a checkpoint that is none', async () => {
    const file = join(folder, 'a file')
    await writeFile(file, 'mine')
    const spoilt = join(folder, 'spoilt')
    await cp(exported, spoilt, { recursive: true })
    await writeFile(join(spoilt, 'checkpoint'), 'no note')
    for (const [target, says] of [
      [file, 'is not a folder; give the path of a new or an exported folder.'],
      [join(file, 'below'), 'is not a folder; give the path of a new or an exported folder.'],
      [spoilt, 'holds a checkpoint that cannot be read'],
    ] as const) {
      const { code, stdout, stderr } = await besluitboek('export', target)
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toContain(`${target} ${says}`)
      expect(stderr).not.toContain('    at ')
    }
    expect(await readFile(file, 'utf8')).toBe('mine')
    expect(await readFile(join(spoilt, 'checkpoint'), 'utf8')).toBe('no note')
  })

  test('hears from the doctor of an event that was changed behind the back of the log', async () => {
    expect((await besluitboek('doctor')).stdout).toMatch(/^ok {4}transparency log: \d+ events signed/m)
    await database.owner.query(`alter table log.event disable trigger event_is_append_only;
      update log.event set recorded_at = recorded_at where position = 5;
      update log.event set effective_on = effective_on - 1 where position = 7;
      alter table log.event enable always trigger event_is_append_only`)
    const { code, stdout } = await besluitboek('doctor')
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /^WRONG transparency log: position 7: the event is not the one that was taken into the transparency log$/m,
    )
  })
})
