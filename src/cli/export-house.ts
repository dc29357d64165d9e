import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createQueries } from '../../projections/create-queries.js'
import { houseExportArchive } from '../application/house-export/archive.js'
import { createHouseExport, type HouseExport, type HouseExportAsked } from '../application/house-export/house-export.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { dayInFlanders } from '../domain/shared/time.js'
import { syncFolder } from '../durable-file.js'
import { findAskedHouse } from './asked-house.js'
import { signWhatIsNew } from './export.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

const mustNotExist = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => null)
  if (found !== null) throw new CommandFailed(`${file} is there already; give the name of a new file.`)
}

/**
 * Writes everything of a house into one new file, for its owner only to read; under its name it is whole. Answers its size
 * in bytes.
 *
 * @throws {CommandFailed} a file of that name exists, it cannot be written, or nothing of the house is signed
 */
export const writeHouseExport = async (
  { open: openExport }: HouseExport,
  house: HouseId,
  asked: HouseExportAsked,
  path: string,
): Promise<number> => {
  const file = resolve(path)
  await mustNotExist(file)
  const opened = await openExport(house, asked)
  if (opened === null) throw new CommandFailed('Nothing of this house is signed yet; try again in a moment.')
  const draft = `${file}.${randomUUID()}.unfinished`
  const handle = await open(draft, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(`${path} cannot be written (${error.code}).`)
  })
  try {
    await pipeline(houseExportArchive(opened), handle.createWriteStream({ flush: true }))
    await mustNotExist(file)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(dirname(file))
  return (await stat(file)).size
}

const languages = ['nl', 'en'] as const

const readLanguage = (text: string): HouseExportAsked['language'] => {
  const language = languages.find((one) => one === text)
  if (language === undefined)
    throw new CommandFailed(`--language ${text} will not do; choose ${languages.join(' or ')}.`, 2)
  return language
}

export type ExportHouseArguments = {
  readonly to: string
  readonly language: string
  readonly names: boolean
  readonly json: boolean
}

/** Writes everything of a house as one file for an auditor, who checks it with `verify`. */
export const exportHouse = async (
  asked: string,
  { to, language, names, json }: ExportHouseArguments,
): Promise<void> => {
  const inLanguage = readLanguage(language)
  await mustNotExist(to)
  await withRuntime({ sharing: 'share' }, async ({ configuration, runtime }) => {
    const refused = await signWhatIsNew(runtime)
    await runtime.engine.catchUp()
    const house = await findAskedHouse(createQueries(runtime.pool), asked)
    const houseExport = createHouseExport({ ...runtime, witnessKeys: configuration.witnesses.map(({ vkey }) => vkey) })
    const how = {
      language: inLanguage,
      day: dayInFlanders(runtime.now()),
      persons: names ? ('names' as const) : ('left-out' as const),
    }
    const bytes = await writeHouseExport(houseExport, house.id as HouseId, how, to)
    if (json) process.stdout.write(`${JSON.stringify({ house: house.id, file: to, bytes }, null, 2)}\n`)
    else process.stdout.write(`${to}: everything of ${house.name}, ${bytes} bytes. Check it with besluitboek verify.\n`)
    if (refused !== null) throw new CommandFailed(`Exported is what was signed before. ${refused}`)
  })
}
