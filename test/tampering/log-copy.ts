import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toInstant } from '../../src/domain/shared/time.js'
import { writeBundle } from '../../src/ledger/transparency/entry-bundle.js'
import { folderFiles } from '../../src/ledger/transparency/folder.js'
import { signCheckpoint } from '../../src/ledger/transparency/sealing.js'
import { asCosigner, cosignText, newSigner, type Signer } from '../../src/ledger/transparency/signing.js'
import { type Tile, tilePath, tilesOf } from '../../src/ledger/transparency/tile-path.js'
import { hashOfLeaf, TILE_WIDTH, TreeEdge } from '../../src/ledger/transparency/tree.js'
import { writeCheckpoint } from '../../src/verifying/checkpoint.js'
import { parseNote, writeNote } from '../../src/verifying/note.js'

/** Files of an exported log by their path in its folder. */
export type Files = ReadonlyMap<string, Buffer>

/** The keys of a ledger and of its witness. */
export type Keys = { readonly log: Signer; readonly timestamper: Signer; readonly witness: Signer }

export const newKeys = async (origin = 'example.org/log'): Promise<Keys> => {
  const log = await newSigner(origin, 1)
  return { log, timestamper: await asCosigner(log), witness: await newSigner('example.org/witness', 4) }
}

/** Entries, their hash tiles and their root, made without a database. */
export type Tree = { readonly leaves: readonly Buffer[]; readonly files: Files; readonly root: Buffer }

const nodesOf = (leaves: readonly Buffer[]): { readonly levels: readonly Buffer[][]; readonly root: Buffer } => {
  const edge = TreeEdge.empty()
  const levels: Buffer[][] = []
  for (const leaf of leaves) {
    for (const { level, hash } of edge.add(hashOfLeaf(leaf))) {
      const row = levels[level] ?? []
      levels[level] = row
      row.push(hash)
    }
  }
  return { levels, root: edge.root() }
}

const partOf = <Item>(row: readonly Item[], { index, width }: Tile): readonly Item[] => {
  const start = Number(index) * TILE_WIDTH
  return row.slice(start, start + width)
}

/** The bundles that hold these entries. With `size` another number of entries, the names and the last bundle do not fit. */
export const bundlesOf = (leaves: readonly Buffer[], size = leaves.length): Files => {
  const bundles = [...tilesOf(BigInt(size))].filter(({ level }) => level === 0)
  return new Map(
    bundles.map((tile, place) => {
      const last = place === bundles.length - 1
      const start = place * TILE_WIDTH
      const held = last ? leaves.slice(start) : partOf(leaves, tile)
      return [tilePath({ ...tile, level: 'entries' }), writeBundle(held)]
    }),
  )
}

export const treeOf = (leaves: readonly Buffer[]): Tree => {
  const { levels, root } = nodesOf(leaves)
  const files = new Map(bundlesOf(leaves))
  for (const tile of tilesOf(BigInt(leaves.length))) {
    files.set(tilePath(tile), Buffer.concat(partOf(levels[Number(tile.level)] ?? [], tile)))
  }
  return { leaves, files, root }
}

const SIGNED_AT = Date.UTC(2026, 6, 1, 12)

/** A checkpoint over this tree by these keys; `cosigned` with the line of the witness. */
export const signTree = (
  { leaves, root }: Pick<Tree, 'leaves' | 'root'>,
  { log, timestamper, witness }: Keys,
  { cosigned = true }: { readonly cosigned?: boolean } = {},
): string => {
  const text = writeCheckpoint({ origin: log.verifierKey.name, size: BigInt(leaves.length), root })
  const note = signCheckpoint(text, { signer: log, timestamper, signedRecord: '' }, toInstant(new Date(SIGNED_AT)), [])
  if (!cosigned) return note
  const lines = parseNote(note).signatures.map(({ line }) => line)
  return writeNote(text, [...lines, cosignText(witness, text, BigInt(SIGNED_AT / 1000 + 2))])
}

/** An exported log as an auditor has it. */
export type LogCopy = Tree & { readonly keys: Keys; readonly note: string }

/** The folder of an exported log as `besluitboek export` writes it. */
export const filesOf = ({ files, note }: Pick<LogCopy, 'files' | 'note'>, keys: Keys): Files =>
  new Map([
    ...files,
    [folderFiles.checkpoint, Buffer.from(note)],
    [folderFiles.verifierKey, Buffer.from(`${keys.log.verifierKey.text}\n`)],
    [folderFiles.verifierKeys, Buffer.from(`${keys.log.verifierKey.text}\n`)],
  ])

/** A sound copy of a log with these entries. */
export const makeLog = (leaves: readonly Buffer[], keys: Keys): LogCopy => {
  const tree = treeOf(leaves)
  const note = signTree(tree, keys)
  const copy = { ...tree, keys, note }
  return { ...copy, files: filesOf(copy, keys) }
}

/** A folder on disk that becomes one copy after the other; only what differs is written. */
export const openCopyFolder = (folder: string) => {
  let present: Files = new Map()
  return {
    folder,
    become: async (files: Files): Promise<void> => {
      for (const path of present.keys()) if (!files.has(path)) await rm(join(folder, path))
      for (const [path, content] of files) {
        if (present.get(path)?.equals(content) === true) continue
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), content)
      }
      present = files
    },
  }
}
