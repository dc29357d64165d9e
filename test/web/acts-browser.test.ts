import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RecordedActs, recordActs } from './support/acts.js'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1200, height: 900 } },
  'dark, phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
}

describe.skipIf(browser === null)(`agreements, goals, candidates and working groups in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let acts: RecordedActs
  let origin: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    acts = await recordActs(small)
    await settled(ledger)
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

  const paths = (): Readonly<Record<string, readonly string[]>> => ({
    [small.people.secretary]: [
      '',
      '/overeenkomsten',
      '/doelen',
      '/kandidaten',
      '/werkgroepen',
      '/partners',
      `/partners/${small.centre}`,
      '/partners?op=2024-12-31',
      `/doelen/${acts.goal}/dossier`,
      '/werkgroepen/afgevaardigden/nieuw',
      '/doelen/actie-plannen',
      '/doelen/jaar-evalueren',
      `/dossiers/${acts.dossier}`,
      `/mandaten/${acts.mandate}`,
    ],
    [small.people.member]: [
      '/overeenkomsten?op=2025-02-05&bekend=2026-03-10',
      `/overeenkomsten/${acts.waiting}/tekenen`,
      `/doelen/acties/${acts.late}/verslag`,
      `/werkgroepen/afgevaardigden/${acts.delegation}/verslag`,
    ],
    administrator: [
      '/partners',
      `/organen/${small.stuurgroep}`,
      '/werkgroepen',
      '/kandidaten',
      '/overeenkomsten',
      `/werkgroepen/${acts.group}/evalueren`,
      '/partners/nieuw',
      '/partners/samenvoegen',
      `/partners/${small.centre}/uitstappen`,
      '/werkgroepen/nieuw',
      `/werkgroepen/${small.werkgroep}/lid`,
      '/doelen/nieuw',
      `/doelen/${acts.goal}/wijzigen`,
      '/overeenkomsten/nieuw',
      `/overeenkomsten/${acts.signed}/opzeggen`,
      `/mandaten/${acts.mandate}/wijzigen`,
      `/organen/${small.stuurgroep}/regels/stemmen-per-groep`,
    ],
  })

  test.each(Object.entries(looks))(
    'no page has an accessibility fault or sticks out: %s',
    { timeout: 300_000 },
    async (_name, look) => {
      const context = await browser!.newContext({ ...look, bypassCSP: true, locale: 'nl-BE' })
      try {
        const page = await context.newPage()
        const faults: Record<string, unknown> = {}
        for (const [person, own] of Object.entries(paths())) {
          await signIn(page, person)
          for (const path of own) {
            const response = await page.goto(`${origin}/huizen/${small.house}${path}`)
            expect([path, response!.status()]).toEqual([path, 200])
            const found = await faultsOf(page)
            const out = await sideways(page)
            if (found.length > 0 || out > 0) faults[path] = { found, out }
          }
        }
        expect(faults).toEqual({})
      } finally {
        await context.close()
      }
    },
  )

  test('without JavaScript and on a phone, an administrator draws up an agreement, after a fault that is said', async () => {
    const context = await browser!.newContext({
      javaScriptEnabled: false,
      locale: 'nl-BE',
      viewport: { width: 360, height: 740 },
    })
    try {
      const page = await context.newPage()
      await signIn(page, 'administrator')
      await page.goto(`${origin}/huizen/${small.house}/overeenkomsten`)
      await page.getByRole('link', { name: 'Stel een overeenkomst op' }).click()
      await page.getByLabel('Hoe heet de overeenkomst?').fill('Afspraak over de speeltuin')
      await page.getByRole('button', { name: 'Leg vast' }).click()
      const summary = page.getByRole('alert')
      await summary.getByRole('link', { name: 'Vul “Waar staat de tekst?” in.' }).click()
      await page.getByLabel('Waar staat de tekst?').fill('Map 4')
      await page.getByLabel('Wat voor overeenkomst?').selectOption('convenant')
      await page.getByLabel('Gemeente Voorbeeld').check()
      await page.getByLabel('Centrum <gezin> & co').check()
      await page.getByRole('button', { name: 'Leg vast' }).click()
      const card = page.getByRole('article').filter({ hasText: 'Afspraak over de speeltuin' })
      expect(await card.innerText()).toContain('0 van de 2 partijen tekenden.')
    } finally {
      await context.close()
    }
  })

  test('a member signs with the keyboard, and the page shows it', async () => {
    const context = await browser!.newContext({ locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await signIn(page, small.people.member)
      await page.goto(`${origin}/huizen/${small.house}/overeenkomsten`)
      await page.getByRole('link', { name: 'Tekenen: Verklaring <b>' }).press('Enter')
      await page.getByRole('button', { name: 'Leg vast' }).press('Enter')
      await page.waitForURL(/overeenkomsten\?minPosition/)
      const card = page.getByRole('article').filter({ hasText: 'Verklaring <b>' })
      expect(await card.innerText()).toContain('Geldt sinds 10 maart 2026.')
    } finally {
      await context.close()
    }
  })
})
