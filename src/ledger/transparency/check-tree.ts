import type pg from 'pg'
import { openCheckpoint } from '../../verifying/checkpoint.js'
import { sameBytes } from '../../verifying/cryptography.js'
import { NotProven } from '../../verifying/not-proven.js'
import { parseVerifierKey } from '../../verifying/verifier-key.js'
import type { LoggedEvent } from '../event.js'
import type { EventStore } from '../event-store.js'
import { readKeys, readNewestCheckpoint, type StoredCheckpoint } from './checkpoint-store.js'
import { nodeCryptography } from './cryptography.js'
import { LeafRefused, leafOf } from './leaf.js'
import { hashOfLeaf, TreeEdge, type TreeNode } from './tree.js'
import { readTreeSize, storedNodes, TreeDamaged } from './tree-store.js'

export type TreeCheck = { readonly leaves: bigint; readonly faults: readonly string[] }

const PAGE = 4_096
const MOST_FAULTS = 20

type Walk = { readonly pool: pg.Pool; readonly edge: TreeEdge; readonly faults: string[] }

const hashOf = (event: LoggedEvent, faults: string[]): Buffer | null => {
  try {
    return hashOfLeaf(leafOf(event))
  } catch (error) {
    if (!(error instanceof LeafRefused)) throw error
    faults.push(`position ${event.position}: ${error.message}`)
    return null
  }
}

/** Every node that these events complete, as it should be, beside what is stored. */
const compare = async ({ pool, edge, faults }: Walk, events: readonly LoggedEvent[]): Promise<boolean> => {
  const nodes: TreeNode[] = []
  for (const event of events) {
    if (event.position !== edge.size + 1n) {
      faults.push(`position ${edge.size + 1n} is missing in the log`)
      return false
    }
    const hash = hashOf(event, faults)
    if (hash === null) return false
    nodes.push(...edge.add(hash))
  }
  const runs = nodes.map(({ level, index }) => ({ level, index, count: 1 }))
  const stored = await storedNodes(pool)(runs).catch((error: unknown) => {
    if (!(error instanceof TreeDamaged)) throw error
    faults.push(error.message)
    return null
  })
  if (stored === null) return false
  for (const [place, { level, index, hash }] of nodes.entries()) {
    if (stored[place]?.[0]?.equals(hash) === true) continue
    const what =
      level === 0
        ? `position ${index + 1n}: the event is not the one`
        : `node ${index} of level ${level} is not the one`
    faults.push(`${what} that was taken into the transparency log`)
  }
  return faults.length < MOST_FAULTS
}

/** The newest checkpoint as it is handed out: is it what its row says, and signed by a key of the ledger? */
const checkNote = async (pool: pg.Pool, { note, size, root }: StoredCheckpoint, faults: string[]): Promise<void> => {
  const keys = await readKeys(pool)
  try {
    const log = await Promise.all(keys.map(({ verifierKey }) => parseVerifierKey(verifierKey, nodeCryptography)))
    const signed = await openCheckpoint(note, { log }, nodeCryptography)
    if (signed.size !== size || !sameBytes(signed.root, root)) {
      faults.push(`the newest checkpoint says another size or root than was signed (${signed.size} events)`)
    }
  } catch (error) {
    if (!(error instanceof NotProven)) throw error
    faults.push(`the newest checkpoint: ${error.message}`)
  }
}

/**
 * Compares the log with the tree both ways: each event is the leaf that was sealed, each node follows from the leaves,
 * no leaf is without its event, and the newest checkpoint is over this tree and rightly signed. Events not sealed yet are no fault.
 */
export const checkTree = async (pool: pg.Pool, store: EventStore): Promise<TreeCheck> => {
  const size = await readTreeSize(pool)
  const newest = await readNewestCheckpoint(pool)
  const edge = TreeEdge.empty()
  const faults: string[] = []
  if (newest !== null) await checkNote(pool, newest, faults)
  const walk = { pool, edge, faults }
  while (edge.size < size) {
    const before = edge.size
    // A page ends where the checkpoint does, so that the root can be compared there.
    const end = newest !== null && newest.size > before && newest.size < size ? newest.size : size
    const limit = Number(end - before) < PAGE ? Number(end - before) : PAGE
    const events = await store.readAll({ after: before, limit })
    if (events.length === 0) {
      faults.push(`the transparency log has ${size} leaves, and the log only ${before} events`)
      break
    }
    if (!(await compare(walk, events))) break
    if (newest?.size === edge.size && !newest.root.equals(edge.root())) {
      faults.push(`the newest checkpoint over ${newest.size} events has another root than the log`)
    }
  }
  if (newest !== null && newest.size > size) {
    faults.push(`a checkpoint over ${newest.size} events was signed, and the tree has ${size} leaves`)
  }
  return { leaves: edge.size, faults }
}
