import fc from 'fast-check'
import { afterAll, beforeAll, test } from 'vitest'
import type { EventStore } from '../../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { createTestDatabase, type TestDatabase } from '../../database.js'
import { compareWithReference, drawnAppend } from '../contract/model.js'

let database: TestDatabase
let store: EventStore

beforeAll(async () => {
  database = await createTestDatabase()
  store = createPostgresEventStore({ pool: database.pool })
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

test('random rounds of appends that share a commit give what the plain reference gives one by one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(drawnAppend, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 }),
      (rounds) => compareWithReference(store, rounds),
    ),
    { numRuns: 80 },
  )
})
