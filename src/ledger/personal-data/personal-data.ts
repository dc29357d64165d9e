import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { EventStore } from '../event-store.js'
import { KEY_BYTES } from './commitment.js'
import { erasePerson, replayErasures, settleAwaited } from './erasing.js'
import { type Erasure, readErasures } from './erasure-journal.js'
import { confirmValues, discardValues, keepValues, type NewValue, readValues, type StoredValue } from './values.js'

/** The personal values behind the commitments of the log: kept encrypted under a key of their person, until erased. */
export type PersonalData = {
  /** 256 random bits, for one commitment. */
  readonly newKey: () => Buffer
  /** Durable when it resolves; `erased` when the data of one of the persons were erased, then nothing is kept. */
  readonly keep: (house: string, values: readonly NewValue[]) => Promise<'kept' | 'erased'>
  /** These events are in the log. */
  readonly confirm: (events: readonly string[]) => Promise<void>
  /** These events will never be in the log. */
  readonly discard: (events: readonly string[]) => Promise<void>
  /** The values of these events, decrypted, in one query. */
  readonly read: (events: readonly string[]) => Promise<readonly StoredValue[]>
  /** Erases a person whose `PersonalDataErased` is in the log. Repeating it changes nothing. */
  readonly erase: (erasure: Erasure) => Promise<void>
  /** Erases again what was erased before; answers how many persons still had something. Done at every start. */
  readonly replayErasures: () => Promise<number>
  /** Every erasure the journal holds, oldest first; also those that a restored log does not know. */
  readonly erasures: () => Promise<readonly Erasure[]>
  /** Settles values whose event may never have come; answers how many never did. Done at every start. */
  readonly settleAwaited: () => Promise<number>
}

/** @param journal the file of the erasure journal, outside the database */
export const createPersonalData = (dependencies: {
  readonly pool: pg.Pool
  readonly store: Pick<EventStore, 'readEvent'>
  readonly journal: string
}): PersonalData => {
  const { pool, store, journal } = dependencies
  return {
    newKey: () => randomBytes(KEY_BYTES),
    keep: (house, values) => keepValues(pool, house, values),
    confirm: (events) => confirmValues(pool, events),
    discard: (events) => discardValues(pool, events),
    read: (events) => readValues(pool, events),
    erase: (erasure) => erasePerson(pool, journal, erasure),
    replayErasures: () => replayErasures(pool, journal),
    erasures: () => readErasures(journal),
    settleAwaited: () => settleAwaited(pool, store),
  }
}
