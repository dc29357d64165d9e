import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reasons } from '../../src/bank-statements/reasons.js'
import { readStatement, type StatementRead } from '../../src/bank-statements/statement.js'
import { sentence, type TextKey } from '../../src/texts/catalogue.js'
import { nl } from '../../src/texts/nl/index.js'
import { sample } from './support/read.js'

const isKey = (key: string): key is TextKey => Object.hasOwn(nl, key)

/** A read is right when it answers something that can be shown: statements, or problems with sentences in both languages. */
const expectAnswer = (read: StatementRead): void => {
  if (read.ok) {
    expect(read.statements.length).toBeGreaterThan(0)
    return
  }
  expect(read.problems.length).toBeGreaterThan(0)
  expect(read.problems.length).toBeLessThanOrEqual(50)
  for (const { line, code, reason, details } of read.problems) {
    expect(Number.isSafeInteger(line) && line >= 0).toBe(true)
    const key = `bank-statement.${code}`
    if (!isKey(key)) throw new Error(`${key} has no sentence`)
    for (const language of ['nl', 'en'] as const) expect(sentence(language)(key, details)).not.toMatch(/\{\w+\}/)
    expect(reason).not.toBe('')
  }
}

const names = fc.constantFrom('a.cod', 'a.xml', 'a.csv', 'a')

describe('any file', () => {
  test('of random bytes is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), names, (bytes, name) => expectAnswer(readStatement(bytes, name))),
      { numRuns: 1000 },
    )
  })

  test('of random text that begins like a statement is answered, never thrown at', () => {
    const beginnings = fc.constantFrom(
      `${sample('zanddorp.cod').slice(0, 260)}`,
      sample('zanddorp-v8.xml').slice(0, 700),
      'Rekening;Boekingsdatum;Bedrag;Tegenpartij;Rekening tegenpartij;Mededeling\n',
      '<a>',
      '<?xml version="1.0"?><!DOCTYPE a>',
    )
    const text = fc.string({ unit: fc.constantFrom(...'0123456789 ;,"<>/&#x-.\r\nEURBE\u0000\ud800é'), maxLength: 300 })
    fc.assert(
      fc.property(beginnings, text, names, (beginning, rest, name) =>
        expectAnswer(readStatement(new TextEncoder().encode(`${beginning}${rest}`), name)),
      ),
      { numRuns: 1000 },
    )
  })

  test.each(['zanddorp.cod', 'zanddorp-v8.xml', 'reversal-v2.xml'])(
    'with bytes changed in it (%s) is answered',
    (name) => {
      const bytes = new TextEncoder().encode(sample(name))
      const changes = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 8,
      })
      fc.assert(
        fc.property(changes, (all) => {
          const changed = bytes.slice()
          for (const [at, byte] of all) changed[at] = byte
          expectAnswer(readStatement(changed, name))
        }),
        { numRuns: 400 },
      )
    },
  )

  test('that is read twice gives equal answers', () => {
    for (const name of ['zanddorp.cod', 'zanddorp-v8.xml', 'reversal-v2.xml']) {
      const bytes = new TextEncoder().encode(sample(name))
      expect(readStatement(bytes, name)).toEqual(readStatement(bytes, name))
    }
  })
})

describe('every problem', () => {
  test.each(Object.entries(reasons))('%s asks in both languages for what its reason asks for', (code, reason) => {
    const asked = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()
    const key = `bank-statement.${code}`
    if (!isKey(key)) throw new Error(`${key} has no sentence`)
    expect(asked(nl[key])).toEqual(asked(reason))
  })
})
