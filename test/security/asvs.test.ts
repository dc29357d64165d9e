import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'
import { levelOne, levelTwo } from './asvs/numbers.js'
import { requirements } from './asvs/requirements.js'
import { BEGINNING, securityTable } from './asvs/table.js'

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')

/** Titles as they stand in a file, whatever quotes they have. */
const titlesIn = (path: string): ReadonlySet<string> =>
  new Set(
    [...read(path).matchAll(/(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g)].map(
      ([, one, two, three]) => (one ?? two ?? three ?? '').replaceAll("\\'", "'"),
    ),
  )

describe('the table of ASVS', () => {
  test('answers every requirement of levels 1 and 2, each once and in order', () => {
    expect(levelOne).toHaveLength(70)
    expect(levelTwo).toHaveLength(183)
    const inOrder = [...levelOne, ...levelTwo].toSorted((one, other) =>
      one.localeCompare(other, 'en', { numeric: true }),
    )
    expect(requirements.map(({ id }) => id)).toEqual(inOrder)
  })

  test('shows what it says is met, and says why where it is not', () => {
    const unshown = requirements.filter(
      ({ answer, evidence }) => ['met', 'operator'].includes(answer) && evidence.length === 0,
    )
    expect(unshown.map(({ id }) => id)).toEqual([])
    for (const { id, asks, how } of requirements) expect(`${asks} ${how}`.length, id).toBeGreaterThan(15)
  })

  test('names tests that are there, by the titles they have', () => {
    const titles = new Map<string, ReadonlySet<string>>()
    const gone = requirements.flatMap(({ id, evidence }) =>
      evidence.flatMap((one) => {
        if (!('file' in one)) return []
        const known = titles.get(one.file) ?? titlesIn(one.file)
        titles.set(one.file, known)
        return known.has(one.title) ? [] : [`${id}: ${one.file}: ${one.title}`]
      }),
    )
    expect(gone).toEqual([])
    expect(titles.size).toBeGreaterThan(20)
  })

  test('names parts of documents that are there', () => {
    const gone = requirements.flatMap(({ id, evidence }) =>
      evidence.flatMap((one) =>
        'file' in one || read(one.document).split('\n').includes(`## ${one.heading}`) ? [] : [`${id}: ${one.heading}`],
      ),
    )
    expect(gone).toEqual([])
  })

  test('is published as it is: npm run security-table', () => {
    const published = read('docs/security.md')
    expect(published.slice(published.indexOf(BEGINNING))).toBe(securityTable())
  })
})
