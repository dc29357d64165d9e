import { instantFromText } from '../../database/connect.js'
import type { Instant } from '../../domain/shared/time.js'
import type { CheckedAppend } from '../append-rules.js'
import type { StoredEvent } from '../event.js'
import type { AppendResult, ExpectedRevision } from '../event-store.js'
import type { Connection } from './connection.js'

/** What became of one append of a batch. The last two are settled by the caller, who knows the rest. */
export type Verdict =
  | Extract<AppendResult, { kind: 'appended' | 'wrong-revision' }>
  | { readonly kind: 'command-known' }
  | { readonly kind: 'id-taken' }

const APPEND = `
  select verdicts, first_positions, last_revisions, now_at
  from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`

const expectationCode = (expected: ExpectedRevision): number => {
  switch (expected) {
    case 'any':
      return -1
    case 'no-stream':
      return -2
    case 'stream-exists':
      return -3
    default:
      return expected
  }
}

/** For each append the place (from 1) of the one before it on the same stream, 0 without. */
const previousOnStream = (batch: readonly CheckedAppend[]): readonly number[] => {
  const lastPlace = new Map<string, number>()
  return batch.map(({ request }, index) => {
    const previous = lastPlace.get(request.stream) ?? 0
    lastPlace.set(request.stream, index + 1)
    return previous
  })
}

/** The parameters of `log.append`, in its order: eight arrays over the appends, ten over their events. */
const parameters = (batch: readonly CheckedAppend[]): readonly unknown[] => {
  const events = batch.flatMap((append, index) =>
    append.events.map((checked, offset) => ({ ...checked, place: index + 1, offset })),
  )
  return [
    batch.map(({ request }) => request.stream),
    batch.map(({ request }) => request.house),
    batch.map(({ request }) => expectationCode(request.expected)),
    previousOnStream(batch),
    batch.map(({ request }) => request.command?.key ?? null),
    batch.map(({ request }) => request.command?.fingerprint ?? null),
    batch.map(({ answer }) => answer),
    batch.map((append) => append.events.length),
    events.map(({ place }) => place),
    events.map(({ offset }) => offset),
    events.map(({ event }) => event.id),
    events.map(({ event }) => event.type),
    events.map(({ event }) => event.schemaVersion),
    events.map(({ event }) => event.effectiveOn),
    events.map(({ actor }) => actor),
    events.map(({ event }) => event.correlation),
    events.map(({ event }) => event.causation),
    events.map(({ data }) => data),
  ]
}

const appended = (append: CheckedAppend, firstPosition: bigint, lastRevision: number, recordedAt: Instant): Verdict => {
  const { request } = append
  const firstRevision = lastRevision - append.events.length + 1
  const events = append.events.map(
    ({ event, data }, offset): StoredEvent => ({
      id: event.id,
      type: event.type,
      schemaVersion: event.schemaVersion,
      house: event.house,
      effectiveOn: event.effectiveOn,
      actor: event.actor,
      correlation: event.correlation,
      causation: event.causation,
      // From the stored text, so that the writer sees what every later reader will see.
      data: JSON.parse(data) as unknown,
      stream: request.stream,
      revision: firstRevision + offset,
      position: firstPosition + BigInt(offset),
      recordedAt,
    }),
  )
  return {
    kind: 'appended',
    firstPosition,
    lastPosition: firstPosition + BigInt(append.events.length - 1),
    lastRevision,
    events,
  }
}

/** The elements of a one-dimensional array of numbers or plain words, as PostgreSQL writes it: `{1,NULL,3}`. */
const elements = (text: string | null | undefined): readonly (string | null)[] =>
  String(text)
    .slice(1, -1)
    .split(',')
    .map((element) => (element === 'NULL' ? null : element))

const toNumber = (text: string | null | undefined): number | null => (text === null ? null : Number(text))

const toVerdict = (
  append: CheckedAppend,
  kind: string | null | undefined,
  firstPosition: string | null | undefined,
  lastRevision: number | null,
  recordedAt: Instant,
): Verdict => {
  switch (kind) {
    case 'appended':
      return appended(append, BigInt(String(firstPosition)), Number(lastRevision), recordedAt)
    case 'wrong-revision':
      return { kind, expected: append.request.expected, actual: lastRevision }
    case 'command-known':
    case 'id-taken':
      return { kind }
    default:
      throw new Error(`log.append gave the verdict ${String(kind)}, which this program does not know`)
  }
}

/**
 * Writes a batch in one statement and one transaction; answers a verdict for each append, in order, once everything
 * accepted is durable. No command key and no event id may occur twice in the batch.
 */
export const appendBatch = async (
  connection: Connection,
  batch: readonly CheckedAppend[],
): Promise<readonly Verdict[]> => {
  const [row = []] = await connection.rows({ name: 'log-append', text: APPEND, values: parameters(batch) })
  const verdicts = elements(row[0])
  const firstPositions = elements(row[1])
  const lastRevisions = elements(row[2])
  const recordedAt = instantFromText(String(row[3])) as Instant
  return batch.map((append, index) =>
    toVerdict(append, verdicts[index], firstPositions[index], toNumber(lastRevisions[index]), recordedAt),
  )
}
