import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HouseId, PersonId } from '../../src/domain/shared/identifiers.js'
import { linkPath } from '../../src/identity/one-time-links.js'
import { fileOf, withAct } from '../importing/support/small-house.js'
import { makeAccount, password } from './support/account.js'
import { faultsOf, sideways } from './support/axe.js'
import { closeContexts, startBrowser } from './support/chromium.js'
import { recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { appFor } from './support/second-step.js'

const started = await startBrowser()
const browser = 'browser' in started ? started.browser : null
const why = 'reason' in started ? ` (skipped: no browser could be started: ${started.reason})` : ''

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1200, height: 900 } },
  'dark, phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
}

describe.skipIf(browser === null)(`accounts in a real browser${why}`, () => {
  let ledger: Ledger
  let small: SmallHouse
  let origin: string
  let login: string

  beforeAll(async () => {
    ledger = await openLedger({ now: '2026-03-10T10:00:00Z', developmentSignIn: false })
    small = await recordSmallHouse(ledger)
    await settled(ledger)
    const house = small.house as HouseId
    const account = await makeAccount(ledger, [
      { role: 'administrator', house },
      { role: 'manager' },
      { role: 'person', house, person: small.people.member as PersonId },
    ])
    login = account.login
    origin = await ledger.app.listen({ host: '127.0.0.1', port: 0 })
  })

  afterAll(async () => {
    await closeContexts(browser)
    await ledger?.close()
  })

  const check = async (page: Page, what: string): Promise<void> => {
    expect(await faultsOf(page), what).toEqual([])
    expect(await sideways(page), what).toBeLessThanOrEqual(0)
  }

  /** Chooses files of a house: one that is wrong, and one that could be recorded. */
  const lookAtFiles = async (page: Page): Promise<void> => {
    for (const [what, file] of [
      ['a file that is refused', fileOf({ acts: withAct(7, { subject: 'garden' }) })],
      ['what a file would do', fileOf()],
    ] as const) {
      const chosen = { name: 'huis.json', mimeType: 'application/json', buffer: Buffer.from(file) }
      await page.getByLabel('Bestand van het huis').setInputFiles(chosen)
      await page.getByRole('button', { name: 'Kijk wat er zou gebeuren' }).click()
      await page.getByRole('heading', { name: 'Kies een ander bestand' }).waitFor()
      await check(page, what)
    }
    expect(await page.getByRole('button', { name: /^Leg deze \d+ handelingen vast$/ }).count()).toBe(1)
    await page.getByText('Partners: 1').click()
    await check(page, 'the partners by name')
  }

  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${origin}/aanmelden`)
    await page.getByLabel('E-mailadres').fill(login)
    await page.getByLabel('Wachtwoord').fill(password)
    await page.getByRole('button', { name: 'Meld aan' }).click()
  }

  /** From the page of the account to the recovery codes, with a mistake on the way. */
  const setUpSecondStep = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: 'Stel een tweede stap in' }).click()
    await check(page, 'what a second step is')
    await page.getByRole('button', { name: 'Begin' }).click()
    const app = appFor(`<code>${await page.locator('main code').textContent()}</code>`)
    await page.getByRole('img', { name: 'Vierkant' }).waitFor()
    expect(await page.evaluate<number>("document.querySelector('main img').naturalWidth")).toBeGreaterThan(0)
    await check(page, 'the secret of a second step')
    await page.getByLabel('Code').fill('000000')
    await page.getByRole('button', { name: 'Bewaar de tweede stap' }).click()
    await check(page, 'a wrong first code')
    await page.getByLabel('Code').fill(app.code())
    await page.getByRole('button', { name: 'Bewaar de tweede stap' }).click()
    await page.getByRole('heading', { name: 'Uw herstelcodes' }).waitFor()
    await check(page, 'the recovery codes')
    await page.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
    await page.goto(`${origin}/mijn-account/tweede-stap`)
    await check(page, 'a second step that is there')
  }

  test('a passkey is made on the page of the account, signs in, and no more once it is removed', {
    timeout: 120_000,
  }, async () => {
    // WebAuthn works on https, and on this machine under the name localhost.
    const here = origin.replace('127.0.0.1', 'localhost')
    const context = await browser!.newContext({ locale: 'nl-BE' })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const { login: mine } = await makeAccount(ledger, [{ role: 'auditor', house: small.house as HouseId }])
    await page.goto(`${here}/aanmelden`)
    await page.getByLabel('E-mailadres').fill(mine)
    await page.getByLabel('Wachtwoord').fill(password)
    await page.getByRole('button', { name: 'Meld aan' }).click()
    await page.goto(`${here}/mijn-account`)
    await page.getByRole('button', { name: 'Maak een toegangssleutel op dit toestel' }).click()
    await page.waitForURL('**/mijn-account?gedaan=sleutel')
    await page.getByRole('button', { name: 'Afmelden' }).click()

    const signInWithKey = async () => {
      await page.goto(`${here}/aanmelden?terug=/mijn-account`)
      await page.getByRole('button', { name: 'Aanmelden met een toegangssleutel' }).click()
    }
    // A device that does not check who holds it lets nobody in.
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await signInWithKey()
    await page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' }).waitFor()
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    await signInWithKey()
    await page.waitForURL(`${here}/mijn-account`)
    expect(await page.getByText('laatst gebruikt op').count()).toBe(1)
    await page.getByRole('button', { name: /^Verwijder de toegangssleutel/ }).click()
    await page.waitForURL('**/mijn-account?gedaan=sleutel-weg')
    await page.getByRole('button', { name: 'Afmelden' }).click()
    await signInWithKey()
    await page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' }).waitFor()
    await context.close()
  })

  test.each(Object.entries(looks))('have pages without faults (%s)', { timeout: 120_000 }, async (_, look) => {
    const context = await browser!.newContext({ ...look, bypassCSP: true, locale: 'nl-BE' })
    const page = await context.newPage()
    const invited = { role: 'auditor', house: small.house as HouseId } as const
    const link = linkPath(await ledger.identity.links.make({ purpose: 'invitation', invited }))
    for (const path of ['/aanmelden', link, `/uitnodiging/${'x'.repeat(43)}`]) {
      await page.goto(`${origin}${path}`)
      await check(page, path)
    }
    await page.goto(`${origin}${link}`)
    await page.getByRole('button', { name: 'Maak uw account' }).click()
    await check(page, 'an invitation with mistakes')
    expect(await page.getByLabel('Nieuw wachtwoord').getAttribute('aria-invalid')).toBe('true')
    await signIn(page)
    await check(page, 'the choice of a role')
    for (const [role, path] of [
      ['manager', '/beheer/accounts'],
      ['manager', '/beheer'],
      ['manager', '/beheer/inlezen'],
      ['administrator', `/huizen/${small.house}/beheer`],
      ['administrator', `/huizen/${small.house}/toegang`],
    ] as const) {
      await page.goto(`${origin}/rol`)
      await page.locator(`input[value^="${role}"]`).check()
      await page.getByRole('button', { name: 'Ga verder' }).click()
      await page.goto(`${origin}${path}`)
      await check(page, path)
      if (path === '/beheer/inlezen') await lookAtFiles(page)
    }
    await page.getByLabel('Wie', { exact: true }).selectOption('auditor')
    await page.getByRole('button', { name: 'Maak de link' }).click()
    expect(await page.locator('code').textContent()).toContain('/uitnodiging/')
    await check(page, 'a link that is shown once')
    await page.goto(`${origin}/mijn-account`)
    await check(page, 'the own account')
    await setUpSecondStep(page)
    await page.getByRole('button', { name: 'Afmelden' }).click()
    await signIn(page)
    await check(page, 'the code that is asked')
    await ledger.database.owner.query('DELETE FROM identity.second_factor')
    await context.close()
  })
})
