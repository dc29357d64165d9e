import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { EventStore } from '../../src/ledger/event-store.js'
import { createPersonalData, type PersonalData } from '../../src/ledger/personal-data/personal-data.js'

/** A journal of its own for every ledger under test; made with the first erasure. */
export const newJournal = (): string => join(tmpdir(), `besluitboek-test-${randomUUID()}`, 'erasures')

/** Personal data as the program keeps them, on the database of a test. */
export const openPersonalData = (pool: pg.Pool, store: EventStore, journal = newJournal()): PersonalData =>
  createPersonalData({ pool, store, journal })
