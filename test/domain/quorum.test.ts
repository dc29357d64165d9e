import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quorumNeeded } from '../../src/domain/rule-set/quorum.js'
import type { RuleSet } from '../../src/domain/rule-set/rule-set.js'

type Needed = RuleSet['quorum']['needed']

const needed = (rule: Needed, seats: number): number | null =>
  quorumNeeded({ quorum: { needed: rule, counts: 'present', whenRecused: 'unchanged' } }, seats)

const half = { numerator: 1, denominator: 2 }

describe('the quorum of a rule', () => {
  test.each<[Needed, number, number | null]>([
    [{ kind: 'none' }, 23, null],
    [{ kind: 'more-than', ...half }, 23, 12],
    [{ kind: 'more-than', ...half }, 22, 12],
    [{ kind: 'more-than', ...half }, 0, 1],
    [{ kind: 'at-least', ...half }, 23, 12],
    [{ kind: 'at-least', ...half }, 22, 11],
    [{ kind: 'at-least', numerator: 2, denominator: 3 }, 10, 7],
    [{ kind: 'at-least', numerator: 2, denominator: 3 }, 9, 6],
    [{ kind: 'at-least', numerator: 2, denominator: 3 }, 0, 0],
    [{ kind: 'number', number: 3 }, 23, 3],
  ])('%j of %i seats is %s', (rule, seats, expected) => {
    expect(needed(rule, seats)).toBe(expected)
  })

  test('more than a part is the smallest number beyond it, at least a part the smallest that reaches it', () => {
    const part = fc.record({ numerator: fc.integer({ min: 1, max: 9 }), denominator: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(part, fc.nat(1000), ({ numerator, denominator }, seats) => {
        const beyond = needed({ kind: 'more-than', numerator, denominator }, seats)!
        expect(beyond * denominator).toBeGreaterThan(seats * numerator)
        expect((beyond - 1) * denominator).toBeLessThanOrEqual(seats * numerator)
        const reaching = needed({ kind: 'at-least', numerator, denominator }, seats)!
        expect(reaching * denominator).toBeGreaterThanOrEqual(seats * numerator)
        expect((reaching - 1) * denominator).toBeLessThan(seats * numerator)
      }),
    )
  })
})
