import type { Locator, Page } from 'playwright-core'

type File = Parameters<Locator['setInputFiles']>[0]

/** What a visitor can do to a page; each way of visiting does it differently. */
export type Hands = {
  /** Follows a link, presses a button, unfolds. */
  readonly activate: (target: Locator) => Promise<void>
  readonly type: (target: Locator, text: string) => Promise<void>
  /** Types on where the text of a field ends. */
  readonly add: (target: Locator, text: string) => Promise<void>
  readonly choose: (target: Locator, option: string) => Promise<void>
  readonly tick: (target: Locator, on: boolean) => Promise<void>
  readonly attach: (target: Locator, file: File) => Promise<void>
}

const addTo = async (target: Locator, text: string): Promise<void> => target.fill(`${await target.inputValue()}${text}`)

/** A pointer, and a keyboard to type with. */
export const mouse = (_page: Page): Hands => ({
  activate: (target) => target.click(),
  type: (target, text) => target.fill(text),
  add: addTo,
  choose: async (target, option) => {
    await target.selectOption({ label: option })
  },
  tick: (target, on) => target.setChecked(on),
  attach: (target, file) => target.setInputFiles(file),
})

/** The smallest that a finger is asked to hit (WCAG 2.5.8), in CSS pixels. */
const SMALLEST = 24

/** How large it is to a finger; null for a link within a sentence, which is as high as its line. */
const sizeOf = (target: Locator): Promise<{ width: number; height: number } | null> =>
  target.evaluate((element) => {
    const { display } = element.ownerDocument.defaultView.getComputedStyle(element)
    const around = element.parentElement?.textContent.replace(element.textContent, '') ?? ''
    if (element.tagName === 'A' && display === 'inline' && /[a-z]{2}/i.test(around)) return null
    const { width, height } = element.getBoundingClientRect()
    return { width, height }
  })

const isLarge = (size: Awaited<ReturnType<typeof sizeOf>>): boolean =>
  size === null || (size.width >= SMALLEST && size.height >= SMALLEST)

/** What was measured while its part of the page was made anew has no size: it is measured again. */
const MEASURED = 3

const largeEnough = async (target: Locator): Promise<void> => {
  let size = await sizeOf(target)
  for (let again = 1; again < MEASURED && !isLarge(size); again += 1) {
    await target.page().waitForTimeout(200)
    size = await sizeOf(target)
  }
  if (size === null || isLarge(size)) return
  throw new Error(`Too small to tap: ${target} is ${size.width} × ${size.height} pixels`)
}

/** A finger on a screen, and its keyboard. */
export const touch = (_page: Page): Hands => {
  const tap = async (target: Locator): Promise<void> => {
    await largeEnough(target)
    await target.tap()
  }
  return {
    activate: tap,
    type: async (target, text) => {
      await tap(target)
      await target.fill(text)
    },
    add: async (target, text) => {
      await tap(target)
      await addTo(target, text)
    },
    choose: async (target, option) => {
      await largeEnough(target)
      await target.selectOption({ label: option })
    },
    tick: async (target, on) => {
      if ((await target.isChecked()) !== on) await tap(target)
    },
    attach: async (target, file) => {
      await largeEnough(target)
      await target.setInputFiles(file)
    },
  }
}
