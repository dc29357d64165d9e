import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GrantId, HouseId } from '../../src/domain/shared/identifiers.js'
import { grantReportPage } from '../../src/web/money/grant-report.js'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1200, height: 900 } },
  'dark, phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
}

const effectiveOn = '2026-03-09'

const statement = [
  'Rekening;Afschrift;Boekingsdatum;Bedrag;Tegenpartij;Rekening tegenpartij;Mededeling',
  'BE71096123456769;2026/3;10/03/2026;-300,00;Centrum <gezin> & co;;Bestelbon 7',
  'BE71096123456769;2026/3;10/03/2026;-4,50;Bank;;Kosten',
  '',
].join('\n')

describe.skipIf(browser === null)(`the money of a house in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let grant: string
  let payment: string
  let origin: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    const { record, stuurgroep, college, municipality, centre } = small
    const recorded = await record('RecordGrant', {
      effectiveOn: '2026-01-15',
      title: 'Werkingssubsidie 2026',
      source: { kind: 'municipality', name: 'Gemeente Voorbeeld', partner: municipality },
      reference: 'Besluit 2026/3',
      period: { from: '2026-01-01', until: '2026-12-31' },
      managedBy: stuurgroep,
      amountCents: 1_000_000,
      earmarks: [{ category: 'activities', rule: 'at-most', limit: { kind: 'share', basisPoints: 5_000 } }],
      reportDates: ['2027-03-31'],
    })
    grant = recorded.grant!
    const dossier = await propose(small, { title: 'Speelkoffers', amountCents: 125_000 })
    const beneficiary = { kind: 'partner', partner: centre } as const
    const line = { grant, category: 'activities', purpose: 'Speelkoffers', beneficiary, year: 2026, article: null }
    const lines = [{ ...line, character: 'definitive' as const, amountCents: 125_000 }]
    await record('PlanMoney', { effectiveOn, dossier, lines })
    const taken = { effectiveOn, dossier, organ: stuurgroep, outcome: 'adopted' } as const
    const { decision } = await record('TakeDecision', { ...taken, conditionsConfirmed: ['binnen het actieplan'] })
    await record('GrantBekrachtiging', { effectiveOn, dossier, decision: decision!, organ: college })
    const { state } = await ledger.houses.load(small.house as never)
    const [allocation] = [...state.money.allocations.keys()]
    const commit = (amountCents: number, reference: string) =>
      record('EnterCommitment', { effectiveOn, allocation: allocation!, what: 'Speelkoffers', amountCents, reference })
    const { commitment } = await commit(50_000, 'Bestelbon 6')
    await commit(30_000, 'Bestelbon 7')
    const pay = { effectiveOn, managedBy: stuurgroep, beneficiary, reference: 'Factuur 12' }
    payment = (await record('RecordPayment', { ...pay, commitment: commitment!, amountCents: 50_000 })).payment!
    await record('RecordPayment', { ...pay, amountCents: 1_500, irregularBecause: 'De bank voerde het uit' })
    await settled(ledger)
    await ledger.sealer.catchUp()
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  })

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  const signIn = async (page: Page, person: string): Promise<void> => {
    await page.goto(`${origin}/aanmelden?huis=${small.house}`)
    await page.locator(`input[value="${person}"]`).check()
    await page.getByRole('main').getByRole('button').click()
  }

  test.each(Object.entries(looks))(
    'no page has an accessibility fault or sticks out: %s',
    { timeout: 120_000 },
    async (_name, look) => {
      const context = await browser!.newContext({ ...look, bypassCSP: true, locale: 'nl-BE' })
      try {
        const page = await context.newPage()
        await signIn(page, small.people.secretary)
        const faults: Record<string, unknown> = {}
        const paths = [
          '',
          '?jaar=2027',
          `/subsidies/${grant}`,
          `/spoor?van=${payment}`,
          '/uittreksel',
          `/partners/${small.centre}`,
          '/steekproef?aantal=2&wijze=amount&startwaarde=a',
          `/subsidies/${grant}/wijzigen`,
          `/subsidies/${grant}/rekening.html`,
        ]
        for (const path of paths) {
          const response = await page.goto(`${origin}/huizen/${small.house}/geld${path}`)
          expect([path, response!.status()]).toEqual([path, 200])
          const headings = await page.locator('h1').allInnerTexts()
          expect([path, headings.length, ...headings]).toEqual([path, 1, expect.stringMatching(/\w/)])
          const found = await faultsOf(page)
          const out = await sideways(page)
          if (found.length > 0 || out > 0) faults[path] = { found, out }
        }
        expect(faults).toEqual({})
        // The page in the folder with the account of a grant, as its reader opens it: without anything of the site.
        const account = await ledger.money.account(small.house as HouseId, grant as GrantId)
        await page.setContent(await grantReportPage(account!))
        expect([await faultsOf(page), await sideways(page)]).toEqual([[], 0])
        // A form that comes back: what is wrong, and the rows that stay.
        await page.goto(`${origin}/huizen/${small.house}/geld/betalingen/${payment}/verantwoording`)
        await page.getByLabel('Waarvoor betaald?').first().fill('Ballen')
        await page.getByRole('button', { name: 'Leg vast' }).click()
        expect(await page.getByRole('alert').innerText()).toContain('Kies een bestand bij “Document”.')
        expect(await faultsOf(page)).toEqual([])
        expect(await sideways(page)).toBe(0)
        expect(faults).toEqual({})
      } finally {
        await context.close()
      }
    },
  )

  test('each picture has a title, a description and a table with every amount it shows; reports can be downloaded', {
    timeout: 120_000,
  }, async () => {
    const context = await browser!.newContext({ viewport: { width: 360, height: 740 }, locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await signIn(page, small.people.secretary)
      const shown: Record<string, string[]> = {}
      for (const path of ['?jaar=2026', `/subsidies/${grant}`]) {
        await page.goto(`${origin}/huizen/${small.house}/geld${path}`)
        for (const figure of await page.locator('figure').all()) {
          const drawing = figure.getByRole('img')
          expect(await drawing.locator('desc').textContent()).toMatch(/\w{3}/)
          const texts = await drawing.locator('text').allTextContents()
          const described = (await drawing.locator('desc').textContent()) ?? ''
          const cells = await figure.locator('table td').allTextContents()
          const amounts = `${texts.join(' ; ')} ; ${described}`.match(/€\s-?[\d.]+,\d\d/g) ?? []
          expect(cells).toEqual(expect.arrayContaining(amounts))
          const box = await drawing.boundingBox()
          expect(box!.width).toBeGreaterThan(250)
          expect(box!.x + box!.width).toBeLessThanOrEqual(360)
          shown[(await drawing.locator('title').textContent()) ?? ''] = [...texts, ...cells]
        }
        for (const link of await page.getByRole('link', { name: /^Download als (CSV|Excel)/ }).all()) {
          const file = await page.request.get(`${origin}${await link.getAttribute('href')}`)
          expect([await link.getAttribute('href'), file.status()]).toEqual([expect.anything(), 200])
          expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="[a-z0-9-]+\.(csv|xlsx)"$/)
        }
      }
      await page.goto(`${origin}/huizen/${small.house}/geld?jaar=2027`)
      const later = page.getByRole('table', { name: 'Begroting, besluiten en betalingen voor 2027' }).getByRole('row')
      const lines = await later.evaluateAll((rows) => rows.map((row) => (row.textContent ?? '').replace(/\s+/g, ' ')))
      expect(lines.slice(1)).toEqual([
        expect.stringMatching(/^ ?aanbod en activiteiten.*€ 500,00 ?$/),
        expect.stringMatching(/^ ?Samen.*€ 500,00 ?$/),
      ])
      const plain = Object.fromEntries(
        Object.entries(shown).map(([title, texts]) => [title, texts.map((text) => text.replace(/\s/g, ' '))]),
      )
      expect(Object.keys(plain)).toEqual([
        'Van begroting tot betaling in 2026',
        'Waar het geld van 2026 naartoe ging',
        'Wat er nog over is van de subsidie',
      ])
      const [steps, flow, burnDown] = Object.values(plain)
      expect(steps).toEqual(
        expect.arrayContaining(['Nog niet vastgelegd', '€ 450,00', 'Nog niet betaald', '€ 300,00', '€ 500,00']),
      )
      expect(flow).toEqual(expect.arrayContaining(['1', '4', 'Speelkoffers', 'aanbod en activiteiten', '€ 1.250,00']))
      expect(burnDown).toEqual(
        expect.arrayContaining(['Toegekend: € 10.000,00', 'Nog over: € 9.500,00', '€ 500,00', '31 december 2026']),
      )
    } finally {
      await context.close()
    }
  })

  test('without JavaScript: from the house to a payment, its votes, mandates and source; then a bank statement', {
    timeout: 120_000,
  }, async () => {
    const context = await browser!.newContext({ javaScriptEnabled: false, locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await signIn(page, small.people.secretary)
      await page.goto(`${origin}/huizen/${small.house}`)
      await page.getByRole('link', { name: 'Geld', exact: true }).click()
      const main = page.getByRole('main')
      expect(await main.innerText()).toContain('De boeken kloppen: elke euro staat op één plaats.')
      await page.getByRole('link', { name: 'Werkingssubsidie 2026' }).first().click()
      const steps = page.getByRole('table', { name: 'De weg van het geld, stap voor stap' })
      const told = await steps.getByRole('rowheader').allInnerTexts()
      expect(told.slice(0, 2)).toEqual(['Bron', 'Subsidie'])
      expect(told).toEqual(
        expect.arrayContaining(['Mandaat', 'Besluit', 'Bekrachtiging', 'Toewijzing', 'Verbintenis', 'Uitbetaling']),
      )
      await steps.getByRole('link', { name: 'Bekijk het bewijs' }).last().click()
      expect(await main.innerText()).toContain('Uitbetaling')

      await page.goto(`${origin}/huizen/${small.house}/geld/uittreksel`)
      const file = { name: 'maart.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) }
      await page.getByLabel('Bestand van de bank').setInputFiles(file)
      await page.getByRole('button', { name: 'Toon wat erin staat' }).click()
      const shown = await main.innerText()
      expect(shown).toContain('Centrum <gezin> & co')
      expect(shown).toContain('(zeker)')
      expect(shown).toContain('hoort nergens bij')
      await page.getByRole('button', { name: 'Leg vast' }).click()
      expect(await main.innerText()).toContain('2 nieuwe bewegingen, geen al bekend, 1 uitbetaling vastgelegd.')

      await page.getByLabel('Bestand van de bank').setInputFiles(file)
      await page.getByRole('button', { name: 'Toon wat erin staat' }).click()
      expect((await main.innerText()).match(/al bekend/g)).toHaveLength(2)
      await page.getByRole('button', { name: 'Leg vast' }).click()
      expect(await main.innerText()).toContain('Geen nieuwe bewegingen, 2 al bekend, geen uitbetaling vastgelegd.')

      const broken = { ...file, buffer: Buffer.from(statement.replace('-300,00', '-300,0x')) }
      await page.getByLabel('Bestand van de bank').setInputFiles(broken)
      await page.getByRole('button', { name: 'Toon wat erin staat' }).click()
      expect(await main.innerText()).toMatch(/Dit bestand kan niet gelezen worden[\s\S]*Regel 2:/)
    } finally {
      await context.close()
    }
  })

  test('without JavaScript: a grant, a decision with money, a commitment, a payment and its account, to the trace of all', {
    timeout: 180_000,
  }, async () => {
    const context = await browser!.newContext({ javaScriptEnabled: false, locale: 'nl-BE' })
    const boardContext = await browser!.newContext({ javaScriptEnabled: false, locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      const main = page.getByRole('main')
      const field = (label: string) => main.getByLabel(label, { exact: true })
      const send = () => main.getByRole('button', { name: 'Leg vast', exact: true }).click()
      const follow = (name: string | RegExp) => main.getByRole('link', { name }).first().click()
      await signIn(page, small.people.secretary)

      await page.goto(`${origin}/huizen/${small.house}/geld`)
      await follow('Leg een subsidie vast')
      await field('Naam van de subsidie').fill('Zomerfonds')
      await field('Soort gever').selectOption('fonds')
      await field('Wie geeft het?').fill('Fonds Zomer')
      await field('Referentie').fill('Brief 7')
      await field('Te gebruiken vanaf').fill('2026-01-01')
      await field('Bedrag in euro').first().fill('2.500,00')
      const instalments = main.getByRole('group', { name: 'Verwachte schijven (niet verplicht)' })
      await instalments.getByRole('button', { name: 'Meer regels: Verwachte schijven' }).click()
      expect(await instalments.getByLabel('Verwacht op').count()).toBe(5)
      await instalments.getByLabel('Verwacht op').nth(4).fill('2026-04-01')
      await instalments.getByLabel('Bedrag in euro').nth(4).fill('2500')
      // The Enter key records; it does not ask for more rows.
      await field('Naam van de subsidie').press('Enter')
      expect(await main.getByRole('heading', { level: 1 }).innerText()).toBe('Geld')

      await page.goto(`${origin}/huizen/${small.house}/nieuw-dossier`)
      await field('Titel').fill('Zomerkamp')
      await main.locator('select[name="subject"]').selectOption('finances.use-of-subsidies')
      await main.locator('select[name="openedBy"]').selectOption(small.stuurgroep)
      await send()
      await follow('Dien een voorstel in')
      await field('Tekst van het voorstel').fill('Een kamp voor iedereen.')
      await main.locator('[name="content.amountCents"]').fill('900')
      await main.locator('[name="content.beneficiary"]').selectOption(small.centre)
      await main.locator('[name="by"]').selectOption(`organ:${small.stuurgroep}`)
      await send()
      const dossier = new URL(page.url()).pathname
      await follow('Verdeel het geld van het voorstel')
      const row = main.getByRole('group', { name: 'Regel 1' })
      await row.getByLabel('Subsidie').selectOption({ label: 'Zomerfonds (Fonds Zomer)' })
      await row.getByLabel('Soort uitgave').selectOption('aanbod en activiteiten')
      await row.getByLabel('Waarvoor?').fill('Zomerkamp')
      await row.getByLabel('Wie krijgt het geld?').selectOption('Centrum <gezin> & co')
      await row.getByLabel('Voor welk jaar?').fill('2026')
      await row.getByLabel('In beginsel of definitief?').selectOption('definitief')
      await row.getByLabel('Bedrag in euro').fill('900')
      await send()
      expect(new URL(page.url()).pathname).toBe(dossier)
      await page.goto(`${origin}${dossier}/besluit`)
      await main.locator('[name="organ"]').selectOption(small.stuurgroep)
      await main.getByLabel('binnen het actieplan').check()
      await main.locator('[name="outcome"][value="adopted"]').check()
      await send()

      const board = await boardContext.newPage()
      await signIn(board, small.people.mayor)
      await board.goto(`${origin}${dossier}`)
      await board.getByRole('link', { name: /^Antwoord op de vraag om bekrachtiging/ }).click()
      await board.locator('[name="answer"][value="grant"]').check()
      await board.getByRole('button', { name: 'Leg vast' }).click()

      await page.goto(`${origin}/huizen/${small.house}/geld`)
      await main.getByRole('link', { name: 'Zomerkamp', exact: true }).last().click()
      const steps = page.getByRole('table', { name: 'De weg van het geld, stap voor stap' })
      await follow('Leg een verbintenis vast: Zomerkamp')
      await field('Bedrag in euro').fill('900')
      const order = { name: 'bestelbon.pdf', mimeType: 'application/pdf', buffer: Buffer.from('bestelbon') }
      await field('Kies het bestand').setInputFiles(order)
      await send()
      await steps
        .getByRole('row', { name: /^Verbintenis/ })
        .getByRole('link')
        .first()
        .click()
      await follow(/^Leg een betaling vast/)
      await field('Referentie').fill('Factuur 40')
      await send()
      await steps
        .getByRole('row', { name: /^Uitbetaling/ })
        .getByRole('link')
        .first()
        .click()
      await follow(/^Verantwoord de betaling/)
      const cost = main.getByRole('group', { name: 'Regel 1' })
      await cost.getByLabel('Waarvoor betaald?').fill('Tenten')
      await cost.getByLabel('Soort uitgave').selectOption('aanbod en activiteiten')
      await cost.getByLabel('Bedrag in euro').fill('900')
      const invoice = { name: 'tenten.pdf', mimeType: 'application/pdf', buffer: Buffer.from('factuur van tenten') }
      await cost.getByLabel('Kies het bestand').setInputFiles(invoice)
      await send()
      await follow(/^Beoordeel de verantwoording/)
      await send()

      const told = await steps.getByRole('rowheader').allInnerTexts()
      expect(told.filter((kind, at) => told.indexOf(kind) === at)).toEqual([
        'Bron',
        'Subsidie',
        'Mandaat',
        'Besluit',
        'Bekrachtiging',
        'Toewijzing',
        'Verbintenis',
        'Uitbetaling',
        'Verantwoording',
      ])
      const ends = page.getByRole('table', { name: 'Waar het geld nu is' })
      const left = (await ends.getByRole('row').last().innerText()).replace(/\s+/g, ' ')
      expect(left).toMatch(/^Verantwoord .*€ 900,00$/)
    } finally {
      await context.close()
      await boardContext.close()
    }
  })
})
