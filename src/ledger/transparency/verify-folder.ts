import { type Checkpoint, openCheckpoint } from '../../verifying/checkpoint.js'
import { sameBytes } from '../../verifying/cryptography.js'
import type { VerifierKey } from '../../verifying/verifier-key.js'
import { nodeCryptography } from './cryptography.js'
import {
  about,
  asFault,
  checkWitnesses,
  type GivenKeys,
  openSignedFolder,
  type SignedFolder,
  signedAtOf,
  type WitnessWord,
} from './signed-folder.js'
import { type Tile, tilesOf } from './tile-path.js'
import { hashOfLeaf, TILE_WIDTH, TreeEdge } from './tree.js'
import { entryOrder, type Fault, faultsOfEntry } from './verify-entries.js'
import { type HashTiles, openHashTiles, readEntries } from './verify-tiles.js'

export type VerifyOptions = GivenKeys & {
  /** Older checkpoints (signed notes) that the log must contain. */
  readonly since: readonly string[]
  readonly onProgress?: (done: number, total: number) => void
}

export type Verification = {
  readonly ok: boolean
  readonly origin: string | null
  readonly size: bigint | null
  /** Base64. */
  readonly root: string | null
  /** Was the key given, or only found in the folder? */
  readonly keyFrom: 'given' | 'folder'
  readonly verifierKey: string | null
  /** When the ledger says it signed, in UTC; null when it did not say. */
  readonly signedAt: string | null
  readonly witnesses: readonly WitnessWord[]
  /** Sizes of the older checkpoints that this log contains. */
  readonly contains: readonly bigint[]
  readonly faults: readonly Fault[]
}

const MOST_FAULTS = 20

type Walk = {
  readonly faults: Fault[]
  readonly edge: TreeEdge
  readonly hashes: HashTiles
  readonly order: ReturnType<typeof entryOrder>
  readonly older: readonly Checkpoint[]
}

const checkOlder = ({ older, edge, faults }: Walk): void => {
  for (const { size, root } of older) {
    if (size === edge.size && !sameBytes(edge.root(), root)) {
      faults.push({
        code: 'older-checkpoint-differs',
        index: size === 0n ? null : size - 1n,
        says: `the first ${size} entries are not the ones of the older checkpoint: history was rewritten`,
      })
    }
  }
}

/** Takes one leaf hash into the tree; compares every node that is complete with it to the tiles. */
const addLeaf = async (walk: Walk, index: bigint, leafHash: Buffer): Promise<void> => {
  for (const node of walk.edge.add(leafHash)) {
    const stored = await walk.hashes.hashAt(node)
    const where = node.level === 0 ? `the hash of entry ${index}` : `hash ${node.index} of level ${node.level}`
    if (stored === 'missing') {
      if (node.index % BigInt(TILE_WIDTH) === 0n)
        walk.faults.push({ code: 'tile-missing', index, says: `the tile with ${where} is missing` })
    } else if (stored === 'misshapen') {
      if (node.index % BigInt(TILE_WIDTH) === 0n)
        walk.faults.push({
          code: 'tile-misshapen',
          index,
          says: `the tile with ${where} has not the size it should have`,
        })
    } else if (!stored.equals(node.hash)) {
      walk.faults.push({
        code: 'tile-differs',
        index,
        says: `${where} in its tile is not the hash of what stands in the entries`,
      })
    }
  }
  checkOlder(walk)
}

/** One bundle of entries. False when the tree cannot be followed any further. */
const walkBundle = async (folder: string, tile: Tile, walk: Walk): Promise<boolean> => {
  const first = tile.index * BigInt(TILE_WIDTH)
  const { leaves, fault } = await readEntries(folder, tile)
  for (const [offset, leaf] of leaves.entries()) {
    const index = first + BigInt(offset)
    walk.faults.push(...faultsOfEntry(leaf, index, walk.order))
    await addLeaf(walk, index, hashOfLeaf(leaf))
    if (walk.faults.length >= MOST_FAULTS) return false
  }
  // What could be read says best where it goes wrong; it comes first.
  if (fault !== null) walk.faults.push(fault)
  return fault === null
}

const walkLog = async (
  folder: string,
  { size, root }: Checkpoint,
  walk: Walk,
  options: VerifyOptions,
): Promise<void> => {
  checkOlder(walk)
  for (const tile of tilesOf(size)) {
    if (tile.level !== 0) break
    if (!(await walkBundle(folder, { ...tile, level: 'entries' }, walk))) return
    options.onProgress?.(Number(walk.edge.size), Number(size))
  }
  if (!sameBytes(walk.edge.root(), root)) {
    walk.faults.push(
      about(
        'root-differs',
        `the ${size} entries are not the ones the checkpoint was signed over: their root is another`,
      ),
    )
  }
}

const openOlder = async (
  notes: readonly string[],
  keys: readonly VerifierKey[],
  newest: Checkpoint,
  faults: Fault[],
): Promise<readonly Checkpoint[]> => {
  const older: Checkpoint[] = []
  for (const note of notes) {
    try {
      const checkpoint = await openCheckpoint(note, { log: keys }, nodeCryptography)
      if (checkpoint.size > newest.size) {
        faults.push(
          about(
            'older-checkpoint-larger',
            `the older checkpoint is over ${checkpoint.size} entries, this log has only ${newest.size}: entries were dropped, or this is an older copy`,
          ),
        )
      } else older.push(checkpoint)
    } catch (error) {
      faults.push(asFault(error, 'The older checkpoint: '))
    }
  }
  return older
}

/**
 * Checks an exported log with nothing but its folder: the signature, every entry, every tile, the root, the order of
 * positions, times and revisions, older checkpoints and cosignatures. Memory does not grow with the log. Stops at twenty
 * faults.
 */
export const verifyFolder = async (folder: string, options: VerifyOptions): Promise<Verification> => {
  const keyFrom = options.verifierKey === null ? 'folder' : 'given'
  const nothing = {
    origin: null,
    size: null,
    root: null,
    verifierKey: null,
    signedAt: null,
    witnesses: [],
    contains: [],
  }
  const faults: Fault[] = []
  let opened: SignedFolder
  try {
    opened = await openSignedFolder(folder, options)
  } catch (error) {
    return { ok: false, keyFrom, ...nothing, faults: [asFault(error)] }
  }
  const { note, keys, checkpoint } = opened
  let witnesses: Verification['witnesses'] = []
  let signedAt: string | null = null
  try {
    signedAt = await signedAtOf(note, keys)
    witnesses = await checkWitnesses(note, keys, folder, options, faults)
  } catch (error) {
    faults.push(asFault(error))
  }
  const older = await openOlder(options.since, keys, checkpoint, faults)
  const hashes = openHashTiles(folder, checkpoint.size)
  const walk: Walk = { faults, edge: TreeEdge.empty(), hashes, order: entryOrder(), older }
  await walkLog(folder, checkpoint, walk, options)
  return {
    ok: faults.length === 0,
    keyFrom,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: Buffer.from(checkpoint.root).toString('base64'),
    verifierKey: keys[0]?.text ?? null,
    signedAt,
    witnesses,
    contains: older.map(({ size }) => size),
    faults,
  }
}
