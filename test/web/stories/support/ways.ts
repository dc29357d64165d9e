import type { BrowserContextOptions, Page } from 'playwright-core'
import { type Hands, mouse, touch } from './hands.js'
import { keyboard } from './keyboard.js'

/** A way to live a story. */
export type Way = {
  readonly name: string
  readonly context: BrowserContextOptions
  readonly hands: (page: Page) => Hands
  /** The parts of a house are one line that unfolds. */
  readonly narrow: boolean
  /** Scripts run. */
  readonly scripts: boolean
  /** Looks for faults of accessibility on the last page: in one of the ways, that is enough. */
  readonly thorough: boolean
}

const wide = { viewport: { width: 1200, height: 900 } }
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const usual = { narrow: false, scripts: true, thorough: false }

/** Every story is told once and lived in each of these. */
export const ways: readonly Way[] = [
  { ...usual, name: 'with a mouse', context: wide, hands: mouse, thorough: true },
  {
    ...usual,
    name: 'without JavaScript',
    context: { ...wide, javaScriptEnabled: false },
    hands: mouse,
    scripts: false,
  },
  { ...usual, name: 'on a phone', context: phone, hands: touch, narrow: true },
  { ...usual, name: 'by keyboard alone', context: wide, hands: keyboard },
]
