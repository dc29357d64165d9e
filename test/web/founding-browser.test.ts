import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { houseId } from '../../src/domain/shared/identifiers.js'
import { firstManagerPath } from '../../src/identity/identity.js'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { openLedger } from './support/ledger.js'
import { setUpAHouse } from './support/setting-up.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const ways: readonly (readonly [string, BrowserContextOptions])[] = [
  ['on a wide screen', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }],
  ['on a phone, without JavaScript', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }],
]

describe.skipIf(browser === null)(`an administrator sets up a house from nothing${why}`, () => {
  afterAll(() => closeContexts(browser))

  // Each needs a ledger that is empty.
  test.each(ways)('%s', { timeout: 180_000 }, async (_, options) => {
    const ledger = await openLedger({ now: '2026-03-10T10:00:00Z', developmentSignIn: false })
    try {
      const origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
      const context = await browser!.newContext({ locale: 'nl-BE', bypassCSP: true, ...options })
      const page = await context.newPage()
      // Where scripts are off, axe cannot run either.
      const look = async (seen: Page, what: string): Promise<void> => {
        if (options.javaScriptEnabled !== false) expect(await faultsOf(seen), what).toEqual([])
        expect(await sideways(seen), what).toBeLessThanOrEqual(0)
      }
      const first = await firstManagerPath(ledger.identity)
      const someone = { login: 'sam@voorbeeld.be', name: 'Huis van het Kind Voorbeeld' }
      const path = await setUpAHouse(page, { origin, first: first!, ...someone }, look)
      const { state } = await ledger.houses.load(houseId.parse(path.replace('/huizen/', '')))
      expect(state.meetings.size).toBe(1)
      expect(state.mandates.size).toBe(12)
      expect(state.seats.size).toBe(3)
      await page.close()
    } finally {
      await ledger.close()
    }
  })
})
