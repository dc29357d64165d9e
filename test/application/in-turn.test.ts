import { setImmediate as nextTick } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTurn } from '../../src/application/in-turn.js'

describe('inTurn', () => {
  it('runs tasks of one key one after the other, in the order they came, whatever happens to them', async () => {
    const tasks = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), waits: fc.nat(3), fails: fc.boolean() }), {
      maxLength: 25,
    })
    await fc.assert(
      fc.asyncProperty(tasks, async (given) => {
        const turn = inTurn()
        const running = new Map<string, number>()
        const order: { key: string; number: number }[] = []
        const run = given.map(({ key, waits, fails }, number) =>
          turn(key, async () => {
            expect(running.get(key) ?? 0).toBe(0)
            running.set(key, 1)
            order.push({ key, number })
            for (let wait = 0; wait < waits; wait += 1) await nextTick()
            running.set(key, 0)
            if (fails) throw new Error(`task ${number}`)
            return number
          }),
        )
        const results = await Promise.allSettled(run)
        for (const [number, { fails }] of given.entries()) {
          expect(results[number]!.status).toBe(fails ? 'rejected' : 'fulfilled')
        }
        for (const key of ['a', 'b', 'c']) {
          const numbers = order.filter((one) => one.key === key).map((one) => one.number)
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
        }
        expect(order).toHaveLength(given.length)
      }),
      { numRuns: 40 },
    )
  })

  it('lets tasks of another key run beside one that waits', async () => {
    const turn = inTurn()
    let release = (): void => undefined
    const held = turn('a', () => new Promise<void>((resolve) => (release = resolve)))
    expect(await turn('b', async () => 'done')).toBe('done')
    release()
    await held
  })
})
