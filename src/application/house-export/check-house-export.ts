import { join } from 'node:path'
import { commitTo } from '../../ledger/personal-data/commitment.js'
import { folderFiles, readIfThere, readLines } from '../../ledger/transparency/folder.js'
import {
  checkWitnesses,
  type GivenKeys,
  openSignedFolder,
  type SignedFolder,
  signedAtOf,
  type WitnessWord,
} from '../../ledger/transparency/signed-folder.js'
import type { Fault } from '../../ledger/transparency/verify-entries.js'
import { sentence } from '../../texts/catalogue.js'
import { NotProven } from '../../verifying/not-proven.js'
import { version } from '../../version.js'
import { csvOf } from '../money/export/csv.js'
import { type CheckedEvents, checkEvents } from './check-events.js'
import { checkContents, checkList, documentOf, readManifest } from './check-files.js'
import { type ExportFault, faultOf, MOST_FAULTS } from './export-fault.js'
import { exportFiles, type Manifest, registerFile } from './manifest.js'
import { type PersonalValue, personalValue } from './personal-value.js'
import { houseExportReadMe } from './read-me.js'
import type { HeldDocument } from './registers/register.js'
import { registers } from './registers/registers.js'
import type { ToldHouse } from './told-house.js'

/** What checking an export of a house came to. */
export type CheckedExport = {
  readonly ok: boolean
  readonly house: Manifest['house'] | null
  readonly log: { readonly origin: string; readonly size: string; readonly root: string } | null
  /** Was the key given, or only found in the export? */
  readonly keyFrom: 'given' | 'folder'
  readonly verifierKey: string | null
  /** When the ledger says it signed, in UTC; null when it did not say. */
  readonly signedAt: string | null
  readonly witnesses: readonly WitnessWord[]
  /** Events that stand, word for word, at their place in the signed log. */
  readonly proven: number
  /** What the export says of its last event. */
  readonly last: Pick<Manifest['events'], 'lastPosition' | 'lastRecordedAt'> | null
  /** Names that are what the log speaks of, and persons that were erased. */
  readonly persons: { readonly named: number; readonly erased: number } | null
  /** `other-version`: another version of the program wrote the registers, and they were not made again. */
  readonly registers: 'follow-from-events' | 'other-version' | 'not-compared'
  readonly faults: readonly ExportFault[]
}

