import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ofDecisionRule } from '../../src/domain/rule-set/of-decision-rule.js'
import { faultsOf, sideways } from './support/axe.js'
import { createReader, hidden, type Reader, unescaped } from './support/browser-session.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

let ledger: Ledger
let small: SmallHouse
let secretary: Reader
let mayor: Reader
let councillor: Reader

const signedIn = async (person: string): Promise<Reader> => {
  const reader = createReader(ledger)
  await reader.signIn({ huis: small.house, rol: person })
  return reader
}

const today = { effectiveOn: '2026-03-10' }

/** Both the college and the gemeenteraad ratify, one after the other; the gemeenteraad within three days. */
beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  const { record, college, gemeenteraad, mandates } = small
  await record('AmendMandate', {
    effectiveOn: '2026-01-01',
    mandate: mandates.subsidies,
    terms: {
      level: 'decide-subject-to-bekrachtiging',
      limits: { perDecisionCents: 1_000_000, perYearCents: 2_500_000, conditions: [] },
      ratifyingOrgan: college,
      furtherRatifyingOrgans: [gemeenteraad],
      ratificationOrder: 'in-order',
      addressee: null,
      mayBeSubDelegated: false,
    },
    reason: 'Ook de raad',
  })
  await record('AdoptRuleSet', {
    effectiveOn: '2026-01-01',
    organ: gemeenteraad,
    rules: {
      ...ofDecisionRule({ method: 'simple-majority', source: 'Reglement van de raad' }),
      bekrachtiging: { days: 3, silence: 'granted' },
    },
  })
  await settled(ledger)
  secretary = await signedIn(small.people.secretary)
  mayor = await signedIn(small.people.mayor)
  councillor = await signedIn(small.people.councillor)
})

afterAll(async () => {
  await closeContexts(browser)
  await ledger?.close()
})

const page = (dossier: string, rest = ''): string => `/huizen/${small.house}/dossiers/${dossier}${rest}`

const shown = async (reader: Reader, url: string): Promise<string> => {
  await settled(ledger)
  return unescaped((await reader.get(url)).body)
}

/** Address of the form that the page of a dossier offers under these words. */
const offered = async (reader: Reader, dossier: string, words: string): Promise<string | undefined> =>
  new RegExp(`<a class="button" href="([^"]+)">${words}`).exec(await shown(reader, page(dossier)))?.[1]

/** A decision of the stuurgroep that waits. */
const waiting = async (title: string, on = '2026-03-09') => {
  const dossier = await propose(small, { title, on: '2026-03-02' })
  const { decision } = await small.record('TakeDecision', {
    effectiveOn: on,
    dossier,
    organ: small.stuurgroep,
    outcome: 'adopted',
  })
  return { dossier, decision: decision! }
}

const ANSWER = 'Antwoord op de vraag om bekrachtiging'

