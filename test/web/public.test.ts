import { XMLParser } from 'fast-xml-parser'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeCryptography } from '../../src/ledger/transparency/cryptography.js'
import { verifyReceipt } from '../../src/verifying/verify-receipt.js'
import { createReader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { textOf } from './support/text.js'

let ledger: Ledger
let small: SmallHouse
let street: { dossier: string; decision: string }
let hidden: { dossier: string; decision: string }

const decide = async (of: SmallHouse, title: string): Promise<{ dossier: string; decision: string }> => {
  const dossier = await propose(of, { title, amountCents: 1_000 })
  const taken = { effectiveOn: '2026-03-05', dossier, organ: of.stuurgroep, outcome: 'adopted' } as const
  const { decision } = await of.record('TakeDecision', { ...taken, reasons: 'Het kan binnen het actieplan.' })
  return { dossier, decision: decision! }
}

const publish = (about: { dossier: string; decision: string }) =>
  small.record('PublishDecision', { ...about, effectiveOn: '2026-03-06', where: 'www.voorbeeld.be' })

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  street = await decide(small, 'Speelstraat <b>zomer</b>')
  hidden = await decide(small, 'Geheim plan')
  await publish(street)
  for (let number = 1; number <= 21; number += 1) await publish(await decide(small, `Tuin ${number}`))
  await settled(ledger)
  await ledger.sealer.catchUp()
}, 120_000)

afterAll(() => ledger?.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  ledger.app.inject({ method: 'GET', url, headers: { accept: 'text/html', ...headers } })

const page = async (url: string) => {
  const { body, statusCode, headers } = await get(url)
  expect(statusCode, body).toBe(200)
  expect(headers['set-cookie']).toBeUndefined()
  return textOf(body)
}

describe('looking for public decisions', () => {
  test('needs no account, marks what was found and shows what was typed as text', async () => {
    const { body } = await get('/openbaar?tekst=zomer')
    expect(body).toContain('<mark>zomer</mark>')
    expect(body).toContain('Speelstraat &lt;b>zomer&lt;/b>')
    expect(body).not.toContain('<b>zomer')
    expect(await page('/openbaar')).not.toContain('Geheim plan')
    expect(await page('/openbaar?tekst=geheim')).toContain('Geen enkel bekendgemaakt besluit past')
    const typed = (await get('/openbaar?tekst=%22%3E%3Cscript%3E')).body
    // Within the quotes of an attribute it is text as well; there the quote is what must not come through.
    expect(typed).toContain('value="&#34;><script>"')
    expect(typed.replace(/="[^"]*"/g, '')).not.toContain('<script>')
  })

  test('shows what a mistyped word must have meant, and says so', async () => {
    const text = await page('/openbaar?tekst=speelstaart')
    expect(text).toContain('Bedoelde u “speelstraat”?')
    expect(text).toContain('Speelstraat <b>zomer</b>')
  })

  test('filters, and goes on to the next page with the same filter', async () => {
    const organ = small.stuurgroep
    const asked = `tekst=tuin&huis=${small.house}&orgaan=${organ}&jaar=2026&stand=waiting&onderwerp=finances`
    const { body } = await get(`/openbaar?${asked}`)
    expect([...body.matchAll(/<h3>/g)]).toHaveLength(20)
    const next = /<a href="([^"]*)" rel="next"/.exec(body)![1]!.replaceAll('&amp;', '&')
    expect(next).toContain(`orgaan=${organ}`)
    expect([...(await get(next)).body.matchAll(/<h3>/g)]).toHaveLength(1)
    expect(await page(`/openbaar?jaar=2025`)).toContain('Geen enkel')
    expect(await page(`/openbaar?stand=final`)).toContain('Geen enkel')
    expect(await page(`/openbaar?orgaan=college`)).toContain('Geen enkel')
    expect(await page('/openbaar?cursor=onzin&jaar=abc')).toContain('Tuin 21')
  })
})

