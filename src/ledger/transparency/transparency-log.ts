import type pg from 'pg'
import { parseCheckpoint } from '../../verifying/checkpoint.js'
import { parseNote, writeNote } from '../../verifying/note.js'
import { writeProof } from '../../verifying/proof.js'
import type { EventStore } from '../event-store.js'
import {
  type CosignedCheckpoint,
  readKeys,
  readNewestCheckpoint,
  readOldestCovering,
  readRecentCheckpoints,
  type StoredKey,
} from './checkpoint-store.js'
import { writeBundle } from './entry-bundle.js'
import { leafIndexOf, leafOf } from './leaf.js'
import { consistencyProof, inclusionProof, inclusionProofs } from './ranges.js'
import { isTileOf, type Tile } from './tile-path.js'
import { TILE_WIDTH } from './tree.js'
import { storedNodes } from './tree-store.js'

/** A signed checkpoint as it is handed out: with the cosignatures that came in. */
export type PublishedCheckpoint = {
  readonly number: bigint
  readonly size: bigint
  readonly root: Buffer
  readonly signedAt: string
  readonly note: string
  /** Verifier keys of the witnesses that cosigned it. */
  readonly cosignedBy: readonly string[]
}

/** The proof of one event, with what it is the proof of. */
export type EventProof = {
  /** The leaf: canonical JSON of the event. */
  readonly leaf: string
  /** The proof as a text (C2SP tlog-proof). */
  readonly proof: string
  /** The key that signed the checkpoint of the proof. */
  readonly verifierKey: string
  /** Verifier keys of the witnesses that cosigned it. */
  readonly cosignedBy: readonly string[]
}

/** The transparency log as anyone may read it. */
export type TransparencyLog = {
  /** Null until the first signature. */
  readonly checkpoint: () => Promise<PublishedCheckpoint | null>
  /**
   * The oldest signed checkpoint that covers the event at this position, without cosignatures; it stays the same for
   * ever. Null while none does.
   */
  readonly covering: (
    position: bigint,
  ) => Promise<{ readonly origin: string; readonly size: bigint; readonly root: Buffer } | null>
  /** Every key the ledger signed with, oldest first. */
  readonly keys: () => Promise<readonly StoredKey[]>
  /** A tile of hashes or a bundle of leaves; null when the signed tree has none there. */
  readonly tile: (tile: Tile) => Promise<Buffer | null>
  readonly proofOf: (eventId: string) => Promise<EventProof | 'unknown-event' | 'not-yet-sealed'>
  /** For each of these leaves the hashes that show that it stands in the tree of `size`, which was signed. */
  readonly inclusion: (indices: readonly bigint[], size: bigint) => Promise<readonly (readonly Uint8Array[])[]>
  /** Hashes that show that the tree of `older` begins the tree of `newer`. */
  readonly consistency: (older: bigint, newer: bigint) => Promise<readonly Uint8Array[]>
}

/** How much older, in milliseconds, a checkpoint may be to be preferred for its cosignatures. */
const WAIT_FOR_WITNESSES = 1_500

const RECENT = 12

const publish = ({ cosignatures, note, ...checkpoint }: CosignedCheckpoint): PublishedCheckpoint => {
  const { text, signatures } = parseNote(note)
  return {
    ...checkpoint,
    note: writeNote(text, [...signatures.map(({ line }) => line), ...cosignatures.map(({ line }) => line)]),
    cosignedBy: cosignatures.map(({ verifierKey }) => verifierKey),
  }
}

/**
 * The newest checkpoint; one that is a moment older goes first when more witnesses have signed it, so that who reads
 * while much is recorded sees cosignatures too.
 */
const choose = (recent: readonly CosignedCheckpoint[], atLeast: bigint): CosignedCheckpoint | null => {
  const [newest] = recent
  if (newest === undefined || newest.size < atLeast) return null
  const limit = Date.parse(newest.signedAt) - WAIT_FOR_WITNESSES
  return recent
    .filter(({ size, signedAt }) => size >= atLeast && Date.parse(signedAt) >= limit)
    .reduce((best, one) => (one.cosignatures.length > best.cosignatures.length ? one : best), newest)
}

/** The key that signed a checkpoint: keys take over from each other, and an older checkpoint has an older key. */
const keyOf = (note: string, keys: readonly StoredKey[]): StoredKey | undefined => {
  const signers = parseNote(note).signatures.map(({ name, keyId }) => `${name}+${keyId}+`)
  return keys.findLast(({ verifierKey }) => signers.some((signer) => verifierKey.startsWith(signer)))
}

/** Reads the log from what sealing stored; nothing here is signed, or computed from anything unsigned. */
export const createTransparencyLog = (pool: pg.Pool, store: EventStore): TransparencyLog => {
  const nodes = storedNodes(pool)

  const publishChosen = (recent: readonly CosignedCheckpoint[], atLeast: bigint): PublishedCheckpoint | null => {
    const chosen = choose(recent, atLeast)
    return chosen === null ? null : publish(chosen)
  }

  const bundle = async ({ index, width }: Tile): Promise<Buffer> => {
    const events = await store.readAll({ after: index * BigInt(TILE_WIDTH), limit: width })
    return writeBundle(events.map(leafOf))
  }

  const hashes = async (level: number, { index, width }: Tile): Promise<Buffer> =>
    Buffer.concat((await nodes([{ level, index: index * BigInt(TILE_WIDTH), count: width }])).flat())

  return {
    checkpoint: async () => publishChosen(await readRecentCheckpoints(pool, RECENT), 0n),
    covering: async (position) => {
      const found = await readOldestCovering(pool, leafIndexOf(position) + 1n)
      if (found === null) return null
      const { size, root, note } = found
      return { origin: parseCheckpoint(parseNote(note).text).origin, size, root }
    },
    keys: () => readKeys(pool),
    tile: async (tile) => {
      const newest = await readNewestCheckpoint(pool)
      if (newest === null || !isTileOf(tile, newest.size)) return null
      return tile.level === 'entries' ? bundle(tile) : hashes(tile.level, tile)
    },
    proofOf: async (eventId) => {
      const [event, recent, keys] = await Promise.all([
        store.readEvent(eventId),
        readRecentCheckpoints(pool, RECENT),
        readKeys(pool),
      ])
      if (event === null) return 'unknown-event'
      const index = leafIndexOf(event.position)
      const checkpoint = publishChosen(recent, index + 1n)
      const key = checkpoint === null ? undefined : keyOf(checkpoint.note, keys)
      if (checkpoint === null || key === undefined) return 'not-yet-sealed'
      const proof = await inclusionProof(index, checkpoint.size, nodes)
      return {
        leaf: leafOf(event).toString(),
        proof: writeProof({ index, extra: null, hashes: proof, checkpoint: checkpoint.note }),
        verifierKey: key.verifierKey,
        cosignedBy: checkpoint.cosignedBy,
      }
    },
    inclusion: (indices, size) => inclusionProofs(indices, size, nodes),
    consistency: (older, newer) => consistencyProof(older, newer, nodes),
  }
}
