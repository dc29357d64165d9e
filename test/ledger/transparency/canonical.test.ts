import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCanonical, writeCanonical } from '../../../src/ledger/transparency/canonical.js'
import { entryOrder, faultsOfEntry } from '../../../src/ledger/transparency/verify-entries.js'

const read = (text: string): boolean => isCanonical(text, JSON.parse(text))

describe('canonical JSON', () => {
  test('is what RFC 8785 writes, and nothing that only reads the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (value) => {
        const canonical = canonicalize(value) ?? ''
        expect(read(canonical)).toBe(true)
        expect(writeCanonical(value)).toBe(canonical)
        for (const other of [JSON.stringify(value), JSON.stringify(value, null, 1), ` ${canonical}`])
          expect(read(other)).toBe(other === canonical)
      }),
      { numRuns: 2_000 },
    )
  })

  test('is not written of half a surrogate pair', () => {
    expect(() => writeCanonical({ a: '\ud800' })).toThrow('surrogate')
    expect(writeCanonical({ a: '\\ud800', b: 1 })).toBe('{"a":"\\\\ud800","b":1}')
  })

  test.each([
    ['names in order, whole numbers as names too', '{"10":1,"9":{"a":1,"b":[{"c":1,"d":2}]}}', true],
    ['names that are numbers in the order of numbers', '{"9":1,"10":2}', false],
    ['an inner name out of order', '{"a":[{"c":1,"b":2}]}', false],
    ['a name twice', '{"a":1,"a":1}', false],
    ['a number written otherwise', '{"a":1e3}', false],
    ['minus nothing', '{"a":-0}', false],
    ['a letter as an escape', '{"a":"\\u0061"}', false],
    ['half a surrogate pair', '{"a":"\\ud800"}', false],
    ['what only looks like half a surrogate pair', '{"a":"\\\\ud800"}', true],
    ['nested deeper than can be written', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, false],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected)
    // Whatever it holds, an entry is found wrong rather than ending the check.
    expect(faultsOfEntry(Buffer.from(text), 0n, entryOrder()).map(({ code, index }) => [code, index])).toEqual([
      [expected ? 'entry-unreadable' : 'entry-not-canonical', 0n],
    ])
  })
})
