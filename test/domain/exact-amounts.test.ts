import { expect, it } from 'vitest'
import { decimalText } from '../../src/domain/shared/money.js'
import { formatter } from '../../src/texts/format.js'

it.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [-5n, '-0.05'],
  [-50n, '-0.50'],
  [-123_456n, '-1234.56'],
  [9_007_199_254_740_991n, '90071992547409.91'],
])('%s cents are %s euros', (amount, text) => {
  expect(decimalText(amount)).toBe(text)
})

it('an amount of a few cents below nothing is written as money', () => {
  expect(formatter('nl').money(-5)).toMatch(/0,05/)
  expect(formatter('nl').money(-5)).toMatch(/-/)
})
