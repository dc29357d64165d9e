import { createHash, createHmac, hash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { commitTo } from '../../src/ledger/personal-data/commitment.js'

const FIRST = 1_000
const LAST = 1_000

/** A million names, and as many telephone numbers, that somebody could try; the real ones are among them. */
function* dictionary(): Generator<string> {
  for (let first = 0; first < FIRST; first += 1) {
    for (let last = 0; last < LAST; last += 1) yield `Voornaam${first} Familienaam${last}`
  }
  for (let number = 0; number < 1_000_000; number += 1) yield `+3247${number.toString().padStart(7, '0')}`
}

/** What somebody who has only the leaves can make of a word, to look for it in them. */
const guesses = (word: string): readonly string[] => {
  const json = canonicalize(word) ?? ''
  return [
    word,
    hash('sha256', word, 'base64url'),
    hash('sha256', json, 'base64url'),
    createHmac('sha256', '').update(json).digest('base64url'),
  ]
}

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Leaves of details of persons out of the dictionary, as they are sealed; `hidden` false leaves the values as they are. */
const leaves = (hidden: boolean): readonly string[] =>
  Array.from({ length: 500 }, (_, index) => {
    const value =
      index % 2 === 0 ? `Voornaam${index} Familienaam${LAST - 1 - index}` : `+3247${String(index).padStart(7, '0')}`
    const key = createHash('sha256').update(randomUUID()).digest('base64url')
    return canonicalize({ data: { person: randomUUID(), name: hidden ? commitTo({ key, value }) : value } }) ?? ''
  })

const textsOf = (all: readonly string[]): ReadonlySet<string> =>
  new Set(all.flatMap((leaf) => textsIn(JSON.parse(leaf))))

test('two million names and numbers tried against all leaves find nothing, and find everything that stands there plainly', {
  timeout: 300_000,
}, () => {
  const [committed, plain] = [textsOf(leaves(true)), textsOf(leaves(false))]
  const hits = { committed: 0, plain: 0 }
  for (const word of dictionary()) {
    const tried = guesses(word)
    if (tried.some((guess) => committed.has(guess))) hits.committed += 1
    if (tried.some((guess) => plain.has(guess))) hits.plain += 1
  }
  expect(hits).toEqual({ committed: 0, plain: 500 })
})
