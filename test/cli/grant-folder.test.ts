import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { explain } from '../../src/cli/failure.js'
import { writeGrantFolder } from '../../src/cli/grant-folder.js'
import { verifyGrantFolder } from '../../src/cli/verify-grant-folder.js'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { newSigner } from '../../src/ledger/transparency/signing.js'
import { verifyReceipt } from '../../src/verifying/verify-receipt.js'
import { type MoneyMatter, recordMoney } from '../http/support/every-money-command.js'
import { type RecordedHouse, recordHouse } from '../http/support/house.js'
import { type Ledger, openLedger } from '../http/support/ledger.js'

let ledger: Ledger
let ours: RecordedHouse
let money: MoneyMatter
let above: string
let folder: string
let vkey: string

const sources = () => ({ ...ledger, houses: [{ id: ours.house }], notSigned: null })
const file = (name: string, of = folder) => readFile(join(of, name), 'utf8')

beforeAll(async () => {
  above = await mkdtemp(join(tmpdir(), 'besluitboek-grant-'))
  folder = join(above, 'rekening')
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  money = await recordMoney(ours)
  const paid = await ours.record('RecordPayment', {
    effectiveOn: '2026-03-15',
    commitment: money.commitment,
    managedBy: ours.organs.stuurgroep,
    beneficiary: { kind: 'partner', partner: ours.centre },
    amountCents: 10_000,
    reference: 'Factuur 12',
    document: { name: '=Factuur "12", deel 1', sha256: 'b'.repeat(64) },
  })
  await ours.record('SubmitJustification', {
    effectiveOn: '2026-03-15',
    payment: paid.payment!,
    costs: [
      {
        what: 'Speelgoed <groot>',
        category: 'activities',
        amountCents: 4_000,
        document: { name: 'Kasticket', sha256: 'c'.repeat(64) },
      },
    ],
  })
  await ours.record('AmendGrant', {
    effectiveOn: '2026-03-15',
    grant: money.grant,
    amountCents: 1_100_000,
    reference: 'Besluit 14',
    reason: 'Index',
  })
  await ledger.waitForPosition(await ledger.store.head())
  await ledger.sealer.catchUp()
  vkey = (await ledger.log.keys()).at(-1)!.verifierKey
  await writeGrantFolder(sources(), money.grant, folder)
})

afterAll(async () => {
  await ledger.close()
  await rm(above, { recursive: true, force: true })
})

/** Checks a folder as the command does; answers its faults and exit code. */
const check = async (of: string, key: string | null = vkey) => {
  const written: string[] = []
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })
  try {
    await verifyGrantFolder(of, { vkey: key, json: true })
    return { exitCode: 0, ...JSON.parse(written.join('')) }
  } catch (error) {
    return { exitCode: explain(error).exitCode, ...JSON.parse(written.join('')) }
  } finally {
    writing.mockRestore()
  }
}

