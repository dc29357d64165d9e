import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide, feedingOf, reachable } from '../notifying/support.js'
import { createReader, hidden, type Reader, unescaped } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let mayor: Reader
let dossier: string

const signedIn = async (choice: { huis?: string; rol: string }): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn(choice)
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  await feedingOf(ledger, { mailing: true }).catchUp()
  await reachable(small, small.people.secretary, 'secretaris@voorbeeld.be')
  const decided = await decide(small, 'Speelstraat <b>zomer</b>')
  dossier = decided.dossier
  await feedingOf(ledger, { mailing: true }).catchUp()
  await settled(ledger)
  secretary = await signedIn({ huis: small.house, rol: small.people.secretary })
  mayor = await signedIn({ huis: small.house, rol: small.people.mayor })
}, 120_000)

afterAll(() => ledger?.close())

describe('messages', () => {
  test('are counted in the frame of every page, and lead to the dossier', async () => {
    const house = await secretary.get(`/huizen/${small.house}`)
    expect(house.body).toContain('href="/berichten"')
    expect(house.body).toContain('Berichten (1 ongelezen)')
    const { body, statusCode } = await secretary.get('/berichten')
    expect(statusCode).toBe(200)
    expect(body).toContain('Besluit over “Speelstraat &lt;b>zomer&lt;/b>”: goedgekeurd')
    expect(body).toContain('Redenen: Het kan binnen het actieplan.')
    expect(body).toContain('U krijgt dit bericht omdat uw partner of orgaan het voorstelde.')
    expect(body).toContain(`href="/huizen/${small.house}/dossiers/${dossier}"`)
    // One house: nothing to choose.
    expect(body).not.toContain('Alle huizen')
    expect((await mayor.get('/berichten')).body).toContain('Gevraagd: bekrachtiging van het besluit')
  })

  test('are read in the language of the reader', async () => {
    const reader = await signedIn({ huis: small.house, rol: small.people.secretary })
    reader.cookies.set('taal', 'en')
    expect((await reader.get('/berichten')).body).toContain('Decision on “Speelstraat')
  })

  test('are marked as read by their own reader only, and only with a form of this site', async () => {
    const page = await secretary.get('/berichten')
    const bericht = hidden(page.body, 'bericht')
    expect((await secretary.post('/berichten/gelezen', { bericht })).statusCode).toBe(403)
    const others = await mayor.get('/berichten')
    await mayor.post('/berichten/gelezen', { bericht, _csrf: hidden(others.body, '_csrf') })
    expect((await secretary.get('/berichten')).body).toContain('1 ongelezen')
    const marked = await secretary.post('/berichten/gelezen', { bericht, _csrf: hidden(page.body, '_csrf') })
    expect(marked.statusCode).toBe(303)
    expect((await secretary.get('/berichten')).body).not.toContain('1 ongelezen')
  })

  test('are for persons: others hear that this is not theirs, and who is not signed in signs in first', async () => {
    for (const rol of ['auditor', 'administrator']) {
      const reader = await signedIn(rol === 'auditor' ? { rol } : { huis: small.house, rol })
      expect((await reader.get('/berichten')).statusCode).toBe(403)
      expect((await reader.get('/berichten/voorkeuren')).statusCode).toBe(403)
    }
    expect((await createReader(ledger).get('/berichten')).statusCode).toBe(303)
  })
})

