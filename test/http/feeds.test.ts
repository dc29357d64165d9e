import { XMLParser } from 'fast-xml-parser'
import ICAL from 'ical.js'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide, feedingOf } from '../notifying/support.js'
import { recordSmallHouse, type SmallHouse, settled } from '../web/support/house.js'
import { type Ledger, openLedger } from '../web/support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let meeting: string

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await feedingOf(ledger).catchUp()
  const { dossier } = await decide(small, 'Speelstraat <script>alert(1)</script> & co')
  meeting = (
    await small.record('ConveneMeeting', {
      effectiveOn: '2026-03-09',
      organ: small.stuurgroep,
      heldOn: '2026-03-29',
      place: 'Zaal 1; bij de poort, links',
    })
  ).meeting!
  await small.record('ConveneMeeting', { effectiveOn: '2026-03-09', organ: small.college, heldOn: '2026-04-02' })
  for (const [heldOn, startsAt] of [
    ['2026-04-12', '19:30'],
    ['2026-12-14', '09:00'],
  ] as const) {
    await small.record('ConveneMeeting', { effectiveOn: '2026-03-09', organ: small.stuurgroep, heldOn, startsAt })
  }
  await small.record('PlanAction', {
    effectiveOn: '2026-03-06',
    title: 'Straat afsluiten',
    owner: { kind: 'organ', organ: small.stuurgroep },
    due: '2026-10-25',
    dossier,
  })
  await feedingOf(ledger).catchUp()
  await settled(ledger)
}, 120_000)

afterAll(() => ledger?.close())

const addressOf = async (person: string, feed: 'decisions' | 'agenda'): Promise<string> => {
  const token = await ledger.notifying.feedAddresses.make(small.house, person, feed)
  return `/feeds/${token}/${feed === 'agenda' ? 'agenda.ics' : 'besluiten.atom'}`
}

const get = (url: string) => ledger.app.inject({ method: 'GET', url })

describe('the calendar of a person', () => {
  test('is read by another library: whole days of meetings of their organs, actions and what lapses', async () => {
    const { body, headers } = await get(await addressOf(small.people.secretary, 'agenda'))
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['cache-control']).toBe('private, no-store')
    const calendar = new ICAL.Component(ICAL.parse(body))
    const events = calendar.getAllSubcomponents('vevent').map((one) => {
      const event = new ICAL.Event(one)
      return {
        on: event.startDate.toString(),
        whole: event.startDate.isDate,
        what: event.summary,
        place: event.location,
      }
    })
    expect(events).toContainEqual({
      on: '2026-03-29',
      whole: true,
      what: 'Vergadering: Stuurgroep',
      place: 'Zaal 1; bij de poort, links',
    })
    // An hour in Flanders, in summer and in winter.
    const hours = events.filter(({ whole }) => !whole).map(({ on }) => on)
    expect(hours).toEqual(['2026-04-12T17:30:00Z', '2026-12-14T08:00:00Z'])
    // The days on which the clock changes are whole days as well.
    expect(events).toContainEqual(expect.objectContaining({ on: '2026-10-25', what: 'Actie: Straat afsluiten' }))
    expect(events).toContainEqual(expect.objectContaining({ on: '2027-12-31' }))
    expect(events.map(({ what }) => what)).not.toContain('Vergadering: College')
    const uids = calendar.getAllSubcomponents('vevent').map((one) => String(one.getFirstPropertyValue('uid')))
    expect(uids.some((uid) => uid.startsWith(`meeting-${meeting}@`))).toBe(true)
    expect(new Set(uids).size).toBe(uids.length)
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  test('is that of this person: another organ, another calendar', async () => {
    const { body } = await get(await addressOf(small.people.mayor, 'agenda'))
    expect(body).toContain('Vergadering: College')
    expect(body).not.toContain('Vergadering: Stuurgroep')
  })
})

describe('the feed of decisions', () => {
  test('is read by another library: what was told, with words that stay words', async () => {
    const path = await addressOf(small.people.secretary, 'decisions')
    const { body, headers } = await get(path)
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    // A strict parser: it throws where the XML is not well formed.
    new SaxesParser({ xmlns: true }).write(body).close()
    const { feed } = new XMLParser({ ignoreAttributes: false }).parse(body)
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom')
    expect(feed.title).toBe('Besluiten van Huis van het Kind Voorbeeld')
    const entries = [feed.entry].flat()
    expect(entries).toHaveLength(1)
    expect(entries[0].id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
    expect(entries[0].updated).toBe('2026-03-05T12:00:00.000Z')
    // Parsed once it is HTML, in which what was typed is still escaped.
    const content = String(entries[0].content['#text'])
    expect(content).toContain('<p>Redenen: Het kan binnen het actieplan.</p>')
    expect(String(entries[0].title['#text'])).toContain('“Speelstraat &lt;script&gt;alert(1)&lt;/script&gt; &amp; co”')
    expect(body).not.toContain('<script>')
  })

  test('holds what was published, also for who was not told; and nothing that was neither', async () => {
    const path = await addressOf(small.people.lead, 'decisions')
    const titles = async (): Promise<readonly string[]> => {
      const { feed } = new XMLParser().parse((await get(path)).body)
      return feed.entry === undefined ? [] : [feed.entry].flat().map(({ title }) => String(title))
    }
    expect(await titles()).toEqual([])
    const { dossier, decision } = await decide(small, 'Speelkoffer')
    await small.record('GrantBekrachtiging', { effectiveOn: '2026-03-08', dossier, decision, organ: small.college })
    await small.record('PublishDecision', {
      effectiveOn: '2026-03-09',
      dossier,
      decision,
      where: 'website van de gemeente',
    })
    expect(await titles()).toEqual(['Besluit over “Speelkoffer”: goedgekeurd'])
  })
})

describe('a secret address', () => {
  test('is worth nothing once its holder sits in the house no more', async () => {
    const { seat, person } = await small.record('AssignSeat', {
      effectiveOn: '2026-01-01',
      organ: small.stuurgroep,
      partner: small.centre,
      function: 'plaatsvervanger',
      role: 'member',
    })
    const path = await addressOf(person!, 'agenda')
    expect((await get(path)).statusCode).toBe(200)
    await small.record('EndSeat', { effectiveOn: '2026-03-09', seat: seat! })
    expect((await get(path)).statusCode).toBe(404)
  })

  test('is limited in number for each person', async () => {
    const made = []
    for (let count = 0; count < 12; count += 1) {
      made.push(await ledger.notifying.feedAddresses.make(small.house, small.people.chair, 'agenda'))
    }
    expect(made.filter((token) => token !== null)).toHaveLength(10)
  })

  test('is asked at most sixty times a minute from one place', async () => {
    const path = `/feeds/${'B'.repeat(43)}/agenda.ics`
    const codes: number[] = []
    for (let count = 0; count < 61; count += 1) codes.push((await get(path)).statusCode)
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404))
    expect(codes.at(-1)).toBe(429)
  })
})
