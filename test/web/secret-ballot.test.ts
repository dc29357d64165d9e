import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader, type Reader } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let chair: Reader
let member: Reader

const onDay = { effectiveOn: '2026-03-10' }

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await settled(ledger)
  const signedIn = async (person: string): Promise<Reader> => {
    const reader = createReader(ledger)
    await reader.signIn({ huis: small.house, rol: person })
    return reader
  }
  secretary = await signedIn(small.people.secretary)
  chair = await signedIn(small.people.chair)
  member = await signedIn(small.people.member)
})

afterAll(() => ledger?.close())

const page = (dossier: string, rest = ''): string => `/huizen/${small.house}/dossiers/${dossier}${rest}`

/** Address of the form that the page of a dossier offers under these words. */
const offered = async (reader: Reader, dossier: string, words: string): Promise<string | undefined> => {
  await settled(ledger)
  const { body } = await reader.get(page(dossier))
  return new RegExp(`<a class="button" href="([^"]+)">${words}`).exec(body)?.[1]?.replaceAll('&amp;', '&')
}

const openBallot = async (title: string): Promise<string> => {
  const dossier = await propose(small, { title, amountCents: null })
  await settled(ledger)
  const fields = { organ: small.stuurgroep, secret: 'ja', ...onDay }
  expect((await secretary.submit(page(dossier, '/stemming-openen'), fields)).statusCode).toBe(303)
  await settled(ledger)
  return dossier
}

const vote = async (reader: Reader, dossier: string, seat: string, choice: string) =>
  reader.submit((await offered(reader, dossier, 'Stem geheim in Stuurgroep'))!, { [`vote.${seat}`]: choice, ...onDay })

test('each holder of a seat votes by form; the page shows who took part and the totals only after closing', async () => {
  const dossier = await openBallot('Geheim.')
  const open = (await secretary.get(page(dossier))).body
  expect(open).toContain('Geheime stemming in Stuurgroep over versie 1')
  expect(open).toContain('Wie al stemde en de tussenstand zijn voor niemand te zien.')
  expect(await offered(secretary, dossier, 'Leg stemmen vast')).toBeUndefined()

  const form = (await secretary.get((await offered(secretary, dossier, 'Stem geheim in Stuurgroep'))!)).body
  expect(form).toContain(`name="vote.${small.seats.secretary}"`)
  expect(form).not.toContain(small.seats.member)
  expect((await vote(secretary, dossier, small.seats.secretary, 'for')).statusCode).toBe(303)
  expect((await vote(chair, dossier, small.seats.chair, 'abstain')).statusCode).toBe(303)
  const closing = (await offered(secretary, dossier, 'Sluit de stemming'))!
  const tooFew = await secretary.submit(closing, onDay)
  expect(tooFew.statusCode).toBe(422)
  expect(tooFew.body).toContain('Er stemden nog geen drie personen.')
  expect((await vote(member, dossier, small.seats.member, 'against')).statusCode).toBe(303)
  const again = await vote(member, dossier, small.seats.member, 'for')
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('directeur heeft al gestemd.')
  expect((await member.get(page(dossier))).body).not.toContain('1 voor')

  const closed = await secretary.submit(closing, onDay)
  expect(closed.statusCode).toBe(303)
  const shown = (await member.get(closed.headers.location!)).body
  expect(shown).toContain('verworpen: 1 voor, 1 tegen, 1 onthouding.')
  expect(shown).toMatch(/3 zetels stemden mee: .*directeur \(Centrum &lt;gezin> &amp; co\)/)
  expect(shown).toContain('Stuurgroep sloot de geheime stemming: verworpen (1 voor, 1 tegen).')
  expect(await offered(member, dossier, 'Stem geheim')).toBeUndefined()
})

test('a ballot on paper is recorded by its count; when all voted the same the page names nobody', async () => {
  const dossier = await openBallot('Op papier.')
  const counting = (await offered(secretary, dossier, 'Leg de telling vast'))!
  expect(await offered(member, dossier, 'Leg de telling vast')).toBeUndefined()
  const seats = [small.seats.secretary, small.seats.chair, small.seats.member]
  const send = (fields: Record<string, string>) =>
    secretary.get(counting).then(async ({ body }) => {
      const kept = ['_csrf', '_key'].map((name): [string, string] => [
        name,
        new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '',
      ])
      const participants = seats.map((seat): [string, string] => ['participants', seat])
      return secretary.post(counting, [...kept, ...participants, ...Object.entries({ ...fields, ...onDay })])
    })
  const words = await send({ 'tally.for': 'drie', 'tally.against': '0', 'tally.abstain': '0' })
  expect(words.statusCode).toBe(422)
  expect(words.body).toContain('Schrijf bij “Aantal stemmen voor” een getal van 0 tot 1000, zonder komma.')
  const wrong = await send({ 'tally.for': '4', 'tally.against': '0', 'tally.abstain': '0' })
  expect(wrong.body).toContain('Er zijn 4 stemmen geteld, maar 3 zetels stemden mee.')
  const counted = await send({ 'tally.for': '3', 'tally.against': '0', 'tally.abstain': '0' })
  expect(counted.statusCode).toBe(303)
  const shown = (await secretary.get(counted.headers.location!)).body
  expect(shown).toContain('aangenomen: 3 voor, 0 tegen, 0 onthoudingen.')
  expect(shown).toContain('Geheime stemming: 3 zetels stemden mee, unaniem.')
  expect(shown).not.toContain('directeur')
})

test('where too few may vote, the form says why a secret ballot cannot be opened', async () => {
  const college = createReader(ledger)
  await college.signIn({ huis: small.house, rol: small.people.mayor })
  const dossier = await propose(small, { title: 'Te klein.' })
  await settled(ledger)
  const refused = await college.submit(page(dossier, '/stemming-openen'), {
    organ: small.college,
    secret: 'ja',
    ...onDay,
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Voor een geheime stemming moeten op die dag minstens drie personen kunnen stemmen.')
  expect(refused.body).toContain('href="#veld-secret"')
})
