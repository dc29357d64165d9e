import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { writeHouseExport } from '../../src/cli/export-house.js'
import { explain } from '../../src/cli/failure.js'
import { verify } from '../../src/cli/verify.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { exportArchive } from '../../src/ledger/transparency/export-archive.js'
import { asked, exportOf } from '../house-export/support/export.js'
import { recordMoney } from '../http/support/every-money-command.js'
import { type RecordedHouse, recordHouse } from '../http/support/house.js'
import { type Ledger, openLedger } from '../http/support/ledger.js'

let ledger: Ledger
let ours: RecordedHouse
let above: string
let file: string
let vkey: string

beforeAll(async () => {
  above = await mkdtemp(join(tmpdir(), 'besluitboek-export-house-'))
  file = join(above, 'huis.tar')
  ledger = await openLedger()
  await recordHouse(ledger.execute, 'Huis van het Kind Elders')
  ours = await recordHouse(ledger.execute)
  await recordMoney(ours)
  await ledger.sealer.catchUp()
  vkey = (await ledger.log.keys()).at(-1)!.verifierKey
  await writeHouseExport(exportOf(ledger), ours.house as HouseId, asked, file)
})

afterAll(async () => {
  await ledger?.close()
  await rm(above, { recursive: true, force: true })
})

/** Runs the command as the program does; answers what it prints, what it says at the end, and its exit code. */
const run = async (path: string, options: { json?: boolean; since?: string[]; vkey?: string } = {}) => {
  const written: string[] = []
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })
  const none = { receipt: null, paper: null, witness: [], since: [], json: false, vkey }
  try {
    await verify(path, { ...none, ...options })
    return { out: written.join(''), says: '', exitCode: 0 }
  } catch (error) {
    const { text: says, exitCode } = explain(error)
    return { out: written.join(''), says, exitCode }
  } finally {
    writing.mockRestore()
  }
}

/** The file with one byte changed behind the place where a text first stands. */
const changedAfter = async (text: string): Promise<string> => {
  const bytes = await readFile(file)
  const at = bytes.indexOf(text) + text.length
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const changed = join(above, 'veranderd.tar')
  await writeFile(changed, bytes)
  return changed
}

const archiveOf = async (entries: readonly (readonly [string, string, 'file' | 'symlink'])[]): Promise<string> => {
  const archive = pack()
  for (const [name, text, type] of entries) {
    if (type === 'file') archive.entry({ name }, text)
    else archive.entry({ name, type, linkname: text })
  }
  archive.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of archive) chunks.push(chunk as Uint8Array)
  const made = join(above, 'gemaakt.tar')
  await writeFile(made, Buffer.concat(chunks))
  return made
}

describe('everything of a house as one file', () => {
  test('is for its owner only, and is verified as it is', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(above)).toEqual(['huis.tar'])
    const { out, exitCode } = await run(file)
    expect(out).toContain(`house      ${ours.name} (${ours.house})`)
    expect(out).toContain('the key you gave')
    expect(out).toContain('made again from the events: the same, byte for byte')
    expect(out).toMatch(/^events {5}\d+ proven; the last one at position \d+/m)
    expect(out).toMatch(/^VERIFIED/m)
    expect(exitCode).toBe(0)
    const json = JSON.parse((await run(file, { json: true })).out)
    expect(json).toMatchObject({ ok: true, house: { id: ours.house }, keyFrom: 'given', faults: [] })
  })

  test('with a byte changed in an event is refused, and it is said in which', async () => {
    const { out, says, exitCode } = await run(await changedAfter('"via":"'))
    expect(exitCode).toBe(1)
    expect(out).toMatch(/^WRONG {6}events\/000001\.jsonl, line 1: HouseFounded .* \[proof-wrong\]$/m)
    expect(out).toMatch(/^NOT VERIFIED/m)
    expect(says).toContain('Do not trust it.')
  })

  test('cut off anywhere is refused', async () => {
    const bytes = await readFile(file)
    const cut = join(above, 'afgebroken.tar')
    for (const length of [100, 512, 10_000, bytes.length - 20_000, bytes.length - 2_000]) {
      await writeFile(cut, bytes.subarray(0, length))
      expect([length, (await run(cut)).exitCode]).toEqual([length, 1])
    }
    await rm(cut)
  })

  test('is not written over, and leaves nothing when it cannot be written', async () => {
    const write = (path: string, house = ours.house) =>
      writeHouseExport(exportOf(ledger), house as HouseId, asked, path)
    await expect(write(file)).rejects.toThrow('is there already')
    await expect(write(join(above, 'nergens', 'huis.tar'))).rejects.toThrow('cannot be written')
    await expect(write(join(above, 'niets.tar'), '00000000-0000-7000-8000-00000000dead')).rejects.toThrow('signed')
    const before = await readdir(above)
    const broken = { open: async () => ({ folder: 'huis', files: brokenFiles() }) }
    await expect(writeHouseExport(broken, ours.house as HouseId, asked, join(above, 'half.tar'))).rejects.toThrow('weg')
    expect(await readdir(above)).toEqual(before)
  })

  test('asks for no older checkpoint: those go with the whole log', async () => {
    const { exitCode, says } = await run(file, { since: [file] })
    expect([exitCode, says]).toEqual([2, '--since goes with a copy of the whole log.'])
  })
})

/** It fails when a first file was given already. */
async function* brokenFiles(): AsyncGenerator<{ readonly name: string; readonly content: Buffer }> {
  yield { name: 'LEESMIJ.txt', content: Buffer.from('Alles van één huis') }
  throw new Error('De databank is weg')
}

describe('a tar file that was made to do harm', () => {
  const cases: readonly (readonly [string, Parameters<typeof archiveOf>[0]])[] = [
    ['a file outside its folder', [['../buiten.txt', 'x', 'file']]],
    ['an absolute path', [['/buiten.txt', 'x', 'file']]],
    ['a link', [['huis/checkpoint', '/etc/passwd', 'symlink']]],
    [
      'a file twice',
      [
        ['huis/checkpoint', 'x', 'file'],
        ['huis/checkpoint', 'y', 'file'],
      ],
    ],
  ]
  test.each(cases)('%s is refused', async (_, entries) => {
    const { exitCode, says } = await run(await archiveOf(entries))
    expect(exitCode).toBe(1)
    expect(says).toContain('cannot be unpacked')
  })

  test('something that is no tar file is refused', async () => {
    const none = join(above, 'geen.tar')
    await writeFile(none, 'geen tar '.repeat(200))
    expect((await run(none)).exitCode).toBe(1)
    await rm(none)
  })
})

test('the tar file of the whole log is verified as it is, too', async () => {
  const archive = await exportArchive(ledger.log, 'logboek', [])
  const chunks: Uint8Array[] = []
  for await (const chunk of archive ?? []) chunks.push(chunk as Uint8Array)
  const log = join(above, 'logboek.tar')
  await writeFile(log, Buffer.concat(chunks))
  const { out, exitCode } = await run(log)
  expect(out).toMatch(/^VERIFIED {3}every entry of .*logboek\.tar/m)
  expect(exitCode).toBe(0)
})
