import { createHash } from 'node:crypto'
import type { Attachments } from '../../attachments/attachments.js'
import { endingOf } from '../../attachments/media-type.js'
import type { HouseId } from '../../domain/shared/identifiers.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { StoredEvent } from '../../ledger/event.js'
import type { EventStore } from '../../ledger/event-store.js'
import type { PersonalData } from '../../ledger/personal-data/personal-data.js'
import type { EventRegistry } from '../../ledger/registry.js'
import { folderFiles, handoverFile } from '../../ledger/transparency/folder.js'
import { leafIndexOf, leafTextOf } from '../../ledger/transparency/leaf.js'
import type { PublishedCheckpoint, TransparencyLog } from '../../ledger/transparency/transparency-log.js'
import { type Language, sentence } from '../../texts/catalogue.js'
import { parseCheckpoint } from '../../verifying/checkpoint.js'
import { parseNote } from '../../verifying/note.js'
import { version } from '../../version.js'
import { streamOf } from '../house-states.js'
import { csvOf } from '../money/export/csv.js'
import { writeProofLine } from './line-of-proof.js'
import { eventsPart, exportFiles, HOUSE_EXPORT_FORMAT, type Manifest, proofsPart, registerFile } from './manifest.js'
import type { PersonalValue } from './personal-value.js'
import { houseExportReadMe } from './read-me.js'
import type { HeldDocument } from './registers/register.js'
import { registers } from './registers/registers.js'
import { createToldHouse, type ToldHouse } from './told-house.js'

/** Events of one part: what is held in memory at once, a few times over. */
const PART = 500

/** One file of an export. */
export type ExportFile = { readonly name: string; readonly content: Buffer }

export type HouseExportAsked = {
  /** Of the registers. */
  readonly language: Language
  /** The day the registers tell of. */
  readonly day: LocalDate
  /** The names of persons, or none of them. */
  readonly persons: Manifest['persons']
}

/** Everything of one house as files, made one after the other while they are taken. */
export type OpenHouseExport = { readonly folder: string; readonly files: AsyncGenerator<ExportFile> }

export type HouseExport = {
  /** Null when no event of this house is in the signed log yet. */
  readonly open: (house: HouseId, asked: HouseExportAsked) => Promise<OpenHouseExport | null>
}

export type HouseExportSources = {
  readonly store: Pick<EventStore, 'readStream'>
  readonly registry: Pick<EventRegistry, 'read'>
  readonly log: Pick<TransparencyLog, 'checkpoint' | 'keys' | 'inclusion'>
  readonly personalData: Pick<PersonalData, 'read'>
  readonly attachments: Pick<Attachments, 'read' | 'standing'>
  /** Public keys of the witnesses that the log asks to cosign. */
  readonly witnessKeys: readonly string[]
}

const linesOf = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''))

/** The names an auditor may see: of who has or had a seat, as they are known now, and not erased. */
const openNames = async (
  { state, persons }: ToldHouse,
  { read }: Pick<PersonalData, 'read'>,
): Promise<readonly PersonalValue[]> => {
  const seated = new Set([...state.seats.values()].map(({ person }) => person))
  const wanted = new Map(
    [...persons].flatMap(([person, named]) =>
      named === null || !seated.has(person) || state.erased.has(person) ? [] : [[named.event, person] as const],
    ),
  )
  const stored = await read([...wanted.keys()])
  return stored.flatMap(({ event, field, opening }): readonly PersonalValue[] => {
    const person = wanted.get(event)
    if (person === undefined || field !== 'name' || typeof opening?.value !== 'string') return []
    return [{ event, person, field, key: opening.key, value: opening.value }]
  })
}

type Signed = { readonly checkpoint: PublishedCheckpoint; readonly verifierKeys: readonly string[] }

/** The files that everything is checked against: they are those of the folder of an exported log. */
const signedFiles = async function* (
  { log, witnessKeys }: HouseExportSources,
  { checkpoint, verifierKeys }: Signed,
): AsyncGenerator<ExportFile> {
  yield { name: folderFiles.checkpoint, content: Buffer.from(checkpoint.note) }
  yield { name: folderFiles.verifierKey, content: linesOf(verifierKeys.slice(-1)) }
  yield { name: folderFiles.verifierKeys, content: linesOf(verifierKeys) }
  for (const { number, handover } of await log.keys()) {
    if (handover !== null) yield { name: handoverFile(number), content: Buffer.from(handover) }
  }
  const witnesses = [...new Set([...checkpoint.cosignedBy, ...witnessKeys])]
  if (witnesses.length > 0) yield { name: folderFiles.witnessKeys, content: linesOf(witnesses) }
}

/** The events of the house up to a size of the log, a part at a time. */
const partsOf = async function* (
  { readStream }: Pick<EventStore, 'readStream'>,
  house: HouseId,
  size: bigint,
): AsyncGenerator<readonly StoredEvent[]> {
  for (let fromRevision = 0; ; fromRevision += PART) {
    const page = await readStream(streamOf(house), { fromRevision, limit: PART })
    const sealed = page.filter(({ position }) => position <= size)
    if (sealed.length > 0) yield sealed
    if (sealed.length < PART) return
  }
}

