import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide, feedingOf, reachable } from '../notifying/support.js'
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

describe.skipIf(browser === null)(`messages and preferences in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let origin: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    await feedingOf(ledger, { mailing: true }).catchUp()
    await reachable(small, small.people.secretary, 'secretaris@voorbeeld.be')
    await decide(small, 'Speelstraat <b>zomer</b>')
    await decide(small, 'Een zeer lange titel over de speelkoffer en wat daar nog bij komt kijken in de zomervakantie')
    await feedingOf(ledger, { mailing: true }).catchUp()
    await ledger.pool.query(
      `UPDATE notifying.outbox SET state = 'given-up', attempts = 2, problem = 'smtp-550', tried_at = now(), ended_at = now()`,
    )
    await settled(ledger)
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  }, 120_000)

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  const signIn = async (page: Page, role: string): Promise<void> => {
    await page.goto(`${origin}/aanmelden?huis=${small.house}`)
    await page.locator(`input[value="${role}"]`).check()
    await page.getByRole('main').getByRole('button').click()
  }

  test.each(Object.entries(looks))(
    'no page has an accessibility fault or sticks out: %s',
    { timeout: 240_000 },
    async (_name, look) => {
      const context = await browser!.newContext({ ...look, bypassCSP: true, locale: 'nl-BE' })
      try {
        const page = await context.newPage()
        const faults: Record<string, unknown> = {}
        const check = async (): Promise<void> => {
          const found = await faultsOf(page)
          const out = await sideways(page)
          if (found.length > 0 || out > 0) faults[page.url()] = { found, out }
        }
        await signIn(page, small.people.secretary)
        for (const path of [
          '/berichten',
          '/berichten/voorkeuren',
          ledger.notifying.unsubscribing.pathFor(small.people.chair),
        ]) {
          const response = await page.goto(`${origin}${path}`)
          expect([path, response!.status()]).toEqual([path, 200])
          await check()
        }
        await page.goto(`${origin}/berichten/voorkeuren`)
        await page.getByRole('button', { name: 'Maak een adres' }).click()
        await page.getByText('u ziet het maar één keer').waitFor()
        await check()
        await signIn(page, 'administrator')
        await page.goto(`${origin}/huizen/${small.house}/mails`)
        await check()
        expect(faults).toEqual({})
      } finally {
        await context.close()
      }
    },
  )

  test('a member reads, marks and chooses with the keyboard', { timeout: 120_000 }, async () => {
    const context = await browser!.newContext({ locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await signIn(page, small.people.secretary)
      await page.getByRole('link', { name: 'Berichten (2 ongelezen)' }).press('Enter')
      await page.getByRole('button', { name: 'Markeer als gelezen' }).first().press('Enter')
      await page.getByRole('link', { name: 'Berichten (1 ongelezen)' }).waitFor()
      await page.getByRole('link', { name: 'Voorkeuren: mails en agenda' }).press('Enter')
      await page.getByLabel('Eén keer per dag, om 7 uur').press('Space')
      await page.getByRole('button', { name: 'Bewaar' }).press('Enter')
      await page.getByText('Uw voorkeuren zijn bewaard.').waitFor()
      expect((await ledger.notifying.preferences.read(small.people.secretary)).mails).toBe('daily')
    } finally {
      await context.close()
    }
  })
})