describe('the permanent address of a decision', () => {
  const path = () => `/openbaar/besluiten/${street.decision}`

  test('tells who decided, under which mandate, what waits, and what is not told', async () => {
    const text = await page(path())
    expect(text).toContain('Het kan binnen het actieplan.')
    expect(text).toContain('College geeft Stuurgroep het mandaat “beslissen, met bekrachtiging”')
    expect(text).toContain('Nog niet bekrachtigd door College.')
    expect(text).toContain('Er was geen formeel advies.')
    expect(text).toContain('Namen van personen. Dat zijn persoonsgegevens.')
    expect(text).toContain(`http://localhost:80${path()}`)
  })

  test('answers a decision that was not published, one that is not there and no decision at all alike', async () => {
    const paths = [hidden.decision, street.decision.replace(/.{4}$/, 'ffff'), 'iets'].map(
      (id) => `/openbaar/besluiten/${id}`,
    )
    const shapes = []
    for (const url of [...paths, ...paths.map((one) => `${one}/ontvangstbewijs.json`)]) {
      const { statusCode, body, headers } = await get(url)
      const { date, 'content-length': length, 'x-ratelimit-remaining': left, ...rest } = headers
      expect(date === undefined || length === undefined || left === undefined).toBe(false)
      shapes.push({ statusCode, rest, body: body.replaceAll(encodeURIComponent(url), '') })
    }
    expect(shapes[0]!.statusCode).toBe(404)
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1)
  })

  test('gives the receipt of the publication, which anyone can check', async () => {
    const { body, headers } = await get(`${path()}/ontvangstbewijs.json`)
    expect(headers['content-disposition']).toBe(`attachment; filename="besluit-${street.decision}.json"`)
    const { event } = await verifyReceipt(body, {}, nodeCryptography)
    expect(event).toMatchObject({ type: 'DecisionPublished', data: { decision: street.decision } })
  })

  test('may be kept for a moment by anyone, not by others once somebody signed in, and is not sent twice', async () => {
    const { headers } = await get(path())
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=60', vary: expect.stringContaining('cookie') })
    expect(new Date(String(headers['last-modified'])).getTime()).toBeGreaterThan(0)
    const again = await get(path(), { 'if-none-match': String(headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const reader = createReader(ledger)
    await reader.signIn({ rol: 'auditor' })
    expect((await reader.get(path())).headers['cache-control']).toBe('private, no-cache')
  })

  test('stays, and says that the decision was annulled, put right or taken back', async () => {
    const about = await decide(small, 'Kort leven')
    const { dossier, decision } = about
    await publish(about)
    const events = await ledger.store.readStream(`house-${small.house}`, { fromRevision: 0, limit: 1_000 })
    const eventOf = (type: string): string => events.findLast((event) => event.type === type)!.id
    await small.record('RectifyEntry', {
      effectiveOn: '2026-03-07',
      dossier,
      rectifies: eventOf('DecisionTaken'),
      correction: 'Het gaat om de winter.',
      reason: 'Tikfout',
    })
    const reasons = 'Strijdig met de wet.'
    await small.record('AnnulDecision', { ...about, effectiveOn: '2026-03-08', authority: 'De gouverneur', reasons })
    await settled(ledger)
    const url = `/openbaar/besluiten/${decision}`
    expect(await page(url)).toContain('vernietigd op 8 maart 2026 door De gouverneur')
    expect(await page(url)).toContain('7 maart 2026: Het gaat om de winter.')
    expect(await page(url)).not.toContain('Tikfout')
    await small.record('RectifyEntry', {
      effectiveOn: '2026-03-09',
      dossier,
      rectifies: eventOf('DecisionPublished'),
      correction: 'Niet voor publicatie',
      reason: 'Fout',
    })
    await settled(ledger)
    const text = await page(url)
    expect(text).toContain('De bekendmaking van dit besluit is ingetrokken op 9 maart 2026.')
    expect(text).not.toMatch(/Kort leven|winter|gouverneur|Niet voor publicatie/)
    expect((await get(`${url}/ontvangstbewijs.json`)).statusCode).toBe(404)
    expect(await page('/openbaar?tekst=kort')).not.toContain('Kort leven')
  })
})

describe('for programs', () => {
  test('there is a feed of every house and of one, well formed', async () => {
    for (const url of ['/openbaar/atom', `/openbaar/atom?huis=${small.house}`]) {
      const { body, headers } = await get(url)
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      new SaxesParser({ xmlns: true }).write(body).close()
      const { feed } = new XMLParser({ ignoreAttributes: false }).parse(body)
      expect(feed.entry).toHaveLength(22)
      expect(body).not.toContain('Geheim plan')
      expect((await get(url, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
    }
    const { body } = await get(`/openbaar/atom?huis=${small.municipality}`)
    expect(body).not.toContain('<entry>')
  })

  test('the API gives the list and one decision, and says 404 for what is not public', async () => {
    const { items, nextCursor } = (await get('/api/public/decisions?text=tuin&limit=2')).json()
    expect(items).toHaveLength(2)
    expect(nextCursor).not.toBeNull()
    const one = await get(`/api/public/decisions/${street.decision}`)
    expect(one.json()).toMatchObject({ id: street.decision, told: { title: 'Speelstraat <b>zomer</b>', vote: null } })
    const again = await get(`/api/public/decisions/${street.decision}`, { 'if-none-match': String(one.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await get(`/api/public/decisions/${hidden.decision}`)).statusCode).toBe(404)
    expect((await get('/api/public/decisions?minPosition=1')).statusCode).toBe(400)
  })

  test('robots may read what is public and nothing else', async () => {
    expect((await get('/robots.txt')).body).toBe('User-agent: *\nAllow: /openbaar\nAllow: /assets/\nDisallow: /\n')
  })
})

test('a vote is told in numbers, never who voted what', async () => {
  const dossier = await propose(small, { title: 'Gestemd', amountCents: 1_000 })
  const { ballot } = await small.record('OpenBallot', { effectiveOn: '2026-03-04', dossier, organ: small.stuurgroep })
  for (const seat of [small.seats.secretary, small.seats.chair, small.seats.member]) {
    const choice = seat === small.seats.member ? 'against' : 'for'
    await small.record('CastVote', { effectiveOn: '2026-03-04', dossier, ballot: ballot!, seat, choice })
  }
  await small.record('CloseBallot', { effectiveOn: '2026-03-04', dossier, ballot: ballot! })
  const about = { dossier, ballot: ballot!, organ: small.stuurgroep, outcome: 'adopted' } as const
  const { decision } = await small.record('TakeDecision', { effectiveOn: '2026-03-05', ...about })
  await publish({ dossier, decision: decision! })
  await settled(ledger)
  const text = await page(`/openbaar/besluiten/${decision}`)
  expect(text).toContain('2 voor, 1 tegen')
  expect(text).toContain('Wie wat stemde.')
  const { body } = await get(`/api/public/decisions/${decision}`)
  expect(JSON.parse(body).told.vote).toMatchObject({ votes: { for: 2, against: 1 }, outcome: 'adopted' })
  for (const seat of Object.values(small.seats)) expect(body).not.toContain(seat)
})
