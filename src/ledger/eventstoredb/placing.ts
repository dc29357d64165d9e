import type pg from 'pg'
import { type Instant, toInstant } from '../../domain/shared/time.js'
import type { Position } from '../event.js'
import { type Database, inTransaction } from './database.js'
import type { UnplacedEvent } from './envelope.js'
import { LogMismatch } from './errors.js'
import { type FencingToken, lockLease } from './lease.js'
import { mismatchAt, newestPlace, type SequencedPlace } from './sequence.js'
import { isAfter, type LogLocation } from './server-event.js'

/** PostgreSQL channel that tells every process of new places in the order. */
export const SEQUENCE_CHANNEL = 'besluitboek_sequence'

/** An event of ours from `$all` that waits for its place. */
export type LocatedOwnEvent = UnplacedEvent & { readonly location: LogLocation }

/**
 * The events up to the last append that is there whole. A page may end in the middle of one, and readers of the ledger
 * must never see half an append.
 */
export const wholeAppends = (events: readonly LocatedOwnEvent[]): readonly LocatedOwnEvent[] =>
  events.slice(0, events.findLastIndex((event) => event.part.index === event.part.of - 1) + 1)

type Placed = LocatedOwnEvent & { readonly position: Position; readonly recordedAt: Instant }

/**
 * The next places, in the order of `$all`. Pure: the same events after the same place always get the same answer.
 * The events of one append have one time, that of the first: the server takes the time of each event apart.
 */
export const placeInOrder = (
  newest: Pick<SequencedPlace, 'position' | 'recordedAt'> | null,
  events: readonly LocatedOwnEvent[],
): readonly Placed[] => {
  let position = newest?.position ?? 0n
  let recordedAt = newest?.recordedAt ?? toInstant(new Date(0))
  return events.map((event) => {
    const created = toInstant(event.created)
    position += 1n
    if (event.part.index === 0 && created > recordedAt) recordedAt = created
    return { ...event, position, recordedAt }
  })
}

const insertPlaces = async (client: pg.PoolClient, placed: readonly Placed[]): Promise<void> => {
  await client.query(
    `INSERT INTO log.sequence
       (position, event_id, house, stream, revision, recorded_at, commit_position, prepare_position)
     SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::text[], $5::integer[], $6::timestamptz[],
       $7::bigint[], $8::bigint[])`,
    [
      placed.map((event) => event.position.toString()),
      placed.map((event) => event.event.id),
      placed.map((event) => event.event.house),
      placed.map((event) => event.stream),
      placed.map((event) => event.revision),
      placed.map((event) => event.recordedAt),
      placed.map((event) => event.location.commit.toString()),
      placed.map((event) => event.location.prepare.toString()),
    ],
  )
}

/**
 * Keeps the answers to command keys. A key that was used before in its house keeps its first answer: `append` does not
 * let that happen (see append.ts), but what stands in `$all` is a fact, and one rule for it, applied in the order of
 * the ledger, makes every rebuild agree.
 */
const insertCommands = async (client: pg.PoolClient, placed: readonly Placed[]): Promise<void> => {
  const commands = placed.flatMap((event) => (event.command === null ? [] : [{ ...event.command, last: event }]))
  if (commands.length === 0) return
  await client.query(
    `INSERT INTO log.sequenced_command (house, key, fingerprint, answer, first_position, last_position, last_revision)
     SELECT DISTINCT ON (house, key) house, key, fingerprint, answer, first_position, last_position, last_revision
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::integer[])
         AS used (house, key, fingerprint, answer, first_position, last_position, last_revision)
      WHERE NOT EXISTS (SELECT FROM log.sequenced_command earlier
                         WHERE earlier.house = used.house AND earlier.key = used.key)
      ORDER BY house, key, last_position`,
    [
      commands.map(({ last }) => last.event.house),
      commands.map(({ key }) => key),
      commands.map(({ fingerprint }) => fingerprint),
      commands.map(({ answer }) => JSON.stringify(answer ?? null)),
      // The events of a command were appended together, so they stand together in `$all`.
      commands.map(({ last }) => (last.position - BigInt(last.part.of - 1)).toString()),
      commands.map(({ last }) => last.position.toString()),
      commands.map(({ last }) => last.revision),
    ],
  )
}

/**
 * Gives events their places, all in one transaction, and tells every process.
 *
 * @param expectedNewest the place these events follow: what the caller read `$all` after
 * @returns the newest position after it
 * @throws {Fenced} when the token is not the newest one; {@link LogMismatch} when the order is not where the caller
 *   thinks it is. Nothing is written then.
 */
export const placeEvents = (
  database: Database,
  token: FencingToken,
  expectedNewest: Position,
  events: readonly LocatedOwnEvent[],
): Promise<Position> =>
  inTransaction(database, 'placing new events in the order of the ledger', async (client) => {
    await lockLease(client, token)
    const newest = await newestPlace(client)
    const first = events[0]
    if ((newest?.position ?? 0n) !== expectedNewest) {
      throw new LogMismatch(
        `The order of the ledger ends at position ${newest?.position ?? 0n} where the sequencer expected ${expectedNewest}; it starts again from there.`,
      )
    }
    if (newest !== null && first !== undefined && !isAfter(first.location, newest.location)) {
      throw mismatchAt(newest, `EventStoreDB gave event ${first.event.id}, which stands before it, as the next one`)
    }
    const placed = placeInOrder(newest, events)
    await insertPlaces(client, placed)
    await insertCommands(client, placed)
    const last = placed.at(-1)?.position ?? expectedNewest
    await client.query('SELECT pg_notify($1, $2)', [SEQUENCE_CHANNEL, last.toString()])
    return last
  })
