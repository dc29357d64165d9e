import type pg from 'pg'
import { transaction } from '../../database/transaction.js'
import type { Instant } from '../../domain/shared/time.js'
import { writeCheckpoint } from '../../verifying/checkpoint.js'
import { writeNote } from '../../verifying/note.js'
import type { LoggedEvent } from '../event.js'
import type { EventStore } from '../event-store.js'
import { insertCheckpoint, readNewestCheckpoint, type StoredCheckpoint } from './checkpoint-store.js'
import { type CurrentKey, currentKey, type KeyOptions } from './keys.js'
import { leafTextOf } from './leaf.js'
import { rootAt } from './ranges.js'
import { SealingRefused } from './sealing-refused.js'
import { readSignedRecord, writeSignedRecord } from './signed-record.js'
import { cosignText, type Signer, signText } from './signing.js'
import { hashOfLeafText, type TreeEdge, type TreeNode } from './tree.js'
import { insertNodes, readEdge, readTreeSize, storedNodes, TreeDamaged } from './tree-store.js'

export type SealingOptions = {
  readonly pool: pg.Pool
  readonly store: EventStore
  readonly keys: KeyOptions
  readonly now: () => Instant
  /** Milliseconds after which an unchanged log is signed again, with a new time. Default one hour. */
  readonly heartbeat?: number
  /** Most events taken into the tree in one round. Default 5,000. */
  readonly batch?: number
}

/** What a round did. `more`: there is more to take in at once. */
export type SealingRound = { readonly signed: StoredCheckpoint | null; readonly more: boolean }

/** What a process remembers between its rounds, so as not to read it again. */
export type SealingMemory = {
  edge: TreeEdge | null
  /** The tree that both the database and the record were last found to contain. */
  checked: { readonly size: bigint; readonly root: Buffer } | null
}

/** One process at a time takes events into the tree and signs. */
const LOCK = 2_026_112_503n

const HOUR = 3_600_000

const restored = (signed: bigint, has: bigint): SealingRefused =>
  new SealingRefused(
    'tree-smaller-than-signed',
    `The ledger holds ${has} events, but a checkpoint over ${signed} was signed before: events are missing, as after restoring an old backup. Nothing is signed until they are back; see "A backup that is too old" in docs/trust.md.`,
  )

const forked = (size: bigint): SealingRefused =>
  new SealingRefused(
    'tree-differs-from-signed',
    `The first ${size} events of the ledger are not the ones that were signed before: events were changed, or another history was restored. Nothing is signed; see "A backup that is too old" in docs/trust.md.`,
  )

const readAfter = (store: EventStore, after: bigint, limit: number): Promise<readonly LoggedEvent[]> =>
  store.readLog === undefined ? store.readAll({ after, limit }) : store.readLog({ after, limit })

/** Takes events into the tree; answers the nodes that are new. */
const addToTree = (edge: TreeEdge, events: readonly LoggedEvent[]): readonly TreeNode[] => {
  const nodes: TreeNode[] = []
  for (const event of events) {
    if (event.position !== edge.size + 1n) {
      throw new SealingRefused(
        'tree-damaged',
        `Position ${edge.size + 1n} of the log is missing; run besluitboek doctor.`,
      )
    }
    nodes.push(...edge.add(hashOfLeafText(leafTextOf(event))))
  }
  return nodes
}

/** Events taken in without a pause: those who append must not wait long for this thread. */
const PAGE = 1_000

/** Takes what is new in the log into the tree, at most `batch` events. Is there more? */
const takeNew = async (client: pg.PoolClient, edge: TreeEdge, store: EventStore, batch: number): Promise<boolean> => {
  for (let left = batch; left > 0; ) {
    const limit = Math.min(left, PAGE)
    const events = await readAfter(store, edge.size, limit)
    if (events.length > 0) await insertNodes(client, addToTree(edge, events))
    if (events.length < limit) return false
    left -= limit
  }
  return true
}

/** The root of the first `size` leaves of the stored tree must be this one. */
const mustContain = async (
  client: pg.PoolClient,
  edge: TreeEdge,
  signed: { readonly size: bigint; readonly root: Uint8Array },
): Promise<void> => {
  const root = signed.size === edge.size ? edge.root() : await rootAt(signed.size, storedNodes(client))
  if (!root.equals(signed.root)) throw forked(signed.size)
}

