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
    administrator: [`/werkgroepen/${acts.group}/evalueren`],
  })

  test.each(Object.entries(looks))(
    'no page has an accessibility fault or sticks out: %s',
    { timeout: 240_000 },
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
