import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingCodes } from '../../src/domain/finding/catalogue.js'
import { createReader, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let auditor: Reader
let meeting: string

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const dossier = await propose(small, { title: 'Zonder mandaat', subject: 'infrastructure' })
  await small.record('TakeDecision', {
    effectiveOn: '2026-03-05',
    dossier,
    organ: small.stuurgroep,
    outcome: 'adopted',
    withoutMandateBecause: 'Dringend.',
  })
  const convened = await small.record('ConveneMeeting', {
    effectiveOn: '2026-01-10',
    organ: small.stuurgroep,
    heldOn: '2026-01-20',
  })
  meeting = convened.meeting!
  const held = { effectiveOn: '2026-01-20', meeting }
  await small.record('RecordAttendance', { ...held, present: [small.seats.chair] })
  await small.record('OpenMeeting', held)
  await small.record('CloseMeeting', held)
  await settled(ledger)
  secretary = createReader(ledger)
  await secretary.signIn({ huis: small.house, rol: small.people.secretary })
  auditor = createReader(ledger)
  await auditor.signIn({ rol: 'auditor' })
})

afterAll(() => ledger?.close())

const page = (query = '') => secretary.get(`/huizen/${small.house}/vaststellingen${query}`)

describe('the page of findings', () => {
  test('shows each with its meaning, how to heal it, what it is about and its proof', async () => {
    const { body } = await page()
    expect(body).toContain('Vaststellingen van Huis van het Kind Voorbeeld, op 10 maart 2026')
    expect(body).toContain('Beslist zonder mandaat')
    expect(body).toContain('niemand gaf het orgaan de macht om daarover te beslissen')
    expect(body).toContain('Laat het besluit bekrachtigen')
    expect(body).toContain('besluit in “Zonder mandaat”')
    expect(body).toMatch(new RegExp(`/huizen/${small.house}/bewijs/[0-9a-f-]{36}`))
    expect(body).toContain('5 maart 2026')
  })

  test('leads to the meeting or the organ it is about', async () => {
    const { body } = await page('?soort=minutes.never-drafted')
    expect(body).toContain(`<a href="/huizen/${small.house}/vergaderingen/${meeting}">vergadering</a>`)
    expect((await page()).body).toMatch(new RegExp(`<a href="/huizen/${small.house}/organen/[0-9a-f-]{36}">orgaan</a>`))
  })

  test('answers as of a day, as known on a day, by kind, severity, organ and state', async () => {
    const found = 'besluit in “Zonder mandaat”'
    expect((await page('?op=2026-03-04&soort=decision.without-mandate')).body).toContain('Geen vaststellingen.')
    expect((await page('?bekend=2025-01-01')).body).toContain('Geen vaststellingen.')
    expect((await page('?soort=decision.without-mandate')).body).toContain(found)
    expect((await page('?soort=advice.late')).body).not.toContain(found)
    expect((await page('?ernst=grave')).body).toContain(found)
    expect((await page('?ernst=attention')).body).not.toContain(found)
    expect((await page(`?orgaan=${small.college}`)).body).not.toContain(found)
    expect((await page('?stand=hersteld')).body).not.toContain(found)
    expect((await page('?stand=')).body).toContain(found)
    expect((await page('?op=2026-02-30')).body).toContain('is geen dag op de kalender')
  })

  test('is counted on the page of the house, which leads to it', async () => {
    const { body } = await secretary.get(`/huizen/${small.house}`)
    expect(body).toMatch(/(Er is 1 open vaststelling|Er zijn \d+ open vaststellingen)\./)
    expect(body).toContain(`href="/huizen/${small.house}/vaststellingen"`)
  })

  test('over all houses is for auditors', async () => {
    expect((await auditor.get('/vaststellingen')).body).toContain('Vaststellingen van alle huizen')
    expect((await secretary.get('/vaststellingen')).statusCode).toBe(403)
  })

  test('explains every kind there is', async () => {
    const { body } = await secretary.get('/vaststellingen/soorten')
    const sources = [...body.matchAll(/Waar de regel vandaan komt<\/dt><dd>([^<]*)/g)].map(([, source]) => source!)
    expect(sources).toHaveLength(findingCodes.length)
    // A reader knows no file of the program and no number of a source: the source has its name.
    for (const source of sources) expect(source).not.toMatch(/docs\/|\bS[0-4]\b|\bthe\b/)
    expect(body).toContain('Alle soorten vaststellingen')
    expect(body).toContain('<code>mandate.chain-broken</code>')
    expect(body).toContain('Opgroeien: zorg voor een duidelijk mandaat')
  })
})
