import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { checkHouseFile, importHouse } from '../../src/importing/import-house.js'
import { ledgerInMemory, today } from './support/ledger-in-memory.js'
import { fileOf } from './support/small-house.js'

const right = fileOf()

/** Every way into a value, to its leaves and its inner objects. */
const pathsIn = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([step, child]) =>
    pathsIn(child, [...path, Array.isArray(value) ? Number(step) : step]),
  )
  return [path, ...inner]
}

const paths = pathsIn(JSON.parse(right)).filter(({ length }) => length > 0)

const withValueAt = (value: unknown, [step, ...rest]: readonly (string | number)[], put: unknown): unknown => {
  if (step === undefined) return put
  if (Array.isArray(value)) return value.map((item, at) => (at === step ? withValueAt(item, rest, put) : item))
  const record = value as Record<string, unknown>
  return { ...record, [step]: withValueAt(record[step], rest, put) }
}

/** Values that are nearly right as well as values that are nonsense. */
const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(undefined, 'organ:stuurgroep', 'event:voorstel', 'seat:tweede', 'decision:spel', 'event:x'),
  fc.constantFrom<unknown>('CastVote', 'TakeDecision', '2027-01-01', '2024-02-29', 0, -1, 1e21, 'all', 'finances', ''),
)

describe('whatever stands in a file', () => {
  it('is answered with problems that have a place, or is imported; it never breaks the import', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), anyValue, async (path, value) => {
        const raw = JSON.stringify(withValueAt(JSON.parse(right), path, value), null, 2)
        const lines = raw.split('\n')
        const ledger = ledgerInMemory()
        const result = await importHouse(raw, { send: ledger.send, today, newId: v7 })
        if (result.ok) return
        expect(ledger.requests).toEqual([])
        expect(result.problems.length).toBeGreaterThan(0)
        for (const { line, column, message, remedy } of result.problems) {
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1)
          expect(message).toMatch(/\.$/)
          expect(remedy).not.toBe('')
        }
      }),
      { numRuns: 150, verbose: 1 },
    )
  })

  it.each([
    ['lists', '['],
    ['objects', '{"a":'],
    ['lists inside an act', `${right.slice(0, right.indexOf('"acts": [') + 9)}${'['.repeat(60)}`],
  ])('is answered also when %s stand inside each other without end', (_, opening) => {
    const { problems } = checkHouseFile(opening.repeat(20_000), { today, newId: v7 })
    expect(problems).toMatchObject([{ code: 'json.syntax', details: { what: 'TooDeep' } }])
  })

  it('is answered in a moment, also when nothing in a large file is right', () => {
    const raw = `[${'\n,'.repeat(100_000)}`
    const started = performance.now()
    const { problems } = checkHouseFile(raw, { today, newId: v7 })
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(problems.length).toBeGreaterThan(90_000)
    expect(problems.at(-1)?.line).toBeGreaterThan(90_000)
  })

  it('is answered also when the text is cut or garbled', () => {
    fc.assert(
      fc.property(fc.nat(right.length), fc.string({ maxLength: 5 }), fc.nat(20), (at, put, drop) => {
        const { problems } = checkHouseFile(right.slice(0, at) + put + right.slice(at + drop), { today, newId: v7 })
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 150, verbose: 1 },
    )
  })
})
