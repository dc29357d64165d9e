import { join } from 'node:path'
import { type Checkpoint, openCheckpoint, type SignedCheckpoint } from '../../verifying/checkpoint.js'
import { sameBytes } from '../../verifying/cryptography.js'
import { NotProven } from '../../verifying/not-proven.js'
import { parseNote } from '../../verifying/note.js'
import { parseVerifierKey, type VerifierKey, verifierKeyOf } from '../../verifying/verifier-key.js'
import { nodeCryptography } from './cryptography.js'
import { folderFiles, handoverFile, readIfThere, readLines } from './folder.js'
import { type Tile, tilesOf } from './tile-path.js'
import { hashOfLeaf, TILE_WIDTH, TreeEdge } from './tree.js'
import { entryOrder, type Fault, faultsOfEntry } from './verify-entries.js'
import { type HashTiles, openHashTiles, readEntries } from './verify-tiles.js'

export type VerifyOptions = {
  /** Verifier key of the log, got from elsewhere; null: the one in the folder is believed. */
  readonly verifierKey: string | null
  /** Older checkpoints (signed notes) that the log must contain. */
  readonly since: readonly string[]
  /** Verifier keys of witnesses whose cosignature must be there; null: those named in the folder are checked where they signed. */
  readonly witnessKeys: readonly string[] | null
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
  readonly witnesses: readonly { readonly name: string; readonly cosignedAt: string | null }[]
  /** Sizes of the older checkpoints that this log contains. */
  readonly contains: readonly bigint[]
  readonly faults: readonly Fault[]
}

const MOST_FAULTS = 20

const toText = (seconds: bigint): string => new Date(Number(seconds) * 1000).toISOString()

const about = (code: string, says: string): Fault => ({ code, index: null, says })

/** What went wrong as a fault; anything but a missing proof is thrown on. */
const asFault = (error: unknown, before = ''): Fault => {
  if (error instanceof NotProven) return about(error.code, `${before}${error.message}`)
  throw error
}

const parseKey = (text: string): Promise<VerifierKey> => parseVerifierKey(text.trim(), nodeCryptography)

/**
 * Keys that are to be believed when the first one is: each later key of the folder whose handover checkpoint carries a
 * signature of a key that is believed already.
 */
const trustedKeys = async (folder: string, first: VerifierKey): Promise<readonly VerifierKey[]> => {
  const texts = await readLines(join(folder, folderFiles.verifierKeys))
  const trusted = [first]
  for (let place = texts.indexOf(first.text) + 1; place > 0 && place < texts.length; place += 1) {
    const next = await parseKey(texts[place] ?? '')
    const handover = await readIfThere(join(folder, handoverFile(place + 1)))
    if (handover === null) return trusted
    try {
      await openCheckpoint(handover, { log: [next] }, nodeCryptography)
      await openCheckpoint(handover, { log: trusted }, nodeCryptography)
    } catch (error) {
      if (error instanceof NotProven) return trusted
      throw error
    }
    trusted.push(next)
  }
  return trusted
}

/** When the ledger says it signed: its own signature with a time, by the same key under another id. */
const signedAtOf = async (note: Uint8Array | string, keys: readonly VerifierKey[]): Promise<string | null> => {
  const cosigners = await Promise.all(
    keys.map(({ name, publicKey }) => verifierKeyOf(name, 4, publicKey, nodeCryptography)),
  )
  const present = new Set(parseNote(note).signatures.map(({ name, keyId }) => `${name}+${keyId}`))
  const known = cosigners.filter(({ name, keyId }) => present.has(`${name}+${keyId}`))
  if (known.length === 0) return null
  const { cosignatures } = await openCheckpoint(note, { log: keys, witnesses: known }, nodeCryptography)
  const timestamp = cosignatures[0]?.timestamp ?? null
  return timestamp === null ? null : toText(timestamp)
}

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

const checkWitnesses = async (
  note: Buffer,
  keys: readonly VerifierKey[],
  folder: string,
  options: VerifyOptions,
  faults: Fault[],
): Promise<Verification['witnesses']> => {
  const texts = options.witnessKeys ?? (await readLines(join(folder, folderFiles.witnessKeys)))
  const witnesses = await Promise.all(texts.map(parseKey))
  const { cosignatures } = await openCheckpoint(note, { log: keys, witnesses }, nodeCryptography)
  return witnesses.map(({ name, text }) => {
    const timestamp = cosignatures.find(({ key }) => key.text === text)?.timestamp ?? null
    if (timestamp === null && options.witnessKeys !== null) {
      faults.push(about('cosignature-missing', `witness ${name} did not cosign this checkpoint`))
    }
    return { name, cosignedAt: timestamp === null ? null : toText(timestamp) }
  })
}

type Opened = { readonly note: Buffer; readonly keys: readonly VerifierKey[]; readonly checkpoint: SignedCheckpoint }

const open = async (folder: string, options: VerifyOptions): Promise<Opened> => {
  const note = await readIfThere(join(folder, folderFiles.checkpoint))
  if (note === null) throw new NotProven('checkpoint-malformed', `${folder} holds no checkpoint`)
  const keyText = options.verifierKey ?? (await readIfThere(join(folder, folderFiles.verifierKey)))?.toString() ?? ''
  const keys = await trustedKeys(folder, await parseKey(keyText))
  return { note, keys, checkpoint: await openCheckpoint(note, { log: keys }, nodeCryptography) }
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
  let opened: Opened
  try {
    opened = await open(folder, options)
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
