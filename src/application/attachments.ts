import { LRUCache } from 'lru-cache'
import type { Attachments, Standing } from '../attachments/attachments.js'
import { pictureSize } from '../attachments/picture-size.js'
import type { ReceivedCommand } from '../domain/commands.js'
import type { Attachment } from '../domain/contribution/attachment.js'
import type { DomainEvent } from '../domain/events.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { dayInFlanders, type Instant } from '../domain/shared/time.js'
import type { EventStore } from '../ledger/event-store.js'
import type { EventRegistry, RecordedEvent } from '../ledger/registry.js'
import { authorise } from './authorise.js'
import type { CommandProblem, CommandResult } from './command.js'
import { type InvalidField, parseCommand } from './command-definitions.js'
import type { Execute } from './execute.js'
import { type HouseStates, streamOf } from './house-states.js'
import { prepareCommand } from './prepare.js'

/** An attachment as an event of the house names it, and whether its bytes are still there. */
export type ShownAttachment = Attachment & { readonly standing: Standing }

/** What events of a house say about attachments; the bytes themselves are asked of {@link Attachments}. */
export type NamedAttachments = {
  /** As it was named first; null when no event of this house names it. */
  readonly find: (house: HouseId, sha256: string) => Promise<Attachment | null>
  /** Those that this event names, in its order. */
  readonly ofEvent: (house: HouseId, event: string) => Promise<readonly Attachment[]>
  /** Of these, and of the files of approved minutes: all that stays. */
  readonly hashes: (house: HouseId) => Promise<readonly string[]>
}

const PAGE = 1_000
const MOST_HOUSES = 200

type Known = {
  readonly byHash: ReadonlyMap<string, Attachment>
  readonly byEvent: ReadonlyMap<string, readonly Attachment[]>
  readonly files: ReadonlySet<string>
  readonly next: number
}

const nothing: Known = { byHash: new Map(), byEvent: new Map(), files: new Set(), next: 0 }

/** What the event names; none of most events. */
const attachmentsOf = (event: DomainEvent): readonly Attachment[] =>
  event.type === 'ContributionGiven' || event.type === 'SignalGiven' ? event.data.attachments : []

/** The hashes of other files that the event names, of approved minutes and logos: kept, and given out where they are told of. */
const filesOf = (event: DomainEvent): readonly string[] => {
  if (event.type === 'MinutesPaperRecorded') return event.data.papers.map(({ sha256 }) => sha256)
  return event.type === 'HouseLogoChanged' && event.data.logo !== null ? [event.data.logo.sha256] : []
}

const learn = (known: Known, events: readonly RecordedEvent[]): Known => {
  // The stream of a house holds domain events only.
  const naming = events
    .map((event) => event as RecordedEvent & DomainEvent)
    .map((event) => ({ id: event.id, attachments: attachmentsOf(event), files: filesOf(event) }))
    .filter(({ attachments, files }) => attachments.length > 0 || files.length > 0)
  if (naming.length === 0) return { ...known, next: known.next + events.length }
  const named = naming.flatMap(({ attachments }) => attachments).map((one) => [one.sha256, one] as const)
  return {
    // The first that named it counts.
    byHash: new Map([...named.toReversed(), ...known.byHash]),
    byEvent: new Map([...known.byEvent, ...naming.map(({ id, attachments }) => [id, attachments] as const)]),
    files: new Set([...known.files, ...naming.flatMap(({ files }) => files)]),
    next: known.next + events.length,
  }
}

/** From the log itself; of houses asked for lately only what is new is read. */
export const createNamedAttachments = (store: EventStore, registry: EventRegistry): NamedAttachments => {
  const cache = new LRUCache<HouseId, Known>({ max: MOST_HOUSES })

  const read = async (house: HouseId): Promise<Known> => {
    let known = cache.get(house) ?? nothing
    for (;;) {
      const events = await store.readStream(streamOf(house), { fromRevision: known.next, limit: PAGE })
      known = learn(
        known,
        events.map((stored) => registry.read(stored)),
      )
      if (events.length < PAGE) break
    }
    if (known.next >= (cache.get(house)?.next ?? 0)) cache.set(house, known)
    return known
  }

  return {
    find: async (house, sha256) => (await read(house)).byHash.get(sha256) ?? null,
    ofEvent: async (house, event) => (await read(house)).byEvent.get(event) ?? [],
    hashes: async (house) => {
      const { byHash, files } = await read(house)
      return [...byHash.keys(), ...files]
    },
  }
}

/** These attachments, each with whether its bytes are still there. */
export const withStanding = async (
  attachments: Pick<Attachments, 'standing'>,
  house: HouseId,
  named: readonly Attachment[],
): Promise<readonly ShownAttachment[]> => {
  if (named.length === 0) return []
  const hashes = named.map(({ sha256 }) => sha256)
  const standing = await attachments.standing(house, hashes)
  return named.map((one) => ({ ...one, standing: standing.get(one.sha256) ?? 'absent' }))
}

/** What a command names that must be stored before, by the field that names it. */
type NamedFile = { readonly field: string; readonly file: Attachment }

