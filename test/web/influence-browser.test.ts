import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { type FollowedInput, recordFollowedInput } from './support/followed-input.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const looks = {
  'dark, wide': { colorScheme: 'dark', viewport: { width: 1200, height: 900 } },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const

describe.skipIf(browser === null)(`what became of input, in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let story: FollowedInput
  let origin: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    story = await recordFollowedInput(small)
    await ledger.sealer.catchUp()
    await settled(ledger)
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  })

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${origin}/aanmelden?huis=${small.house}`)
    await page.locator(`input[value="${small.people.member}"]`).check()
    await page.getByRole('main').getByRole('button').click()
  }

  test(`no page has an accessibility fault or sticks out (${Object.keys(looks).join('; ')})`, {
    timeout: 180_000,
  }, async () => {
    const house = `/huizen/${small.house}`
    const paths = [
      house,
      `${house}/inbreng`,
      `${house}/inbreng?partner=iedereen&stand=not-followed`,
      `${house}/inbreng?jaar=2019`,
      `${house}/inbreng/${story.followed}`,
      `${house}/inbreng/${story.refused}`,
      `${house}/inbreng/${story.signal}`,
      `${house}/invloed?jaar=2026`,
      `${house}/invloed?jaar=2026&orgaan=${small.stuurgroep}`,
      `${house}/dossiers/${story.dossier}`,
      `${house}/signalen`,
    ]
    const context = await browser!.newContext({ bypassCSP: true, locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await signIn(page)
      const faults: Record<string, unknown> = {}
      for (const path of paths) {
        const response = await page.goto(`${origin}${path}`)
        expect([path, response!.status()]).toEqual([path, 200])
        for (const [name, { colorScheme, viewport }] of Object.entries(looks)) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize(viewport)
          const found = await faultsOf(page)
          const out = await sideways(page)
          if (found.length > 0 || out > 0) faults[`${path} (${name})`] = { found, out }
        }
      }
      expect(faults).toEqual({})
    } finally {
      await context.close()
    }
  })
})
