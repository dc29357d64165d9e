import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOnce } from '../cli/support/program.js'
import { faultsOf, sideways } from './support/axe.js'
import { createReader } from './support/browser-session.js'
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
  let folder: string

  beforeAll(async () => {
    await buildOnce()
    ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    story = await recordFollowedInput(small)
    await ledger.sealer.catchUp()
    await settled(ledger)
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
    folder = await mkdtemp(join(tmpdir(), 'besluitboek-influence-'))
  }, 400_000)

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
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

  test('a partner sees what became of each input and why, downloads a receipt, and verifies it with the network off', {
    timeout: 180_000,
  }, async () => {
    const context = await browser!.newContext({ locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await signIn(page)
      await page.goto(`${origin}/huizen/${small.house}`)
      await page
        .getByRole('navigation', { name: 'Onderdelen van dit huis' })
        .getByRole('link', { name: 'Inbreng', exact: true })
        .click()
      await page.getByRole('heading', { name: 'Inbreng van Centrum <gezin> & co', level: 1 }).waitFor()
      const row = (text: string) => page.getByRole('row').filter({ hasText: text })
      const refused = await row('Ook op zondag.').innerText()
      for (const words of ['Niet gevolgd', 'De reden: Te druk.', 'Geen gevolg terug te vinden']) {
        expect(refused).toContain(words)
      }
      expect(await row('Graag ook in de herfst.').innerText()).toContain('Staat in een definitief besluit')

      await page.getByRole('link', { name: 'Inbreng: Graag ook in de herfst.', exact: true }).click()
      const main = page.getByRole('main')
      const way = await main.getByRole('table', { name: 'De weg van deze inbreng, stap voor stap' }).innerText()
      for (const words of ['Ingebracht', 'versie 2', 'Er werd over gestemd', 'Stuurgroep besliste', 'College']) {
        expect(way).toContain(words)
      }
      await main.getByRole('link', { name: 'Bekijk de stemming' }).click()
      await page.waitForURL(/#stemming-/)
      expect(await page.locator(':target').innerText()).toContain('Stemming')
      await page.goBack()
      const downloading = page.waitForEvent('download')
      await main.getByRole('link', { name: 'Ontvangstbewijs downloaden' }).click()
      const download = await downloading
      const kept = join(folder, download.suggestedFilename())
      await download.saveAs(kept)
      const vkey = (await createReader(ledger).get('/log/vkey')).body.trim()

      await main.getByRole('link', { name: 'Controleer een bewijs' }).click()
      // The last that the script of the page does is to show what it is for.
      await page.locator('#controle').waitFor()
      await context.setOffline(true)
      await page.locator('#bestand').setInputFiles(kept)
      await page.locator('#sleutel').fill(vkey)
      await page.locator('#sleutel').press('Enter')
      await page.getByText('Het logboek is ondertekend met de sleutel die u invulde.').waitFor()
      const outcome = await page.locator('#uitkomst').innerText()
      for (const words of ['Klopt', 'Graag ook in de herfst.']) expect(outcome).toContain(words)
      expect(outcome).not.toContain('Klopt niet')
    } finally {
      await context.close()
    }
  })
})
