import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
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
    .replaceAll('&nbsp;', ' ')
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
    expect(unknown).toContain('Er zijn op die dag geen overeenkomsten.')
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

describe('the signing round', () => {
  const form = '/overeenkomsten/nieuw'
  const fields = { kind: 'convenant', title: 'Convenant <2>', reference: 'Map 3', from: '2026-04-01', effectiveOn }

  /** As a browser sends boxes that are ticked: the same name more than once. */
  const draft = async (parties: readonly string[], more: Record<string, string> = {}) => {
    const { body } = await administrator.get(page(form))
    const hiddenFields = { _csrf: hidden(body, '_csrf'), _key: hidden(body, '_key') }
    const sent = Object.entries({ ...hiddenFields, ...fields, ...more })
    return administrator.post(page(form), [...sent, ...parties.map((id): [string, string] => ['parties', id])])
  }

  test('starts with a draft by the administrator; what is wrong is said at its field, and what was typed stays', async () => {
    for (const reader of [secretary, member, auditor]) expect((await reader.get(page(form))).statusCode).toBe(403)
    const alone = await draft([small.centre])
    expect(alone.statusCode).toBe(422)
    expect(alone.body).toContain('minstens twee partners')
    expect(alone.body).toContain('href="#veld-parties"')
    expect(alone.body).toContain('value="Convenant <2>"')
    const backwards = await draft([small.centre, small.municipality], { until: '2026-03-31' })
    expect([backwards.statusCode, backwards.body.includes('href="#veld-until"')]).toEqual([422, true])
    const months = await draft([small.centre, small.municipality], { noticeMonths: '500' })
    expect(months.body).toContain('een getal van 1 tot 120')
    const sent = await draft([small.centre, small.municipality], { noticeMonths: '6' })
    expect(sent.statusCode, sent.body).toBe(303)
    const waiting = await told(member, '/overeenkomsten')
    expect(waiting).toContain('0 van de 2 partijen tekenden.')
    expect(waiting).toContain('Centrum <gezin> & co nog niet getekend … wacht op uw handtekening')
    expect(await told(secretary, '/overeenkomsten')).toContain('Gemeente Voorbeeld nog niet getekend … wacht op uw')
  })

  test('goes on until everybody signed; then it can be amended and ended', async () => {
    await settled(ledger)
    const { body } = await administrator.get(page('/overeenkomsten'))
    const card = body.split('<article').find((one) => one.includes('Convenant &lt;2>'))!
    const own = (slug: string): string => new RegExp(`href="([^"]*/${slug})"`).exec(card)![1]!
    for (const [partner, reader] of [
      [small.centre, member],
      [small.municipality, secretary],
    ] as const) {
      expect((await reader.submit(own('tekenen'), { partner, effectiveOn })).statusCode).toBe(303)
    }
    expect(await told(member, '/overeenkomsten')).toContain('· getekend Iedereen tekende. Geldt vanaf 1 april 2026.')
    expect((await secretary.get(own('wijzigen'))).statusCode).toBe(403)
    const amended = { until: '2030-12-31', noticeMonths: '3', reason: 'Langer.', effectiveOn }
    expect((await administrator.get(own('wijzigen'))).body).toContain('value="6"')
    expect((await administrator.submit(own('wijzigen'), { ...amended, reason: '' })).statusCode).toBe(422)
    expect((await administrator.submit(own('wijzigen'), amended)).statusCode).toBe(303)
    expect(await told(auditor, '/overeenkomsten')).toContain('Opzegtermijn: 3 maanden.')
    expect((await auditor.get(own('opzeggen'))).statusCode).toBe(403)
    expect((await member.get(own('opzeggen'))).body).not.toContain('voor alle partijen')
    const notice = { partner: 'all', noticeGivenOn: effectiveOn, reason: 'Anders.' }
    const before = await administrator.submit(own('opzeggen'), { ...notice, effectiveOn: '2026-03-01' })
    expect([before.statusCode, before.body.includes('href="#veld-effectiveOn"')]).toEqual([422, true])
    const ended = await administrator.submit(own('opzeggen'), { ...notice, effectiveOn: '2026-03-10' })
    expect(ended.statusCode, ended.body).toBe(303)
    expect((await administrator.get(own('wijzigen'))).statusCode).toBe(403)
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

  test('lead from a goal to the decisions, the money and the input of its dossiers', async () => {
    const { record, stuurgroep, centre } = small
    const { dossier } = acts
    const from = { kind: 'partner', partner: centre } as const
    const given = await record('GiveContribution', {
      effectiveOn: '2026-03-04',
      dossier,
      from,
      text: 'Graag met koffers.',
    })
    const { grant } = await record('RecordGrant', {
      effectiveOn: '2026-01-15',
      title: 'Werking',
      source: { kind: 'municipality', name: 'Gemeente Voorbeeld', partner: small.municipality },
      reference: 'Besluit 3',
      period: { from: '2026-01-01', until: '2026-12-31' },
      managedBy: stuurgroep,
      amountCents: 1_000_000,
    })
    const line = {
      grant: grant!,
      category: 'activities',
      purpose: 'Koffers',
      beneficiary: from,
      year: 2026,
      article: null,
      character: 'definitive',
      amountCents: 125_000,
    } as const
    await record('PlanMoney', { effectiveOn: '2026-03-05', dossier, lines: [line] })
    const decided = { effectiveOn: '2026-03-06', dossier, organ: stuurgroep, outcome: 'adopted' } as const
    const { decision } = await record('TakeDecision', { ...decided, conditionsConfirmed: ['binnen het actieplan'] })
    await settled(ledger)
    expect((await auditor.get(page('/doelen'))).body).not.toContain('volg het geld')
    const ratified = { effectiveOn: '2026-03-07', dossier, decision: decision!, organ: small.college }
    await record('GrantBekrachtiging', ratified)
    await settled(ledger)
    const { body } = await auditor.get(page('/doelen'))
    expect(body).toContain(`href="${page(`/dossiers/${dossier}`)}#besluit-${decision}"`)
    const trace = /href="([^"]*\/geld\/spoor[^"]*)" aria-label="volg het geld: €\s1\.250,00, Speelstraat"/.exec(
      body,
    )![1]!
    expect((await auditor.get(trace)).statusCode).toBe(200)
    expect(body).toContain(`href="${page(`/inbreng/${given.contribution}`)}"`)
    const text = await told(auditor, '/doelen')
    expect(text).toMatch(/Besluit van Stuurgroep op 6 maart 2026: goedgekeurd, € 1\.250,00 volg het geld: € 1\.250,00/)
    expect(text).toContain('Inbreng van 4 maart 2026')
    expect(await told(auditor, '/doelen?op=2026-03-05')).not.toContain('Besluit van Stuurgroep')
  })

  test('a goal is set with its action points, amended and ended by the administrator', async () => {
    const form = page('/doelen/nieuw')
    for (const reader of [secretary, member, auditor]) expect((await reader.get(form)).statusCode).toBe(403)
    const fields = { code: '2', title: 'Elk kind zwemt', evaluatedYearly: 'no', effectiveOn }
    const twice = await administrator.submit(form, { ...fields, code: '1' })
    expect([twice.statusCode, twice.body.includes('href="#veld-code"')]).toEqual([409, true])
    expect(twice.body).toContain('value="Elk kind zwemt"')
    const letter = await administrator.submit(form, {
      ...fields,
      'actionPoints.0.title': 'Zwemles',
      'actionPoints.0.letter': '1',
    })
    expect(letter.statusCode).toBe(422)
    expect(letter.body).toContain('Kies bij “Letter” een van de mogelijkheden die er staan.')
    expect(letter.body).toContain('value="Zwemles"')
    const set = await administrator.submit(form, {
      ...fields,
      'actionPoints.0.title': 'Zwemles',
      'actionPoints.1.title': 'Zwembad open',
    })
    expect(set.statusCode, set.body).toBe(303)
    const text = await told(administrator, '/doelen')
    expect(text).toContain('Doelstelling 2: Elk kind zwemt Hierop wordt niet elk jaar teruggekeken.')
    expect(text).toContain('a. Zwemles b. Zwembad open')

    const { body } = await administrator.get(page('/doelen'))
    const own = (slug: string): string => new RegExp(`href="([^"]*/${slug})">[^<]*doelstelling 2`, 'i').exec(body)![1]!
    const kept = { 'actionPoints.0.title': 'Zwemles', 'actionPoints.0.letter': 'a' }
    const amended = {
      title: 'Elk kind zwemt veilig',
      evaluatedYearly: 'yes',
      ...kept,
      reason: 'Duidelijker.',
      effectiveOn,
    }
    expect((await administrator.get(own('wijzigen'))).body).toContain('value="Zwembad open"')
    expect((await administrator.submit(own('wijzigen'), { ...amended, reason: '' })).statusCode).toBe(422)
    expect((await administrator.submit(own('wijzigen'), amended)).statusCode).toBe(303)
    expect(await told(administrator, '/doelen')).toContain('Elk kind zwemt veilig Elk jaar wordt hierop teruggekeken.')

    expect((await member.get(own('dossier'))).statusCode).toBe(403)
    const linked = await secretary.submit(own('dossier'), { dossier: acts.dossier, actionPoint: 'a', effectiveOn })
    expect(linked.statusCode, linked.body).toBe(303)
    expect(await told(member, '/doelen')).toMatch(/a\. Zwemles Dossier: Speelstraat/)
    const again = await secretary.submit(own('dossier'), { dossier: acts.dossier, actionPoint: 'a', effectiveOn })
    expect(again.body).toContain('role="alert"')

    const ended = await administrator.submit(own('beeindigen'), { reason: 'Bereikt.', effectiveOn: '2026-12-31' })
    expect(ended.statusCode, ended.body).toBe(303)
    expect((await administrator.get(own('beeindigen'))).statusCode).toBe(403)
  })

  test('an action follows from a decision, is postponed, and then cancelled', async () => {
    const decision = [...(await ledger.houses.load(small.house as HouseId)).state.dossiers.values()]
      .flatMap(({ decisions }) => [...decisions.keys()])
      .at(-1)!
    const planned = await secretary.submit(page('/doelen/actie-plannen'), {
      title: 'Straat afsluiten',
      owner: `partner:${small.centre}`,
      due: '2026-04-30',
      decision: `decision:${decision}`,
      effectiveOn,
    })
    expect(planned.statusCode, planned.body).toBe(303)
    const alone = await secretary.submit(page('/doelen/actie-plannen'), {
      title: 'Van een ander',
      owner: `partner:${small.centre}`,
      due: '2026-04-30',
      effectiveOn,
    })
    expect([alone.statusCode, alone.body.includes('role="alert"')]).toEqual([403, true])
    expect(alone.body).toContain('value="Van een ander"')
    expect(await told(secretary, '/doelen')).toContain('Volgt uit het besluit over Speelstraat')
    const { body } = await member.get(page('/doelen'))
    const own = (slug: string): string => new RegExp(`href="([^"]*/${slug})">[^<]*Straat afsluiten`).exec(body)![1]!
    expect((await auditor.get(own('uitstellen'))).statusCode).toBe(403)
    const sooner = await member.submit(own('uitstellen'), { due: '2026-04-01', reason: 'Regen.', effectiveOn })
    expect([sooner.statusCode, sooner.body.includes('href="#veld-due"')]).toEqual([422, true])
    expect(sooner.body).toContain('Regen.')
    const later = await member.submit(own('uitstellen'), { due: '2026-05-31', reason: 'Regen.', effectiveOn })
    expect(later.statusCode, later.body).toBe(303)
    expect(await told(member, '/doelen')).toContain(
      'Straat afsluiten … loopt Centrum <gezin> & co, klaar tegen 31 mei 2026',
    )
    expect((await member.submit(own('schrappen'), { reason: '', effectiveOn })).statusCode).toBe(422)
    expect((await member.submit(own('schrappen'), { reason: 'Te nat.', effectiveOn })).statusCode).toBe(303)
    expect(await told(member, '/doelen')).toMatch(/Straat afsluiten . geschrapt/)
    expect((await member.get(own('schrappen'))).statusCode).toBe(403)
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
