import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chance, createChance } from '../../bench/chance.js'
import { leafOf } from '../../src/ledger/transparency/leaf.js'
import { type Verification, type VerifyOptions, verifyFolder } from '../../src/ledger/transparency/verify-folder.js'
import { checkpointClasses } from './checkpoint-classes.js'
import { entryClasses } from './entry-classes.js'
import type { FolderClass, Tampered } from './folder-class.js'
import { type Keys, type LogCopy, makeLog, newKeys, openCopyFolder } from './log-copy.js'
import { makeEvents } from './made-events.js'
import { cleanLogs, isLarge, matrixSeed, sizesOf } from './matrix-settings.js'
import { readTable, type Tried, writeTable } from './matrix-table.js'
import { tileClasses } from './tile-classes.js'

const classes = [...entryClasses, ...tileClasses, ...checkpointClasses]

const nothingBeside: VerifyOptions = { verifierKey: null, since: [], witnessKeys: null }

/** What the auditor was told, as far as it matters: was it found by the right check, and the right place first? */
const judge = ({ codes, index }: Tampered, { ok, faults }: Verification) => ({
  ok,
  foundBy: faults.find(({ code }) => codes.includes(code))?.code ?? `not by ${codes.join(' or ')}`,
  firstPlace: faults.find((fault) => fault.index !== null)?.index ?? null,
  expectedPlace: index === null ? null : BigInt(index),
  told: faults.slice(0, 3).map(({ says }) => says),
})

describe('an exported log that was tampered with', () => {
  let keys: Keys
  let root: string
  let copy: ReturnType<typeof openCopyFolder>
  const tried: Tried[] = []

  beforeAll(async () => {
    keys = await newKeys()
    root = await mkdtemp(join(tmpdir(), 'besluitboek-tampered-'))
    copy = openCopyFolder(root)
  })

  afterAll(() => rm(root, { recursive: true, force: true }))

  const large = new Map<number, LogCopy>()
  const logOf = (size: number, chance: Chance): LogCopy => {
    const made = large.get(size) ?? makeLog(makeEvents(chance, size).map(leafOf), keys)
    if (isLarge(size)) large.set(size, made)
    return made
  }

  const tryOnce = async (one: FolderClass, size: number, seed: number): Promise<void> => {
    const chance = createChance(seed, size)
    const log = logOf(size, chance)
    const tampered = await one.tamper(log, chance)
    await copy.become(tampered.files)
    const found = judge(tampered, await verifyFolder(root, { ...nothingBeside, ...tampered.options }))
    const where = `${one.name}, ${size} entries, seed ${seed}: ${JSON.stringify(found.told)}`
    expect(found.ok, where).toBe(false)
    expect(tampered.codes, where).toContain(found.foundBy)
    if (tampered.index !== null) expect(found.firstPlace, where).toBe(found.expectedPlace)
  }

  for (const [number, one] of classes.entries()) {
    test(`${one.name}: found, and where`, { timeout: 3_600_000 }, async () => {
      const sizes = sizesOf(one.fewest, number)
      for (const [turn, size] of sizes.entries()) await tryOnce(one, size, matrixSeed + number * 10_000 + turn)
      tried.push({ ...one, sizes })
    })
  }

  test('a clean log of any size is sound, whatever the auditor has beside it', { timeout: 3_600_000 }, async () => {
    for (const [turn, size] of cleanLogs().entries()) {
      const chance = createChance(matrixSeed + turn, size)
      const log = makeLog(makeEvents(chance, size).map(leafOf), keys)
      await copy.become(log.files)
      const found = await verifyFolder(root, {
        verifierKey: chance.happens(0.5) ? keys.log.verifierKey.text : null,
        since: chance.happens(0.5) ? [log.note] : [],
        witnessKeys: chance.happens(0.5) ? [keys.witness.verifierKey.text] : null,
      })
      expect(found.faults, `${size} entries, seed ${matrixSeed + turn}`).toEqual([])
      expect(found.ok).toBe(true)
    }
    // With no test failed so far, everything that was tried was found.
    if (tried.length === classes.length) {
      const clean = `No false alarm on ${cleanLogs().length.toLocaleString('en')} clean logs.`
      await writeTable('exported log', tried, clean)
    }
  })

  test('docs/trust.md names every way that is tried', async () => {
    const table = await readTable('exported log')
    for (const { name, changed, foundBy } of classes) expect(table).toContain(`| ${name} | ${changed} | ${foundBy} |`)
  })
})
