import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RecordedActs, recordActs } from './support/acts.js'
import { createReader, hidden, type Reader } from './support/browser-session.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: SmallHouse
let acts: RecordedActs
let auditor: Reader
let secretary: Reader
let member: Reader
let administrator: Reader

const signedIn = async (rol: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn(rol === 'auditor' ? { rol } : { huis: small.house, rol })
  return reader
}

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  acts = await recordActs(small)
  await settled(ledger)
  auditor = await signedIn('auditor')
  secretary = await signedIn(small.people.secretary)
  member = await signedIn(small.people.member)
  administrator = await signedIn('administrator')
})

afterAll(() => ledger?.close())

const page = (rest: string): string => `/huizen/${small.house}${rest}`

/** What a page says, without its markup. */
const told = async (reader: Reader, rest: string): Promise<string> => {
  const answer = await reader.get(page(rest))
  expect(answer.statusCode, answer.body).toBe(200)
  const main = answer.body.slice(answer.body.indexOf('<main'), answer.body.indexOf('</main>'))
  return main
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

const effectiveOn = '2026-03-10'

describe('the page of the house', () => {
  test('leads to agreements, goals, candidates and working groups', async () => {
    const { body } = await auditor.get(page(''))
    for (const rest of ['/overeenkomsten', '/doelen', '/kandidaten', '/werkgroepen']) {
      expect(body).toContain(`href="${page(rest)}"`)
    }
  })
})

describe('agreements', () => {
  test('show who signed and who still must, since when they hold, and the mandates on them', async () => {
    const text = await told(auditor, '/overeenkomsten')
    expect(text).toContain('… wacht op handtekeningen Nog te tekenen door Centrum <gezin> & co.')
    expect(text).toContain('Gemeente Voorbeeld getekend op 10 februari 2025 Centrum <gezin> & co nog niet getekend')
    expect(text).toContain('✓ geldt Geldt sinds 10 februari 2025.')
    expect(text).toContain('engagementsverklaring: Referentiedocument <1>.')
    expect(text).toContain('Opzegtermijn: 3 maanden.')
    expect(text).toContain('Werkgroep spelen: visie')
    expect(text).toContain('Er steunt op die dag geen mandaat op deze overeenkomst.')
    expect(await told(auditor, `/mandaten/${acts.mandate}`)).toContain('overeenkomst “Convenant”')
  })

  test('as of an earlier day, and as known on an earlier day', async () => {
    const before = await told(auditor, '/overeenkomsten?op=2025-02-09')
    expect(before).toContain('Stand op 9 februari 2025.')
    expect(before).toContain('Nog te tekenen door Gemeente Voorbeeld en Centrum <gezin> & co.')
    expect(before).not.toContain('Geldt sinds')
    const unknown = await told(auditor, '/overeenkomsten?bekend=2025-01-01')
    expect(unknown).toContain('Stand op 10 maart 2026, zoals bekend op 1 januari 2025.')
    expect(unknown).toContain('Niets gevonden.')
    expect(await told(auditor, '/overeenkomsten?op=31-12')).toContain('31-12')
  })

  test('are signed by who represents a party, once; nobody else is offered the form', async () => {
    const form = page(`/overeenkomsten/${acts.waiting}/tekenen`)
    expect((await auditor.get(form)).statusCode).toBe(403)
    expect((await secretary.get(form)).statusCode).toBe(403)
    expect((await member.get(page('/overeenkomsten'))).body).toContain(`href="${form}"`)
    expect((await secretary.get(page('/overeenkomsten'))).body).not.toContain(`href="${form}"`)
    expect((await member.get(form)).body).toContain('<h1>Tekenen: Verklaring &lt;b></h1>')
    const early = await member.submit(form, { partner: small.centre, effectiveOn: '2025-01-31' })
    expect(early.statusCode).toBe(422)
    expect(early.body).toContain('De overeenkomst werd pas op 1 februari 2025 opgesteld.')
    const { body } = await member.get(form)
    const fields = { _csrf: hidden(body, '_csrf'), _key: hidden(body, '_key'), partner: small.centre, effectiveOn }
    const signed = await member.post(form, fields)
    expect(signed.statusCode).toBe(303)
    await settled(ledger)
    const again = await member.post(form, fields)
    expect([again.statusCode, again.headers.location]).toEqual([303, signed.headers.location])
    const twice = await member.post(form, { ...fields, _key: '00000000-0000-7000-8000-000000000000' })
    expect(twice.statusCode).toBe(409)
    expect(twice.body).toContain('role="alert"')
    expect(signed.headers.location).toMatch(new RegExp(`^${page('/overeenkomsten')}\\?minPosition=\\d+$`))
    expect(await told(member, '/overeenkomsten')).toContain('Geldt sinds 10 maart 2026.')
    expect((await member.get(form)).statusCode).toBe(403)
    expect((await member.get(page('/overeenkomsten/bestaat-niet/tekenen'))).statusCode).toBe(403)
  })
})

describe('goals and actions', () => {
  test('show each goal with its action points, dossiers, actions and evaluations; late is said in words', async () => {
    const text = await told(auditor, '/doelen')
    expect(text).toContain('Eén actie is te laat.')
    expect(text).toContain('Doelstelling 1: Elk kind speelt')
    expect(text).toMatch(/a\. Speelkoffers .*Dossier: Speelstraat .*Koffers kopen ! te laat/)
    expect(text).toContain('Centrum <gezin> & co, klaar tegen 30 juni 2025')
    expect(text).toContain('Koffers kopen: verslag van 1 mei 2025 Offerte gevraagd.')
    expect(text).toMatch(/Ouders bevragen ✓ klaar Centrum <gezin> & co, afgesloten op 1 juni 2025/)
    expect(text).toContain('2025, Stuurgroep: gedeeltelijk bereikt')
    expect(text).toMatch(/Andere acties Losse actie … loopt Stuurgroep, klaar tegen 31 december 2026/)
    expect(text).toContain('Hoort bij dossier Speelstraat')
    expect(text).toMatch(
      /Evaluatie per jaar 2025: Stuurgroep 20 januari 2026 Spelen ging goed\. Doelstelling 1: gedeeltelijk bereikt/,
    )
    const early = await told(auditor, '/doelen?op=2025-01-31')
    expect(early).toContain('Er zijn op die dag geen doelstellingen.')
    expect(early).toContain('Geen enkele actie is te laat.')
    expect(early).toContain('Nog geen enkel jaar is geëvalueerd.')
  })

  test('a dossier tells which goal it serves', async () => {
    const text = await told(auditor, `/dossiers/${acts.dossier}`)
    expect(text).toContain('doelstelling 1, actiepunt a: Speelkoffers')
    expect(text).toContain('Gezet bij doelstelling 1, actiepunt a: Speelkoffers.')
  })

  test('an action is planned for a goal, and reported on until it is done', async () => {
    expect((await auditor.get(page('/doelen/actie-plannen'))).statusCode).toBe(403)
    const planned = await member.submit(page('/doelen/actie-plannen'), {
      title: 'Koffers <uitlenen>',
      owner: `partner:${small.centre}`,
      due: '2026-03-31',
      goal: `${acts.goal}:a`,
      effectiveOn,
    })
    expect(planned.statusCode, planned.body).toBe(303)
    expect(await told(member, '/doelen')).toContain('Koffers <uitlenen> … loopt')
    const { body } = await member.get(page('/doelen'))
    const form = /href="([^"]*\/verslag)">Verslag geven: Koffers &lt;uitlenen>/.exec(body)![1]!
    expect((await secretary.get(form)).statusCode).toBe(403)
    expect((await member.submit(form, { text: '', effectiveOn })).statusCode).toBe(422)
    expect((await member.submit(form, { text: 'Uitgeleend.', done: 'ja', effectiveOn })).statusCode).toBe(303)
    const text = await told(member, '/doelen')
    expect(text).toContain('Koffers <uitlenen> ✓ klaar')
    expect(text).toContain('Uitgeleend.')
    expect((await member.get(form)).statusCode).toBe(403)
    const wrong = await member.submit(page('/doelen/actie-plannen'), {
      title: 'Te vroeg',
      owner: `partner:${small.centre}`,
      due: '2026-03-09',
      effectiveOn,
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('href="#veld-due"')
  })

  test('an organ evaluates a year, goal by goal', async () => {
    const form = page('/doelen/jaar-evalueren')
    expect((await member.get(form)).statusCode).toBe(403)
    const evaluated = await secretary.submit(form, {
      organ: small.stuurgroep,
      year: '2026',
      text: 'Een goed begin.',
      [`doel-${acts.goal}`]: 'reached',
      effectiveOn,
    })
    expect(evaluated.statusCode, evaluated.body).toBe(303)
    const text = await told(secretary, '/doelen')
    expect(text).toContain('2026: Stuurgroep')
    expect(text).toContain('2026, Stuurgroep: bereikt')
    const again = await secretary.submit(form, {
      organ: small.stuurgroep,
      year: '2026',
      text: 'Nog eens.',
      effectiveOn,
    })
    expect(again.body).toContain('Dit orgaan heeft 2026 al geëvalueerd.')
  })
})

describe('candidates', () => {
  test('show what became of each, and what was not by the rules', async () => {
    const text = await told(auditor, '/kandidaten')
    expect(text).toContain(
      'Speelotheek … in behandeling Kandidaat sinds 1 maart 2025. Nog niet voorgelegd aan het netwerk.',
    )
    expect(text).toContain('Geweigerd op 1 april 2025. ! niet voorgelegd aan het netwerk ! geweigerd zonder redenen')
    expect(text).toContain('Ingetrokken op 1 april 2025. Reden: Gestopt.')
    expect(await told(auditor, '/kandidaten?op=2025-03-01')).not.toContain('Geweigerd op')
  })
})

describe('working groups', () => {
  test('show purpose, members, end and evaluations, and who was sent outside', async () => {
    const text = await told(auditor, '/werkgroepen')
    expect(text).toContain('Werkgroep spelen ✓ actief vanaf 1 januari 2025')
    expect(text).toContain('Leden trekker werkgroep (Centrum <gezin> & co): voorzitter')
    expect(text).toContain('! voorbij de einddatum, nog niet afgesloten')
    expect(text).toContain('De zomer voorbereiden.')
    expect(text).toContain('Op 1 juni 2025 verlengd tot en met 30 september 2025.')
    expect(text).toContain('1 mei 2025: verder doen, maar anders Het werkt.')
    expect(text).toContain('directeur (Centrum <gezin> & co), voor Stuurgroep.')
    expect(text).toContain('Brengt om de 90 dagen verslag uit.')
    expect(text).toContain('! verslag te laat: verwacht op 30 mei 2025')
    expect(text).toContain('Regionaal overleg: verslag van 1 maart 2025 Een proefproject.')
  })

  test('are evaluated, and a delegate reports', async () => {
    const evaluate = page(`/werkgroepen/${acts.group}/evalueren`)
    expect((await secretary.get(evaluate)).statusCode).toBe(403)
    const ended = await administrator.submit(evaluate, { text: 'Klaar.', advice: 'end', effectiveOn })
    expect(ended.statusCode, ended.body).toBe(303)
    expect(await told(administrator, '/werkgroepen')).toContain('· afgelopen')
    expect((await administrator.get(page(`/werkgroepen/${small.stuurgroep}/evalueren`))).statusCode).toBe(403)
    const report = page(`/werkgroepen/afgevaardigden/${acts.delegation}/verslag`)
    expect((await administrator.get(report)).statusCode).toBe(403)
    expect((await member.submit(report, { text: 'Nieuws.', effectiveOn })).statusCode).toBe(303)
    const text = await told(member, '/werkgroepen')
    expect(text).toContain('Nieuws.')
    expect(text).not.toContain('verslag te laat')
  })
})

describe('in English', () => {
  test('the pages speak English', async () => {
    const reader = await signedIn('auditor')
    await reader.get('/taal/en?terug=/')
    expect(await told(reader, '/overeenkomsten')).toContain('In force since 10 February 2025.')
    expect(await told(reader, '/doelen')).toContain('Goal 1: Elk kind speelt')
    expect(await told(reader, '/kandidaten')).toContain('being treated')
    expect(await told(reader, '/werkgroepen')).toContain('Delegates outside the house')
  })
})
