import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { CDPSession, Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** Straight to the browser: put into the page as an element of it, half a megabyte takes twice as long, on every page. */
const loadAxe = async (page: Page): Promise<void> => {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  const { exceptionDetails } = await (await session).send('Runtime.evaluate', { expression: source })
  if (exceptionDetails !== undefined) throw new Error(`axe could not be loaded: ${exceptionDetails.text}`)
}

/** What axe finds wrong on the page. The expressions are text: they run over there, not here. */
export const faultsOf = async (page: Page): Promise<readonly string[]> => {
  const loaded = await page.evaluate<boolean>(`'axe' in globalThis`)
  if (!loaded) await loadAxe(page)
  // Every rule runs; of what it found right nothing is described or sent over, which took most of the time.
  const options = JSON.stringify({ runOnly: tags, resultTypes: ['violations'] })
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`.slice(0, 600))
}

/** How far something sticks out of the screen. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
