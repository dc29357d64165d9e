import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkHouseExport } from '../../src/application/house-export/check-house-export.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { toInstant } from '../../src/domain/shared/time.js'
import { commitTo } from '../../src/ledger/personal-data/commitment.js'
import { rotateKey } from '../../src/ledger/transparency/rotate-key.js'
import { newSigner } from '../../src/ledger/transparency/signing.js'
import { pdf } from '../attachments/samples.js'
import { recordMoney } from '../http/support/every-money-command.js'
import { propose, type RecordedHouse, recordHouse } from '../http/support/house.js'
import { type Ledger, openLedger } from '../http/support/ledger.js'
import { silentWitness } from '../ledger/transparency/support.js'
import { asked, exportOf, type Tampering, withTampered, writeExport } from './support/export.js'

let ledger: Ledger
let ours: RecordedHouse
let theirs: RecordedHouse
let above: string
let folder: string
let files: ReadonlyMap<string, Buffer>
let vkey: string
let kept: string
let removed: string

const effectiveOn = '2026-03-15'
const text = (name: string): string => files.get(name)?.toString() ?? ''
const linesOf = (name: string): readonly string[] => text(name).split('\n').slice(0, -1)
const eventsIn = () => linesOf('events/000001.jsonl').map((line) => JSON.parse(line))
const table = (name: string) =>
  parse(text(`registers/${name}.csv`), { columns: true, delimiter: ';', bom: true }) as Record<string, string>[]

const attach = async (house: RecordedHouse, says: string): Promise<string> => {
  const stored = await ledger.attachments.store(house.house as HouseId, {
    bytes: pdf(says),
    name: 'verslag.pdf',
    declaredType: 'application/pdf',
  })
  if (!stored.ok) throw new Error(stored.reason)
  const dossier = await propose(house)
  await house.record('GiveContribution', {
    effectiveOn,
    dossier,
    from: { kind: 'partner', partner: house.centre },
    text: 'Ook op zondag.',
    attachments: [{ ...stored.file, title: `Verslag ${says}` }],
  })
  return stored.file.sha256
}

const name = (house: RecordedHouse, person: string, value: string) =>
  house.record('RecordPersonDetails', { effectiveOn, person, name: value, email: 'iemand@example.org', phone: null })

beforeAll(async () => {
  above = await mkdtemp(join(tmpdir(), 'besluitboek-house-'))
  folder = join(above, 'huis')
  ledger = await openLedger()
  ours = await recordHouse(ledger.execute)
  theirs = await recordHouse(ledger.execute, 'Huis van het Kind Elders')
  await name(ours, ours.seats.member.person, 'Eerste Schrijfwijze')
  await name(theirs, theirs.seats.member.person, 'Naam Elders')
  await name(ours, ours.seats.member.person, 'Naam Voorbeeld')
  await name(ours, ours.seats.former.person, 'Naam Gewist')
  await recordMoney(ours)
  await recordMoney(theirs)
  kept = await attach(ours, 'een')
  await attach(theirs, 'van elders')
  removed = await attach(ours, 'twee')
  await ledger.attachments.remove(ours.house as HouseId, removed, 'stond een naam in')
  await ours.record('ErasePersonalData', {
    effectiveOn,
    person: ours.seats.former.person,
    reason: 'request-of-person',
  })
  await ledger.sealer.catchUp()
  vkey = (await ledger.log.keys()).at(-1)!.verifierKey
  files = await writeExport(ledger, ours.house, folder)
}, 120_000)

afterAll(async () => {
  await ledger?.close()
  await rm(above, { recursive: true, force: true })
})

const check = (of: string, key: string | null = vkey, witnessKeys: readonly string[] | null = null) =>
  checkHouseExport(of, { verifierKey: key, witnessKeys })

