import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossierId, houseId } from '../../src/domain/shared/identifiers.js'
import { createReader, unescaped } from './support/browser-session.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let dossier: string

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  dossier = await propose(small)
  await small.record('TakeDecision', {
    effectiveOn: '2026-03-04',
    dossier,
    organ: small.stuurgroep,
    outcome: 'adopted',
  })
  await settled(ledger)
})

afterAll(() => ledger?.close())

const auditor = async () => {
  const reader = createReader(ledger)
  await reader.signIn({ rol: 'auditor' })
  return reader
}

describe('signing in', () => {
  test('a page of a house sends who is not signed in to sign in, and back afterwards', async () => {
    const reader = createReader(ledger)
    const path = `/huizen/${small.house}/besluiten?stand=final`
    const refused = await reader.get(path)
    expect(refused.statusCode).toBe(303)
    expect(refused.headers.location).toBe(`/aanmelden?terug=${encodeURIComponent(path)}`)
    const signedIn = await reader.signIn({ rol: 'auditor', terug: path })
    expect(signedIn.statusCode).toBe(303)
    expect(signedIn.headers.location).toBe(path)
    expect((await reader.get(path)).statusCode).toBe(200)
  })

  test('a way back to another site is not followed', async () => {
    for (const terug of ['https://example.org/', '//example.org/', '/\\example.org', '/\t/example.org']) {
      const signedIn = await createReader(ledger).signIn({ rol: 'auditor', terug })
      expect(signedIn.headers.location).toBe('/')
    }
  })

  test('a house offers its administrator and its seats of today, with function, role, organ and partner', async () => {
    const { body } = await createReader(ledger).get(`/aanmelden?huis=${small.house}`)
    expect(body).toContain('Beheerder van dit huis')
    expect(body).toContain('coördinator, secretaris van Stuurgroep, voor Gemeente Voorbeeld')
    expect(body).toContain('Proefaanmelding zonder wachtwoord')
  })

  test('signing in without choosing a role is refused with a sentence', async () => {
    const answer = await createReader(ledger).signIn({ huis: small.house, rol: '' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Kies eerst een rol.')
  })

  test('signing in makes a new session, and signing out ends it', async () => {
    const reader = createReader(ledger)
    await reader.get('/aanmelden')
    const before = reader.cookies.get('besluitboek')
    await reader.signIn({ rol: 'auditor' })
    const after = reader.cookies.get('besluitboek')
    expect(before).toBeDefined()
    expect(after).not.toBe(before)
    const out = await reader.submit('/', {}).then(async () => {
      const page = await reader.get('/')
      const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
      return reader.post('/afmelden', { _csrf: token })
    })
    expect(out.headers.location).toBe('/aanmelden')
    reader.cookies.set('besluitboek', after!)
    expect((await reader.get('/')).statusCode).toBe(303)
  })

  test('where the trial sign-in is off, no role is offered and none accepted', async () => {
    const closed = await openLedger({ developmentSignIn: false })
    try {
      const reader = createReader(closed)
      const page = await reader.get('/aanmelden')
      expect(page.body).not.toContain('name="rol"')
      expect(page.body).toContain('name="wachtwoord"')
      expect(page.body).not.toContain('Proefaanmelding')
      expect((await reader.post('/aanmelden', { rol: 'auditor' })).statusCode).toBe(404)
    } finally {
      await closed.close()
    }
  })
})

describe('reading', () => {
  test('the start page lists only the houses the reader may read', async () => {
    const other = await recordSmallHouse(ledger)
    await settled(ledger)
    const reader = createReader(ledger)
    await reader.signIn({ huis: small.house, rol: small.people.secretary })
    const { body } = await reader.get('/')
    expect(body).toContain(`/huizen/${small.house}`)
    expect(body).not.toContain(other.house)
    const forbidden = await reader.get(`/huizen/${other.house}`)
    expect(forbidden.statusCode).toBe(403)
    expect(forbidden.body).toContain('<h1>Niet toegestaan</h1>')
  })

  test('the house page tells legal form, area, organs as a tree, what waits and the newest decisions', async () => {
    const { body } = await (await auditor()).get(`/huizen/${small.house}`)
    expect(body).toContain('Feitelijke vereniging, opgericht op 1 januari 2025, werkt in Voorbeeld en Naburig.')
    expect(body).toMatch(/Stuurgroep<\/strong>[\s\S]*<ul><li><a href="[^"]*"><strong>Werkgroep spelen/)
    expect(body).toContain('bekrachtiging geven of weigeren')
  })

  test('the house page leads to partners and seats, each with how many there are, of the day it shows', async () => {
    const reader = await auditor()
    const { body } = await reader.get(`/huizen/${small.house}`)
    const ways = [...body.matchAll(/<a href="([^"]*\/(?:partners|zetels)[^"]*)">(\d+) [^<]+</g)]
    expect(ways.map(([, path]) => path)).toEqual([`/huizen/${small.house}/partners`, `/huizen/${small.house}/zetels`])
    const [partners, seats] = await Promise.all(ways.map(([, path]) => reader.get(path!)))
    expect(partners?.body).toContain('Centrum &lt;gezin> &amp; co')
    const rows = (page: string | undefined): number => (page?.match(/<tr[ >]/g) ?? []).length - 1
    expect([rows(partners?.body), rows(seats?.body)]).toEqual(ways.map(([, , count]) => Number(count)))
    const later = (await reader.get(`/huizen/${small.house}?op=2026-02-01`)).body
    expect(later).toContain(`href="/huizen/${small.house}/zetels?op=2026-02-01"`)
  })

  test('the pages of house and seats show the asked day, and say so when it is no day', async () => {
    const reader = await auditor()
    expect((await reader.get(`/huizen/${small.house}?op=2024-12-31`)).body).toContain('was er geen enkel orgaan')
    expect((await reader.get(`/huizen/${small.house}/zetels?op=2024-12-31`)).body).toContain('had niemand een zetel')
    const wrong = await reader.get(`/huizen/${small.house}?op=2026-02-30`)
    expect(wrong.statusCode).toBe(200)
    expect(wrong.body).toContain('“2026-02-30” is geen dag op de kalender. U ziet de stand van 10 maart 2026.')
  })

  test('the decision register names organ, outcome, state, mandate and amount, and can be filtered', async () => {
    const reader = await auditor()
    const { body } = await reader.get(`/huizen/${small.house}/besluiten`)
    expect(body).toContain('wacht op bekrachtiging')
    expect(body).toContain('beslissen, met bekrachtiging over besteding van subsidies')
    expect(body).toMatch(/€\s1\.250,00/)
    expect(body).toContain('Speelstraat &lt;b>zomer&lt;/b>')
    expect((await reader.get(`/huizen/${small.house}/besluiten?stand=final`)).body).toContain('Niets gevonden.')
    expect((await reader.get(`/huizen/${small.house}/besluiten?tekst=speelstr`)).body).toContain('4 maart 2026')
    expect((await reader.get(`/huizen/${small.house}/besluiten?cursor=onzin`)).body).toContain('Deze bladwijzer')
  })

  test('a list longer than one page goes on by links, without repeating or losing a line', async () => {
    const long = await recordSmallHouse(ledger)
    for (let number = 1; number <= 55; number += 1) await propose(long, { title: `Zaak ${number}.`, on: '2026-03-01' })
    await settled(ledger)
    const reader = await auditor()
    const first = (await reader.get(`/huizen/${long.house}/dossiers`)).body
    const next = /<a href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&')
    const second = (await reader.get(next!)).body
    const titles = [...`${first}${second}`.matchAll(/Zaak (\d+)\./g)].map(([, number]) => number)
    expect(titles).toHaveLength(55)
    expect(new Set(titles).size).toBe(55)
    expect(second).not.toContain('rel="next"')
  })

  test('English on request, kept for the next pages', async () => {
    const reader = await auditor()
    const chosen = await reader.get('/taal/en?terug=%2F')
    expect(chosen.headers.location).toBe('/')
    const { body } = await reader.get('/')
    expect(body).toContain('<html lang="en">')
    expect(body).toContain('Legal form')
  })

  test('a page that is not there says so in the language of the reader, whatever the browser prefers', async () => {
    const reader = await auditor()
    const missing = `/huizen/${small.house}/dossiers/00000000-0000-4000-8000-000000000000`
    expect((await reader.get(missing)).body).toContain('Niet gevonden')
    await reader.get('/taal/en?terug=%2F')
    const { statusCode, body } = await reader.get(missing)
    expect(statusCode).toBe(404)
    expect(body).toContain('<html lang="en">')
    expect(body).toContain('Not found')
    expect(body).not.toContain('Niet gevonden')
  })

  test('pages carry a strict policy, no inline style or script, and are kept by nobody', async () => {
    const answer = await (await auditor()).get(`/huizen/${small.house}`)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(answer.body).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i)
  })

  test('stylesheet and letters are served, and nothing else of the disk', async () => {
    const reader = createReader(ledger)
    const { body } = await reader.get('/aanmelden')
    const stylesheet = /href="(\/assets\/besluitboek\.css[^"]*)"/.exec(body)?.[1]
    const css = await reader.get(stylesheet!)
    expect(css.headers['content-type']).toMatch(/^text\/css/)
    for (const [, letter] of css.body.matchAll(/url\("([^"]+)"\)/g)) {
      const answer = await reader.get(letter!)
      expect(answer.headers['content-type']).toBe('font/woff2')
    }
    for (const path of ['/letters/metadata.json', '/letters/..%2fpackage.json', '/assets/..%2f..%2fpages.ts']) {
      expect((await reader.get(path)).statusCode).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('a dossier', () => {
  test('is told in plain Dutch: where it stands, who decided under which mandate, and what it waits for', async () => {
    const { body } = await (await auditor()).get(`/huizen/${small.house}/dossiers/${dossier}`)
    expect(body).toContain('Stuurgroep keurde dit goed. Wacht op bekrachtiging door College.')
    expect(body).toContain(
      'Stuurgroep besloot: goedgekeurd, onder mandaat “beslissen, met bekrachtiging over besteding van subsidies”.',
    )
    expect(body).toMatch(/<svg viewBox="[^"]+" role="img"[^>]*><title[^>]*>Keten van mandaten<\/title><desc/)
    expect(body).toContain('decreet “Decreet lokaal bestuur, art. 40” van 22 december 2017 geeft Gemeenteraad')
    expect(body).toContain('<h1>Speelstraat &lt;b>zomer&lt;/b></h1>')
  })

  test('says of the texts in it that they are Dutch, on an English page too (WCAG 2.2, 3.1.2)', async () => {
    const reader = await auditor()
    await reader.get('/taal/en')
    const { body } = await reader.get(`/huizen/${small.house}/dossiers/${dossier}`)
    expect(body).toMatch(/<html lang="en">/)
    const { state } = await ledger.houses.load(houseId.parse(small.house))
    const text = state.dossiers.get(dossierId.parse(dossier))!.content!.text
    const marked = [...body.matchAll(/<[^>]* lang="nl"[^>]*>([^<]*)</g)].map(([, inside]) => unescaped(inside!))
    expect(marked).toContain(text)
  })
})