/** The text of a checkpoint with the signatures of the ledger: as a note, and once more with the time. */
export const signCheckpoint = (
  text: string,
  { signer, timestamper }: CurrentKey,
  at: Instant,
  before: readonly Signer[],
): string =>
  writeNote(text, [
    signText(signer, text),
    cosignText(timestamper, text, BigInt(Math.floor(Date.parse(at) / 1000))),
    ...before.map((one) => signText(one, text)),
  ])

/**
 * Signs the tree, unless that would contradict what was signed before. The record outside the database is on disk before
 * a signature exists; the row with the signature is committed before anyone reads it.
 */
export const signTree = async (
  client: pg.PoolClient,
  {
    edge,
    key,
    at,
    memory,
    before = [],
  }: {
    readonly edge: TreeEdge
    readonly key: CurrentKey
    readonly at: Instant
    readonly memory: SealingMemory
    /** Keys that hand over to this one. */
    readonly before?: readonly Signer[]
  },
): Promise<StoredCheckpoint> => {
  const newest = await readNewestCheckpoint(client)
  const record = await readSignedRecord(key.signedRecord)
  for (const signed of [newest, record]) {
    if (signed === null) continue
    if (signed.size > edge.size) throw restored(signed.size, edge.size)
    const known = memory.checked
    if (known?.size === signed.size && known.root.equals(signed.root)) continue
    await mustContain(client, edge, signed)
  }
  const { name: origin } = key.signer.verifierKey
  const root = edge.root()
  await writeSignedRecord(key.signedRecord, { origin, size: edge.size, root })
  const text = writeCheckpoint({ origin, size: edge.size, root })
  const note = signCheckpoint(text, key, at, before)
  const checkpoint = { number: (newest?.number ?? 0n) + 1n, size: edge.size, root, signedAt: at, note }
  await insertCheckpoint(client, checkpoint)
  return checkpoint
}

/** Runs `work` in a transaction that no other process seals beside. */
export const whileSealing = <Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> =>
  transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK.toString()])
    return work(client)
  })

/** The right edge of the stored tree, from memory where it is still so. @throws {SealingRefused} */
export const edgeNow = async (client: pg.PoolClient, memory: SealingMemory): Promise<TreeEdge> => {
  const size = await readTreeSize(client)
  try {
    return memory.edge?.size === size ? memory.edge.copy() : await readEdge(client, size)
  } catch (error) {
    if (error instanceof TreeDamaged) throw new SealingRefused('tree-damaged', error.message)
    throw error
  }
}

/**
 * Takes what is new in the log into the tree and signs a checkpoint over it, all in one transaction. Signs nothing when
 * nothing is new and the newest checkpoint is younger than the heartbeat, nor while a restored tree is still smaller
 * than what was signed and catching up. Only what the store has committed is signed.
 *
 * @throws {SealingRefused} when the tree contradicts what was signed before, or the key is not at hand
 */
export const sealOnce = async (options: SealingOptions, memory: SealingMemory): Promise<SealingRound> => {
  const { pool, store, keys, now, heartbeat = HOUR, batch = 5_000 } = options
  const sealed = await whileSealing(pool, async (client) => {
    const key = await currentKey(client, keys, now)
    const edge = await edgeNow(client, memory)
    const more = await takeNew(client, edge, store, batch)
    const at = now()
    const newest = await readNewestCheckpoint(client)
    const isFresh = newest !== null && Date.parse(at) - Date.parse(newest.signedAt) < heartbeat
    const record = await readSignedRecord(key.signedRecord)
    const smaller = record !== null && record.size > edge.size
    if (smaller && !more) throw restored(record.size, edge.size)
    const nothingNew = newest?.size === edge.size && record?.size === edge.size
    if (smaller || (nothingNew && isFresh)) return { edge, signed: null, more }
    return { edge, signed: await signTree(client, { edge, key, at, memory }), more }
  })
  memory.edge = sealed.edge
  if (sealed.signed !== null) memory.checked = { size: sealed.signed.size, root: sealed.signed.root }
  return { signed: sealed.signed, more: sealed.more }
}
