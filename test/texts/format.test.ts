import { expect, test } from 'vitest'
import { formatter } from '../../src/texts/format.js'

/** The space after the sign is one that does not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

test.each([
  [0, '€ 0,00'],
  [5, '€ 0,05'],
  [123_456, '€ 1.234,56'],
  [-5, '€ -0,05'],
  [-50, '€ -0,50'],
  [-123_456, '€ -1.234,56'],
  [9_007_199_254_740_991, '€ 90.071.992.547.409,91'],
])('%s cents is written as %s', (cents, text) => {
  expect(plain(formatter('nl').money(cents))).toBe(text)
})
