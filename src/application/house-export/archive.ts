import { Readable } from 'node:stream'
import { END_OF_ARCHIVE, entryBytes } from '../../backup/archive.js'
import type { OpenHouseExport } from './house-export.js'

/** The files of an export as one tar file, in a folder of their own; nothing is made before it is taken. */
export const houseExportArchive = ({ folder, files }: OpenHouseExport): Readable => {
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for await (const { name, content } of files) yield await entryBytes(`${folder}/${name}`, content)
    yield END_OF_ARCHIVE
  }
  // Of bytes, so that a file is taken when the one before has gone out; Readable.from counts objects otherwise.
  return Readable.from(bytes(), { objectMode: false })
}
