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
import type { NodeRun } from './ranges.js'
import { hashOfLeaf, TreeEdge, type TreeNode } from './tree.js'
import { firstMissing, readTreeSize, storedNodes, TreeDamaged } from './tree-store.js'

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

/** Nodes as they are stored; null, and a fault, when some are missing. */
const stored = async ({ pool, faults }: Walk, runs: readonly NodeRun[]): Promise<readonly Buffer[] | null> => {
  try {
    return (await storedNodes(pool)(runs)).flat()
  } catch (error) {
    if (!(error instanceof TreeDamaged)) throw error
    const missing = await firstMissing(pool, error.run)
    faults.push(
      missing === null
        ? error.message
        : `node ${missing} of level ${error.run.level} is missing in the transparency log`,
    )
    return null
  }
}

/** False when the walk cannot go on. */
const compare = async (walk: Walk, events: readonly LoggedEvent[]): Promise<boolean> => {
  const { edge, faults } = walk
  const leaves = await stored(walk, [{ level: 0, index: edge.size, count: events.length }])
  if (leaves === null) return false
  const above: TreeNode[] = []
  for (const [place, event] of events.entries()) {
    if (event.position !== edge.size + 1n) {
      faults.push(`position ${edge.size + 1n} is missing in the log`)
      return false
    }
    const sealed = leaves[place]
    if (sealed === undefined) throw new Error('A run of nodes is read whole or not at all')
    if (hashOf(event, faults)?.equals(sealed) !== true) {
      faults.push(`position ${event.position}: the event is not the one that was taken into the transparency log`)
    }
    // What stands above must follow from the leaves that were sealed: a changed event is told once, not at every level.
    above.push(...edge.add(sealed).slice(1))
  }
  const kept = await stored(
    walk,
    above.map(({ level, index }) => ({ level, index, count: 1 })),
  )
  for (const [place, { level, index, hash }] of above.entries()) {
    if (kept?.[place]?.equals(hash) === false)
      faults.push(`node ${index} of level ${level} does not follow from the leaves`)
  }
  return kept !== null && faults.length < MOST_FAULTS
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
 * no leaf is without its event, and the newest checkpoint is over this tree and rightly signed. Events not sealed yet are
 * no fault.
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
