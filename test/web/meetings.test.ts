import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { formsOf, press } from './support/live.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let member: Reader
let dossier: string
let other: string
let meeting: string

const signedIn = async (person: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol: person })
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  dossier = await propose(small, { title: 'Speelstraat <b>zomer</b>' })
  other = await propose(small, { title: 'Ouderavond' })
  await settled(ledger)
  secretary = await signedIn(small.people.secretary)
  member = await signedIn(small.people.member)
})

afterAll(() => ledger?.close())

const page = (rest = ''): string => `/huizen/${small.house}/vergaderingen/${meeting}${rest}`
const held = { effectiveOn: '2026-03-12' }

/** The names of the forms that the page of the meeting offers. */
const offered = async (reader: Reader): Promise<readonly string[]> =>
  [...(await reader.get(page())).body.matchAll(/<a class="button" href="[^"]+\/([a-z-]+)">/g)].map((found) => found[1]!)

/** Sends a form of the meeting, which must be accepted; answers the page that follows. */
const record = async (slug: string, fields: Record<string, string>, reader = secretary): Promise<string> => {
  const sent = await reader.submit(page(`/${slug}`), fields)
  expect([slug, sent.statusCode, /role="alert"[\s\S]*?<\/ul>/.exec(sent.body)?.[0] ?? '']).toEqual([slug, 303, ''])
  return (await reader.get(sent.headers.location!)).body
}

describe('a meeting, by forms alone', () => {
  test('is convened, and refused when the day is wrong', async () => {
    const list = (await secretary.get(`/huizen/${small.house}/vergaderingen`)).body
    expect(list).toContain('Er is nog geen vergadering.')
    expect(list).toContain('Roep een vergadering samen')
    const form = `/huizen/${small.house}/nieuwe-vergadering`
    const fields = { organ: small.stuurgroep, place: 'Raadzaal <1>', agenda: dossier, effectiveOn: '2026-03-05' }
    const refused = await secretary.submit(form, { ...fields, heldOn: '2026-03-04' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('De vergadering ligt voor de dag van de uitnodiging.')
    const sent = await secretary.submit(form, { ...fields, heldOn: '2026-03-12' })
    expect(sent.statusCode).toBe(303)
    meeting = /vergaderingen\/([0-9a-f-]+)/.exec(sent.headers.location!)![1]!
    const shown = (await secretary.get(sent.headers.location!)).body
    expect(shown).toContain('<h1>Stuurgroep, 12 maart 2026</h1>')
    expect(shown).toContain('Plaats: Raadzaal &lt;1>.')
    expect(shown).toContain('Speelstraat &lt;b>zomer&lt;/b>')
    expect(shown).toContain('Niemand legde vast wie er was.')
  })

  test('offers the secretary the next steps, a member only what is the member’s own', async () => {
    expect(await offered(secretary)).toEqual([
      'live',
      'agendapunt',
      'agendapunt-afvoeren',
      'voorzitter',
      'secretaris',
      'aanwezigheid',
      'belang',
      'volmacht',
    ])
    expect(await offered(member)).toEqual(['belang'])
    expect((await member.get(page('/aanwezigheid'))).statusCode).toBe(403)
    expect((await member.get(page('/belang'))).statusCode).toBe(200)
  })

  test('is held: agenda, chair, attendance, opening, coming and going, interest, suspension, closing', async () => {
    await record('agendapunt', { dossier: other, part: 'closed', requestedBy: small.seats.member, ...held })
    const chaired = await record('voorzitter', { chair: small.seats.chair, ...held })
    expect(chaired).toContain('Voorzitter: schepen van gezin (Gemeente Voorbeeld).')
    await record('aanwezigheid', { present: small.seats.chair, ...held })
    expect(await offered(secretary)).toContain('openen')
    const wrong = await secretary.submit(page('/openen'), { at: 'half acht', ...held })
    expect(wrong.statusCode).toBe(422)
    expect(unescaped(wrong.body)).toContain('“Uur” is geen uur. Schrijf het zoals 19:30.')
    expect((await secretary.submit(page('/openen'), { at: '24:00', ...held })).statusCode).toBe(422)
    const early = await secretary.get(page('/aankomst'))
    expect(early.statusCode).toBe(403)
    expect(early.body).toContain('U kunt dit nu niet doen.')
    expect(early.body).toContain(`href="${page('')}"`)
    const opened = await record('openen', { at: '19u30', ...held })
    expect(opened).toContain('1 van 4 leden aanwezig.')
    expect(opened).toContain('de regels vragen geen quorum')
    expect(await offered(secretary)).toEqual(
      expect.arrayContaining(['aankomst', 'vertrek', 'quorum', 'behandeld', 'schorsen', 'sluiten']),
    )
    const came = await record('aankomst', { seat: small.seats.member, fromItem: '2', at: '20:05', ...held })
    expect(came).toContain('directeur (Centrum &lt;gezin> &amp; co) kwam binnen vanaf punt 2, om 20:05.')
    const treated = await record('behandeld', { dossier, note: 'Kort toegelicht.', ...held })
    expect(treated).toContain('behandeld op 12 maart 2026')
    expect(treated).toContain('Kort toegelicht.')
    const interest = { dossier: other, seat: small.seats.member, nature: 'Bestuurt de vzw.', ...held }
    const left = await record('belang', { ...interest, leftAt: '20:10', returnedAt: '20:20' }, member)
    expect(left).toContain('verliet de zaal: Bestuurt de vzw.')
    expect(left).toContain('Weg van 20:10 tot 20:20.')
    expect(left).toMatch(/(<td[^>]*>aanwezig<\/td>){3}/)
    expect(left).toMatch(/(<td[^>]*>afwezig<\/td>){2}<td[^>]*>verliet de zaal<\/td>/)
    await record('quorum', { matter: other, ...held })
    const suspended = await record('schorsen', { reason: 'Te laat.', resumesOn: '2026-03-16', ...held })
    expect(suspended).toContain('De vergadering gaat verder op 16 maart 2026.')
    const resumed = await record('hervatten', { effectiveOn: '2026-03-16' })
    expect(resumed).toContain('Gehouden op 12 maart 2026 en 16 maart 2026.')
    const closed = await record('sluiten', { at: '21:15', effectiveOn: '2026-03-16' })
    expect(closed).toContain('gesloten')
  })

  test('has minutes that are drafted, remarked upon, approved and rectified', async () => {
    const on = { effectiveOn: '2026-03-17' }
    const drafted = await record('verslag', { text: 'Eerste versie.', ...on })
    expect(drafted).toContain('Nog niet goedgekeurd.')
    const remarked = await record('opmerking', { by: `partner:${small.centre}`, text: 'Het bedrag?', ...on }, member)
    expect(remarked).toContain('Centrum &lt;gezin> &amp; co bij versie 1: Het bedrag?')
    const again = (await secretary.get(page('/verslag'))).body
    expect(again).toContain('Maak een nieuwe versie van het verslag')
    expect(again).toContain('Eerste versie.')
    await record('verslag', { text: 'Tweede versie.', ...on })
    const silent = await secretary.submit(page('/verslag-goedkeuren'), on)
    expect(silent.statusCode).toBe(422)
    expect(silent.body).toContain('In dit orgaan keurt zwijgen een verslag niet goed.')
    const { meeting: next } = await small.record('ConveneMeeting', {
      effectiveOn: '2026-03-17',
      organ: small.stuurgroep,
      heldOn: '2026-03-19',
    })
    const held19 = { effectiveOn: '2026-03-19', meeting: next! }
    await small.record('RecordAttendance', { ...held19, present: [small.seats.chair] })
    await small.record('OpenMeeting', held19)
    const approved = await record('verslag-goedkeuren', { inMeeting: next!, effectiveOn: '2026-03-19' })
    expect(approved).toContain('Goedgekeurd op 19 maart 2026, op de vergadering van')
    expect(approved).toContain('<summary>Oudere versies</summary>')
    const fields = { correction: 'Het bedrag is € 1.000.', reason: 'Tikfout.', effectiveOn: '2026-03-19' }
    const rectified = await record('verslag-rechtzetten', fields)
    expect(rectified).toContain('Rechtzetting van 19 maart 2026: Het bedrag is € 1.000. Reden: Tikfout.')
    expect(await offered(secretary)).toEqual(['verslag-rechtzetten'])
  })

  test('its agenda is searched, ordered with buttons, and kept while it is put together', async () => {
    for (const title of ['Zomerfeest', 'Zomerkamp', 'Winterwandeling']) await propose(small, { title })
    await small.record('OpenDossier', {
      effectiveOn: '2026-03-03',
      title: 'Zomer zonder voorstel',
      subject: 'vision',
      openedBy: small.stuurgroep,
    })
    const form = `/huizen/${small.house}/nieuwe-vergadering`
    const empty = (await secretary.get(form)).body
    const search = { place: 'Raadzaal', _zoek: 'ZÓMER', _agenda: 'enter' }
    const first = await press(secretary, empty, 'Leg vast', search)
    expect(first.statusCode).toBe(200)
    expect(first.body).toContain('value="Raadzaal"')
    const offeredNow = [...first.body.matchAll(/Zet op de agenda: ([^<]*)</g)].map(([, title]) => title)
    expect(offeredNow.slice(0, 3)).toEqual(expect.arrayContaining(['Zomerfeest', 'Zomerkamp']))
    expect(offeredNow.at(-1)).toBe('Zomer zonder voorstel')
    expect(offeredNow).not.toContain('Winterwandeling')
    const idOf = (body: string, button: string): string => new RegExp(`value="([^"]+)"[^>]*>${button}<`).exec(body)![1]!
    const push = async (body: string, button: string) =>
      (await press(secretary, body, 'Leg vast', { _zoek: 'zomer', _gezocht: 'zomer', _agenda: idOf(body, button) }))
        .body
    let page = await push(first.body, 'Zet op de agenda: Zomerkamp')
    const chosen = [...page.matchAll(/name="agenda" value="([^"]*)"/g)].map(([, id]) => id!)
    expect(chosen).toHaveLength(1)
    const both = await secretary.post(form, [
      ...Object.entries({
        ...formsOf(page, 'Leg vast')[0]!.fields,
        _agenda: idOf(page, 'Zet op de agenda: Zomerfeest'),
      }),
    ])
    page = both.body
    const titles = (body: string) => [...body.matchAll(/Van de agenda: ([^<]*)</g)].map(([, title]) => title)
    expect(titles(page)).toEqual(['Zomerkamp', 'Zomerfeest'])
    const agenda = [...page.matchAll(/name="agenda" value="([^"]*)"/g)].map(([, id]): [string, string] => [
      'agenda',
      id!,
    ])
    const fields = Object.entries(formsOf(page, 'Leg vast')[0]!.fields).filter(([name]) => name !== 'agenda')
    const up = await secretary.post(form, [
      ...fields.filter(([name]) => name !== '_agenda'),
      ...agenda,
      ['_agenda', idOf(page, 'Omhoog: Zomerfeest')],
    ])
    expect(titles(up.body)).toEqual(['Zomerfeest', 'Zomerkamp'])
    const sent = await secretary.post(form, [
      ...Object.entries(formsOf(up.body, 'Leg vast')[0]!.fields).filter(
        ([name]) => !['agenda', '_agenda', 'heldOn', 'effectiveOn'].includes(name),
      ),
      ...agenda.toReversed(),
      ['heldOn', '2026-04-02'],
      ['effectiveOn', '2026-03-20'],
    ])
    expect(sent.statusCode).toBe(303)
    const id = /vergaderingen\/([0-9a-f-]+)/.exec(sent.headers.location!)![1]!
    await settled(ledger)
    const prepared = (await secretary.get(`/huizen/${small.house}/vergaderingen/${id}/voorbereiden`)).body
    expect(prepared).toMatch(/1\. Zomerfeest[\s\S]*2\. Zomerkamp/)
    expect(prepared).toContain('klaar: het voorstel is er')
    expect(prepared).toContain('Geen documenten.')
    expect(prepared).toContain('5 zetels')
  })

  test('is not convened by a form without the key that keeps it from being recorded twice', async () => {
    const form = `/huizen/${small.house}/nieuwe-vergadering`
    const { fields } = formsOf((await secretary.get(form)).body, 'Leg vast')[0]!
    const { _key: key = '', _agenda: _enter, ...rest } = fields
    const wanted = { ...rest, organ: small.stuurgroep, heldOn: '2026-04-20', effectiveOn: '2026-03-20' }
    expect((await secretary.post(form, wanted)).statusCode).toBe(422)
    const [once, twice] = [
      await secretary.post(form, { ...wanted, _key: key }),
      await secretary.post(form, { ...wanted, _key: key }),
    ]
    expect([once.statusCode, twice.headers.location]).toEqual([303, once.headers.location])
  })

  test('a second convocation, a written procedure and a matter that waits for bekrachtiging are convened by form', async () => {
    const mayor = await signedIn(small.people.mayor)
    const waiting = await propose(small, { title: 'Te bekrachtigen' })
    await small.record('TakeDecision', {
      effectiveOn: '2026-03-10',
      dossier: waiting,
      organ: small.stuurgroep,
      outcome: 'adopted',
    })
    await settled(ledger)
    const form = `/huizen/${small.house}/nieuwe-vergadering`
    expect((await mayor.get(form)).body).toContain(`value="zet:${waiting}"`)
    const convene = async (fields: Record<string, string>) =>
      secretary.submit(form, { organ: small.stuurgroep, effectiveOn: '2026-03-18', heldOn: '2026-03-25', ...fields })
    const told = async (fields: Record<string, string>): Promise<string> => {
      const sent = await convene(fields)
      expect(sent.statusCode, unescaped(sent.body)).toBe(303)
      return unescaped((await secretary.get(sent.headers.location!)).body)
    }
    const second = await convene({ secondConvocationOf: meeting })
    expect(second.statusCode).toBe(422)
    expect(second.body).toContain('href="#veld-secondConvocationOf"')
    expect(second.body).toContain('kennen geen tweede oproeping')
    expect((await convene({ form: 'written' })).body).toContain('Zeg tot welke dag men schriftelijk kan antwoorden.')
    expect((await convene({ respondBy: '2026-03-26' })).body).toContain('Laat dit veld leeg.')
    await small.record('AdoptReadyMadeRuleSet', {
      effectiveOn: '2026-03-18',
      organ: small.stuurgroep,
      readyMade: 'gemeenteraad',
      changes: { noticeDays: 0, writtenProcedure: { minimumDays: 5, majority: 'simple' } },
    })
    expect(await told({ secondConvocationOf: meeting })).toContain('Dit is een tweede oproeping:')
    expect(await told({ form: 'written', respondBy: '2026-03-26' })).toContain(
      'Schriftelijke procedure: antwoorden kan tot en met 26 maart 2026.',
    )
    await small.record('AdoptDecisionRule', {
      effectiveOn: '2026-03-19',
      organ: small.stuurgroep,
      rule: { method: 'simple-majority', source: 'Huishoudelijk reglement' },
    })
  })

  test('is shown as it stood on a day, without anything to do', async () => {
    const then = (await secretary.get(page('?op=2026-03-13'))).body
    expect(then).toContain('geschorst')
    expect(then).not.toContain('Wat u kunt doen')
    expect((await secretary.get(page('?op=2026-03-04'))).statusCode).toBe(404)
    const list = (await secretary.get(`/huizen/${small.house}/vergaderingen?op=2026-03-13`)).body
    expect(list).toContain('12 maart 2026')
    expect(list).not.toContain('19 maart 2026')
    expect((await secretary.get(page('/bestaat-niet'))).statusCode).toBe(404)
  })

  test('tells its proxies and whether they count, and why not', async () => {
    const { meeting: next } = await small.record('ConveneMeeting', {
      effectiveOn: '2026-03-18',
      organ: small.stuurgroep,
      heldOn: '2026-03-25',
    })
    meeting = next!
    const giver = { giver: small.seats.member, holder: small.seats.chair, effectiveOn: '2026-03-19' }
    const refused = await member.submit(page('/volmacht'), giver)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('De regels van dit orgaan laten geen volmachten toe.')
    const given = await record('volmacht', { ...giver, irregularBecause: 'Iedereen vond het goed.' }, member)
    expect(given).toContain('telt niet: mag niet volgens de regels')
    expect(await offered(member)).toContain('volmacht-intrekken')
    const proxy = /<option value="([^"]+)" selected>van directeur aan schepen/.exec(
      (await member.get(page('/volmacht-intrekken'))).body,
    )![1]!
    expect(await record('volmacht-intrekken', { proxy, effectiveOn: '2026-03-20' }, member)).toContain(
      'ingetrokken op 20 maart 2026',
    )
  })
})
