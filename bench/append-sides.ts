import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { APPLICATION_ROLE, createPool } from '../src/database/connect.js'
import type { EventId, HouseId } from '../src/domain/shared/identifiers.js'
import type { LocalDate } from '../src/domain/shared/time.js'
import type { NewEvent } from '../src/ledger/event.js'
import { createPostgresEventStore } from '../src/ledger/postgres/event-store.js'
import { emmettPool, loadEmmett } from './emmett-side.js'

/** A stream that one writer appends to: its own revision is what it expects. */
export type Stream = { readonly house: HouseId; readonly name: string; length: number }

/** One side of the comparison: appends one event to a stream, expecting its exact revision. */
export type Side = {
  readonly name: 'ours' | 'emmett'
  readonly append: (stream: Stream, event: NewEvent) => Promise<void>
  readonly close: () => Promise<void>
}

/** Streams of houses that have not written before. */
export const newStreams = (count: number): readonly Stream[] =>
  Array.from({ length: count }, () => {
    const house = uuidv7() as HouseId
    return { house, name: `house-${house}`, length: 0 }
  })

/** A vote as it is cast: the most frequent event of a house. */
export const newEvent = ({ house }: Stream): NewEvent => ({
  id: uuidv7() as EventId,
  type: 'VoteCast',
  schemaVersion: 1,
  house,
  effectiveOn: '2025-11-20' as LocalDate,
  actor: { person: null, organ: null, partner: null, via: 'web' },
  correlation: uuidv7(),
  causation: null,
  data: { dossier: uuidv7(), ballot: uuidv7(), seat: uuidv7(), choice: 'for', subjectToReferralBack: false },
})

/** Our store with everything it keeps: exact revision, command key with fingerprint and answer, dense positions. */
export const openOurs = (address: string): Side => {
  const pool = createPool(address, { role: APPLICATION_ROLE, max: 16 })
  const store = createPostgresEventStore({ pool })
  return {
    name: 'ours',
    append: async (stream, event) => {
      const fingerprint = createHash('sha256').update(JSON.stringify(event.data)).digest('hex')
      const result = await store.append({
        stream: stream.name,
        house: stream.house,
        expected: stream.length === 0 ? 'no-stream' : stream.length - 1,
        events: [event],
        command: { key: event.correlation, fingerprint, answer: { events: [{ id: event.id, type: event.type }] } },
      })
      if (result.kind !== 'appended') throw new Error(`The append was answered ${result.kind}`)
      stream.length += 1
    },
    close: async () => {
      await store.close()
      await pool.end()
    },
  }
}

/** Emmett as its documentation uses it, with a pool in which nobody waits; it has no command keys. */
export const openEmmett = async (address: string): Promise<Side> => {
  const { getPostgreSQLEventStore } = await loadEmmett()
  const pool = emmettPool(address, 16)
  const store = getPostgreSQLEventStore(address, { schema: { autoMigration: 'None' }, connectionOptions: { pool } })
  return {
    name: 'emmett',
    append: async (stream, { id, type, data, ...envelope }) => {
      const event = { type, data, metadata: { messageId: id, ...envelope } }
      const { nextExpectedStreamVersion } = await store.appendToStream(stream.name, [event], {
        expectedStreamVersion: BigInt(stream.length),
      })
      stream.length = Number(nextExpectedStreamVersion)
    },
    close: async () => {
      await store.close()
      await pool.end()
    },
  }
}
