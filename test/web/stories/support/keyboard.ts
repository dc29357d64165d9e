import type { ElementHandle, Locator, Page } from 'playwright-core'
import type { Hands } from './hands.js'

/** Where the focus is, seen from the element somebody wants to go to. */
type Stop = {
  /** It is there: on the element, or in the group of radio buttons it is one of. */
  readonly reached: boolean
  /** Nothing of the page has the focus: the page is new, or all its stops have been passed. */
  readonly nowhere: boolean
  /** The element stands earlier on the page. */
  readonly before: boolean
  /** The element is in the main part of the page. */
  readonly inMain: boolean
  /** What has the focus, in words for whoever reads a failure. */
  readonly what: string
  /** What is wrong with how the focus shows; empty when nothing is. */
  readonly wrong: string
}

/** So many tenths of a second a link to a place on the page may take. */
const PATIENCE = 20

/** So many stops no page of this site has. */
const TOO_MANY = 250

const lookFrom = async (target: ElementHandle, wanted: string): Promise<Stop> => {
  // Runs in the page, not here.
  const stop = await target.evaluate((element): Stop => {
    const { activeElement: here, body, documentElement: root } = element.ownerDocument
    const style = element.ownerDocument.defaultView.getComputedStyle(here ?? body)
    const nowhere = here === null || here === body || here === root
    const alike = here?.type === 'radio' && here.name === element.name && here.form === element.form
    const words = String(here?.innerText || here?.getAttribute('aria-label') || here?.name || '').trim()
    const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
    const shows = outlined || style.boxShadow !== 'none'
    const uncovered = (): boolean =>
      [...here.getClientRects()].some(({ left, top, right, bottom }) =>
        [
          [(left + right) / 2, (top + bottom) / 2],
          [left + 2, top + 2],
          [right - 2, top + 2],
          [left + 2, bottom - 2],
          [right - 2, bottom - 2],
        ].some(([x, y]) => {
          const above = element.ownerDocument.elementFromPoint(x, y)
          return above !== null && (here.contains(above) || above.contains(here))
        }),
      )
    const isStop = !nowhere && here.tabIndex >= 0
    return {
      reached: here === element || alike,
      nowhere,
      before: Boolean(here !== null && here.compareDocumentPosition(element) & 2),
      inMain: element.closest('main') !== null,
      what: nowhere ? 'nothing' : `${here.tagName.toLowerCase()} “${words.slice(0, 80)}”`,
      wrong: !isStop ? '' : !shows ? 'the focus does not show' : !uncovered() ? 'it is covered, or off the screen' : '',
    }
  })
  if (stop.wrong !== '') throw new Error(`On the way to ${wanted}, at ${stop.what}: ${stop.wrong}`)
  return stop
}

/** Goes with Tab, or back with Shift and Tab, from where the focus is; on a new page first over the skip link. */
const reach = async (page: Page, target: Locator): Promise<ElementHandle> => {
  const wanted = String(target)
  const element = await target.elementHandle()
  if (element === null) throw new Error(`${wanted} is not on the page`)
  let stop = await lookFrom(element, wanted)
  if (stop.nowhere && stop.inMain) {
    await page.keyboard.press('Tab')
    const first = await lookFrom(element, wanted)
    if (!/^a “/.test(first.what)) throw new Error(`The first stop of the page is no skip link but ${first.what}`)
    await page.keyboard.press('Enter')
    stop = await lookFrom(element, wanted)
    // A browser goes to a place on the page a moment after the key.
    for (let turn = 0; turn < PATIENCE && !stop.what.startsWith('main'); turn += 1) {
      await page.waitForTimeout(100)
      stop = await lookFrom(element, wanted)
    }
    if (!stop.what.startsWith('main')) throw new Error(`The skip link leads to ${stop.what}`)
  }
  const way = stop.before ? 'Shift+Tab' : 'Tab'
  const passed: string[] = []
  for (let presses = 0; presses < TOO_MANY && !stop.reached; presses += 1) {
    await page.keyboard.press(way)
    stop = await lookFrom(element, wanted)
    passed.push(stop.what)
    if (stop.nowhere) break
  }
  if (stop.reached) return element
  throw new Error(`The keyboard does not reach ${wanted} with ${way}. The last stops: ${passed.slice(-8).join(', ')}`)
}

const isDay = /^(\d{4})-(\d{2})-(\d{2})$/

/** A field for a day has a part for each of its numbers, in the order of the browser's language. */
const typeDay = async (page: Page, element: ElementHandle, [year, month, day]: readonly string[]): Promise<void> => {
  const wanted = `${year}-${month}-${day}`
  for (const parts of [
    [month, day, year],
    [day, month, year],
  ]) {
    for (const part of parts) await page.keyboard.type(part ?? '')
    if ((await element.inputValue()) === wanted) return
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
  }
  throw new Error(`The day ${wanted} cannot be typed: the field holds “${await element.inputValue()}”`)
}

/** Tab, Shift and Tab, Enter, Space, the arrows and letters: nothing else. */
export const keyboard = (page: Page): Hands => ({
  activate: async (target) => {
    await reach(page, target)
    await page.keyboard.press('Enter')
  },
  type: async (target, text) => {
    const element = await reach(page, target)
    const day = isDay.exec(text)
    if (day !== null && (await element.getAttribute('type')) === 'date') {
      await typeDay(page, element, day.slice(1))
      return
    }
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  },
  add: async (target, text) => {
    await reach(page, target)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(text)
  },
  choose: async (target, option) => {
    await reach(page, target)
    const steps = await target.evaluate((list, wanted) => {
      const { options, selectedIndex } = list
      return [...options].findIndex(({ label }) => label.trim() === wanted) - selectedIndex
    }, option)
    if (!Number.isFinite(steps)) throw new Error(`${target} is no list`)
    for (let done = 0; done < Math.abs(steps); done += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
  },
  tick: async (target, on) => {
    const element = await reach(page, target)
    const isRadio = (await element.getAttribute('type')) === 'radio'
    if (!isRadio) {
      if ((await element.isChecked()) !== on) await page.keyboard.press('Space')
      return
    }
    const here = (): Promise<boolean> => target.evaluate((radio) => radio === radio.ownerDocument.activeElement)
    for (let presses = 0; presses < TOO_MANY && !(await here()); presses += 1) await page.keyboard.press('ArrowDown')
    if (!(await element.isChecked())) await page.keyboard.press('Space')
  },
  attach: async (target, file) => {
    // The window in which a file is chosen belongs to the machine: here ends what a page can see to.
    await reach(page, target)
    await target.setInputFiles(file)
  },
})
