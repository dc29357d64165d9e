import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ofDecisionRule } from '../../src/domain/rule-set/of-decision-rule.js'
import { houseId, meetingId } from '../../src/domain/shared/identifiers.js'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { formsOf, press } from './support/live.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let chair: Reader

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  secretary = await signedIn(small.people.secretary)
  chair = await signedIn(small.people.chair)
})

afterAll(() => ledger?.close())

const signedIn = async (person: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol: person })
  return reader
}

const convene = async (agenda: readonly string[]): Promise<string> => {
  const { meeting } = await small.record('ConveneMeeting', {
    effectiveOn: '2026-03-10',
    organ: small.stuurgroep,
    heldOn: '2026-03-20',
    agenda: [...agenda],
  })
  await settled(ledger)
  return meeting!
}

const live = (meeting: string): string => `/huizen/${small.house}/vergaderingen/${meeting}/live`
const read = async (meeting: string, reader = secretary): Promise<string> => (await reader.get(live(meeting))).body

/** Presses a button, which must be accepted; answers the page that follows. */
const done = async (
  html: string,
  button: string,
  fields: Record<string, string> = {},
  reader = secretary,
): Promise<string> => {
  const sent = await press(reader, html, button, fields)
  const why = /role="alert"[\s\S]*?<\/ul>|<h1>[\s\S]*?<\/h1>/.exec(sent.body)?.[0] ?? ''
  expect([button, sent.statusCode, why]).toEqual([button, 303, ''])
  return (await reader.get(sent.headers.location!.split('#')[0]!)).body
}

const stateOf = async (meeting: string) =>
  (await ledger.houses.load(houseId.parse(small.house))).state.meetings.get(meetingId.parse(meeting))!

const vote = (seat: string): string => `vote.${seat}`