describe('preferences', () => {
  test('are kept, and shown again', async () => {
    const page = '/berichten/voorkeuren'
    const saved = await secretary.submit(page, { mails: 'daily', taal: 'en' })
    expect(saved.statusCode).toBe(303)
    const shown = (await secretary.get(saved.headers.location!)).body
    expect(shown).toContain('Uw voorkeuren zijn bewaard.')
    expect(shown).toMatch(/value="daily"[^>]*checked/)
    expect(await ledger.notifying.preferences.read(small.people.secretary)).toEqual({ mails: 'daily', language: 'en' })
    await secretary.submit(page, { mails: 'nonsense', taal: 'xx' })
    expect(await ledger.notifying.preferences.read(small.people.secretary)).toEqual({ mails: 'daily', language: 'en' })
  })

  test('say to which address mails go, or that none is known', async () => {
    const page = '/berichten/voorkeuren'
    const own = `/huizen/${small.house}/personen/${small.people.secretary}`
    expect((await secretary.get(page)).body).toMatch(/Van u is geen e-mailadres bekend|Uw mails gaan naar/)
    const details = { name: 'Naam Voorbeeld', email: 'secretaris@huis.example', phone: '', effectiveOn: '2026-03-10' }
    expect((await secretary.submit(own, details)).statusCode).toBe(303)
    await settled(ledger)
    const known = (await secretary.get(page)).body
    expect(known).toContain('Uw mails gaan naar secretaris@huis.example.')
    expect(known).toContain(`href="${own}"`)
  })

  test('end mails with one click from a mail, without signing in, for the person of the link alone', async () => {
    const path = ledger.notifying.unsubscribing.pathFor(small.people.mayor)
    const stranger = createReader(ledger)
    expect((await stranger.get(path)).body).toContain('Ik wil geen mails meer')
    expect((await ledger.notifying.preferences.read(small.people.mayor)).mails).toBe('at-once')
    const other = path.replace(small.people.mayor, small.people.chair)
    expect((await stranger.post(other, { 'List-Unsubscribe': 'One-Click' })).statusCode).toBe(404)
    const done = await stranger.post(path, { 'List-Unsubscribe': 'One-Click' })
    expect(done.statusCode).toBe(200)
    expect((await ledger.notifying.preferences.read(small.people.mayor)).mails).toBe('none')
    expect((await ledger.notifying.preferences.read(small.people.chair)).mails).toBe('at-once')
    // RFC 8058 lets a mail program post a form with parts as well.
    const inParts = await ledger.app.inject({
      method: 'POST',
      url: ledger.notifying.unsubscribing.pathFor(small.people.chair),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    })
    expect(inParts.statusCode).toBe(200)
    expect((await ledger.notifying.preferences.read(small.people.chair)).mails).toBe('none')
  })

  test('give a secret address once, which works without cookies until it is revoked', async () => {
    const page = '/berichten/voorkeuren'
    const form = await secretary.get(page)
    const made = await secretary.post(`${page}/adressen`, { volgen: 'agenda', _csrf: hidden(form.body, '_csrf') })
    const address = unescaped(/<code[^>]*>([^<]+)<\/code>/.exec(made.body)![1]!)
    const path = new URL(address).pathname
    expect(path).toMatch(/^\/feeds\/[A-Za-z0-9_-]{43}\/agenda\.ics$/)
    expect((await secretary.get(page)).body).not.toContain(path.split('/')[2])
    const { rows } = await ledger.pool.query('SELECT row_to_json(one)::text AS text FROM notifying.feed_address AS one')
    expect(rows[0].text).not.toContain(path.split('/')[2])
    expect((await createReader(ledger).get(path)).statusCode).toBe(200)
    expect((await createReader(ledger).get(path.replace('agenda.ics', 'besluiten.atom'))).statusCode).toBe(404)
    const action = /action="([^"]+intrekken)"/.exec((await secretary.get(page)).body)![1]!
    // Another cannot revoke it.
    await mayor.post(action, { _csrf: hidden((await mayor.get(page)).body, '_csrf') })
    expect((await createReader(ledger).get(path)).statusCode).toBe(200)
    await secretary.post(action, { _csrf: hidden((await secretary.get(page)).body, '_csrf') })
    expect((await createReader(ledger).get(path)).statusCode).toBe(404)
    expect((await createReader(ledger).get(path.replace(/feeds\/.{43}/, `feeds/${'A'.repeat(43)}`))).statusCode).toBe(
      404,
    )
  })
})

describe('what is held about a person', () => {
  test('holds what they were told and chose', async () => {
    const { told } = (
      await secretary.get(`/huizen/${small.house}/personen/${small.people.secretary}/inzage.json`)
    ).json()
    expect(told.notices).toEqual([expect.objectContaining({ kind: 'decision-taken', because: 'proposal' })])
    expect(told.mails).toEqual([expect.objectContaining({ state: 'waiting', attempts: 0 })])
    expect(told.preference).toMatchObject({ mails: 'daily', language: 'en' })
  })
})

describe('mails that did not leave', () => {
  test('are shown with their reason to who administers the house, who can let them be tried again', async () => {
    await ledger.pool.query(
      `UPDATE notifying.outbox SET state = 'given-up', attempts = 2, problem = 'smtp-550', tried_at = now(), ended_at = now()
       WHERE recipient = $1`,
      [small.people.secretary],
    )
    const path = `/huizen/${small.house}/mails`
    const administrator = await signedIn({ huis: small.house, rol: 'administrator' })
    const { body } = await administrator.get(path)
    expect(body).toContain('Naam Voorbeeld')
    expect(body).toContain('de mailserver weigert dit adres (smtp-550)')
    expect((await secretary.get(path)).statusCode).toBe(403)
    const again = /action="([^"]+\/mails\/[^"]+)"/.exec(body)![1]!
    expect((await administrator.post(again, { _csrf: hidden(body, '_csrf') })).statusCode).toBe(303)
    expect((await administrator.get(path)).body).toContain('wacht op een nieuwe poging')
    const headers = { authorization: `Bearer ${ledger.monitoringToken}` }
    const metrics = await ledger.app.inject({ url: '/metrics', headers })
    expect(metrics.body).toMatch(/besluitboek_mails\{state="waiting"\} [1-9]/)
    expect(metrics.body).toContain('besluitboek_mails{state="given-up"} 0')
  })
})
