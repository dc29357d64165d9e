import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startBrowser } from '../web/support/chromium.js'

/** Takes the pictures of the README from the demo houses: `npm run screenshots`. Any data folder is left alone. */

const folder = 'docs/screenshots'
const HOUSE = 'Huis van het Kind Zorgregio Boom'

/** It has meetings that were convened and not held yet. */
const CONVENING = 'Huis van het Kind Poperinge-Vleteren'

type Screen = {
  readonly name: string
  readonly as: 'auditor' | 'secretary' | 'nobody'
  readonly look?: BrowserContextOptions
  /** Of which the secretary is, when not of the usual one. */
  readonly house?: string
  /** Walks to what is shown, from the start page. */
  readonly walk: (page: Page, origin: string) => Promise<void>
}

const inHouse = async (page: Page, origin: string, path: string, name = HOUSE): Promise<void> => {
  await page.goto(`${origin}/`)
  const house = await page.getByRole('link', { name }).first().getAttribute('href')
  await page.goto(`${origin}${house}${path}`)
}

const follow = async (page: Page, address: string): Promise<void> => {
  await page.locator(`main a[href*="${address}"]`).first().click()
}

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } }

const screens: readonly Screen[] = [
  { name: 'house', as: 'auditor', walk: (page, origin) => inHouse(page, origin, '') },
  { name: 'decision-register', as: 'auditor', walk: (page, origin) => inHouse(page, origin, '/besluiten') },
  {
    name: 'dossier',
    as: 'auditor',
    walk: async (page, origin) => {
      await inHouse(page, origin, '/besluiten')
      await follow(page, '/dossiers/')
      // From the top: the link goes to the decision further down.
      await page.goto(page.url().replace(/#.*/, '?'))
    },
  },
  {
    name: 'organogram',
    as: 'auditor',
    walk: async (page, origin) => {
      await inHouse(page, origin, '/organogram', 'Huis van het Kind Leuven')
      await page.locator('figure').first().evaluate('(figure) => figure.scrollIntoView()')
    },
  },
  { name: 'money', as: 'auditor', walk: (page, origin) => inHouse(page, origin, '/geld') },
  {
    name: 'findings-dark',
    as: 'auditor',
    look: { colorScheme: 'dark' },
    walk: (page, origin) => inHouse(page, origin, '/vaststellingen'),
  },
  { name: 'my-work', as: 'secretary', walk: async (page, origin) => void (await page.goto(`${origin}/mijn-werk`)) },
  {
    name: 'live-meeting-phone',
    as: 'secretary',
    look: phone,
    house: CONVENING,
    walk: async (page, origin) => {
      await inHouse(page, origin, '/vergaderingen', CONVENING)
      // Of a closed meeting there is nothing left to record.
      await page.locator('main tr', { hasText: 'samengeroepen' }).first().getByRole('link').first().click()
      await page.goto(`${page.url()}/live`)
    },
  },
  {
    name: 'public-phone',
    as: 'nobody',
    look: phone,
    walk: async (page, origin) => void (await page.goto(`${origin}/openbaar`)),
  },
]

const signIn = async (page: Page, origin: string, { as, house = HOUSE }: Screen): Promise<void> => {
  if (as === 'nobody') return
  await page.goto(`${origin}/aanmelden`)
  if (as === 'auditor') return page.getByRole('main').getByRole('button').first().click()
  await page.getByRole('link', { name: house }).click()
  await page.locator('label', { hasText: 'secretaris' }).first().click()
  await page.getByRole('main').getByRole('button').click()
}

const take = async (browser: Browser, origin: string, screen: Screen): Promise<void> => {
  const { name, look, walk } = screen
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, locale: 'nl-BE', ...look })
  const page = await context.newPage()
  await signIn(page, origin, screen)
  await walk(page, origin)
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
}

/** The program with the demo houses, in a folder of its own, and the address at which it answers. */
const startDemo = async (data: string) => {
  const program = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'demo'], {
    env: { ...process.env, BESLUITBOEK_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  const origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    program.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    program.once('exit', () => reject(new Error(`The demo ended before it answered: ${said}`)))
  })
  return {
    origin,
    stop: async (): Promise<void> => {
      program.kill('SIGINT')
      await ended
    },
  }
}

const started = await startBrowser()
if (!('browser' in started)) throw new Error(`No browser could be started: ${started.reason}`)
const data = await mkdtemp(join(tmpdir(), 'besluitboek-screenshots-'))
const demo = await startDemo(data)
try {
  for (const screen of screens) await take(started.browser, demo.origin, screen)
} finally {
  await started.browser.close()
  await demo.stop()
  await rm(data, { recursive: true, force: true })
}