type Naming = Extract<ReceivedCommand, { type: 'GiveContribution' | 'GiveSignal' | 'ChangeLogo' }>

const mayNameFiles = (command: ReceivedCommand): command is Naming =>
  command.type === 'GiveContribution' || command.type === 'GiveSignal' || command.type === 'ChangeLogo'

const filesNamedBy = (command: Naming): readonly NamedFile[] => {
  if (command.type === 'ChangeLogo') return command.logo === null ? [] : [{ field: 'logo', file: command.logo }]
  return command.attachments.map((file, index) => ({ field: `attachments.${index}`, file }))
}

const NOT_STORED =
  'is not stored in this house; send the document first (POST /api/houses/{house}/attachments) and name it within a day'

/** Which attachments are not there as the command says, by field. */
const faultsOf = (
  files: readonly NamedFile[],
  kept: Awaited<ReturnType<Attachments['want']>>,
): readonly InvalidField[] =>
  files.flatMap(({ field: named, file: { sha256, mediaType, size } }): readonly InvalidField[] => {
    const stored = kept.find((one) => one.sha256 === sha256)
    const at = (field: string) => `${named}.${field}`
    if (stored === undefined) return [{ field: at('sha256'), message: NOT_STORED }]
    return [
      ...(stored.mediaType === mediaType
        ? []
        : [{ field: at('mediaType'), message: `is not that of the stored document; write ${stored.mediaType}` }]),
      ...(stored.size === size
        ? []
        : [{ field: at('size'), message: `is not that of the stored document; write ${stored.size}` }]),
    ]
  })

/** The most dots a picture has in width or height: what is more makes every paper slow, or is built to. */
const MOST_DOTS = 4_000

/** What is wrong with pictures that stand on every paper: not to be read, or too many dots. */
const faultsOfPicture = async (
  attachments: Pick<Attachments, 'read'>,
  house: HouseId,
  hashes: readonly string[],
): Promise<readonly InvalidField[]> => {
  const contents = await Promise.all(hashes.map((hash) => attachments.read(house, hash)))
  const fit = contents.every((content) => {
    const size = content?.state === 'kept' ? pictureSize(content.bytes) : null
    return size !== null && size.width <= MOST_DOTS && size.height <= MOST_DOTS
  })
  return fit ? [] : [{ field: 'logo', message: `is not a picture of at most ${MOST_DOTS} by ${MOST_DOTS} dots` }]
}

export type AttachingDependencies = {
  readonly attachments: Attachments
  readonly houses: HouseStates
  readonly store: Pick<EventStore, 'findCommand'>
  readonly now: () => Instant
  readonly newId: () => string
  /** Told when an attachment could not be marked as named: tidying does it later. */
  readonly onTrouble: (error: unknown) => void
}

/**
 * The one way in, with attachments: a command that names bytes which are not stored in its house, or says something else
 * of them than what they are, is refused before it is recorded.
 */
export const withAttachments = (execute: Execute, dependencies: AttachingDependencies): Execute => {
  const { attachments, houses, store, now, newId, onTrouble } = dependencies
  const today = () => dayInFlanders(now())
  const problem = (why: CommandProblem): CommandResult => ({ ok: false, problem: why })

  return async (request) => {
    const parsed = parseCommand(request.type, request.body)
    if (!parsed.ok || !mayNameFiles(parsed.command)) return execute(request)
    const { command } = parsed
    const named = filesNamedBy(command)
    if (named.length === 0) return execute(request)
    const { house, principal, key } = request
    const hashes = named.map(({ file }) => file.sha256)
    const missing = faultsOf(named, await attachments.want(house, hashes))
    const faults =
      missing.length === 0 && command.type === 'ChangeLogo'
        ? await faultsOfPicture(attachments, house, hashes)
        : missing
    if (faults.length > 0) {
      const { state } = await houses.load(house)
      // Whoever may not give input hears that, and not what the house keeps.
      const { allowed } = authorise(principal, house, command, state, today())
      // What was recorded under this key before is answered as it was then, also when its bytes were removed since.
      if (allowed && key !== null && (await store.findCommand(house, key)) !== null) return execute(request)
      const prepared = prepareCommand(request, command, state, { today: today(), newId })
      return prepared.ok ? problem({ kind: 'invalid', fields: faults }) : prepared
    }
    const result = await execute(request)
    // It is recorded, whatever happens to the mark.
    if (result.ok) await attachments.markNamed(house, hashes).catch(onTrouble)
    return result
  }
}

/**
 * Takes away bytes that no event named within a day; answers how many documents. What the log names is marked first, from
 * the log itself. A command that comes in meanwhile wants its bytes anew before it is decided, and that keeps them.
 */
export const tidyAttachments = async (
  attachments: Pick<Attachments, 'housesToTidy' | 'markNamed' | 'discardUnnamed'>,
  named: Pick<NamedAttachments, 'hashes'>,
): Promise<number> => {
  let discarded = 0
  for (const house of await attachments.housesToTidy()) {
    await attachments.markNamed(house, await named.hashes(house))
    discarded += await attachments.discardUnnamed(house)
  }
  return discarded
}
