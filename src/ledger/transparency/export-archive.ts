import { Readable } from 'node:stream'
import { type Pack, pack } from 'tar-stream'
import { folderFiles, handoverFile } from './folder.js'
import { type Tile, tilePath, tilesOf } from './tile-path.js'
import type { TransparencyLog } from './transparency-log.js'

/** Adds one file and waits until whoever reads has taken enough of it: an archive of any size passes through little memory. */
const add = (archive: Pack, name: string, content: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const entry = archive.entry({ name, size: content.length, mtime: new Date(0) }, (error) =>
      error === null || error === undefined ? resolve() : reject(error),
    )
    entry.end(content)
  })

const fill = async (
  archive: Pack,
  log: TransparencyLog,
  checkpoint: { readonly size: bigint; readonly note: string },
  folder: string,
  witnessKeys: readonly string[],
): Promise<void> => {
  const put = (name: string, content: Buffer | string) => add(archive, `${folder}/${name}`, Buffer.from(content))
  const hashTiles = [...tilesOf(checkpoint.size)]
  const bundles = hashTiles.filter(({ level }) => level === 0).map((tile): Tile => ({ ...tile, level: 'entries' }))
  for (const tile of [...hashTiles, ...bundles]) {
    const content = await log.tile(tile)
    if (content === null) throw new Error(`The log has no ${tilePath(tile)}`)
    await put(tilePath(tile), content)
  }
  const keys = await log.keys()
  await put(folderFiles.verifierKeys, keys.map(({ verifierKey }) => `${verifierKey}\n`).join(''))
  for (const { number, handover } of keys) if (handover !== null) await put(handoverFile(number), handover)
  if (witnessKeys.length > 0) await put(folderFiles.witnessKeys, witnessKeys.map((key) => `${key}\n`).join(''))
  await put(folderFiles.verifierKey, `${keys.at(-1)?.verifierKey ?? ''}\n`)
  await put(folderFiles.checkpoint, checkpoint.note)
  archive.finalize()
}

/**
 * The signed log as one tar file: the files of `exportFolder`, in a folder of their own. What is signed while it is read
 * is not in it. Null before anything is signed.
 */
export const exportArchive = async (
  log: TransparencyLog,
  folder: string,
  witnessKeys: readonly string[],
): Promise<Readable | null> => {
  const checkpoint = await log.checkpoint()
  if (checkpoint === null) return null
  const archive = pack()
  fill(archive, log, checkpoint, folder, witnessKeys).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  return Readable.from(archive)
}