/** The documents that are kept, as files; what became of each is noted in `held`. */
const documentFiles = async function* (
  { attachments }: Pick<HouseExportSources, 'attachments'>,
  house: HouseId,
  named: readonly string[],
  held: Map<string, HeldDocument>,
): AsyncGenerator<ExportFile> {
  const standing = await attachments.standing(house, named)
  for (const sha256 of named) {
    const content = standing.get(sha256) === 'absent' ? null : await attachments.read(house, sha256)
    if (content === null) held.set(sha256, { state: 'absent' })
    else if (content.state === 'removed') held.set(sha256, content)
    else {
      const path = `${exportFiles.documents}/${sha256}.${endingOf(content.mediaType)}`
      held.set(sha256, { state: 'file', path })
      yield { name: path, content: content.bytes }
    }
  }
}

const notHeld = (held: ReadonlyMap<string, HeldDocument>): Manifest['notHeld'] =>
  [...held].flatMap(([sha256, one]): Manifest['notHeld'] => {
    if (one.state === 'file') return []
    if (one.state === 'absent') return [{ sha256, state: 'absent' }]
    return [{ sha256, state: 'removed', at: one.at, reason: one.reason }]
  })

/**
 * Everything of one house that an auditor needs, and nothing of another: its events up to the newest signed checkpoint, a
 * proof of each, keys, personal values as a reader of the house may see them, registers and documents. Whoever takes the
 * files decides how fast they are made: a part of the events, a register or a document is in memory at a time, beside
 * what the registers are made of. The same checkpoint and day give the same files, as long as nothing is erased or taken
 * away.
 */
export const createHouseExport = (sources: HouseExportSources): HouseExport => {
  const { store, registry, log, personalData } = sources

  const make = async function* (
    house: HouseId,
    signed: Signed,
    { language, day, persons }: HouseExportAsked,
  ): AsyncGenerator<ExportFile> {
    const { size, note } = signed.checkpoint
    const listed: Manifest['files'] = []
    const noted = (file: ExportFile): ExportFile => {
      const sha256 = createHash('sha256').update(file.content).digest('hex')
      listed.push({ name: file.name, size: file.content.length, sha256 })
      return file
    }
    for await (const file of signedFiles(sources, signed)) yield noted(file)

    const walked = createToldHouse()
    const events = { count: 0, parts: 0, lastPosition: 0, lastRecordedAt: '' }
    for await (const part of partsOf(store, house, size)) {
      events.count += part.length
      events.parts += 1
      const proofs = await log.inclusion(
        part.map(({ position }) => leafIndexOf(position)),
        size,
      )
      const lines = part.map(({ position }, place) =>
        writeProofLine({ index: leafIndexOf(position), hashes: proofs[place] ?? [] }),
      )
      for (const event of part) {
        walked.add(registry.read(event))
        events.lastPosition = Number(event.position)
        events.lastRecordedAt = event.recordedAt
      }
      yield noted({ name: eventsPart(events.parts), content: linesOf(part.map(leafTextOf)) })
      yield noted({ name: proofsPart(events.parts), content: linesOf(lines) })
    }
    const told = walked.told()
    const values = persons === 'names' ? await openNames(told, personalData) : []
    if (persons === 'names') {
      yield noted({ name: exportFiles.personalValues, content: linesOf(values.map((one) => JSON.stringify(one))) })
    }
    const held = new Map<string, HeldDocument>()
    for await (const file of documentFiles(sources, house, [...told.documents.keys()], held)) yield noted(file)
    const names = new Map(values.map(({ person, value }) => [person as string, value]))
    const telling = { ...told, say: sentence(language), day, held, names }
    for (const [name, table] of Object.entries(registers)) {
      yield noted({ name: registerFile(name), content: Buffer.from(csvOf(table(telling))) })
    }
    const name = told.state.house?.name ?? ''
    yield noted({ name: exportFiles.readMe, content: Buffer.from(houseExportReadMe(name, signed.verifierKeys)) })
    const manifest: Manifest = {
      format: HOUSE_EXPORT_FORMAT,
      program: version,
      house: { id: house, name },
      language,
      day,
      persons,
      log: { origin: parseCheckpoint(parseNote(note).text).origin, size: size.toString() },
      events,
      notHeld: notHeld(held),
      files: listed,
    }
    yield { name: exportFiles.manifest, content: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) }
  }

  return {
    open: async (house, asked) => {
      const [checkpoint, keys, [first]] = await Promise.all([
        log.checkpoint(),
        log.keys(),
        store.readStream(streamOf(house), { fromRevision: 0, limit: 1 }),
      ])
      if (checkpoint === null || first === undefined || first.position > checkpoint.size) return null
      const verifierKeys = keys.map(({ verifierKey }) => verifierKey)
      return { folder: `huis-${house}`, files: make(house, { checkpoint, verifierKeys }, asked) }
    },
  }
}
