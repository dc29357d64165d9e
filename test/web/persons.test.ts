import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let administrator: Reader

const signedIn = async (choice: { huis?: string; rol: string }): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn(choice)
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  administrator = await signedIn({ huis: small.house, rol: 'administrator' })
})

afterAll(() => ledger?.close())

const onDay = { effectiveOn: '2026-03-10' }
const persons = (rest = ''): string => `/huizen/${small.house}/personen${rest}`
const details = { name: 'Naam <van> het lid', email: 'lid@voorbeeld.be', phone: '+32 9 123 45 67' }

describe('persons, for who administers the house', () => {
  test('stand in a list with what they do; the navigation leads there', async () => {
    const house = await administrator.get(`/huizen/${small.house}`)
    expect(house.body).toContain(`href="${persons()}"`)
    const { body, statusCode } = await administrator.get(persons())
    expect(statusCode).toBe(200)
    expect(body).toContain('geen naam vastgelegd')
    expect(body).toContain('burgemeester (College)')
  })

  test('get their details by a form, which everybody who reads the house sees as far as it is theirs to see', async () => {
    const page = persons(`/${small.people.member}`)
    const recorded = await administrator.submit(page, { ...details, ...onDay })
    expect(recorded.statusCode).toBe(303)
    const shown = (await administrator.get(recorded.headers.location!)).body
    expect(shown).toContain('<h1>Naam &lt;van> het lid</h1>')
    expect(shown).toContain('value="lid@voorbeeld.be"')
    expect((await administrator.get(persons())).body).toContain('+32 9 123 45 67')
    for (const reader of [
      await signedIn({ rol: 'auditor' }),
      await signedIn({ huis: small.house, rol: small.people.mayor }),
    ]) {
      const { body } = await reader.get(`/huizen/${small.house}/zetels`)
      expect(body).toContain('Naam &lt;van> het lid')
      expect(body).not.toMatch(/lid@voorbeeld|123 45 67/)
      expect(body).not.toContain(`href="${persons()}"`)
    }
  })

  test('keep what was typed when something is wrong, and hear what to do', async () => {
    const wrong = await administrator.submit(persons(`/${small.people.mayor}`), {
      ...onDay,
      name: 'Naam',
      email: 'geen adres',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('value="geen adres"')
    expect(wrong.body).toContain('Schrijf “E-mailadres” als naam@voorbeeld.be.')
    const empty = await administrator.submit(persons(`/${small.people.mayor}`), { ...onDay })
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('Vul ten minste één gegeven in')
  })

  test('can have a copy of everything that is held about them', async () => {
    const file = await administrator.get(persons(`/${small.people.member}/inzage.json`))
    expect(file.headers['content-disposition']).toBe('attachment; filename="inzage.json"')
    expect(file.headers['cache-control']).toBe('private, no-store')
    const { values, seats } = file.json<{ values: { value: unknown }[]; seats: { function: string }[] }>()
    expect(values.map(({ value }) => value).sort()).toEqual(Object.values(details).sort())
    expect(seats).toMatchObject([{ function: 'directeur' }])
  })

  test('are erased only with a reason and a tick, and then show as erased everywhere', async () => {
    const page = persons(`/${small.people.member}`)
    const asked = await administrator.get(`${page}/wissen`)
    expect(asked.body).toContain('Dit kan niet ongedaan worden gemaakt.')
    const hesitant = await administrator.submit(`${page}/wissen`, { reason: 'request-of-person' })
    expect(hesitant.statusCode).toBe(422)
    expect(hesitant.body).toContain('Kruis aan dat u de gegevens voorgoed wilt wissen.')
    const reasonless = await administrator.submit(`${page}/wissen`, { sure: 'ja' })
    expect(reasonless.body).toContain('Vul “Waarom wist u ze?” in.')
    expect((await administrator.get(page)).body).toContain('Naam &lt;van> het lid')

    const erased = await administrator.submit(`${page}/wissen`, { reason: 'request-of-person', sure: 'ja' })
    expect(erased.statusCode).toBe(303)
    const shown = (await administrator.get(erased.headers.location!)).body
    expect(shown).toContain('<h1>gewist</h1>')
    expect(shown).toContain('De persoonsgegevens van deze persoon zijn gewist op')
    expect(hidden(shown, '_key')).toBe('')
    const house = await administrator.get(`/huizen/${small.house}/zetels`)
    expect(house.body).toMatch(/<td[^>]*>gewist<\/td>/)
    expect(house.body).not.toContain('Naam &lt;van>')
    expect((await administrator.get(`${page}/wissen`)).statusCode).toBe(404)
    const late = await administrator.post(page, {
      ...details,
      ...onDay,
      _csrf: hidden(house.body, '_csrf'),
      _key: '00000000-0000-4000-8000-000000000001',
    })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('komen niet terug')
  })

  test('see and correct their own details and take a copy; erasing they ask of the administrator', async () => {
    const mayor = await signedIn({ huis: small.house, rol: small.people.mayor })
    const own = persons(`/${small.people.mayor}`)
    const page = await mayor.get(own)
    expect(page.body).toContain('Mijn gegevens')
    expect(page.body).toContain('Vraag het aan wie dit huis beheert.')
    expect(page.body).not.toContain('/wissen')
    const recorded = await mayor.submit(own, { ...onDay, phone: '09 000 11 22' })
    expect((await mayor.get(recorded.headers.location!)).body).toContain('value="09 000 11 22"')
    expect((await mayor.get(`${own}/inzage.json`)).body).toContain('09 000 11 22')
    expect((await mayor.get(`${own}/wissen`)).statusCode).toBe(403)
    expect((await mayor.get(persons())).statusCode).toBe(403)
  })

  test('are for nobody else: not for a member, an auditor, or the administrator of another house', async () => {
    const readers = [
      await signedIn({ huis: small.house, rol: small.people.secretary }),
      await signedIn({ rol: 'auditor' }),
      await signedIn({ huis: (await recordSmallHouse(ledger)).house, rol: 'administrator' }),
    ]
    for (const reader of readers) {
      for (const rest of [
        '',
        `/${small.people.mayor}`,
        `/${small.people.mayor}/wissen`,
        `/${small.people.mayor}/inzage.json`,
      ]) {
        expect((await reader.get(persons(rest))).statusCode).toBe(403)
      }
    }
  })

  test('who are not of this house are not there', async () => {
    const elsewhere = (await recordSmallHouse(ledger)).people.mayor
    await settled(ledger)
    for (const rest of ['', '/wissen', '/inzage.json']) {
      expect((await administrator.get(persons(`/${elsewhere}${rest}`))).statusCode).toBe(404)
    }
  })
})

describe('a form', () => {
  test('says at every field for running text that names of persons do not belong there', async () => {
    const secretary = await signedIn({ huis: small.house, rol: small.people.secretary })
    const { created } = {
      created: await small.record('OpenDossier', {
        ...onDay,
        title: 'Spel',
        subject: 'offer',
        openedBy: small.stuurgroep,
      }),
    }
    await settled(ledger)
    const { body } = await secretary.get(`/huizen/${small.house}/dossiers/${created.dossier}/voorstel`)
    expect(body).toContain('Schrijf hier geen namen van personen.')
  })
})
