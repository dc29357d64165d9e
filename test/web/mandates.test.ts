import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  secretary = createReader(ledger)
  await secretary.signIn({ huis: small.house, rol: small.people.secretary })
})

afterAll(() => ledger?.close())

describe('mandates', () => {
  test('the register answers as of a day and as known on a day', async () => {
    const { body } = await secretary.get(`/huizen/${small.house}/mandaten`)
    expect(body).toContain('Mandaten van Huis van het Kind Voorbeeld op 10 maart 2026')
    expect(body).toMatch(
      /€\s10\.000,00 per besluit; €\s25\.000,00 per jaar; binnen het actieplan; bekrachtiging door College/,
    )
    expect((await secretary.get(`/huizen/${small.house}/mandaten?op=2024-12-31`)).body).toContain('Niets gevonden.')
    expect((await secretary.get(`/huizen/${small.house}/mandaten?bekend=2025-01-01`)).body).toContain('Niets gevonden.')
  })

  test('one mandate shows its periods, its acts and its chain', async () => {
    const { body } = await secretary.get(`/huizen/${small.house}/mandaten/${small.mandates.subsidies}`)
    expect(body).toContain('College gaf Stuurgroep een mandaat over besteding van subsidies.')
    expect(body).toContain('1 januari 2025 tot en met 31 december 2027')
    expect(body).toContain('gegeven met ingang van 1 januari 2025')
    expect(body).toContain('<svg')
  })

  test('“Mogen wij dit beslissen?” answers with a sentence and the chain', async () => {
    const ask = async (query: Record<string, string>) =>
      (await secretary.get(`/huizen/${small.house}/mogen-wij-beslissen?${new URLSearchParams(query)}`)).body
    const subject = { onderwerp: 'finances.use-of-subsidies' }
    expect(await ask({ orgaan: small.stuurgroep, bedrag: '5.000', ...subject })).toContain('Niet alleen')
    expect(await ask({ orgaan: small.stuurgroep, bedrag: '10.000,01', ...subject })).toContain(
      'Een mandaat werd bekeken, maar het bedrag ligt boven de grens per besluit.',
    )
    expect(await ask({ orgaan: small.college, ...subject })).toContain(
      'College mag op 10 maart 2026 definitief beslissen over besteding van subsidies.',
    )
    expect(await ask({ orgaan: small.college, bedrag: 'twee', ...subject })).toContain('is geen bedrag')
  })

  test('one mandate is suspended, resumed and revoked by form, by who records for its grantor', async () => {
    const page = `/huizen/${small.house}/mandaten/${small.mandates.subsidies}`
    const mayor = createReader(ledger)
    await mayor.signIn({ huis: small.house, rol: small.people.mayor })
    const offered = async (reader: Reader): Promise<readonly string[]> => {
      await settled(ledger)
      return [...(await reader.get(page)).body.matchAll(/href="[^"]+\/mandaten\/[^"]+\/([a-z]+)">/g)].map(
        ([, slug]) => slug!,
      )
    }
    expect(await offered(secretary)).toEqual([])
    expect((await secretary.get(`${page}/schorsen`)).body).toContain('U kunt dit nu niet doen.')
    expect(await offered(mayor)).toEqual(['wijzigen', 'schorsen', 'intrekken'])
    const empty = await mayor.submit(`${page}/schorsen`, { effectiveOn: '2026-02-30' })
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('Vul “Waarom?” in.')
    expect(empty.body).toContain('“Vanaf welke dag?” is geen dag op de kalender.')
    const reason = 'De rekening wordt nagekeken.'
    const suspended = await mayor.submit(`${page}/schorsen`, { reason, effectiveOn: '2026-03-01' })
    expect(suspended.statusCode, suspended.body).toBe(303)
    expect((await mayor.get(suspended.headers.location!)).body).toContain(reason)
    expect(await offered(mayor)).toEqual(['wijzigen', 'hervatten', 'intrekken'])
    const early = await mayor.submit(`${page}/hervatten`, { effectiveOn: '2026-03-01' })
    expect(early.statusCode).toBe(422)
    expect(early.body).toContain('Het mandaat kan weer gelden vanaf 2 maart 2026.')
    expect((await mayor.submit(`${page}/hervatten`, { effectiveOn: '2026-03-05' })).statusCode).toBe(303)
    const revoked = await mayor.submit(`${page}/intrekken`, { reason: 'Herzien.', effectiveOn: '2026-03-10' })
    expect(revoked.statusCode).toBe(303)
    expect(await offered(mayor)).toEqual([])
    expect((await mayor.get(`${page}/intrekken`)).statusCode).toBe(403)
    expect((await mayor.get(`${page.slice(0, -4)}0000/intrekken`)).statusCode).toBe(403)
  })
})