describe('bekrachtiging by two organs, by forms alone', () => {
  test('in part, under a condition, in order, until it is final, carried out and published', async () => {
    const { dossier } = await waiting('Twee organen.')
    expect(await shown(secretary, page(dossier))).toContain(
      'Te bekrachtigen door College en Gemeenteraad, in die volgorde.',
    )
    expect(await offered(councillor, dossier, ANSWER)).toBeUndefined()
    const first = (await offered(mayor, dossier, ANSWER))!
    const wrong = await mayor.submit(first, {
      organ: small.college,
      answer: 'grant',
      'extent.amountCents': '2.000,00',
      ...today,
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('<a href="#veld-extent-amountCents">Geef een lager bedrag dan in het besluit staat')
    const granted = await mayor.submit(first, {
      organ: small.college,
      answer: 'grant',
      'extent.amountCents': '1.000,00',
      'extent.struck': 'artikel 3',
      conditions: 'Vraag drie offertes.',
      ...today,
    })
    expect(granted.statusCode).toBe(303)
    const partly = await shown(mayor, page(dossier))
    expect(partly).toMatch(/Bekrachtigd voor €\s1\.000,00\./)
    expect(partly).toContain('Geschrapt: artikel 3.')
    expect(partly).toContain('Nog niet vervuld.')
    expect(partly).toContain('Wacht op bekrachtiging door Gemeenteraad.')
    expect(partly).toContain('Wacht op Gemeenteraad, uiterlijk op 13 maart 2026. Zwijgt het orgaan')
    expect(partly).toMatch(/€\s1\.000,00 bekrachtigd, van €\s1\.250,00/)

    const second = (await offered(councillor, dossier, ANSWER))!
    await councillor.submit(second, { organ: small.gemeenteraad, answer: 'grant', ...today })
    expect(await shown(councillor, page(dossier))).toContain(
      'bekrachtigde het onder voorwaarden. Die zijn nog niet allemaal',
    )
    expect(await offered(secretary, dossier, 'Stel vast dat voorwaarde 1')).toBeUndefined()
    const meeting = (await offered(mayor, dossier, 'Stel vast dat voorwaarde 1 van College vervuld is'))!
    expect(await shown(mayor, meeting)).toContain('Voorwaarde 1: Vraag drie offertes.')
    await mayor.submit(meeting, { evidence: 'Ze liggen in het dossier.', ...today })
    const final = await shown(mayor, page(dossier))
    expect(final).toContain('Vervuld op 10 maart 2026: Ze liggen in het dossier.')
    expect(final).toContain('Definitief: Stuurgroep keurde dit goed.')

    const executing = (await offered(secretary, dossier, 'Leg de uitvoering vast'))!
    const early = await secretary.submit(executing, { what: 'Besteld.', effectiveOn: '2026-03-09' })
    expect(early.statusCode).toBe(422)
    expect(early.body).toContain('Dit besluit is niet definitief op 9 maart 2026.')
    await secretary.submit(executing, {
      what: 'Besteld.',
      irregularBecause: 'De winkel sloot.',
      effectiveOn: '2026-03-09',
    })
    const publishing = (await offered(secretary, dossier, 'Leg de bekendmaking vast'))!
    await secretary.submit(publishing, { where: 'www.voorbeeld.be', ...today })
    const done = await shown(secretary, page(dossier))
    expect(done).toContain('Gebeurde voor het besluit definitief was')
    expect(done).toContain('Waarom toch: De winkel sloot.')
    expect(done).toContain('10 maart 2026, www.voorbeeld.be')
    expect(await offered(secretary, dossier, 'Leg de bekendmaking vast')).toBeUndefined()

    const annulling = (await offered(secretary, dossier, 'Leg vast dat het besluit van Stuurgroep vernietigd is'))!
    await secretary.submit(annulling, { authority: 'de gouverneur', reasons: 'Niet bevoegd.', ...today })
    const annulled = await shown(secretary, page(dossier))
    expect(annulled).toContain('Vernietigd door de gouverneur.')
    expect(annulled).toContain('de gouverneur vernietigde het besluit van Stuurgroep: Niet bevoegd.')
    expect(await shown(secretary, `/huizen/${small.house}/besluiten?stand=annulled`)).toContain('Twee organen.')
  })

  test('sent back in points; the next version says what was done with each', async () => {
    const { dossier } = await waiting('Teruggestuurd.')
    const answering = (await offered(mayor, dossier, ANSWER))!
    await mayor.submit(answering, {
      organ: small.college,
      answer: 'send-back',
      remarks: 'Te vaag.',
      points: 'Waar komt de straat?\r\nWie houdt toezicht?',
      ...today,
    })
    expect(await shown(mayor, page(dossier))).toContain('Nog niet beantwoord.')
    const form = await shown(secretary, page(dossier, '/nieuwe-versie'))
    expect(form).toContain('Wat is er gedaan met punt 2 van College?')
    const names = [...form.matchAll(/name="(remark\.[^"]+)"/g)].map(([, name]) => name!)
    expect(names).toHaveLength(2)
    const version = {
      by: `organ:${small.stuurgroep}`,
      'content.title': 'Duidelijker',
      'content.text': 'In de Dorpsstraat.',
      explanation: 'Na de opmerkingen',
      ...today,
    }
    await secretary.submit(page(dossier, '/nieuwe-versie'), { ...version, [names[0]!]: 'De Dorpsstraat.' })
    expect(await shown(secretary, page(dossier))).toContain('Antwoord in versie 2: De Dorpsstraat.')
    const early = await secretary.submit(page(dossier, '/besluit'), {
      organ: small.stuurgroep,
      outcome: 'adopted',
      ...today,
    })
    expect(early.body).toContain('Zeg in een nieuwe versie wat u deed met punt 2')
    await secretary.submit(page(dossier, '/nieuwe-versie'), { ...version, [names[1]!]: 'Twee ouders.' })
    expect(await shown(secretary, page(dossier))).toContain('Punt 2 van College: Twee ouders.')
    const taken = await secretary.submit(page(dossier, '/besluit'), {
      organ: small.stuurgroep,
      outcome: 'adopted',
      ...today,
    })
    expect(taken.statusCode).toBe(303)
  })

  test('an answer that does not exist, without reasons, or with what goes with another records nothing', async () => {
    const { dossier } = await waiting('Verkeerd geantwoord.')
    const answering = (await offered(mayor, dossier, ANSWER))!
    const answer = async (fields: Record<string, string>): Promise<string> => {
      const sent = await mayor.submit(answering, { organ: small.college, ...today, ...fields })
      expect(sent.statusCode).toBe(422)
      return unescaped(sent.body)
    }
    expect(await answer({ answer: 'misschien' })).toContain(
      'Kies bij “Antwoord” een van de mogelijkheden die er staan.',
    )
    expect(await answer({ answer: 'refuse' })).toContain('Vul “Opmerkingen of redenen” in.')
    const refused = await answer({ answer: 'refuse', remarks: 'Te duur.', 'extent.amountCents': '10', points: 'Hoe?' })
    expect(refused).toContain('Maak “Lager bedrag in euro” leeg, of kies “bekrachtigen”.')
    expect(refused).toContain('Maak “Opmerkingen in punten” leeg, of kies “terugsturen”.')
    expect(await shown(mayor, page(dossier))).toContain('Wacht op bekrachtiging door College.')
  })

  test('silence after the deadline is recorded by who decided, and says what it means', async () => {
    const { dossier, decision } = await waiting('Zwijgen.', '2026-03-02')
    await small.record('GrantBekrachtiging', { dossier, decision, organ: small.college, effectiveOn: '2026-03-03' })
    expect(await offered(mayor, dossier, 'Leg vast dat Gemeenteraad niet op tijd')).toBeUndefined()
    const silence = (await offered(secretary, dossier, 'Leg vast dat Gemeenteraad niet op tijd'))!
    expect(await shown(secretary, silence)).toContain('Gemeenteraad kon antwoorden tot en met 6 maart 2026.')
    await secretary.submit(silence, today)
    expect(await shown(secretary, page(dossier))).toContain('Definitief: Stuurgroep keurde dit goed.')
    expect(await shown(secretary, page(dossier))).toContain('Het besluit van Stuurgroep geldt als bekrachtigd.')
  })
})

describe('ratifying several decisions at one sitting', () => {
  const batch = (): string => `/huizen/${small.house}/bekrachtigen?orgaan=${small.college}`

  test('one form records all that was ticked, and leads back to the house', async () => {
    const [one, other, third] = [await waiting('Eén.'), await waiting('Twee.'), await waiting('Drie.')]
    await settled(ledger)
    const house = await shown(mayor, `/huizen/${small.house}`)
    expect(house).toContain(`href="${batch()}"`)
    expect(await shown(secretary, `/huizen/${small.house}`)).not.toContain('/bekrachtigen?')
    const form = await shown(mayor, batch())
    expect(form).toMatch(/Eén\. \(Stuurgroep, 9 maart 2026\): €\s1\.250,00/)
    const named = ({ dossier, decision }: typeof one) => `besluit.${dossier}:${decision}`
    const nothing = await mayor.submit(batch(), today)
    expect([nothing.statusCode, nothing.body.includes('Er is niets ingevuld')]).toEqual([422, true])
    const early = await mayor.submit(batch(), {
      [named(one)]: 'ja',
      [named(other)]: 'ja',
      effectiveOn: '2026-03-08',
    })
    expect(early.statusCode).toBe(422)
    expect(unescaped(early.body)).toContain('De bekrachtiging ligt voor het besluit van 9 maart 2026.')
    expect(early.body).toContain(`href="#veld-besluit-${one.dossier}-${one.decision}"`)
    const sent = await mayor.submit(batch(), { [named(one)]: 'ja', [named(other)]: 'ja', remarks: 'Akkoord', ...today })
    expect(sent.statusCode).toBe(303)
    expect(sent.headers.location).toContain(`/huizen/${small.house}?minPosition=`)
    for (const [{ dossier }, organ] of [
      [one, 'Gemeenteraad'],
      [other, 'Gemeenteraad'],
      [third, 'College'],
    ] as const) {
      expect(await shown(mayor, page(dossier))).toContain(`Wacht op bekrachtiging door ${organ}.`)
    }
  })

  test('a form that is sent twice gets the first answer; who was too late hears why', async () => {
    const { dossier, decision } = await waiting('Twee keer.')
    await settled(ledger)
    const { body } = await mayor.get(batch())
    const fields = {
      _csrf: hidden(body, '_csrf'),
      _key: hidden(body, '_key'),
      [`besluit.${dossier}:${decision}`]: 'ja',
      remarks: '',
      ...today,
    }
    const first = await mayor.post(batch(), fields)
    await settled(ledger)
    const again = await mayor.post(batch(), fields)
    expect([first.statusCode, again.statusCode]).toEqual([303, 303])
    expect(again.headers.location).toBe(first.headers.location)
    const late = await mayor.post(batch(), { ...fields, _key: '00000000-0000-7000-8000-000000000000' })
    expect(late.statusCode).toBeGreaterThanOrEqual(400)
    expect(unescaped(late.body)).not.toContain('Er is niets ingevuld')
  })

  test('is for who records for the organ; when nothing waits it says so', async () => {
    expect((await secretary.get(batch())).statusCode).toBe(403)
    expect((await mayor.get(`/huizen/${small.house}/bekrachtigen`)).statusCode).toBe(403)
    const lead = await signedIn(small.people.lead)
    const none = await shown(lead, `/huizen/${small.house}/bekrachtigen?orgaan=${small.werkgroep}`)
    expect(none).toContain('Er wacht nu geen besluit op bekrachtiging door Werkgroep spelen.')
    expect(none).not.toContain('<button type="submit" class="button">Leg vast')
  })
})

describe.skipIf(browser === null)(`in a real browser${why}`, () => {
  const wrongWith = async (shownPage: Page): Promise<readonly string[]> => {
    const out = await sideways(shownPage)
    return [...(await faultsOf(shownPage)), ...(out > 0 ? [`sticks out by ${out}`] : [])]
  }

  test('the pages and forms of bekrachtiging have no accessibility fault and do not stick out', {
    timeout: 240_000,
  }, async () => {
    const rich = await waiting('Rijk dossier.', '2026-03-02')
    await small.record('GrantBekrachtiging', {
      ...rich,
      organ: small.college,
      effectiveOn: '2026-03-03',
      extent: { kind: 'partial', amountCents: 100_000, struck: ['artikel 3'] },
      conditions: ['Drie offertes', 'Een vergunning'],
    })
    await small.record('MeetBekrachtigingCondition', {
      ...rich,
      organ: small.college,
      effectiveOn: '2026-03-04',
      condition: 1,
      evidence: 'Ze liggen er.',
    })
    await small.record('RecordExecution', {
      ...rich,
      effectiveOn: '2026-03-05',
      what: 'Besteld.',
      irregularBecause: 'De winkel sloot.',
    })
    await small.record('PublishDecision', { ...rich, effectiveOn: '2026-03-05', where: 'www.voorbeeld.be' })
    const back = await waiting('Terug.')
    await small.record('SendDecisionBack', {
      ...back,
      organ: small.college,
      ...today,
      remarks: 'Vaag',
      points: ['Waar?'],
    })
    await waiting('Wacht.')
    await settled(ledger)
    const origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
    const { dossier, decision } = rich
    const form = (slug: string, about: string): string => `${page(dossier, `/${slug}`)}?over=${about}`
    const paths: Readonly<Record<string, readonly string[]>> = {
      [small.people.secretary]: [
        page(dossier),
        page(back.dossier),
        page(back.dossier, '/nieuwe-versie'),
        form('uitvoering', decision),
        form('vernietiging', decision),
        form('stilzwijgen', `${decision}:${small.gemeenteraad}`),
        `/huizen/${small.house}/besluiten`,
      ],
      [small.people.mayor]: [
        `/huizen/${small.house}`,
        `/huizen/${small.house}/bekrachtigen?orgaan=${small.college}`,
        form('bekrachtiging', decision),
        form('voorwaarde-vervuld', `${decision}:${small.college}:2`),
      ],
    }
    const faults: Record<string, unknown> = {}
    for (const viewport of [
      { width: 1200, height: 900 },
      { width: 360, height: 740 },
    ]) {
      const context = await browser!.newContext({ viewport, bypassCSP: true, locale: 'nl-BE' })
      try {
        const tab = await context.newPage()
        for (const [person, own] of Object.entries(paths)) {
          await tab.goto(`${origin}/aanmelden?huis=${small.house}`)
          await tab.locator(`input[value="${person}"]`).check()
          await tab.getByRole('main').getByRole('button').click()
          for (const path of own) {
            const response = await tab.goto(`${origin}${path}`)
            expect([path, response!.status()]).toEqual([path, 200])
            const found = await wrongWith(tab)
            if (found.length > 0) faults[`${viewport.width} ${path}`] = found
          }
        }
      } finally {
        await context.close()
      }
    }
    expect(faults).toEqual({})
  })
})
