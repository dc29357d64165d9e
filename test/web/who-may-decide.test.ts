import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, hidden, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let mayor: Reader
let administrator: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  const signedIn = async (rol: string): Promise<Reader> => {
    const reader = createReader(ledger)
    await reader.signIn({ huis: small.house, rol })
    return reader
  }
  secretary = await signedIn(small.people.secretary)
  mayor = await signedIn(small.people.mayor)
  administrator = await signedIn('administrator')
})

afterAll(() => ledger?.close())

const pageOf = (reader: Reader, path: string) => reader.get(`/huizen/${small.house}${path}`)

/** The text of a page without its tags. */
const textOf = (html: string): string => unescaped(html.replace(/<[^>]+>/g, ' ')).replace(/[\s\u00a0]+/g, ' ')

describe('who may decide what', () => {
  test('is a table of subjects and organs, each cell with a link to its mandate', async () => {
    const { body } = await pageOf(secretary, '/wie-mag-wat')
    const text = textOf(body)
    expect(text).toContain('Wie mag wat in Huis van het Kind Voorbeeld op 10 maart 2026')
    expect(text).toContain(
      'beslissen, met bekrachtiging; € 10.000,00 per besluit; € 25.000,00 per jaar; binnen het actieplan; bekrachtiging door College',
    )
    expect(body).toContain(`/huizen/${small.house}/mandaten/${small.mandates.subsidies}`)
    const head = /<thead>(.*?)<\/thead>/s.exec(body)?.[1] ?? ''
    expect(textOf(head).trim()).toBe('Onderwerp College Gemeenteraad Stuurgroep')
    const row = /<tr><th scope="row">visie.*?<\/tr>/s.exec(body)?.[0] ?? ''
    expect(textOf(row).trim()).toMatch(/^visie.* beslissen beslissen –$/)
  })

  test('reads as a list where there is no room for a table', async () => {
    const { body } = await pageOf(secretary, '/wie-mag-wat')
    const list = body.slice(body.indexOf('narrow-only'))
    expect(textOf(list)).toMatch(/besteding van subsidies .*Stuurgroep : beslissen, met bekrachtiging/)
  })

  test('as of a day and as known on a day; a day that is none is said', async () => {
    expect(textOf((await pageOf(secretary, '/wie-mag-wat?op=2024-12-31')).body)).toContain(
      'Op 31 december 2024 heeft niemand een mandaat.',
    )
    const unknown = textOf((await pageOf(secretary, '/wie-mag-wat?op=2026-01-01&bekend=2020-01-01')).body)
    expect(unknown).toContain('Op 1 januari 2026 heeft niemand een mandaat.')
    expect((await pageOf(secretary, '/wie-mag-wat?op=2026-02-30')).body).toContain('2026-02-30')
  })

  test('is found from the page of the house and from the mandates', async () => {
    for (const path of ['', '/mandaten']) {
      const { body } = await pageOf(secretary, path)
      expect(body).toContain(`/huizen/${small.house}/wie-mag-wat`)
      expect(body).toContain(`/huizen/${small.house}/te-vernieuwen`)
    }
  })

  test('two days are compared: what is new, what ended, what changed', async () => {
    const between = async (query: string) => textOf((await pageOf(secretary, `/wie-mag-wat/verschil?${query}`)).body)
    expect(await between('van=2025-02-01&tot=2026-03-10')).toContain(
      'Tussen 1 februari 2025 en 10 maart 2026 veranderde er niets.',
    )
    expect(await between('van=2024-12-31&tot=2025-01-01')).toMatch(/Nieuw Onderwerp Orgaan Wat mag/)
    expect(await between('van=2027-12-31&tot=2028-01-01')).toMatch(
      /Geëindigd Onderwerp Orgaan Wat mag .*besteding van subsidies Stuurgroep/,
    )
    await small.record('AmendMandate', {
      effectiveOn: '2026-03-01',
      mandate: small.mandates.subsidies,
      terms: {
        level: 'decide-subject-to-bekrachtiging',
        limits: { perDecisionCents: 500_000, perYearCents: 2_500_000, conditions: ['binnen het actieplan'] },
        ratifyingOrgan: small.college,
        addressee: null,
        mayBeSubDelegated: false,
        confirmConditions: true,
      },
      reason: 'Strenger',
    })
    expect(await between('van=2026-02-28&tot=2026-03-01')).toContain(
      'de grens per besluit en of de voorwaarden bevestigd moeten worden',
    )
    expect(await between('')).toContain('Tussen 1 januari 2026 en 10 maart 2026')
  })
})

