import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { replaceFile, syncFolder } from '../../durable-file.js'
import { type Checkpoint, parseCheckpoint } from '../../verifying/checkpoint.js'
import { sameBytes } from '../../verifying/cryptography.js'
import { NotProven } from '../../verifying/not-proven.js'
import { parseNote } from '../../verifying/note.js'
import { folderFiles, handoverFile, readIfThere, tileFile } from './folder.js'
import { type Tile, tilePath, tilesOf } from './tile-path.js'
import type { PublishedCheckpoint, TransparencyLog } from './transparency-log.js'
import { TILE_WIDTH } from './tree.js'

/** The folder holds something that this log does not continue, or the log has nothing to export yet. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused'
}

export type Exported = { readonly size: bigint; readonly written: number; readonly kept: number }

const TOGETHER = 8

/** Works through tasks, a few at a time. */
const each = async <Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> => {
  const queue = items[Symbol.iterator]()
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: TOGETHER }, worker))
}

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw error
    throw new ExportRefused(`${folder} is not a folder; give the path of a new or an exported folder.`)
  }
}

const readOlder = (folder: string, note: Buffer): Checkpoint => {
  try {
    return parseCheckpoint(parseNote(note).text)
  } catch (error) {
    if (!(error instanceof NotProven)) throw error
    throw new ExportRefused(
      `${folder} holds a checkpoint that cannot be read (${error.message}); choose another folder.`,
    )
  }
}

/** The folder may hold an earlier export of this very log, nothing else. */
const mustContinue = async (
  folder: string,
  checkpoint: PublishedCheckpoint,
  rootAt: (size: bigint) => Promise<Uint8Array>,
): Promise<void> => {
  const before = await readIfThere(join(folder, folderFiles.checkpoint))
  if (before === null) return
  const older = readOlder(folder, before)
  const { origin } = parseCheckpoint(parseNote(checkpoint.note).text)
  if (older.origin !== origin) {
    throw new ExportRefused(
      `${folder} holds an export of ${older.origin}, and this ledger is ${origin}; choose another folder.`,
    )
  }
  const same = older.size <= checkpoint.size && sameBytes(older.root, await rootAt(older.size))
  if (!same) {
    throw new ExportRefused(
      `${folder} holds a checkpoint over ${older.size} events that this ledger does not contain: it was changed, or set back. Keep that folder as proof, and choose another one.`,
    )
  }
}

/** The folders a tile stands in, up to that of the export: the name of each stands in the one above. */
const foldersOf = (folder: string, tile: Tile): readonly string[] => {
  const parts = tilePath(tile).split('/')
  return parts.map((_, depth) => join(folder, ...parts.slice(0, depth)))
}

/** Narrower versions of a tile that has grown since they were written. */
const removeOutgrown = async (folder: string, tile: Tile): Promise<void> => {
  const full = tileFile(folder, { ...tile, width: TILE_WIDTH })
  if (tile.width === TILE_WIDTH) {
    await rm(`${full}.p`, { recursive: true, force: true })
    return
  }
  const widths = await readdir(`${full}.p`)
  for (const width of widths.filter((name) => Number(name) < tile.width)) await rm(join(`${full}.p`, width))
}

/**
 * Writes the log as a folder of files, the same tree of files as it is served (C2SP tlog-tiles): `checkpoint`, `vkey`,
 * `tile/…`. A folder from an earlier export grows; full tiles are written once. Each file is whole on disk before its
 * name is; the checkpoint comes last, so that the folder is a sound log at any moment.
 *
 * @throws {ExportRefused}
 */
export const exportFolder = async (
  log: TransparencyLog,
  folder: string,
  options: {
    readonly rootAt: (size: bigint) => Promise<Uint8Array>
    readonly witnessKeys: readonly string[]
    readonly onProgress?: (done: number, total: number) => void
  },
): Promise<Exported> => {
  const checkpoint = await log.checkpoint()
  const keys = await log.keys()
  const newest = keys.at(-1)
  if (checkpoint === null || newest === undefined) throw new ExportRefused('Nothing has been signed yet.')
  await makeFolder(folder)
  await mustContinue(folder, checkpoint, options.rootAt)

  const hashTiles = [...tilesOf(checkpoint.size)]
  const bundles = hashTiles.filter(({ level }) => level === 0).map((tile): Tile => ({ ...tile, level: 'entries' }))
  const tiles = [...hashTiles, ...bundles]
  const folders = new Set<string>()
  let written = 0
  let done = 0
  await each(tiles, async (tile) => {
    const file = tileFile(folder, tile)
    if ((await readIfThere(file)) === null) {
      const content = await log.tile(tile)
      if (content === null) throw new ExportRefused(`The log has no ${basename(file)} below ${dirname(file)}`)
      await mkdir(dirname(file), { recursive: true })
      await replaceFile(file, content, { folder: 'later' })
      for (const changed of foldersOf(folder, tile)) folders.add(changed)
      written += 1
    }
    done += 1
    options.onProgress?.(done, tiles.length)
  })
  for (const changed of folders) await syncFolder(changed)

  await replaceFile(join(folder, folderFiles.verifierKeys), keys.map(({ verifierKey }) => `${verifierKey}\n`).join(''))
  for (const { number, handover } of keys) {
    if (handover !== null) await replaceFile(join(folder, handoverFile(number)), handover)
  }
  if (options.witnessKeys.length > 0) {
    await replaceFile(join(folder, folderFiles.witnessKeys), options.witnessKeys.map((key) => `${key}\n`).join(''))
  }
  await replaceFile(join(folder, folderFiles.verifierKey), `${newest.verifierKey}\n`)
  await replaceFile(join(folder, folderFiles.checkpoint), checkpoint.note)
  for (const tile of tiles) await removeOutgrown(folder, tile)
  return { size: checkpoint.size, written, kept: tiles.length - written }
}
