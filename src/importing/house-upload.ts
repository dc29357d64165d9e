import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Execute } from '../application/execute.js'
import { streamOf } from '../application/house-states.js'
import type { RecordedBefore } from '../application/recorded-before.js'
import { accessEvents } from '../domain/access/events.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { EventStore } from '../ledger/event-store.js'
import { checkFile } from './check-file.js'
import { houseIdOf } from './command-keys.js'
import { type HouseOutcome, outcomeOf } from './house-outcome.js'
import { checkHouseFile, type ImportResult, importHouse } from './import-house.js'
import { notText } from './not-text.js'
import type { FoundProblem } from './problems.js'
import { recordedSoFar } from './recorded-so-far.js'

/** What an import would do; nothing was changed to find out. */
export type HousePreview = {
  /** SHA-256 of the bytes: what is confirmed is exactly this. */
  readonly hash: string
  /** Null where the file has no usable key. */
  readonly house: HouseId | null
  /** How many acts the file has, its founding included. */
  readonly total: number
  /** How many of them are in the ledger already, just as they stand in the file. */
  readonly recorded: number
  /** Everything that is wrong, from the top of the file. */
  readonly problems: readonly FoundProblem[]
  /** What it comes to; null when something is wrong. */
  readonly outcome: HouseOutcome | null
  /** The house is in the hands of its people: a file of who manages accounts adds nothing to it any more. */
  readonly inUse: boolean
}

export type HouseUploads = {
  readonly preview: (by: string, bytes: Buffer) => Promise<HousePreview>
  /** Records what was previewed by the same account; null when that is not kept (any more), or may not be. */
  readonly confirm: (by: string, hash: string) => Promise<ImportResult | null>
}

/** How long a file that was previewed can be confirmed, and how many are kept meanwhile. */
const KEPT_FOR = 15 * 60 * 1000
const MOST_KEPT = 8

const PAGE = 1000

const accessTypes: ReadonlySet<string> = new Set(accessEvents.map(({ type }) => type))

const nothingRecorded = { recorded: 0, changed: null }

type Sources = {
  readonly execute: Execute
  readonly recordedBefore: RecordedBefore
  readonly store: Pick<EventStore, 'readStream' | 'findCommand' | 'findCommands'>
  readonly today: () => LocalDate
  readonly newId: () => string
}

/** May it be recorded? Something is left to record, nothing is wrong, and the house is not in use. */
export const mayBeConfirmed = ({ problems, inUse, recorded, total }: HousePreview): boolean =>
  problems.length === 0 && !inUse && recorded < total

/**
 * Setting up a house from a file that is sent by a browser: first what would happen, then exactly that. The text stays in
 * the memory of this process between the two.
 */
export const createHouseUploads = ({ execute, recordedBefore, store, today, newId }: Sources): HouseUploads => {
  const kept = new LRUCache<string, string>({ max: MOST_KEPT, ttl: KEPT_FOR })

  /** Did anybody record in this house but an import, or was it given to somebody? */
  const isInUse = async (house: HouseId): Promise<boolean> => {
    for (let fromRevision = 0; ; fromRevision += PAGE) {
      const events = await store.readStream(streamOf(house), { fromRevision, limit: PAGE })
      const byPeople = events.some(
        ({ actor, type }) => actor.via === 'web' || actor.via === 'api' || accessTypes.has(type),
      )
      if (byPeople) return true
      if (events.length < PAGE) return false
    }
  }

  const look = async (raw: string, hash: string): Promise<HousePreview> => {
    const { file, problems, outcome } = checkHouseFile(raw, { today: today(), newId })
    const house = file.key === null ? null : houseIdOf(file.key)
    const soFar = file.problems.length > 0 ? nothingRecorded : await recordedSoFar(file, { store, recordedBefore })
    const total = file.acts.length + 1
    // The rules looked at each act when it was recorded: where all are, they are not asked again.
    const refused = soFar.recorded === total ? [] : problems
    const wrong = soFar.changed === null ? refused : [soFar.changed]
    return {
      hash,
      house,
      total,
      recorded: soFar.recorded,
      problems: wrong,
      outcome: wrong.length > 0 || problems.length > 0 || outcome === null ? null : outcomeOf(outcome),
      inUse: house !== null && (await isInUse(house)),
    }
  }

  return {
    preview: async (by, bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const unreadable = notText(bytes)
      if (unreadable !== null) {
        const nothing = { house: null, total: 0, recorded: 0, outcome: null, inUse: false }
        return { hash, problems: [unreadable], ...nothing }
      }
      const raw = bytes.toString('utf8')
      const preview = await look(raw, hash)
      if (mayBeConfirmed(preview)) kept.set(`${by} ${hash}`, raw)
      return preview
    },
    confirm: async (by, hash) => {
      const raw = kept.get(`${by} ${hash}`)
      if (raw === undefined) return null
      // Somebody may have begun to work in the house meanwhile.
      const { key } = checkFile(raw)
      if (key === null || (await isInUse(houseIdOf(key)))) return null
      return importHouse(raw, { send: execute, recordedBefore, today: today(), newId })
    },
  }
}
