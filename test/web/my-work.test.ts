import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import type { Invited } from '../../src/identity/one-time-links.js'
import { makeAccount, password, signInWith } from './support/account.js'
import { type RecordedActs, recordActs } from './support/acts.js'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let acts: RecordedActs

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  acts = await recordActs(small)
  const { record, stuurgroep, werkgroep, college, centre, seats } = small
  const by = { kind: 'organ', organ: stuurgroep } as const
  const voted = await propose(small, { title: 'Speelstraat' })
  await record('OpenBallot', { effectiveOn: '2026-03-18', dossier: voted, organ: stuurgroep })
  const secret = await propose(small, { title: 'Voorzitter' })
  await record('OpenBallot', { effectiveOn: '2026-03-18', dossier: secret, organ: stuurgroep, secret: true })
  const advised = await propose(small, { title: 'Kookatelier' })
  const ask = { effectiveOn: '2026-03-05', dossier: advised, by, question: 'Wat vindt u?' } as const
  await record('RequestAdvice', { ...ask, ofPartners: [centre], deadline: '2026-03-15' })
  const { adviceRequest } = await record('RequestAdvice', { ...ask, of: werkgroep, deadline: '2026-03-25' })
  const waiting = await propose(small, { title: 'Ouderavond' })
  const from = { kind: 'partner', partner: centre } as const
  await record('GiveContribution', { effectiveOn: '2026-03-06', dossier: waiting, from, text: 'Liever in mei.' })
  await record('TakeDecision', { effectiveOn: '2026-03-10', dossier: waiting, organ: stuurgroep, outcome: 'adopted' })
  const condition = await propose(small, { title: 'Babymassage' })
  const { decision } = await record('TakeDecision', {
    effectiveOn: '2026-03-10',
    dossier: condition,
    organ: stuurgroep,
    outcome: 'adopted',
  })
  await record('GrantBekrachtiging', {
    effectiveOn: '2026-03-12',
    dossier: condition,
    decision: decision!,
    organ: college,
    conditions: ['Een verzekering'],
  })
  expect(adviceRequest).toBeDefined()
  const convene = async (heldOn: string): Promise<string> =>
    (await record('ConveneMeeting', { effectiveOn: '2026-03-01', organ: stuurgroep, heldOn })).meeting!
  const closed = await convene('2026-03-09')
  const on = { effectiveOn: '2026-03-09', meeting: closed }
  await record('RecordAttendance', { ...on, present: [seats.chair] })
  await record('OpenMeeting', on)
  await record('CloseMeeting', on)
  await convene('2026-03-20')
  await settled(ledger)
})

afterAll(() => ledger?.close())

const signedIn = async (choice: { huis?: string; rol: string }): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn(choice)
  return reader
}
const as = (person: string): Promise<Reader> => signedIn({ huis: small.house, rol: person })

type Task = { readonly text: string; readonly path: string; readonly when: string }

const tasksOf = async (reader: Reader): Promise<readonly Task[]> => {
  const { body, statusCode } = await reader.get('/mijn-werk')
  expect(statusCode).toBe(200)
  return [...body.matchAll(/<li class="card task">([\s\S]*?)<\/li>/g)].map(([, card = '']) => {
    const [, path = '', text = ''] = /<a class="task__do" href="([^"]*)">([\s\S]*?)<\/a>/.exec(card) ?? []
    const when = card
      .replace(/[\s\S]*?<\/p>/, '')
      .replace(/<[^>]+>/g, '')
      .trim()
    return { text: unescaped(text), path: unescaped(path), when: unescaped(when) }
  })
}

