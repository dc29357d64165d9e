import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import type { Dossier } from '../../../src/domain/dossier/state.js'
import type { DomainEvent } from '../../../src/domain/events.js'
import { evolve } from '../../../src/domain/evolve.js'
import type { Happened } from '../../../src/domain/shared/event.js'
import type { EventId, OrganId } from '../../../src/domain/shared/identifiers.js'
import { type Instant, toLocalDate } from '../../../src/domain/shared/time.js'
import { emptyHouse, type HouseState } from '../../../src/domain/state.js'
import { type ImportResult, importHouse } from '../../../src/importing/import-house.js'
import { ledgerInMemory, type Recorded, today } from './ledger-in-memory.js'

type EventType = DomainEvent['type']

/** A documented house as it stands in the ledger after its file was imported. */
export type ImportedHouse = {
  readonly state: HouseState
  /** Its events in order, as the rules apply them. */
  readonly happened: readonly Happened<DomainEvent>[]
  /** The events of one type, in order. */
  readonly all: <Type extends EventType>(type: Type) => readonly (Recorded & { readonly type: Type })[]
  /** The types of command that its acts name. */
  readonly commands: ReadonlySet<string>
  /** The dossier with this title; throws when there is none. */
  readonly dossier: (title: string) => Dossier
  /** The id of the organ with this name; throws when there is none. */
  readonly organ: (name: string) => OrganId
  /** Imports the same file into the same ledger once more. */
  readonly importAgain: () => Promise<{ readonly result: ImportResult; readonly events: readonly Recorded[] }>
}

const importInMemory = async (name: string): Promise<ImportedHouse> => {
  const raw = readFileSync(new URL(`../../../houses/${name}.json`, import.meta.url), 'utf8')
  const ledger = ledgerInMemory()
  const importIt = () => importHouse(raw, { send: ledger.send, today, newId: v7 })
  const result = await importIt()
  if (!result.ok) throw new Error(`${name} was not imported: ${JSON.stringify(result.problems)}`)
  const recordedAt = '2026-11-22T10:00:00.000Z' as Instant
  const happened = ledger.events.map(
    (event, revision): Happened<DomainEvent> => ({
      ...event,
      id: event.id as EventId,
      effectiveOn: toLocalDate(event.effectiveOn),
      revision,
      recordedAt,
      actor: { via: 'import' },
    }),
  )
  const state = happened.reduce(evolve, emptyHouse)
  const titles = new Map([...state.dossiers].map(([, dossier]) => [dossier.title, dossier]))
  const { acts } = JSON.parse(raw) as { readonly acts: readonly { readonly do: string }[] }
  return {
    state,
    happened,
    all: (type) => ledger.events.filter((event): event is Recorded & { type: typeof type } => event.type === type),
    commands: new Set(acts.map((act) => act.do)),
    dossier: (title) => {
      const found = titles.get(title)
      if (found === undefined) throw new Error(`${name} has no dossier "${title}"`)
      return found
    },
    organ: (wanted) => {
      const found = state.organs.findKey((organ) => organ.name === wanted)
      if (found === undefined) throw new Error(`${name} has no organ "${wanted}"`)
      return found
    },
    importAgain: async () => {
      // Others begin with a ledger into which it was imported once.
      imported.delete(name)
      return { result: await importIt(), events: [...ledger.events] }
    },
  }
}

const imported = new Map<string, Promise<ImportedHouse>>()

/**
 * `houses/<name>.json` imported into a ledger in memory, by the real rules: once for all test files of a worker, as what
 * comes of it is only looked at.
 */
export const importedHouse = (name: string): Promise<ImportedHouse> => {
  const known = imported.get(name)
  if (known !== undefined) return known
  const made = importInMemory(name)
  imported.set(name, made)
  return made
}