describe('a decision under conditions', () => {
  test('asks for each condition with a check box, and is refused as long as one is open', async () => {
    const dossier = await propose(small, { title: 'Fietsen', amountCents: 100_000 })
    await settled(ledger)
    const path = `/huizen/${small.house}/dossiers/${dossier}/besluit`
    const { body } = await secretary.get(path)
    expect(textOf(body)).toContain('Aan welke voorwaarden van het mandaat is voldaan?')
    expect(body).toMatch(/<input type="checkbox"[^>]*name="conditionsConfirmed"[^>]*value="binnen het actieplan"/)
    expect(textOf(body)).toMatch(
      /Grens van Stuurgroep voor 2026: € 25\.000,00\. Gebruikt: € 0,00\. Voorbehouden voor besluiten die nog wachten: € 0,00\. Nog over: € 25\.000,00\./,
    )
    const decision = { organ: small.stuurgroep, outcome: 'adopted', effectiveOn: '2026-03-10' }
    const refused = await secretary.submit(path, decision)
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused.body)).toContain('Nog niet bevestigd: "binnen het actieplan"')
    const taken = await secretary.submit(path, { ...decision, conditionsConfirmed: 'binnen het actieplan' })
    expect(taken.statusCode).toBe(303)
  })
})

describe('what has to be renewed', () => {
  const path = '/te-vernieuwen?op=2027-12-01&binnen=60'

  test('is listed with its last day and a proposal; only who may renew sees a form', async () => {
    const listed = textOf((await pageOf(secretary, path)).body)
    expect(listed).toContain('Wat afloopt vanaf 1 december 2027, binnen 60 dagen')
    expect(listed).toMatch(
      /Mandaat van Stuurgroep over besteding van subsidies 31 december 2027 kan, bijvoorbeeld tot en met 31 december 2030/,
    )
    expect(listed).not.toContain('Verleng wat u aanduidt')
    expect(textOf((await pageOf(mayor, path)).body)).toContain('Verleng wat u aanduidt')
    expect(textOf((await pageOf(secretary, '/te-vernieuwen')).body)).toContain('In deze periode loopt niets af.')
  })

  test('is renewed with one form, as far as it is ticked', async () => {
    const url = `/huizen/${small.house}${path}`
    const days = { until: '2030-12-31', effectiveOn: '2026-03-10' }
    const nothing = await mayor.submit(url, days)
    expect(nothing.statusCode).toBe(422)
    expect(textOf(nothing.body)).toContain('Er is niets ingevuld om vast te leggen.')
    const early = await mayor.submit(url, { ...days, until: '2027-01-01', mandates: small.mandates.subsidies })
    expect(early.statusCode).toBe(422)
    const { body: form } = await mayor.get(url)
    const fields = {
      _csrf: hidden(form, '_csrf'),
      _key: hidden(form, '_key'),
      ...days,
      mandates: small.mandates.subsidies,
    }
    const renewed = await mayor.post(url, fields)
    expect(renewed.statusCode).toBe(303)
    await settled(ledger)
    const again = await mayor.post(url, fields)
    expect([again.statusCode, again.headers.location]).toEqual([303, renewed.headers.location])
    const late = await mayor.post(url, { ...fields, _key: '00000000-0000-7000-8000-000000000000' })
    expect(late.statusCode).toBe(422)
    expect(textOf(late.body)).toContain('Kies een latere dag.')
    expect(textOf((await pageOf(mayor, '/te-vernieuwen?binnen=veel')).body)).toContain('“veel” is geen aantal dagen')
    expect(renewed.headers.location).toContain(
      `/huizen/${small.house}/te-vernieuwen?op=2027-12-01&binnen=60&minPosition=`,
    )
    await settled(ledger)
    expect(textOf((await mayor.get(url)).body)).toContain('In deze periode loopt niets af.')
    const { body } = await pageOf(mayor, `/mandaten/${small.mandates.subsidies}`)
    expect(textOf(body)).toContain('31 december 2030')
  })

  test('seats are lengthened by the administrator, mandates and seats in one form', async () => {
    const { seat } = await small.record('AssignSeat', {
      effectiveOn: '2026-01-01',
      organ: small.stuurgroep,
      partner: small.centre,
      function: 'vervanger',
      role: 'member',
      until: '2026-04-30',
    })
    await settled(ledger)
    const url = `/huizen/${small.house}/te-vernieuwen`
    const { body } = await administrator.get(url)
    expect(textOf(body)).toContain(
      'Zetel in Stuurgroep: vervanger, voor Centrum <gezin> & co (tot en met 30 april 2026)',
    )
    const sent = await administrator.submit(url, { until: '2030-12-31', effectiveOn: '2026-03-10', seats: seat! })
    expect(sent.statusCode).toBe(303)
    await settled(ledger)
    expect(textOf((await administrator.get(url)).body)).toContain('In deze periode loopt niets af.')
  })

  test('who may renew nothing cannot send it either', async () => {
    // No form is shown, so that whoever sends it anyway makes up its key.
    const refused = await secretary.submit(`/huizen/${small.house}/te-vernieuwen`, {
      _key: '01900000-0000-7000-8000-000000000001',
      until: '2030-12-31',
      effectiveOn: '2026-03-10',
      mandates: small.mandates.council,
    })
    expect(refused.statusCode).toBe(403)
  })
})
