import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evolve } from '../../src/domain/evolve.js'
import type { Finding } from '../../src/domain/finding/finding.js'
import { findingChanges, findingsOf } from '../../src/domain/finding/findings.js'
import { emptyHouse } from '../../src/domain/state.js'
import { importedHouse } from './support/imported-house.js'

const names = readdirSync(new URL('../../houses/', import.meta.url))
  .filter((file) => file.endsWith('.json') && file !== 'house.schema.json')
  .map((file) => file.replace('.json', ''))

const sorted = (findings: Iterable<Finding>) => [...findings].sort((a, b) => a.identity.localeCompare(b.identity))

const seen = new Set<string>()

describe('the findings of the documented houses', () => {
  test.each(names)('%s: followed event by event are those worked out from its whole state', async (name) => {
    const { happened, state } = await importedHouse(name)
    const known = new Map<string, Finding>()
    let before = emptyHouse
    for (const event of happened) {
      const after = evolve(before, event)
      for (const change of findingChanges(event, before, after)) {
        const { identity } = change.before ?? change.after!
        expect(known.get(identity) ?? null).toEqual(change.before)
        if (change.after === null) known.delete(identity)
        else known.set(identity, change.after)
      }
      before = after
    }
    expect(sorted(known.values())).toEqual(sorted(findingsOf(state)))
    for (const { code } of known.values()) seen.add(code)
  })

  test('are of many kinds between them, so that each can be shown', () => {
    expect(seen.size).toBeGreaterThanOrEqual(30)
  })
})
