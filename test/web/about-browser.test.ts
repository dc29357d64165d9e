import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  'light, 400 %': { colorScheme: 'light', viewport: { width: 320, height: 256 } },
}

describe.skipIf(browser === null)(`what the site says of itself, and its pictures, in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let dossier: string
  let input: string
  let origin: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-10T10:00:00Z' })
    small = await recordSmallHouse(ledger)
    const { record, stuurgroep, seats, centre } = small
    const effectiveOn = '2026-03-10'
    dossier = await propose(small)
    const given = await record('GiveContribution', {
      effectiveOn,
      dossier,
      from: { kind: 'partner', partner: centre },
      text: 'Ook op zondag.',
    })
    input = given.contribution!
    const { ballot } = await record('OpenBallot', { effectiveOn, dossier, organ: stuurgroep })
    for (const seat of [seats.chair, seats.secretary]) {
      await record('CastVote', { effectiveOn, dossier, ballot: ballot!, seat, choice: 'for' })
    }
    await record('CastVote', { effectiveOn, dossier, ballot: ballot!, seat: seats.member, choice: 'against' })
    await record('CloseBallot', { effectiveOn, dossier, ballot: ballot! })
    await settled(ledger)
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  })

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${origin}/aanmelden?huis=${small.house}`)
    await page.locator(`input[value="${small.people.secretary}"]`).check()
    await page.getByRole('main').getByRole('button').click()
  }

  const paths = (): readonly string[] => [
    '/woordenlijst',
    '/toegankelijkheid',
    '/stijl',
    `/huizen/${small.house}/organogram`,
    `/huizen/${small.house}/zetels`,
    `/huizen/${small.house}/dossiers/${dossier}`,
    `/huizen/${small.house}/inbreng/${input}`,
  ]

  test.each(Object.entries(looks))(
    'no page has an accessibility fault or sticks out: %s',
    { timeout: 240_000 },
    async (_name, look) => {
      const context = await browser!.newContext({ ...look, bypassCSP: true, locale: 'nl-BE' })
      try {
        const page = await context.newPage()
        await signIn(page)
        const faults: Record<string, unknown> = {}
        for (const path of paths()) {
          const response = await page.goto(`${origin}${path}`)
          expect([path, response!.status()]).toEqual([path, 200])
          const found = await faultsOf(page)
          const out = await sideways(page)
          if (found.length > 0 || out > 0) faults[path] = { found, out }
        }
        expect(faults).toEqual({})
      } finally {
        await context.close()
      }
    },
  )

  test('a hard word is explained with the keyboard alone, and without JavaScript', { timeout: 60_000 }, async () => {
    const context = await browser!.newContext({ javaScriptEnabled: false, locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await page.goto(`${origin}/openbaar`)
      const word = page.getByRole('button', { name: 'bekrachtiging' })
      const meaning = 'Een ander orgaan keurt het besluit ook goed. Pas dan is het definitief.'
      expect(await word.getAttribute('title')).toBe(meaning)
      const shown = page.locator('#woord-bekrachtiging')
      expect(await shown.isVisible()).toBe(false)
      await word.focus()
      await page.keyboard.press('Enter')
      expect(await shown.isVisible()).toBe(true)
      expect(await shown.innerText()).toContain(meaning)
      await page.keyboard.press('Escape')
      expect(await shown.isVisible()).toBe(false)
      await page.keyboard.press('Enter')
      await shown.getByRole('link').click()
      expect(page.url()).toBe(`${origin}/woordenlijst#bekrachtiging`)
    } finally {
      await context.close()
    }
  })

  test('every picture has a title, a description, and a table beside it', { timeout: 60_000 }, async () => {
    const context = await browser!.newContext({ locale: 'nl-BE' })
    try {
      const page = await context.newPage()
      await signIn(page)
      const seen: string[] = []
      for (const path of paths()) {
        await page.goto(`${origin}${path}`)
        for (const drawing of await page.locator('main svg').all()) {
          expect(await drawing.getAttribute('role')).toBe('img')
          const [title, described] = [drawing.locator('title'), drawing.locator('desc')]
          expect(await title.textContent()).toMatch(/\w{3}/)
          expect(await described.textContent()).toMatch(/\w{3}/)
          const beside = drawing.locator('xpath=ancestor::*[self::figure or contains(@class, "chain")][1]//table')
          expect([await title.textContent(), await beside.count()]).not.toEqual([expect.anything(), 0])
          seen.push((await title.textContent()) ?? '')
        }
      }
      expect(seen).toEqual(
        expect.arrayContaining([
          'Organogram van Huis van het Kind Voorbeeld op 10 maart 2026',
          'Hoe er gestemd werd',
          'Het dossier in de tijd',
          'De weg van deze inbreng',
          'Waar het geld van 2026 naartoe ging',
        ]),
      )
    } finally {
      await context.close()
    }
  })
})
