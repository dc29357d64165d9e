import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { houseId, meetingId, personId } from '../../src/domain/shared/identifiers.js'
import { readPdf } from '../documents/support.js'
import { createReader, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let meeting: string

const file = (format: string, query = ''): string =>
  `/huizen/${small.house}/vergaderingen/${meeting}/verslag.${format}${query}`

const draft = (text: string) => small.record('DraftMinutes', { meeting, text, effectiveOn: '2026-03-17' })

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const dossier = await propose(small, { title: '#import "x": *' })
  const on = { effectiveOn: '2026-03-12' }
  const convened = await small.record('ConveneMeeting', {
    effectiveOn: '2026-03-05',
    organ: small.stuurgroep,
    heldOn: '2026-03-12',
    place: 'Raadzaal',
    agenda: [dossier],
  })
  meeting = convened.meeting!
  await small.record('RecordAttendance', { meeting, present: [small.seats.chair], ...on })
  await small.record('OpenMeeting', { meeting, at: '19:30', ...on })
  await small.record('CloseMeeting', { meeting, at: '21:00', ...on })
  await settled(ledger)
  secretary = createReader(ledger)
  await secretary.signIn({ huis: small.house, rol: small.people.secretary })
})

afterAll(() => ledger?.close())

describe('the minutes of a meeting on paper', () => {
  test('are not there without a text, and wait for a signature', async () => {
    expect((await secretary.get(file('pdf'))).statusCode).toBe(404)
    await draft('Eerste versie: $x$ en *y*.')
    await ledger.sealer.catchUp()
    await draft('Tweede versie: $x$ en *y*.\nMet een tweede regel.')
    const early = await secretary.get(file('html'))
    expect(early.statusCode).toBe(503)
    await ledger.sealer.catchUp()
    expect((await secretary.get(file('html'))).statusCode).toBe(200)
  })

  test('are a tagged PDF with the house, the day, the place in the log and the signed checkpoint', async () => {
    const sent = await secretary.get(file('pdf'))
    expect([sent.statusCode, sent.headers['content-type']]).toEqual([200, 'application/pdf'])
    const read = await readPdf(sent.rawPayload)
    expect(read.language).toBe('nl-BE')
    expect(read.untagged).toEqual([])
    for (const text of [
      'Huis van het Kind',
      'Verslag van Stuurgroep, 12 maart 2026',
      'Versie 2, nog niet goedgekeurd.',
      'Tweede versie: $x$ en *y*.Met een tweede regel.',
      'Punt 1: #import "x": *',
      'schepen van gezin (Gemeente Voorbeeld)',
      'Ondertekend logboek',
      'https://huis.example/verifieer?gebeurtenis=',
    ]) {
      expect(read.text).toContain(text.replace(/\s/g, ''))
    }
    expect(read.text).not.toContain('Eersteversie')
  })

  test('stay the same bytes while other things are recorded, and change with the meeting', async () => {
    const forms = async () =>
      Promise.all(['pdf', 'docx', 'html'].map(async (format) => (await secretary.get(file(format))).rawPayload))
    const before = await forms()
    await propose(small, { title: 'Iets anders' })
    await settled(ledger)
    await ledger.sealer.catchUp()
    const after = await forms()
    expect(after.map((bytes, index) => bytes.equals(before[index]!))).toEqual([true, true, true])
    const then = await secretary.get(file('pdf', '?op=2026-03-17'))
    await draft('Derde versie.')
    await ledger.sealer.catchUp()
    expect((await forms()).map((bytes, index) => bytes.equals(before[index]!))).toEqual([false, false, false])
    expect(then.statusCode).toBe(200)
  })

  test('are linked from the meeting, and told from the page that checks', async () => {
    const page = (await secretary.get(`/huizen/${small.house}/vergaderingen/${meeting}`)).body
    for (const format of ['pdf', 'docx', 'html']) expect(page).toContain(`href="${file(format)}"`)
    const html = (await secretary.get(file('html'))).body
    const event = /verifieer\?gebeurtenis=([0-9a-f-]+)/.exec(html)![1]!
    const verify = (await createReader(ledger).get(`/verifieer?gebeurtenis=${event}`)).body
    expect(verify).toContain(`href="/api/events/${event}/receipt"`)
    expect((await createReader(ledger).get('/verifieer?gebeurtenis="><b>')).body).not.toContain('/api/events/')
  })

  test('are for who may read the house', async () => {
    expect((await createReader(ledger).get(file('pdf'))).statusCode).toBe(303)
    expect((await secretary.get(file('pdf').replace(meeting, 'niets'))).statusCode).toBe(404)
  })
})

