import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.js'

/*
 * A comment would switch a rule off for a line or a file, also the rule that forbids such comments: so it is looked for here.
 * What a rule may not find stands in its configuration, for everyone to see.
 */

const folders = ['src', 'projections', 'test', 'bench']

/** Written in parts, so that this file itself is not found. */
const directives = ['eslint', 'oxlint'].flatMap((linter) => [`${linter}-disable`, `${linter}-enable`])
const compiler = ['ignore', 'nocheck'].map((word) => `@ts-${word}`)

test('no source switches a rule off in itself', () => {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(sources.length).toBeGreaterThan(1_000)
  const found = sources.filter((path) => {
    const text = readFileSync(path, 'utf8')
    return [...directives, ...compiler].some((word) => text.includes(word))
  })
  expect(found).toEqual([])
})