describe('what waits for whoever is signed in', () => {
  test('is the first link of every page', async () => {
    const { body } = await (await as(small.people.member)).get(`/huizen/${small.house}`)
    expect(/<nav class="site-header__tools"[\s\S]*?<\/nav>/.exec(body)?.[0]).toContain('<a href="/mijn-werk">')
  })

  test('for a member: votes, advice asked of the partner, actions; soonest first, what is late in words', async () => {
    const tasks = await tasksOf(await as(small.people.member))
    expect(tasks.map(({ text }) => text)).toEqual([
      'Breng verslag uit over “Regionaal overleg”',
      'Zeg hoe het staat met de actie “Koffers kopen”',
      'Geef advies over “Kookatelier”',
      'Teken “Verklaring <b>”',
      'Stem over “Speelstraat”',
      'Stem geheim over “Voorzitter” (als u dat nog niet deed)',
    ])
    expect(tasks[1]!.when).toContain('te laat: het moest uiterlijk op 30 juni 2025')
    expect(tasks[1]!.when).toContain('Centrum <gezin> & co, sinds 1 maart 2025')
  })

  test('for the secretary: input, ballots to close, the meeting of today and minutes that nobody wrote', async () => {
    const tasks = await tasksOf(await as(small.people.secretary))
    const texts = tasks.map(({ text }) => text)
    for (const text of [
      'Antwoord op de inbreng over “Ouderavond”',
      'Sluit de stemming over “Speelstraat”',
      'Sluit de stemming over “Voorzitter”',
      'Houd de vergadering: Stuurgroep, 20 maart 2026',
      'Stel het verslag op: Stuurgroep, 9 maart 2026',
    ]) {
      expect(texts).toContain(text)
    }
    expect(tasks.find(({ text }) => text.startsWith('Houd'))!.when).toContain('uiterlijk vandaag')
  })

  test('for who ratifies: decisions that wait and conditions to look after', async () => {
    const texts = (await tasksOf(await as(small.people.mayor))).map(({ text }) => text)
    expect(texts).toEqual([
      'Bekrachtig of weiger “Ouderavond”',
      'Kijk na of een voorwaarde bij “Babymassage” vervuld is',
    ])
  })

  test('for who records for the organ: money that was finally decided on, and comes from no grant yet', async () => {
    const { record, stuurgroep, college } = small
    const dossier = await propose(small, { title: 'Springkasteel' })
    const taken = { effectiveOn: '2026-03-10', dossier, organ: stuurgroep, outcome: 'adopted' } as const
    const { decision } = await record('TakeDecision', taken)
    const secretary = await as(small.people.secretary)
    const about = async () => (await tasksOf(secretary)).filter(({ text }) => text.includes('Springkasteel'))
    expect(await about()).toEqual([])
    await record('GrantBekrachtiging', { effectiveOn: '2026-03-12', dossier, decision: decision!, organ: college })
    await settled(ledger)
    const [first, ...more] = await about()
    expect(more).toEqual([])
    expect(first!.text).toBe('Leg de subsidie vast waaruit “Springkasteel” betaald wordt')
    expect((await secretary.get(first!.path)).statusCode).toBe(200)
    const { body: page } = await secretary.get(`/huizen/${small.house}/geld`)
    expect(page).toContain('Beslist, nog niet gezegd uit welke subsidie het komt')
    expect(page).not.toContain('Alles is af')
    await record('RecordGrant', {
      effectiveOn: '2026-03-13',
      title: 'Werkingssubsidie',
      source: { kind: 'opgroeien', name: 'Opgroeien', partner: null },
      reference: 'OPG/1',
      period: { from: '2026-01-01', until: '2026-12-31' },
      managedBy: stuurgroep,
      amountCents: 1_000_000,
    })
    await settled(ledger)
    const [then] = await about()
    expect(then!.text).toBe('Zeg uit welke subsidie “Springkasteel” betaald wordt')
    expect((await secretary.get(then!.path)).body).toContain('Wijs geld toe van een besluit')
  })

  test('each link opens the form that does it', async () => {
    for (const person of [small.people.member, small.people.secretary, small.people.mayor, small.people.lead]) {
      const reader = await as(person)
      const tasks = await tasksOf(reader)
      expect(tasks.length).toBeGreaterThan(0)
      for (const { text, path } of tasks) {
        const { statusCode, body } = await reader.get(path)
        const hasForm = body.includes('name="_key"') || text.startsWith('Houd')
        expect([text, path, statusCode, hasForm]).toEqual([text, path, 200, true])
      }
    }
  })

  test('for the administrator: what waits in the house, at its dossier; the agreement can be signed for a partner', async () => {
    const reader = await signedIn({ huis: small.house, rol: 'administrator' })
    const tasks = await tasksOf(reader)
    expect((await reader.get('/mijn-werk')).body).toContain('dingen in dit huis')
    expect(tasks.find(({ text }) => text.startsWith('Bekrachtig'))!.path).toMatch(/dossiers\/[0-9a-f-]+$/)
    const texts = tasks.map(({ text }) => text)
    expect(texts).toContain('De tijd van “Werkgroep zomer” is voorbij: zeg hoe het verder moet')
    expect(texts).toContain('Behandel de kandidaat “Speelotheek”')
    expect(texts).toContain('Volg de handtekeningen op van “Verklaring <b>”')
    for (const { path } of tasks) expect([path, (await reader.get(path)).statusCode]).toEqual([path, 200])
  })

  test('for an auditor: what is found and not put right, of every house', async () => {
    const reader = await signedIn({ rol: 'auditor' })
    const tasks = await tasksOf(reader)
    expect(tasks.length).toBeGreaterThan(0)
    expect((await reader.get(tasks[0]!.path)).statusCode).toBe(200)
  })

  test('for an auditor of some houses: of those only; and for who manages accounts: of none', async () => {
    const read = async (invited: Invited): Promise<readonly string[]> => {
      const reader = await signInWith(ledger, (await makeAccount(ledger, [invited])).login)
      const paths = (await tasksOf(reader)).map(({ path }) => path)
      return [...new Set(paths.map((path) => path.split('/')[2] ?? ''))]
    }
    const elsewhere = await recordSmallHouse(ledger)
    await settled(ledger)
    expect(await read({ role: 'auditor', house: small.house as HouseId })).toEqual([small.house])
    expect(await read({ role: 'auditor', house: elsewhere.house as HouseId })).not.toContain(small.house)
    expect(await read({ role: 'manager' })).toEqual([])
  })

  test('says what to do when nothing waits', async () => {
    const { body } = await (await as(small.people.councillor)).get('/mijn-werk')
    expect(body).toContain('Er wacht niets op u.')
    expect(body).toContain('kijk welke vergaderingen eraan komen')
    expect(acts.dossier).toBeDefined()
  })
})