const nothing: Omit<CheckedExport, 'keyFrom' | 'faults'> = {
  ok: false,
  house: null,
  log: null,
  verifierKey: null,
  signedAt: null,
  witnesses: [],
  proven: 0,
  last: null,
  persons: null,
  registers: 'not-compared',
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Each name must be the one that the newest details of its person commit to. */
const checkNames = async (
  folder: string,
  { persons: given }: Manifest,
  { persons, state }: ToldHouse,
): Promise<{ readonly names: ReadonlyMap<string, string>; readonly faults: readonly ExportFault[] }> => {
  const file = exportFiles.personalValues
  const names = new Map<string, string>()
  const faults: ExportFault[] = []
  const check = ({ event, person, key, value }: PersonalValue, line: number): void => {
    const [, named] = [...persons].find(([id]) => id === person) ?? []
    if ([...state.erased].some((id) => id === person)) {
      faults.push(faultOf('name-of-erased-person', file, `${person} was erased, and is named here`, line))
    } else if (
      named?.event !== event ||
      commitTo({ key, value }).commitment !== named.commitment ||
      names.has(person)
    ) {
      faults.push(faultOf('name-differs', file, `the log does not speak of this name for ${person}`, line))
    } else names.set(person, value)
  }
  const lines = given === 'names' ? await readLines(join(folder, file)) : []
  for (const [at, text] of lines.entries()) {
    const read = personalValue.safeParse(parse(text))
    if (read.success) check(read.data, at + 1)
    else faults.push(faultOf('name-malformed', file, 'the line is not a name with what opens it', at + 1))
  }
  return { names, faults }
}

/** Every document that an event names is in the export, or said not to be; and there are no others. */
const checkDocuments = (
  { files, notHeld }: Manifest,
  { documents }: ToldHouse,
): { readonly held: ReadonlyMap<string, HeldDocument>; readonly faults: readonly ExportFault[] } => {
  const held = new Map<string, HeldDocument>(notHeld.map((one) => [one.sha256, one]))
  const faults: ExportFault[] = []
  for (const { name: path, sha256 } of files) {
    const named = documentOf(path)
    if (named === null) continue
    if (named !== sha256)
      faults.push(faultOf('document-changed', path, 'it does not have the SHA-256 it is named after'))
    held.set(named, { state: 'file', path })
  }
  const file = exportFiles.manifest
  for (const sha256 of held.keys()) {
    if (!documents.has(sha256)) faults.push(faultOf('document-not-named', file, `no event names document ${sha256}`))
  }
  for (const { sha256, event } of documents.values()) {
    if (!held.has(sha256)) {
      faults.push(faultOf('document-missing', file, `event ${event} names document ${sha256}; it says nothing of that`))
    }
  }
  return { held, faults }
}

/** The registers and what is said to the reader, made again from the events. */
const checkRegisters = async (
  folder: string,
  { language, day, house }: Manifest,
  told: ToldHouse,
  parts: { readonly held: ReadonlyMap<string, HeldDocument>; readonly names: ReadonlyMap<string, string> },
): Promise<readonly ExportFault[]> => {
  const telling = { ...told, say: sentence(language), day, ...parts }
  const verifierKeys = await readLines(join(folder, folderFiles.verifierKeys))
  const made = function* (): Generator<readonly [string, string]> {
    yield [exportFiles.readMe, houseExportReadMe(house.name, verifierKeys)]
    for (const [name, table] of Object.entries(registers)) yield [registerFile(name), csvOf(table(telling))]
  }
  const faults: ExportFault[] = []
  for (const [name, text] of made()) {
    const found = await readIfThere(join(folder, name))
    if (found !== null && !found.equals(Buffer.from(text))) {
      faults.push(faultOf('register-differs', name, 'it is not what follows from the events'))
    }
  }
  return faults
}

type Followed = Pick<CheckedExport, 'persons' | 'registers' | 'faults'>

/** What rests on the events: names, documents, registers. */
const checkWhatFollows = async (folder: string, manifest: Manifest, told: ToldHouse): Promise<Followed> => {
  const { names, faults: ofNames } = await checkNames(folder, manifest, told)
  const { held, faults: ofDocuments } = checkDocuments(manifest, told)
  const named = told.state.house?.name === manifest.house.name
  const ofHouse = named ? [] : [faultOf('manifest-differs', exportFiles.manifest, 'the house is called otherwise')]
  const sameVersion = manifest.program === version
  const ofRegisters = sameVersion ? await checkRegisters(folder, manifest, told, { held, names }) : []
  return {
    persons: { named: names.size, erased: told.state.erased.size },
    registers: sameVersion ? 'follow-from-events' : 'other-version',
    faults: [...ofHouse, ...ofNames, ...ofDocuments, ...ofRegisters],
  }
}

const openOf = async (folder: string, given: GivenKeys): Promise<SignedFolder | ExportFault> => {
  try {
    return await openSignedFolder(folder, given)
  } catch (error) {
    if (error instanceof NotProven)
      return faultOf('checkpoint-wrong', folderFiles.checkpoint, `${error.message} [${error.code}]`)
    throw error
  }
}

/** When it was signed, and by which witnesses too. */
const checkSigners = async (
  folder: string,
  { note, keys }: SignedFolder,
  given: GivenKeys,
): Promise<Pick<CheckedExport, 'signedAt' | 'witnesses' | 'faults'>> => {
  const missing: Fault[] = []
  try {
    const signedAt = await signedAtOf(note, keys)
    const witnesses = await checkWitnesses(note, keys, folder, given, missing)
    const faults = missing.map(({ says }) => faultOf('witness-missing', folderFiles.checkpoint, says))
    return { signedAt, witnesses, faults }
  } catch (error) {
    if (!(error instanceof NotProven)) throw error
    const fault = faultOf('checkpoint-wrong', folderFiles.checkpoint, `${error.message} [${error.code}]`)
    return { signedAt: null, witnesses: [], faults: [fault] }
  }
}

/** Does the checkpoint speak of the log that the export says it is of? */
const checkLog = ({ log }: Manifest, { checkpoint: { origin, size } }: SignedFolder): readonly ExportFault[] =>
  log.origin === origin && log.size === size.toString()
    ? []
    : [faultOf('manifest-differs', exportFiles.manifest, 'the checkpoint is of another log, or of another size')]

/**
 * Checks an unpacked export of a house by its files alone: the checkpoint and its signatures, that every event of the house
 * up to the last one in it is there and stands word for word in that log, that names are those the log speaks of, that
 * documents have their fingerprints, and that the registers follow from the events. Events are read a part at a time.
 *
 * @throws {NotProven} when a given key of a witness is none
 */
export const checkHouseExport = async (
  folder: string,
  given: GivenKeys,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<CheckedExport> => {
  const keyFrom = given.verifierKey === null ? 'folder' : 'given'
  const manifest = await readManifest(folder)
  if ('code' in manifest) return { ...nothing, keyFrom, faults: [manifest] }
  const opened = await openOf(folder, given)
  const files = [...checkList(manifest), ...(await checkContents(folder, manifest))]
  const { house, events } = manifest
  if ('code' in opened) {
    return { ...nothing, house, keyFrom, faults: [opened, ...files].slice(0, MOST_FAULTS) }
  }
  const { checkpoint, keys } = opened
  const signers = await checkSigners(folder, opened, given)
  const { proven, told, faults: ofEvents }: CheckedEvents = await checkEvents(folder, manifest, checkpoint, onProgress)
  const followed = told === null ? null : await checkWhatFollows(folder, manifest, told)
  const faults = [...signers.faults, ...checkLog(manifest, opened), ...ofEvents, ...(followed?.faults ?? []), ...files]
  const { lastPosition, lastRecordedAt } = events
  return {
    ok: faults.length === 0,
    house,
    log: {
      origin: checkpoint.origin,
      size: checkpoint.size.toString(),
      root: Buffer.from(checkpoint.root).toString('base64'),
    },
    keyFrom,
    verifierKey: keys[0]?.text ?? null,
    signedAt: signers.signedAt,
    witnesses: signers.witnesses,
    proven,
    last: { lastPosition, lastRecordedAt },
    persons: followed?.persons ?? null,
    registers: followed?.registers ?? 'not-compared',
    faults: faults.slice(0, MOST_FAULTS),
  }
}
