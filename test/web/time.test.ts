import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let dossier: string

// Recorded on 10 March 2026 by the clock of the program; the log's own clock is that of the machine.
beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  dossier = await propose(small, { title: 'Speelstraat', on: '2025-05-01' })
  await small.record('TakeDecision', {
    effectiveOn: '2025-06-01',
    dossier,
    organ: small.stuurgroep,
    outcome: 'adopted',
  })
  await settled(ledger)
  secretary = createReader(ledger)
  await secretary.signIn({ huis: small.house, rol: small.people.secretary })
})

afterAll(() => ledger?.close())

const get = (path: string) => secretary.get(`/huizen/${small.house}${path}`)

describe('a dossier', () => {
  test('is told as it stood on a day, and then offers nothing to record', async () => {
    const now = (await get(`/dossiers/${dossier}`)).body
    expect(now).toContain('Wacht op bekrachtiging door College.')
    const then = (await get(`/dossiers/${dossier}?op=2025-05-31`)).body
    expect(then).toContain('U ziet de stand op 31 mei 2025')
    expect(then).toContain('In voorbereiding: er is nog niets beslist.')
    expect(then).not.toContain('Wat u hier kunt doen')
    expect((await get(`/dossiers/${dossier}?op=2025-04-30`)).statusCode).toBe(404)
  })

  test('was not known before it was recorded', async () => {
    expect((await get(`/dossiers/${dossier}?bekend=2020-01-01`)).statusCode).toBe(404)
    const { body } = await get('/dossiers?bekend=2020-01-01')
    expect(body).toContain('U ziet wat geweten was op het einde van 1 januari 2020')
    expect(body).not.toContain('Speelstraat')
  })

  test('marks what was recorded long after its day, with when that was', async () => {
    expect((await get(`/dossiers/${dossier}`)).body).toContain('pas opgeschreven op')
  })

  test('a day that is none is said, and now is shown', async () => {
    const { body } = await get(`/dossiers/${dossier}?op=2025-02-30`)
    expect(body).toContain('is geen dag op de kalender')
    expect(body).toContain('Wacht op bekrachtiging door College.')
  })
})

describe('the registers and the house', () => {
  test('of dossiers shows where each stood on a day', async () => {
    const status = async (query: string) => (await get(`/dossiers${query}`)).body
    expect(await status('')).toContain('wacht op bekrachtiging')
    expect(await status('?op=2025-05-31')).toContain('in voorbereiding')
    expect(await status('?op=2025-04-30')).toContain('Niets gevonden.')
    expect(await status('?op=2025-05-31&stand=in-preparation')).toContain('Speelstraat')
  })

  test('of decisions leaves out what was decided later, or recorded later', async () => {
    expect((await get('/besluiten?op=2025-06-01')).body).toContain('Speelstraat')
    expect((await get('/besluiten?op=2025-05-31')).body).toContain('Niets gevonden.')
    expect((await get('/besluiten?bekend=2020-01-01')).body).toContain('Niets gevonden.')
  })

  test('of the house show what waited and what was irregular on a day', async () => {
    expect((await get('')).body).toContain('bekrachtiging geven of weigeren: Speelstraat')
    const then = (await get('?op=2025-05-31')).body
    expect(then).toContain('U ziet de stand op 31 mei 2025')
    expect(then).toContain('Niets wacht op een orgaan van dit huis.')
    const unknown = (await get('?op=2025-06-01&bekend=2020-01-01')).body
    expect(unknown).toContain('zoals geweten op het einde van 1 januari 2020')
    expect(unknown).toContain('Geen open vaststellingen.')
  })
})
