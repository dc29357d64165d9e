import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createHouseExport, type HouseExportAsked } from '../../../src/application/house-export/house-export.js'
import type { Manifest } from '../../../src/application/house-export/manifest.js'
import { domainEvents } from '../../../src/domain/events.js'
import type { HouseId } from '../../../src/domain/shared/identifiers.js'
import type { LocalDate } from '../../../src/domain/shared/time.js'
import { createEventRegistry } from '../../../src/ledger/registry.js'
import type { Ledger } from '../../http/support/ledger.js'
import { today } from '../../http/support/ledger.js'
import { silentWitness } from '../../ledger/transparency/support.js'

export const exportOf = ({ store, log, personalData, attachments }: Ledger) =>
  createHouseExport({
    store,
    registry: createEventRegistry(domainEvents),
    log,
    personalData,
    attachments,
    witnessKeys: [silentWitness],
  })

export const asked: HouseExportAsked = { language: 'nl', day: today as LocalDate, persons: 'names' }

/** Writes an export as the folder it unpacks to; answers its files by name. */
export const writeExport = async (
  ledger: Ledger,
  house: string,
  folder: string,
  how: Partial<HouseExportAsked> = {},
): Promise<ReadonlyMap<string, Buffer>> => {
  const opened = await exportOf(ledger).open(house as HouseId, { ...asked, ...how })
  if (opened === null) throw new Error('Nothing of this house is signed')
  const files = new Map<string, Buffer>()
  for await (const { name, content } of opened.files) {
    files.set(name, content)
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return files
}

/** The list of files once more, as whoever changes a file on purpose would make it fit. */
const cover = async (folder: string, change: (manifest: Manifest) => Manifest): Promise<void> => {
  const file = join(folder, 'house-export.json')
  const before = change(JSON.parse(await readFile(file, 'utf8')) as Manifest)
  const files = await Promise.all(
    before.files.map(async (one) => {
      const bytes = await readFile(join(folder, one.name)).catch(() => null)
      if (bytes === null) return one
      return { name: one.name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
  await writeFile(file, `${JSON.stringify({ ...before, files }, null, 2)}\n`)
}

export type Tampering = {
  /** Text of a file to what it becomes; null takes the file away. */
  readonly files?: Readonly<Record<string, (text: string) => string | null>>
  /** What is changed in the list of files, which is then made to fit. */
  readonly manifest?: (manifest: Manifest) => Manifest
}

/** Works on a changed copy of an export, whose list of files was made to fit, and removes it. */
export const withTampered = async <Result>(
  folder: string,
  { files = {}, manifest = (same) => same }: Tampering,
  work: (copy: string) => Promise<Result>,
): Promise<Result> => {
  const copy = await mkdtemp(`${folder}-changed-`)
  try {
    await cp(folder, copy, { recursive: true })
    for (const [name, change] of Object.entries(files)) {
      const before = await readFile(join(copy, name), 'utf8').catch(() => '')
      const after = change(before)
      if (after === before) throw new Error(`Nothing was changed in ${name}`)
      if (after === null) await rm(join(copy, name))
      else await writeFile(join(copy, name), after)
    }
    await cover(copy, manifest)
    return await work(copy)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}
