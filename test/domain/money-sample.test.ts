import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawFrom } from '../../src/application/money/draw.js'
import { BLOCKS, monetarySample, randomSample, type Sampled } from '../../src/domain/money/sample.js'

const amounts = fc.oneof(fc.bigInt(1n, 50n), fc.bigInt(1n, 9_007_199_254_740_991n))
const payments = fc
  .uniqueArray(fc.uuid(), { maxLength: 30 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => amounts.map((amount): Sampled => ({ id, amount })))).map((items): Sampled[] => items),
  )
const shuffled = payments.chain((items) =>
  fc
    .shuffledSubarray(items, { minLength: items.length, maxLength: items.length })
    .map((other) => [items, other] as const),
)
const sizes = fc.integer({ min: 1, max: 40 })
const seeds = fc.string({ maxLength: 20 })

const item = (id: string, amount: bigint): Sampled => ({ id, amount })
// printf 'controle 2026/0' | sha256sum
const BLOCK_0 = BigInt('0xf735838fc82fe71e16e8674cc1bf885a4a0f924f55b16b79e4583d3aad63673b')

const idsOf = (items: readonly Sampled[]) => items.map(({ id }) => id)

test('a block is the SHA-256 of seed, stroke and number, as one number', () => {
  expect(BLOCKS).toBe(BigInt(`0x1${'0'.repeat(64)}`))
  expect(drawFrom('controle 2026')(0n)).toBe(BLOCK_0)
  expect(drawFrom('controle 2026')(1n)).not.toBe(BLOCK_0)
})

describe('a random sample', () => {
  test('same seed, same sample, in whatever order the payments come', () => {
    fc.assert(
      fc.property(shuffled, sizes, seeds, ([one, other], size, seed) => {
        expect(randomSample(other, size, drawFrom(seed))).toEqual(randomSample(one, size, drawFrom(seed)))
      }),
    )
  })

  test('as many as asked or all, each once, all from the payments', () => {
    fc.assert(
      fc.property(payments, sizes, seeds, (items, size, seed) => {
        const ids = idsOf(randomSample(items, size, drawFrom(seed)))
        expect(ids).toHaveLength(Math.min(size, items.length))
        expect(new Set(ids).size).toBe(ids.length)
        expect(idsOf(items)).toEqual(expect.arrayContaining(ids))
      }),
    )
  })

  test('every set of two of four is drawn, none far more often than another', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => item(id, 1n))
    const drawn = new Map<string, number>()
    for (let seed = 0; seed < 3_000; seed += 1) {
      const set = idsOf(randomSample(four, 2, drawFrom(String(seed))))
        .toSorted()
        .join('')
      drawn.set(set, (drawn.get(set) ?? 0) + 1)
    }
    expect([...drawn.keys()].toSorted()).toEqual(['ab', 'ac', 'ad', 'bc', 'bd', 'cd'])
    for (const times of drawn.values()) expect(Math.abs(times - 500)).toBeLessThan(100)
  })

  test('a block of the incomplete last round is not used', () => {
    const blocks = [BLOCKS - 1n, 1n]
    const draw = (counter: bigint): bigint => blocks[Number(counter)]!
    // 2^256 leaves 1 when divided by 3: the very last block would favour the first item.
    expect(idsOf(randomSample([item('a', 1n), item('b', 1n), item('c', 1n)], 1, draw))).toEqual(['b'])
  })
})

describe('a monetary-unit sample', () => {
  test('same seed, same sample, in whatever order the payments come', () => {
    fc.assert(
      fc.property(shuffled, sizes, seeds, ([one, other], size, seed) => {
        expect(monetarySample(other, size, drawFrom(seed))).toEqual(monetarySample(one, size, drawFrom(seed)))
      }),
    )
  })

  test('as many cents as asked; of each payment at least one for each whole distance it spans, at most one more', () => {
    fc.assert(
      fc.property(payments, sizes, seeds, (items, size, seed) => {
        const { total, start, chosen } = monetarySample(items, size, drawFrom(seed))
        expect(total).toBe(items.reduce((sum, { amount }) => sum + amount, 0n))
        const hits = new Map(chosen.map((one) => [one.item.id, one.hits]))
        expect([...hits.values()].reduce((sum, one) => sum + one, 0)).toBe(items.length === 0 ? 0 : size)
        if (items.length > 0) expect(start >= 0n && start < total).toBe(true)
        for (const { id, amount } of items) {
          const whole = Number((amount * BigInt(size)) / total)
          expect(hits.get(id) ?? 0).toBeGreaterThanOrEqual(whole)
          expect(hits.get(id) ?? 0).toBeLessThanOrEqual(whole + 1)
        }
      }),
    )
  })

  test('says the same as a row of cents that is gone through one by one', () => {
    const small = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{3}$/), fc.bigInt(0n, 12n)), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(small, sizes, seeds, (pairs, size, seed) => {
        const items = pairs.map(([id, amount]) => item(id, amount))
        const { total, start, chosen } = monetarySample(items, size, drawFrom(seed))
        const row = items
          .toSorted((one, other) => (one.id < other.id ? -1 : 1))
          .flatMap(({ id, amount }) => Array.from({ length: Number(amount) }, () => id))
        const picked =
          total === 0n
            ? []
            : Array.from({ length: size }, (_, k) => row[Number((start + BigInt(k) * total) / BigInt(size))]!)
        const told = chosen.flatMap((one) => Array.from({ length: one.hits }, () => one.item.id))
        expect(told).toEqual(picked)
        for (const one of chosen) expect(row.indexOf(one.item.id)).toBe(Number(one.firstCent))
      }),
    )
  })

  test('each cent is chosen by exactly as many starts as another, so that every payment can be chosen', () => {
    const items = [item('a', 7n), item('b', 1n), item('c', 3n), item('d', 1n)]
    for (const size of [1, 2, 5]) {
      const times = new Map<string, number>()
      for (let start = 0n; start < 12n; start += 1n) {
        for (const one of monetarySample(items, size, () => start).chosen) {
          times.set(one.item.id, (times.get(one.item.id) ?? 0) + one.hits)
        }
      }
      expect(Object.fromEntries(times)).toEqual({ a: 7 * size, b: size, c: 3 * size, d: size })
    }
  })
})