describe('a meeting that is run from one page, without JavaScript', () => {
  test('who is there, opening, votes by name, consensus, a count, decisions, and closing', async () => {
    const first = await propose(small, { title: 'Speelstraat' })
    const second = await propose(small, { title: 'Ouderavond' })
    const third = await propose(small, { title: 'Kookatelier' })
    const { seats } = small
    const meeting = await convene([first, second, third])
    let page = await read(meeting)
    expect(page).toContain('Nog niet bekend: duid eerst aan wie er is.')
    expect(page).not.toContain('Open de vergadering</button>')
    page = await done(page, 'Is er: schepen van gezin')
    page = await done(page, 'Is er: coördinator')
    page = await done(page, 'Is er: directeur')
    expect(page).toContain('Niet nodig volgens de regels. Aanwezig of met volmacht: 3 van 4.')
    page = await done(page, 'Open de vergadering', { at: '19.30' })
    expect(page).toContain('is bezig')

    // Changed on the spot, then voted by name: one against, the others as the rest.
    page = await done(page, 'Maak een nieuwe versie', {
      'content.text': 'Een speelstraat in juli.',
      explanation: 'Amendement: alleen in juli.',
    })
    expect(page).toContain('Een speelstraat in juli.')
    page = await done(page, 'Stemming met naam')
    page = await done(page, 'Bewaar de stemmen', { [vote(seats.member)]: 'against', rest: 'for' })
    expect(unescaped(page)).toContain('directeur (Centrum <gezin> & co): tegen')
    page = await done(page, 'Sluit de stemming')
    const [decide] = formsOf(page, 'Neem het besluit')
    expect(decide!.fields).toMatchObject({ outcome: 'adopted', organ: small.stuurgroep, meeting })
    expect(decide!.fields.reasons).toContain('over het voorstel “Speelstraat” (versie 2). Stemmen voor: 2, tegen: 1')
    page = await done(page, 'Neem het besluit', { conditionsConfirmed: 'binnen het actieplan' })
    expect(page).toContain('Besluit: goedgekeurd (wacht op bekrachtiging).')
    page = await done(page, 'Behandeld: volgend punt', { note: 'Kort besproken.' })

    // Somebody leaves the room for the second matter; all others agree.
    page = await done(page, 'Verlaat de zaal voor dit punt', { seat: seats.member, nature: 'Bestuurt de vzw.' })
    expect(page).toContain('Stemmen nu mee: 2.')
    page = await done(page, 'Iedereen akkoord')
    page = await done(page, 'Neem het besluit')
    page = await done(page, 'Behandeld: volgend punt')

    // The third is counted by hand.
    page = await done(page, 'Geheime stemming of telling')
    const wrong = await press(secretary, page, 'Bewaar de telling en sluit', { 'tally.for': 'drie' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('role="alert"')
    page = (await secretary.get(live(meeting))).body
    const count = formsOf(page, 'Bewaar de telling en sluit')[0]!
    // Who is in the room is ticked already.
    const ticked = [...page.matchAll(/name="participants" value="([^"]*)" checked/g)].map(([, seat]) => seat!)
    expect(ticked.toSorted()).toEqual([seats.chair, seats.secretary, seats.member].toSorted())
    const sent = await secretary.post(count.action, [
      ...Object.entries({ ...count.fields, 'tally.for': '2', 'tally.against': '1' }).filter(
        ([name]) => name !== 'participants',
      ),
      ...ticked.map((seat): [string, string] => ['participants', seat]),
    ])
    expect(sent.statusCode).toBe(303)
    page = await done((await secretary.get(sent.headers.location!.split('#')[0]!)).body, 'Neem het besluit')
    page = await done(page, 'Behandeld: volgend punt')
    page = await done(page, 'Is er niet (meer): directeur')
    page = await done(page, 'Sluit de vergadering', { at: '21.00' })
    expect(page).toContain('is gesloten')
    expect(page).toContain('Gesloten op 20 maart 2026 om 21:00.')
    expect(page).toContain('Stel het verslag op')
    // Nothing is left to do here, also where somebody comes back later, or only reads along.
    expect(page).not.toMatch(/<form[^>]*class="live-form"/)
    const reading = await read(meeting, await signedIn(small.people.member))
    expect(reading).not.toMatch(/<form[^>]*class="live-form"/)
    expect(reading).not.toContain('Stel het verslag op')
    expect(reading).toContain('Naar de vergadering en haar verslag')
    const { body } = await secretary.get(`/huizen/${small.house}/vergaderingen/${meeting}/verslag`)
    const { text } = formsOf(body, 'Leg vast')[0]!.fields
    for (const line of [
      'Verslag van Stuurgroep, 20 maart 2026',
      'De vergadering begon om 19:30.',
      '1. Speelstraat\nKort besproken.\nStemming: 2 voor, 1 tegen, 0 onthoudingen. Uitslag: aangenomen.\nBesluit: goedgekeurd.',
      'directeur (Centrum <gezin> & co) verlaat de zaal voor dit punt.',
      'Geheime stemming: 2 voor, 1 tegen',
    ]) {
      expect(text).toContain(line)
    }
    const { agenda, status, movements } = await stateOf(meeting)
    expect([status, agenda.map(({ treated }) => treated), movements.length]).toEqual(['closed', [true, true, true], 1])
  })

  test('the same button pressed twice records once, also when the first answer was lost', async () => {
    const meeting = await convene([await propose(small, { title: 'Tweemaal' })])
    const page = await read(meeting)
    const [form] = formsOf(page, 'Is er: schepen')
    const answers = await Promise.all([1, 2, 3].map(() => secretary.post(form!.action, form!.fields)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    const { entries } = await stateOf(meeting)
    // Another taps on another seat before the lost tap comes once more.
    await done(await read(meeting, chair), 'Is er: directeur', {}, chair)
    expect((await secretary.post(form!.action, form!.fields)).statusCode).toBe(303)
    const after = await stateOf(meeting)
    expect(after.entries.length).toBe(entries.length + 1)
    expect(after.attendance).toEqual(expect.arrayContaining([small.seats.chair, small.seats.member]))
  })

  test('says why a quorum that asks for more than there are seats can never be met', async () => {
    const rules = ofDecisionRule({ method: 'simple-majority', source: 'Reglement' })
    const quorum = { ...rules.quorum, needed: { kind: 'number' as const, number: 99 } }
    const { organ } = await small.record('EstablishOrgan', {
      effectiveOn: '2025-01-01',
      name: 'Kerngroep',
      kind: 'kerngroep',
      rule: { method: 'simple-majority', source: 'Reglement' },
      basis: { kind: 'founding-text', textKind: 'convenant', reference: 'Convenant', date: '2024-12-01' },
    })
    await small.record('AssignSeat', {
      effectiveOn: '2025-01-01',
      organ: organ!,
      partner: small.centre,
      person: small.people.secretary,
      function: 'coördinator',
      role: 'secretary',
    })
    await small.record('AdoptRuleSet', { effectiveOn: '2025-02-01', organ: organ!, rules: { ...rules, quorum } })
    const { meeting } = await small.record('ConveneMeeting', {
      effectiveOn: '2026-03-10',
      organ: organ!,
      heldOn: '2026-03-20',
    })
    await settled(ledger)
    const why = 'Niet haalbaar: de regels vragen er 99, maar er is maar 1 zetel met een stem.'
    expect(await done(await read(meeting!), 'Is er: coördinator')).toContain(why)
    expect((await secretary.get(`/huizen/${small.house}/organen/${organ}/regels`)).body).toContain(why)
  })

  test('a member reads along and records nothing', async () => {
    const meeting = await convene([])
    const member = await signedIn(small.people.member)
    const page = await read(meeting, member)
    expect(page).toContain('U kunt hier meelezen.')
    expect(formsOf(page, 'Is er')).toEqual([])
  })
})

describe('two secretaries at once', () => {
  test('taps on different seats do not clash, at the very same moment either', async () => {
    const meeting = await convene([])
    const mine = await read(meeting)
    const theirs = await read(meeting, chair)
    const sent = await Promise.all([
      press(secretary, mine, 'Is er: coördinator'),
      press(chair, theirs, 'Is er: schepen'),
      press(secretary, mine, 'Is er: directeur'),
      press(chair, theirs, 'Is er: vrijwilliger'),
    ])
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303])
    expect((await stateOf(meeting)).attendance).toHaveLength(4)
  })

  test('the same seat: who was later sees what stands, by which function, and may record after all', async () => {
    const meeting = await convene([await propose(small, { title: 'Samen' })])
    await done(await read(meeting), 'Is er: coördinator')
    await done(await read(meeting), 'Is er: directeur')
    await done(await read(meeting), 'Open de vergadering')
    const old = await read(meeting, chair)
    const gone = await done(await read(meeting), 'Is er niet (meer): directeur')
    // The same wish as the other: nothing to choose.
    expect((await press(chair, old, 'Is er niet (meer): directeur')).statusCode).toBe(303)
    const stale = await read(meeting, chair)
    await done(gone, 'Is er: directeur')
    const clash = await press(chair, stale, 'Is er: directeur')
    expect(clash.statusCode).toBe(303)
    const back = await read(meeting)
    await done(back, 'Is er niet (meer): directeur')
    await done(await read(meeting), 'Is er: directeur')
    await done(await read(meeting), 'Is er niet (meer): directeur')
    const late = await press(chair, stale, 'Is er: directeur')
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('<h1>Iemand anders was u voor</h1>')
    expect(unescaped(late.body)).toContain('directeur (Centrum <gezin> & co): afwezig')
    expect(late.body).toContain('coördinator van Stuurgroep')
    const recorded = await done(late.body, 'Leg het mijne toch vast', {}, chair)
    expect(recorded).toContain('Is er niet (meer): directeur')
  })

  test('the same matter and the same vote: nothing is overwritten, and what cannot be recorded twice says so', async () => {
    const meeting = await convene([await propose(small, { title: 'Botsing' })])
    await done(await read(meeting), 'Is er: coördinator')
    let page = await done(await read(meeting), 'Open de vergadering')
    page = await done(page, 'Stemming met naam')
    const theirs = await read(meeting, chair)
    await done(page, 'Bewaar de stemmen', { [vote(small.seats.secretary)]: 'for' })
    const voted = await press(chair, theirs, 'Bewaar de stemmen', { [vote(small.seats.secretary)]: 'against' })
    expect(voted.statusCode).toBe(409)
    expect(unescaped(voted.body)).toContain('coördinator (Gemeente Voorbeeld): voor')
    expect(voted.body).toContain('Dit kan maar één keer worden vastgelegd.')
    expect(voted.body).not.toContain('Leg het mijne toch vast')
    const stale = await read(meeting, chair)
    await done(await read(meeting), 'Behandeld: volgend punt', { note: 'Van de secretaris.' })
    const treated = await press(chair, stale, 'Behandeld: volgend punt', { note: 'Van de voorzitter.' })
    expect(treated.statusCode).toBe(409)
    expect(treated.body).toContain('Van de secretaris.')
    expect(treated.body).toContain('Van de voorzitter.')
  })

  test('the whole list of who is there: not made over what another tapped', async () => {
    const meeting = await convene([])
    const form = `/huizen/${small.house}/vergaderingen/${meeting}/aanwezigheid`
    const old = (await chair.get(form)).body
    await done(await read(meeting), 'Is er: coördinator')
    const clash = await press(chair, old, 'Leg vast', { present: small.seats.member })
    expect(clash.statusCode).toBe(409)
    expect(clash.body).toContain('coördinator (Gemeente Voorbeeld)')
    expect((await stateOf(meeting)).attendance).toEqual([small.seats.secretary])
  })

  test('the minutes: both texts side by side, and the later one becomes the next version only when chosen', async () => {
    const meeting = await convene([])
    await done(await read(meeting), 'Is er: coördinator')
    await done(await done(await read(meeting), 'Open de vergadering'), 'Sluit de vergadering')
    const form = `/huizen/${small.house}/vergaderingen/${meeting}/verslag`
    const theirs = (await chair.get(form)).body
    await secretary.submit(form, { text: 'Tekst van de secretaris.', effectiveOn: '2026-03-20' })
    const clash = await press(chair, theirs, 'Leg vast', { text: 'Tekst van de voorzitter.' })
    expect(clash.statusCode).toBe(409)
    expect(clash.body).toContain('Tekst van de secretaris.')
    expect(clash.body).toContain('Tekst van de voorzitter.')
    expect((await stateOf(meeting)).minutes?.version).toBe(1)
    await done(clash.body, 'Leg het mijne toch vast', {}, chair)
    expect((await stateOf(meeting)).minutes?.version).toBe(2)
  })
})