describe('signing in', () => {
  test('leads to what waits for who has a part in a house, and back to the page that asked for it', async () => {
    const choices = [
      [{ huis: small.house, rol: 'administrator' }, '/mijn-werk'],
      [{ huis: small.house, rol: small.people.member }, '/mijn-werk'],
      [{ rol: 'auditor' }, '/'],
      [{ huis: small.house, rol: small.people.member, terug: `/huizen/${small.house}` }, `/huizen/${small.house}`],
    ] as const
    for (const [choice, lands] of choices) {
      expect((await createReader(ledger).signIn(choice)).headers.location).toBe(lands)
    }
  })

  test('with an account leads there too, and a manager to the list of houses', async () => {
    const landsOf = async (invited: Invited) => {
      const { login } = await makeAccount(ledger, [invited])
      const typed = { login, wachtwoord: password }
      return (await createReader(ledger).submit('/aanmelden/wachtwoord', typed)).headers.location
    }
    expect(await landsOf({ role: 'administrator', house: small.house as HouseId })).toBe('/mijn-werk')
    expect(await landsOf({ role: 'manager' })).toBe('/')
  })

  test('shows an administrator what is still to be done of the set-up, each with its step', async () => {
    const house = uuidv7() as HouseId
    await ledger.execute({
      house,
      type: 'FoundHouse',
      body: { effectiveOn: '2026-03-02', name: 'Een nieuw huis', legalForm: 'vzw', workingArea: ['Voorbeeld'] },
      principal: { kind: 'operator' },
      via: 'system',
      key: null,
      dossierRevision: null,
    })
    await settled(ledger)
    const reader = await signedIn({ huis: house, rol: 'administrator' })
    const { body } = await reader.get('/mijn-werk')
    const steps = ['organen', 'partners', 'mensen', 'mandaten', 'vergadering']
    const shown = [...body.matchAll(/class="task__do" href="([^"]+)"/g)].map(([, path]) => path)
    expect(shown).toEqual(steps.map((step) => `/huizen/${house}/inrichten/${step}`))
    for (const path of shown) expect((await reader.get(path!)).statusCode).toBe(200)
    const secretary = await signedIn({ huis: small.house, rol: small.people.secretary })
    expect((await secretary.get('/mijn-werk')).body).not.toContain('/inrichten/')
  })
})
