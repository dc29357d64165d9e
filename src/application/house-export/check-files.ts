import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { folderFiles, readIfThere } from '../../ledger/transparency/folder.js'
import { type ExportFault, faultOf } from './export-fault.js'
import { eventsPart, exportFiles, isExportName, type Manifest, manifest, proofsPart, registerFile } from './manifest.js'
import { registers } from './registers/registers.js'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What an export says of itself; a fault when it says nothing that can be read. */
export const readManifest = async (folder: string): Promise<Manifest | ExportFault> => {
  const file = exportFiles.manifest
  const text = await readIfThere(join(folder, file))
  if (text === null) return faultOf('file-missing', file, 'the file that says what belongs to the export is not there')
  const read = manifest.safeParse(parse(text.toString()))
  if (read.success) return read.data
  const [issue] = read.error.issues
  return faultOf('manifest-malformed', file, `it is not as an export is: ${issue?.path.join('.')} ${issue?.message}`)
}

const DOCUMENT = /^files\/([0-9a-f]{64})\.[a-z]+$/

/** The SHA-256 that the path of a document says it has; null when it is the path of something else. */
export const documentOf = (name: string): string | null => DOCUMENT.exec(name)?.[1] ?? null

/** Files that every export has, by what its manifest says of it. */
const mustHave = ({ events, persons }: Manifest): ReadonlySet<string> =>
  new Set<string>([
    folderFiles.checkpoint,
    folderFiles.verifierKey,
    folderFiles.verifierKeys,
    exportFiles.readMe,
    ...(persons === 'names' ? [exportFiles.personalValues] : []),
    ...Object.keys(registers).map(registerFile),
    ...Array.from({ length: events.parts }, (_, part) => [eventsPart(part + 1), proofsPart(part + 1)]).flat(),
  ])

const mayHave = (name: string): boolean =>
  name === folderFiles.witnessKeys || /^handover-[1-9]\d*$/.test(name) || documentOf(name) !== null

/** Is the list of files one that an export can have: each once, none missing, nothing else? */
export const checkList = (of: Manifest): readonly ExportFault[] => {
  const needed = mustHave(of)
  const names = of.files.map(({ name }) => name)
  const listed = new Set(names)
  const file = exportFiles.manifest
  return [
    ...names.flatMap((name, at) =>
      names.indexOf(name) === at ? [] : [faultOf('manifest-malformed', file, `it lists ${name} twice`)],
    ),
    ...[...needed].flatMap((name) =>
      listed.has(name) ? [] : [faultOf('file-missing', name, 'the export does not list it, and cannot do without')],
    ),
    ...[...listed].flatMap((name) =>
      isExportName(name) && (needed.has(name) || mayHave(name))
        ? []
        : [faultOf('file-unknown', name, 'no export has a file of this name')],
    ),
  ]
}

/** Systems leave files of their own in a folder that was unpacked: their names begin with a dot. */
const isOfSystem = (name: string): boolean => /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/.test(name)

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
}

const hashOfFile = async (file: string): Promise<{ readonly sha256: string; readonly size: number }> => {
  const hash = createHash('sha256')
  let size = 0
  const chunks: AsyncIterable<Buffer> = createReadStream(file)
  for await (const chunk of chunks) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sha256: hash.digest('hex'), size }
}

/** Are the files in the folder those of the list, byte for byte, and no others? Reads each as a stream. */
export const checkContents = async (folder: string, { files }: Manifest): Promise<readonly ExportFault[]> => {
  const present = new Set(await filesIn(folder))
  const listed = new Set<string>([exportFiles.manifest, ...files.map(({ name }) => name)])
  const faults = [...present]
    .filter((name) => !listed.has(name) && !isOfSystem(name))
    .sort()
    .map((name) => faultOf('file-unknown', name, 'it does not belong to the export'))
  for (const { name, size, sha256 } of files) {
    if (!isExportName(name)) continue
    if (!present.has(name)) {
      faults.push(faultOf('file-missing', name, 'it is listed, and not there'))
      continue
    }
    const found = await hashOfFile(join(folder, name))
    if (found.sha256 === sha256 && found.size === size) continue
    const code = documentOf(name) === null ? 'file-changed' : 'document-changed'
    faults.push(faultOf(code, name, `its SHA-256 is not the one that ${exportFiles.manifest} gives`))
  }
  return faults
}
