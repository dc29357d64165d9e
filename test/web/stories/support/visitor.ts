import type { Browser, Download, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { faultsOf, sideways } from '../../support/axe.js'
import type { Reader } from '../../support/browser-session.js'
import type { Hands } from './hands.js'
import type { Way } from './ways.js'

type Role = Parameters<Page['getByRole']>[0]
type File = Parameters<Locator['setInputFiles']>[0]
export type Name = string | RegExp

const PATIENCE = 15_000

const named = (name: Name) => ({ name, exact: typeof name === 'string' })

/** The one thing on the screen that is called so; links that lead to one place are one. */
const only = async (found: Locator): Promise<Locator> => {
  const visible = found.filter({ visible: true })
  try {
    await visible.first().waitFor({ timeout: PATIENCE })
  } catch {
    const page = found.page()
    const main = await page.getByRole('main').innerText()
    throw new Error(`${found} is not to be seen on ${page.url()}:\n${main.slice(0, 3000)}`)
  }
  const count = await visible.count()
  if (count > 1) {
    const places = await visible.evaluateAll((all) =>
      all.map((one, index) => one.href ?? `${one.tagName} ${index + 1}`),
    )
    if (new Set(places).size > 1) throw new Error(`${found} is said of ${count} things: ${places.join(', ')}`)
  }
  return visible.first()
}

const plain = (text: string): string => text.replace(/\s+/g, ' ')

/** Waits until the text is there, as it is shown: what is folded or hidden is not. */
const readsIn = async (part: Locator, text: Name): Promise<void> => {
  const read = async (): Promise<string> => plain(await part.innerText())
  const wanted = typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text)
  await expect.poll(read, { timeout: PATIENCE }).toEqual(wanted)
}

type Telling = {
  readonly page: Page
  readonly hands: Hands
  readonly way: Way
  /** What is always so of a page in this way of visiting. */
  readonly arrived: () => Promise<void>
}

/** What a visitor does within one part of the page: everything is found by its role and its name, as a screen reader does. */
const within = (telling: Telling, part: Locator) => {
  const { page, hands, way, arrived } = telling
  const field = (label: Name): Promise<Locator> => only(part.getByLabel(label, { exact: typeof label === 'string' }))
  const goes = async (act: () => Promise<void>): Promise<void> => {
    await Promise.all([page.waitForEvent('domcontentloaded', { timeout: PATIENCE }), act()])
    await arrived()
  }
  const button = (name: Name): Promise<Locator> => only(part.getByRole('button', named(name)))
  return {
    /** Follows a link to another page. */
    follows: async (name: Name): Promise<void> => {
      const link = await only(part.getByRole('link', named(name)))
      await goes(() => hands.activate(link))
    },
    /** Follows a link to a place on the same page. */
    jumps: async (name: Name): Promise<void> => hands.activate(await only(part.getByRole('link', named(name)))),
    /** Presses a button that leads to another page. */
    presses: async (name: Name): Promise<void> => {
      const pressed = await button(name)
      await goes(() => hands.activate(pressed))
    },
    /** Presses a button after which, where scripts run, the page stays. */
    pressesHere: async (name: Name): Promise<void> => {
      const pressed = await button(name)
      if (!way.scripts) return goes(() => hands.activate(pressed))
      await hands.activate(pressed)
      // As somebody does who waits until all is saved.
      const main = page.getByRole('main')
      await expect.poll(() => main.innerText(), { timeout: PATIENCE }).not.toContain('Nog niet bewaard')
      await arrived()
    },
    /** Unfolds what is folded. A summary has no role in common: it is found by its element and its words. */
    unfolds: async (words: Name): Promise<void> =>
      hands.activate(await only(part.locator('summary', { hasText: words }))),
    types: async (label: Name, text: string): Promise<void> => hands.type(await field(label), text),
    adds: async (label: Name, text: string): Promise<void> => hands.add(await field(label), text),
    chooses: async (label: Name, option: string): Promise<void> => hands.choose(await field(label), option),
    /** Ticks a box, or takes one of several. */
    ticks: async (label: Name): Promise<void> => hands.tick(await field(label), true),
    unticks: async (label: Name): Promise<void> => hands.tick(await field(label), false),
    attaches: async (label: Name, file: File): Promise<void> => hands.attach(await field(label), file),
    downloads: async (name: Name): Promise<Download> => {
      const link = await only(part.getByRole('link', named(name)))
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE }), hands.activate(link)])
      return download
    },
    sees: (text: Name): Promise<void> => readsIn(part, text),
    /** Of what the page says when it has come; nothing that is still to go away. */
    doesNotSee: async (text: string): Promise<void> => expect(plain(await part.innerText())).not.toContain(text),
    /** What stands in a field. */
    value: async (label: Name): Promise<string> => (await field(label)).inputValue(),
    /** A part of this part, with a role and a name of its own. */
    within: async (role: Role, name: Name) => within(telling, await only(part.getByRole(role, named(name)))),
    /** The form that this button sends. */
    formOf: (button: Name) =>
      within(telling, part.locator('form').filter({ has: page.getByRole('button', named(button)) })),
    /** The row, item or card that holds these words. */
    beside: async (role: Role, words: Name) =>
      within(telling, await only(part.getByRole(role).filter({ hasText: words }))),
  }
}

/** Somebody who visits the site in one of the ways; signed in as this reader, who did so without a browser. */
export const arrive = async (browser: Browser, way: Way, origin: string, reader: Reader | null = null) => {
  const context = await browser.newContext({ locale: 'nl-BE', reducedMotion: 'reduce', ...way.context })
  const cookies = [...(reader?.cookies ?? [])].map(([name, value]) => ({ name, value, url: origin }))
  await context.addCookies(cookies)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  const arrived = async (): Promise<void> => {
    if (way.narrow) expect([page.url(), await sideways(page)]).toEqual([page.url(), 0])
  }
  /** The page has no fault of accessibility; looked for in the way that asks for it. */
  const isFaultless = async (): Promise<void> => {
    if (way.thorough) expect([page.url(), await faultsOf(page)]).toEqual([page.url(), []])
  }
  const telling: Telling = { page, hands: way.hands(page), way, arrived }
  const main = within(telling, page.getByRole('main'))
  const everywhere = within(telling, page.locator('body'))
  return {
    ...main,
    page,
    context,
    /** Types an address, or follows a link in a message. */
    opens: async (path: string): Promise<void> => {
      const response = await page.goto(new URL(path, origin).href)
      expect([path, response?.status()]).toEqual([path, 200])
      await arrived()
    },
    /** Goes to a part of the house, over the list of its parts. */
    goesTo: async (name: string): Promise<void> => {
      const parts = await everywhere.within('navigation', 'Onderdelen van dit huis')
      if (way.narrow) await parts.unfolds(/./)
      await parts.follows(name)
    },
    /** Goes somewhere over the list at the top of every page. */
    goesOverTop: async (name: string): Promise<void> =>
      (await everywhere.within('navigation', 'Hoofdmenu')).follows(name),
    /** The form came back: it says why, and that is where somebody without a mouse, or who does not see, is. */
    isRefused: async (message: string): Promise<void> => {
      const summary = page.getByRole('alert')
      await readsIn(summary, message)
      const focused = await summary.evaluate((element) => element === element.ownerDocument.activeElement)
      expect([message, focused]).toEqual([message, true])
    },
    isFaultless,
    /** Ends the story, on a page without faults of accessibility. */
    leaves: async (): Promise<void> => {
      await isFaultless()
      await arrived()
      await context.close()
    },
  }
}
