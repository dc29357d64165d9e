import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