describe('the agenda of a meeting on paper', () => {
  test('tells what stands on it, and stays the same when minutes are drawn up', async () => {
    const agenda = `/huizen/${small.house}/vergaderingen/${meeting}/agenda`
    const before = (await secretary.get(`${agenda}.pdf`)).rawPayload
    const read = await readPdf(before)
    expect(read.text).toContain('AgendavanStuurgroep,12maart2026')
    expect(read.text).toContain('1.#import"x":*')
    expect(read.text).not.toContain('Derdeversie')
    await draft('Vierde versie.')
    await ledger.sealer.catchUp()
    expect((await secretary.get(`${agenda}.pdf`)).rawPayload.equals(before)).toBe(true)
    expect((await secretary.get(`/huizen/${small.house}/vergaderingen/${meeting}`)).body).toContain(`${agenda}.docx`)
  })
})

describe('the extract of a published decision', () => {
  const path = (decision: string, format = 'pdf'): string => `/openbaar/besluiten/${decision}/uittreksel.${format}`

  test('is for anyone, tells what the page tells, and is the same each time; one that is not public is not there', async () => {
    const decide = async (title: string) => {
      const dossier = await propose(small, { title, amountCents: 100_000 })
      const taken = { effectiveOn: '2026-03-18', dossier, organ: small.stuurgroep, outcome: 'adopted' } as const
      const { decision } = await small.record('TakeDecision', { ...taken, reasons: 'Omdat *het* kan.' })
      return { dossier, decision: decision! }
    }
    const shown = await decide('Speelstraat = #zomer')
    const hidden = await decide('Geheim plan')
    await small.record('PublishDecision', { ...shown, effectiveOn: '2026-03-19', where: 'www.voorbeeld.be' })
    await settled(ledger)
    await ledger.sealer.catchUp()
    const anyone = createReader(ledger)
    const sent = await anyone.get(path(shown.decision))
    expect(sent.headers['content-type']).toBe('application/pdf')
    const read = await readPdf(sent.rawPayload)
    for (const text of ['Uittreksel: Speelstraat = #zomer', 'Omdat *het* kan.', 'Nog niet bekrachtigd door College.']) {
      expect(read.text).toContain(text.replace(/\s/g, ''))
    }
    expect(read.untagged).toEqual([])
    expect((await anyone.get(path(shown.decision))).rawPayload.equals(sent.rawPayload)).toBe(true)
    expect((await anyone.get(`/openbaar/besluiten/${shown.decision}`)).body).toContain(path(shown.decision, 'docx'))
    for (const format of ['pdf', 'docx', 'html']) {
      expect((await anyone.get(path(hidden.decision, format))).statusCode).toBe(404)
    }
  })
})

