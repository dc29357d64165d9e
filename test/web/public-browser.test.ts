import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decide } from '../notifying/support.js'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }
const wide: BrowserContextOptions = { viewport: { width: 1200, height: 900 }, colorScheme: 'light' }

describe.skipIf(browser === null)(`a citizen and an auditor in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let origin: string
  let decision: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    const street = await decide(small, 'Een speelstraat in de Kerkstraat')
    const garden = await decide(small, 'Een tuin voor het huis met een zeer lange titel over wat er allemaal bij komt')
    for (const about of [street, garden]) {
      await small.record('PublishDecision', { ...about, effectiveOn: '2026-03-06', where: 'www.voorbeeld.be' })
    }
    await small.record('GrantBekrachtiging', { ...garden, effectiveOn: '2026-03-08', organ: small.college })
    decision = street.decision
    await settled(ledger)
    await ledger.sealer.catchUp()
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  }, 120_000)

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  const open = async (look: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser!.newContext({ ...look, locale: 'nl-BE' })
    try {
      await work(await context.newPage())
    } finally {
      await context.close()
    }
  }

  const faultless = async (page: Page): Promise<void> => {
    expect([page.url(), await faultsOf(page), await sideways(page)]).toEqual([page.url(), [], 0])
  }

  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${origin}/aanmelden`)
    await page.getByRole('button', { name: 'Meld aan als auditor' }).click()
  }

  test('a citizen without JavaScript mistypes, filters, reads, prints and follows', { timeout: 120_000 }, () =>
    open({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}/openbaar`)
      await page.getByLabel('Waarover gaat het?').fill('speelstaart kerkstraat')
      await page.getByRole('button', { name: 'Zoek' }).click()
      await page.getByRole('link', { name: 'Bedoelde u “speelstraat kerkstraat”?' }).click()
      await page.getByLabel('Stand').selectOption({ label: 'wacht nog op anderen' })
      await page.getByLabel('Huis van het Kind').selectOption({ label: 'Huis van het Kind Voorbeeld' })
      await page.getByRole('button', { name: 'Zoek' }).click()
      await page.getByRole('link', { name: 'Een speelstraat in de Kerkstraat' }).click()
      expect(page.url()).toBe(`${origin}/openbaar/besluiten/${decision}`)
      await page.getByRole('heading', { name: 'Wat staat hier niet, en waarom?' }).waitFor()
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
      expect(await page.getByText('Nog niet bekrachtigd door College.').isVisible()).toBe(true)
      expect(await page.getByText(`/openbaar/besluiten/${decision}`).isVisible()).toBe(true)
      expect(await page.getByRole('link', { name: 'Aanmelden' }).isVisible()).toBe(false)
      expect(await page.getByRole('link', { name: 'Bewaar het ontvangstbewijs' }).isVisible()).toBe(false)
      await page.emulateMedia({ media: 'screen' })
      const feed = await page.locator('link[rel="alternate"]').getAttribute('href')
      const { body } = await ledger.app.inject(feed!)
      expect(body).toContain('Een speelstraat in de Kerkstraat')
    }),
  )

  test('an auditor without JavaScript browses, travels in time, and takes proof along', { timeout: 120_000 }, () =>
    open({ ...wide, javaScriptEnabled: false, acceptDownloads: true }, async (page) => {
      await signIn(page)
      await page.goto(`${origin}/toezicht`)
      await page.getByRole('link', { name: 'Huis van het Kind Voorbeeld' }).click()
      await page.getByText('De handtekening onder het laatste controlepunt klopt.').waitFor()
      await page.getByRole('link', { name: 'Gebeurtenissen: alles wat is vastgelegd' }).click()
      await page.getByLabel('Soort').selectOption({ label: 'Besluit bekendgemaakt' })
      await page.getByRole('button', { name: 'Toon' }).click()
      await page.getByRole('rowheader').first().getByRole('link').click()
      await page.getByRole('heading', { name: 'Bewijs', exact: false }).first().waitFor()
      await page.goto(`${origin}/huizen/${small.house}/toezicht`)
      await page.getByLabel('Zoals het gold op').fill('2026-03-05')
      await page.getByRole('button', { name: 'Ga naar die dag' }).click()
      expect(page.url()).toBe(`${origin}/huizen/${small.house}/besluiten?op=2026-03-05`)
      await page.goto(`${origin}/huizen/${small.house}/toezicht`)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Bewaar het hele logboek (tar)' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('logboek.tar')
      expect(await download.failure()).toBeNull()
    }),
  )

  test('no page has an accessibility fault or sticks out, on a phone and on a wide screen', {
    timeout: 240_000,
  }, async () => {
    for (const look of [phone, wide]) {
      await open({ ...look, bypassCSP: true }, async (page) => {
        const paths = [
          '/openbaar',
          '/openbaar?tekst=speelstaart',
          '/openbaar?tekst=xyzzy',
          `/openbaar/besluiten/${decision}`,
          `/openbaar/besluiten/${decision}/uittreksel.html`,
        ]
        for (const path of paths) {
          const response = await page.goto(`${origin}${path}`)
          expect([path, response!.status()]).toEqual([path, 200])
          await faultless(page)
        }
        await signIn(page)
        const oversight = `/huizen/${small.house}/toezicht`
        for (const path of ['/toezicht', oversight, `${oversight}/gebeurtenissen`]) {
          await page.goto(`${origin}${path}`)
          await faultless(page)
        }
      })
    }
  })
})