describe('an export of a house', () => {
  test('holds each event of the house once, in order, with every field of its envelope, and none of another', async () => {
    const stored = await ledger.store.readStream(`house-${ours.house}`, { fromRevision: 0, limit: 10_000 })
    const events = eventsIn()
    expect(events.map(({ id }) => id)).toEqual(stored.map(({ id }) => id))
    expect(events).toEqual(stored.map((event) => ({ ...event, position: Number(event.position) })))
    const everything = [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n')
    for (const foreign of [theirs.house, theirs.centre, theirs.seats.member.seat, 'Huis van het Kind Elders']) {
      expect(everything).not.toContain(foreign)
    }
    expect(everything).not.toContain('van elders')
    expect(JSON.parse(text('house-export.json')).events).toMatchObject({ count: stored.length, parts: 1 })
  })

  test('is verified by its files alone, with or without the key of elsewhere', async () => {
    const found = await check(folder)
    expect(found.faults).toEqual([])
    expect(found).toMatchObject({
      ok: true,
      house: { id: ours.house, name: ours.name },
      keyFrom: 'given',
      verifierKey: vkey,
      proven: eventsIn().length,
      registers: 'follow-from-events',
      persons: { named: 1, erased: 1 },
    })
    expect(await check(folder, null)).toMatchObject({ ok: true, keyFrom: 'folder' })
    expect(await check(folder, vkey, [silentWitness])).toMatchObject({
      ok: false,
      faults: [{ code: 'witness-missing' }],
    })
    const other = (await newSigner('example.org/log', 1)).verifierKey.text
    expect(await check(folder, other)).toMatchObject({ ok: false, faults: [{ code: 'checkpoint-wrong' }] })
  })

  test('names who has a seat as they are called now, opened; not whom was erased, no address, nothing from before', async () => {
    const values = linesOf('personal-values.jsonl').map((line) => JSON.parse(line))
    expect(values).toMatchObject([{ person: ours.seats.member.person, field: 'name', value: 'Naam Voorbeeld' }])
    const event = eventsIn().find(({ id }) => id === values[0].event)
    expect(commitTo(values[0])).toEqual(event.data.name)
    const everything = [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n')
    for (const hidden of ['Naam Gewist', 'Eerste Schrijfwijze', 'iemand@example.org', 'Naam Elders']) {
      expect(everything).not.toContain(hidden)
    }
    const seats = table('seats')
    expect(seats.find(({ Zetel }) => Zetel === ours.seats.member.seat)).toMatchObject({ Naam: 'Naam Voorbeeld' })
    expect(seats.find(({ Zetel }) => Zetel === ours.seats.former.seat)).toMatchObject({ Naam: 'gewist' })
  })

  test('can be had without names, and still verifies', async () => {
    const without = join(above, 'zonder-namen')
    const written = await writeExport(ledger, ours.house, without, { persons: 'left-out' })
    expect([...written.values()].some((bytes) => bytes.includes('Naam Voorbeeld'))).toBe(false)
    expect(written.has('personal-values.jsonl')).toBe(false)
    expect(await check(without)).toMatchObject({ ok: true, persons: { named: 0, erased: 1 } })
    await rm(without, { recursive: true })
  })

  test('holds the documents that are kept, and says of every other where it is', async () => {
    expect(files.get(`files/${kept}.pdf`)).toEqual(pdf('een'))
    expect([...files.keys()].filter((file) => file.startsWith('files/'))).toEqual([`files/${kept}.pdf`])
    const documents = new Map(table('documents').map((row) => [row['SHA-256'], row]))
    expect(documents.get(kept)).toMatchObject({ Titel: 'Verslag een', Bestand: `files/${kept}.pdf` })
    expect(documents.get(removed)).toMatchObject({ Bestand: '' })
    expect(documents.get(removed)?.['Waar het document is']).toContain('stond een naam in')
    // An invoice: the house keeps it itself, and the ledger knows its fingerprint.
    expect(documents.get('a'.repeat(64))).toMatchObject({
      Bestand: '',
      'Waar het document is': expect.stringContaining('huis'),
    })
  })

  test('tells mandates, decisions, dossiers, input and money in registers, each row with its event', async () => {
    const ids = new Set(eventsIn().map(({ id }) => id))
    expect(table('mandates')).toHaveLength(Object.keys(ours.mandates).length)
    for (const register of [
      'mandates',
      'decisions',
      'dossiers',
      'input',
      'grants',
      'allocations',
      'payments',
      'seats',
    ]) {
      const rows = table(register)
      expect([register, rows.length > 0]).toEqual([register, true])
      for (const row of rows) expect(ids.has(row['Gebeurtenis'] ?? '')).toBe(true)
    }
    const place = new Map<string, number>(eventsIn().map(({ id }, at) => [id, at]))
    for (const register of ['mandates', 'decisions', 'dossiers', 'grants', 'allocations', 'payments', 'seats']) {
      const places = table(register).map((row) => place.get(row['Gebeurtenis'] ?? '') ?? -1)
      expect([register, places]).toEqual([register, places.toSorted((one, other) => one - other)])
    }
    expect(table('grants')[0]).toMatchObject({ Titel: 'Werkingssubsidie', Toegekend: '10000,00' })
    expect(table('input').map((row) => row['Hoe het staat'])).toEqual(['Wacht op antwoord', 'Wacht op antwoord'])
    expect(table('decisions')[0]).toMatchObject({ Uitkomst: 'goedgekeurd', Stand: 'definitief', Bedrag: '1000,00' })
    expect(table('findings').every((row) => row['Vaststelling'] !== '')).toBe(true)
  })

  test('says in Dutch and in English how it is checked, and with which key', () => {
    expect(text('README.txt')).toContain('Hoe kijkt u het na')
    expect(text('README.txt')).toContain('How to check it')
    expect(text('README.txt')).toContain(vkey)
  })

  test('is the same bytes when it is asked again', async () => {
    const again = await writeExport(ledger, ours.house, join(above, 'nog-eens'))
    expect([...again]).toEqual([...files])
    await rm(join(above, 'nog-eens'), { recursive: true })
  })

  test('ends where the signed log ends, and is none while nothing of the house is signed', async () => {
    await ours.record('AddSubject', { effectiveOn, subject: 'offer.later', label: 'later' })
    const later = join(above, 'later')
    expect((await writeExport(ledger, ours.house, later)).get('events/000001.jsonl')).toEqual(
      files.get('events/000001.jsonl'),
    )
    expect(await check(later)).toMatchObject({ ok: true })
    await rm(later, { recursive: true })
    const unsigned = await recordHouse(ledger.execute)
    expect(await exportOf(ledger).open(unsigned.house as HouseId, asked)).toBeNull()
    expect(await exportOf(ledger).open('00000000-0000-7000-8000-00000000dead' as HouseId, asked)).toBeNull()
  })
})

/** The same line of a file, another text. */
const line = (at: number, change: (line: string) => string) => (whole: string) => {
  const lines = whole.split('\n')
  lines[at] = change(lines[at] ?? '')
  return lines.join('\n')
}

const without = (at: number) => (whole: string) =>
  whole
    .split('\n')
    .filter((_, place) => place !== at)
    .join('\n')

const swapped = (one: number, other: number) => (whole: string) => {
  const lines = whole.split('\n')
  ;[lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? '']
  return lines.join('\n')
}

const events = 'events/000001.jsonl'
const proofs = 'proofs/000001.jsonl'

/** Each made to fit: the list of files names what is there then. */
const tamperings: readonly (readonly [string, () => Tampering, string, string])[] = [
  [
    'an amount in an event',
    () => ({ files: { [events]: (whole) => whole.replace('"amountCents":1000000', '"amountCents":1000001') } }),
    'proof-wrong',
    events,
  ],
  [
    'a byte that makes an event no event',
    () => ({ files: { [events]: line(3, (one) => one.replace('"house"', '"hause"')) } }),
    'event-malformed',
    events,
  ],
  [
    'an event written in another way',
    () => ({ files: { [events]: line(3, (one) => one.replace('{', '{ ')) } }),
    'event-malformed',
    events,
  ],
  [
    'an event taken out with its proof',
    () => ({ files: { [events]: without(5), [proofs]: without(5) } }),
    'event-missing',
    events,
  ],
  [
    'the first event taken out',
    () => ({ files: { [events]: without(0), [proofs]: without(0) } }),
    'event-missing',
    events,
  ],
  [
    'the last event taken out',
    () => ({
      files: {
        [events]: (whole) => without(whole.split('\n').length - 2)(whole),
        [proofs]: (whole) => without(whole.split('\n').length - 2)(whole),
      },
    }),
    'event-missing',
    'house-export.json',
  ],
  ['an event taken out, its proof left', () => ({ files: { [events]: without(5) } }), 'event-missing', events],
  [
    'an event twice',
    () => ({ files: { [events]: line(4, (one) => `${one}\n${one}`), [proofs]: line(4, (one) => `${one}\n${one}`) } }),
    'event-out-of-order',
    events,
  ],
  [
    'two events swapped',
    () => ({ files: { [events]: swapped(4, 5), [proofs]: swapped(4, 5) } }),
    'event-missing',
    events,
  ],
  ['two proofs swapped', () => ({ files: { [proofs]: swapped(4, 5) } }), 'proof-of-another-event', proofs],
  [
    'a proof with the index of another',
    () => ({ files: { [proofs]: line(4, (one) => one.replace(/"hashes":\["[^"]{4}/, '"hashes":["AAAA')) } }),
    'proof-wrong',
    events,
  ],
  ['a proof that cannot be read', () => ({ files: { [proofs]: line(4, () => '{}') } }), 'proof-malformed', proofs],
  ['a proof taken out', () => ({ files: { [proofs]: without(4) } }), 'proof-of-another-event', proofs],
  [
    'the events of another house',
    () => ({ files: { [events]: line(4, (one) => one.replaceAll(ours.house, theirs.house)) } }),
    'event-of-another-house',
    events,
  ],
  [
    'the signature of the checkpoint',
    () => ({ files: { checkpoint: (note) => note.replace(/(— \S+ .{10})./u, (_, before: string) => `${before}A`) } }),
    'checkpoint-wrong',
    'checkpoint',
  ],
  [
    'the size of the checkpoint',
    () => ({
      files: { checkpoint: (note) => note.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 1}\n`) },
    }),
    'checkpoint-wrong',
    'checkpoint',
  ],
  [
    'a name',
    () => ({ files: { 'personal-values.jsonl': (whole) => whole.replace('Naam Voorbeeld', 'Naam Voorbeald') } }),
    'name-differs',
    'personal-values.jsonl',
  ],
  [
    'a name made up for who was erased',
    () => ({
      files: {
        'personal-values.jsonl': (whole) => whole.replace(/"person":"[^"]*"/, `"person":"${ours.seats.former.person}"`),
      },
    }),
    'name-of-erased-person',
    'personal-values.jsonl',
  ],
  [
    'a line that is no name',
    () => ({ files: { 'personal-values.jsonl': (whole) => `${whole}x\n` } }),
    'name-malformed',
    'personal-values.jsonl',
  ],
  [
    'an amount in a register',
    () => ({ files: { 'registers/grants.csv': (whole) => whole.replace('10000,00', '90000,00') } }),
    'register-differs',
    'registers/grants.csv',
  ],
  [
    'a finding taken out of its register',
    () => ({ files: { 'registers/findings.csv': (whole) => `${whole.split('\r\n').slice(0, 1).join('')}\r\n` } }),
    'register-differs',
    'registers/findings.csv',
  ],
  [
    'the key in the README',
    () => ({ files: { 'README.txt': (whole) => whole.replaceAll(vkey, silentWitness) } }),
    'register-differs',
    'README.txt',
  ],
  ['a document', () => ({ files: { [`files/${kept}.pdf`]: (whole) => `${whole} ` } }), 'document-changed', `files/`],
  [
    'a document taken out, of which nothing is said',
    () => ({
      files: { [`files/${kept}.pdf`]: () => null },
      manifest: (of) => ({ ...of, files: of.files.filter(({ name: file }) => !file.startsWith('files/')) }),
    }),
    'document-missing',
    'house-export.json',
  ],
  [
    'a document that no event names',
    () => ({ manifest: (of) => ({ ...of, notHeld: [...of.notHeld, { sha256: 'e'.repeat(64), state: 'absent' }] }) }),
    'document-not-named',
    'house-export.json',
  ],
  [
    'another day for the registers',
    () => ({ manifest: (of) => ({ ...of, day: '2025-01-01' as typeof of.day }) }),
    'register-differs',
    'registers/findings.csv',
  ],
  [
    'the name of the house',
    () => ({ manifest: (of) => ({ ...of, house: { ...of.house, name: 'Huis van een ander' } }) }),
    'manifest-differs',
    'house-export.json',
  ],
  [
    'fewer events than it says',
    () => ({ manifest: (of) => ({ ...of, events: { ...of.events, count: of.events.count + 1 } }) }),
    'event-missing',
    'house-export.json',
  ],
  [
    'a register taken out',
    () => ({
      files: { 'registers/payments.csv': () => null },
      manifest: (of) => ({ ...of, files: of.files.filter(({ name: file }) => file !== 'registers/payments.csv') }),
    }),
    'file-missing',
    'registers/payments.csv',
  ],
  [
    'a register that no export has',
    () => ({
      files: { 'registers/gunsten.csv': () => 'x' },
      manifest: (of) => ({
        ...of,
        files: [...of.files, { name: 'registers/gunsten.csv', size: 1, sha256: 'f'.repeat(64) }],
      }),
    }),
    'file-unknown',
    'registers/gunsten.csv',
  ],
  [
    'a file outside its folder',
    () => ({ manifest: (of) => ({ ...of, files: [...of.files, { name: '../x', size: 1, sha256: 'f'.repeat(64) }] }) }),
    'file-unknown',
    '../x',
  ],
]

describe('what was changed in an export is refused, also when the list of files was made to fit', () => {
  test.each(tamperings)('%s', async (_, tampering, code, file) => {
    const { ok, faults } = await withTampered(folder, tampering(), check)
    expect(ok).toBe(false)
    const first = faults.find((one) => one.code === code)
    expect(faults.map((one) => one.code)).toContain(code)
    expect(first?.file.startsWith(file)).toBe(true)
    expect(first?.says).not.toBe('')
  })

  test('says at which event it goes wrong', async () => {
    const { faults } = await withTampered(
      folder,
      { files: { [events]: line(6, (one) => one.replace('"via":"', '"via":"X')) } },
      check,
    )
    expect(faults[0]).toMatchObject({ code: 'proof-wrong', file: events, line: 7 })
    expect(faults[0]?.says).toContain(eventsIn()[6].id)
  })

  test('any one byte of any file, left as it is', async () => {
    for (const [file, before] of files) {
      const bytes = Buffer.from(before)
      if (bytes.length === 0) continue
      const at = createHash('sha256').update(file).digest().readUInt32BE() % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(join(folder, file), bytes)
      const { ok } = await check(folder)
      await writeFile(join(folder, file), before)
      expect([file, at, ok]).toEqual([file, at, false])
    }
    expect((await check(folder)).ok).toBe(true)
  })

  test('a file taken away, one put beside it, and no list at all', async () => {
    const codes = async () => (await check(folder)).faults.map(({ code, file }) => `${code} ${file}`)
    await rm(join(folder, 'registers/mandates.csv'))
    await writeFile(join(folder, 'nota.txt'), 'van iemand')
    await writeFile(join(folder, '.DS_Store'), 'van een computer')
    expect(await codes()).toEqual(['file-unknown nota.txt', 'file-missing registers/mandates.csv'])
    await writeFile(join(folder, 'registers/mandates.csv'), files.get('registers/mandates.csv')!)
    await rm(join(folder, 'nota.txt'))
    await rm(join(folder, 'house-export.json'))
    expect(await codes()).toEqual(['file-missing house-export.json'])
    await writeFile(join(folder, 'house-export.json'), '{}')
    expect(await codes()).toEqual(['manifest-malformed house-export.json'])
    await writeFile(join(folder, 'house-export.json'), files.get('house-export.json')!)
    expect(await readFile(join(folder, 'house-export.json'))).toEqual(files.get('house-export.json'))
    expect(await codes()).toEqual([])
  })
})

test('who is erased later is not in the next export, and both verify', async () => {
  await ours.record('ErasePersonalData', { effectiveOn, person: ours.seats.member.person, reason: 'request-of-person' })
  await ledger.sealer.catchUp()
  const later = join(above, 'na-het-wissen')
  const written = await writeExport(ledger, ours.house, later)
  expect([...written.values()].some((bytes) => bytes.includes('Naam Voorbeeld'))).toBe(false)
  expect(await check(later)).toMatchObject({ ok: true, persons: { named: 0, erased: 2 }, faults: [] })
  expect(await check(folder)).toMatchObject({ ok: true, persons: { named: 1, erased: 1 }, faults: [] })
})

test('just after the key was rotated, before and after something new is recorded, it verifies with the old key and the new', async () => {
  const rotated = await rotateKey(
    { pool: ledger.database.pool, keys: ledger.logKeys, now: () => toInstant(new Date()) },
    'vouched-for',
  )
  expect(rotated.verifierKey).not.toBe(vkey)
  const whole = { ok: true, faults: [] }
  const both = async (of: string): Promise<void> => {
    for (const key of [vkey, rotated.verifierKey, null])
      expect([key, await check(of, key)]).toEqual([key, expect.objectContaining(whole)])
  }
  const atOnce = join(above, 'na-de-sleutel')
  const files = await writeExport(ledger, ours.house, atOnce)
  expect([...files.keys()].filter((name) => name.startsWith('handover-'))).toHaveLength(1)
  await both(atOnce)
  await propose(ours)
  await ledger.sealer.catchUp()
  const later = join(above, 'na-de-sleutel-en-meer')
  await writeExport(ledger, ours.house, later)
  await both(later)
  // What was exported before the change is as good as it was; the key of afterwards is not in it.
  expect(await check(folder)).toMatchObject(whole)
  expect((await check(folder, rotated.verifierKey)).ok).toBe(false)
  expect((await check(atOnce, (await newSigner('elders.example.org', 1)).verifierKey.text)).ok).toBe(false)
})