describe('approved minutes', () => {
  const approved = () => `/huizen/${small.house}/vergaderingen/${meeting}/goedgekeurd-verslag.pdf`
  const page = async () => (await secretary.get(`/huizen/${small.house}/vergaderingen/${meeting}`)).body
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const state = async () =>
    (await ledger.houses.load(houseId.parse(small.house))).state.meetings.get(meetingId.parse(meeting))!.minutes!

  test('are not there before their approval', async () => {
    expect((await secretary.get(approved())).statusCode).toBe(404)
    expect(await page()).not.toContain('Vingerafdruk van het goedgekeurde verslag')
  })

  test('get a file whose hash stands in the log as soon as a signature covers them, once, in each language', async () => {
    const next = await small.record('ConveneMeeting', {
      effectiveOn: '2026-03-13',
      organ: small.stuurgroep,
      heldOn: '2026-03-20',
      agenda: [],
    })
    const on = { effectiveOn: '2026-03-20' }
    await small.record('RecordAttendance', { meeting: next.meeting!, present: [small.seats.chair], ...on })
    await small.record('OpenMeeting', { meeting: next.meeting!, at: '19:30', ...on })
    const recording = ledger.approvedMinutes.after(ledger.execute)
    const answer = await recording({
      house: houseId.parse(small.house),
      type: 'ApproveMinutes',
      body: { meeting, inMeeting: next.meeting!, ...on },
      principal: { kind: 'person', house: houseId.parse(small.house), person: personId.parse(small.people.secretary) },
      via: 'web',
      key: null,
      dossierRevision: null,
    })
    expect(answer.ok).toBe(true)
    expect(await page()).toContain('De vingerafdruk ligt nog niet vast.')
    expect((await secretary.get(approved())).statusCode).toBe(503)
    await ledger.sealer.catchUp()
    await vi.waitFor(async () => expect((await state()).paper).not.toBeNull(), { timeout: 20_000, interval: 100 })
    const { paper, approval } = await state()
    expect(paper!.files.map(({ language }) => language)).toEqual(['nl', 'en'])
    const sent = await Promise.all([1, 2].map(() => secretary.get(approved())))
    expect(sent.map(({ rawPayload }) => sha256(rawPayload))).toEqual([1, 2].map(() => paper!.files[0]!.sha256))
    await secretary.get('/taal/en')
    const english = await secretary.get(approved())
    await secretary.get('/taal/nl')
    expect(sha256(english.rawPayload)).toBe(paper!.files[1]!.sha256)
    expect((await readPdf(sent[0]!.rawPayload)).text).toContain(`verifieer?gebeurtenis=${approval}`)
    const shown = await page()
    for (const { sha256: hash } of paper!.files) expect(shown).toContain(hash)
    expect(shown).toContain(`href="/verifieer?gebeurtenis=${paper!.event}"`)
  })

  test('are that one file wherever they are downloaded, also when a rectification follows', async () => {
    const { paper, approval } = await state()
    expect(sha256((await secretary.get(file('pdf'))).rawPayload)).toBe(paper!.files[0]!.sha256)
    await small.record('RectifyMinutes', {
      meeting,
      correction: 'Het bedrag is € 1.000.',
      reason: 'Tikfout.',
      effectiveOn: '2026-03-20',
    })
    await ledger.sealer.catchUp()
    expect(sha256((await secretary.get(file('pdf'))).rawPayload)).not.toBe(paper!.files[0]!.sha256)
    expect(sha256((await secretary.get(approved())).rawPayload)).toBe(paper!.files[0]!.sha256)
    const receipt = `href="/api/events/${paper!.event}/receipt"`
    expect((await secretary.get(`/verifieer?gebeurtenis=${approval}`)).body).toContain(receipt)
    expect((await createReader(ledger).get(`/verifieer?gebeurtenis=${approval}`)).body).not.toContain(receipt)
  })

  test('keep their bytes when documents that nobody named are tidied away', async () => {
    const { paper } = await state()
    const hashes = paper!.files.map(({ sha256: hash }) => hash)
    expect(await ledger.namedAttachments.hashes(houseId.parse(small.house))).toEqual(expect.arrayContaining(hashes))
    const { rows } = await ledger.pool.query('SELECT named FROM attachment.content WHERE sha256 = ANY ($1)', [hashes])
    expect(rows).toEqual([{ named: true }, { named: true }])
    // They are no attachments: nothing but the minutes themselves gives them out.
    const attachment = await secretary.get(`/huizen/${small.house}/bijlagen/${hashes[0]}`)
    expect(attachment.statusCode).toBe(404)
  })
})