describe('the folder with the account of a grant', () => {
  test('holds report, documents, events, proofs, and how to check them', async () => {
    expect((await readdir(folder)).sort()).toEqual([
      'README.txt',
      'documents.csv',
      'events.json',
      'proofs',
      'report.html',
      'report.json',
    ])
    expect(await readdir(above)).toEqual(['rekening'])
    const report = JSON.parse(await file('report.json'))
    expect(report.grant).toMatchObject({ id: money.grant, grantedCents: 1_100_000, paidCents: 10_000 })
    expect(report.house).toMatchObject({ id: ours.house })
    const readMe = await file('README.txt')
    expect(readMe).toContain(vkey)
    expect(readMe).toContain('besluitboek verify-grant-folder')
  })

  test('every event of the trail stands in it as in the log, with a receipt that proves it under the key of the log', async () => {
    const events: { id: string; type: string; position: number }[] = JSON.parse(await file('events.json'))
    const names = await readdir(join(folder, 'proofs'))
    expect(names).toHaveLength(events.length)
    const proven = new Map<string, unknown>()
    for (const name of names) {
      const { event } = await verifyReceipt(
        await readFile(join(folder, 'proofs', name)),
        { verifierKey: vkey },
        nodeCryptography,
      )
      proven.set(event.id, event)
    }
    for (const event of events) expect(proven.get(event.id)).toEqual(event)
    const types = new Set(events.map(({ type }) => type))
    for (const type of [
      'GrantRecorded',
      'GrantAmended',
      'DecisionTaken',
      'MandateGranted',
      'AllocationMade',
      'PaymentMade',
      'JustificationSubmitted',
    ]) {
      expect(types).toContain(type)
    }
    expect(events.map(({ position }) => position)).toEqual(
      events.map(({ position }) => position).toSorted((a, b) => a - b),
    )
    const { trace } = JSON.parse(await file('report.json'))
    for (const { event } of trace.steps) expect(proven.has(event)).toBe(true)
  })

  test('documents.csv names each document, its hash, and what it is for; no cell is a formula', async () => {
    const rows = parse(await file('documents.csv'), { columns: true })
    expect(rows).toMatchObject([
      { name: '\'=Factuur "12", deel 1', sha256: 'b'.repeat(64), of: 'payment', amountCents: '10000' },
      {
        name: 'Kasticket',
        sha256: 'c'.repeat(64),
        of: 'cost',
        number: '1',
        what: 'Speelgoed <groot>',
        amountCents: '4000',
      },
    ])
  })

  test('report.html is a Dutch page on its own', async () => {
    const page = await file('report.html')
    expect(page).toMatch(/^<!doctype html><html lang="nl">/)
    expect(page).toContain('Speelgoed &lt;groot>')
    expect(page).toContain('11.000,00')
    expect(page).toContain('c'.repeat(64))
    expect(page).not.toMatch(/\b(src|href)=|@import|url\(/)
  })

  test('is verified by its files alone', async () => {
    const events = JSON.parse(await file('events.json'))
    expect(await check(folder)).toEqual({ exitCode: 0, proven: events.length, verifierKeys: [vkey], faults: [] })
    expect(await check(folder, null)).toMatchObject({ exitCode: 0, faults: [] })
    const other = (await newSigner('example.org/log', 1)).verifierKey.text
    const { exitCode, proven, faults } = await check(folder, other)
    expect({ exitCode, proven }).toEqual({ exitCode: 1, proven: 0 })
    expect(faults[0]).toMatchObject({ code: 'receipt-not-proven', about: 'given-keys: key-differs' })
  })

  const changes: readonly (readonly [string, string, (text: string) => string, string])[] = [
    [
      'an amount in an event',
      'events.json',
      (text) => text.replace('"amountCents":10000', '"amountCents":10001'),
      'event-without-receipt',
    ],
    ['an event left out', 'events.json', (text) => JSON.stringify(JSON.parse(text).slice(1)), 'receipt-without-event'],
    ['events that are no JSON', 'events.json', (text) => text.slice(0, -3), 'malformed'],
    [
      'the hash of a document in the list',
      'documents.csv',
      (text) => text.replaceAll('c'.repeat(64), 'd'.repeat(64)),
      'documents-differ',
    ],
    [
      'the hash of a document in the report',
      'report.json',
      (text) => text.replaceAll('c'.repeat(64), 'd'.repeat(64)),
      'document-not-in-event',
    ],
    [
      'an amount in the report',
      'report.json',
      (text) => text.replace(/"paidCents": (\d+)/, (_, paid: string) => `"paidCents": ${Number(paid) + 1}`),
      'amounts-differ',
    ],
    [
      'a step that never happened',
      'report.json',
      (text) => text.replace(/"event": "[0-9a-f]{8}/, '"event": "00000000'),
      'step-without-event',
    ],
  ]
  test.each(changes)('%s is found', async (_, name, change, code) => {
    const changed = await mkdtemp(join(above, 'changed-'))
    await cp(folder, changed, { recursive: true })
    const before = await file(name)
    const after = change(before)
    expect(after).not.toBe(before)
    await writeFile(join(changed, name), after)
    const { exitCode, faults } = await check(changed)
    expect(exitCode).toBe(1)
    expect(faults.map((one: { code: string }) => one.code)).toContain(code)
    await rm(changed, { recursive: true })
  })

  test('a changed receipt and a missing report are found', async () => {
    const changed = await mkdtemp(join(above, 'changed-'))
    await cp(folder, changed, { recursive: true })
    const [name] = await readdir(join(changed, 'proofs'))
    const receipt = join(changed, 'proofs', name!)
    await writeFile(
      receipt,
      (await readFile(receipt, 'utf8')).replace('\\"effectiveOn\\":\\"20', '\\"effectiveOn\\":\\"19'),
    )
    await rm(join(changed, 'report.json'))
    const { faults } = await check(changed)
    expect(faults).toContainEqual({ file: `proofs/${name}`, code: 'receipt-not-proven', about: 'place: proof-wrong' })
    expect(faults).toContainEqual({ file: 'report.json', code: 'missing', about: 'report.json' })
    await rm(changed, { recursive: true })
  })

  test('a folder with something in it is refused and left as it was; an empty one is filled', async () => {
    const full = join(above, 'vol')
    await mkdir(full)
    await writeFile(join(full, 'nota.txt'), 'van iemand')
    await expect(writeGrantFolder(sources(), money.grant, full)).rejects.toThrow('is not empty')
    expect(await readdir(full)).toEqual(['nota.txt'])
    const empty = join(above, 'leeg')
    await mkdir(empty)
    await writeGrantFolder(sources(), money.grant, empty)
    expect(await readdir(empty)).toHaveLength(6)
    await expect(writeGrantFolder(sources(), money.grant, join(full, 'nota.txt'))).rejects.toThrow('is not a folder')
    await Promise.all([full, empty].map((one) => rm(one, { recursive: true })))
  })

  test('nothing is left when an event is not signed, a file cannot be written, or there is no such grant', async () => {
    const unsigned = { ...sources(), proofs: { proofOf: async () => 'not-yet-sealed' as const } }
    const target = join(above, 'niets')
    await expect(writeGrantFolder(unsigned, money.grant, target)).rejects.toThrow('is not signed yet')
    const refused = { ...unsigned, notSigned: 'De sleutel ontbreekt.' }
    await expect(writeGrantFolder(refused, money.grant, target)).rejects.toThrow('De sleutel ontbreekt.')
    await expect(writeGrantFolder(sources(), ours.centre, target)).rejects.toThrow('There is no grant')
    await expect(writeGrantFolder(sources(), money.grant, join(above, 'x'.repeat(250)))).rejects.toThrow()
    expect(await readdir(above)).toEqual(['rekening'])
  })
})
