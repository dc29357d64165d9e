import type { DataOf } from '../../src/domain/events.js'
import type { Actor } from '../../src/domain/shared/actor.js'
import type { DossierEntryRow, EntryType } from './projection.js'
import type { Entry, Rectification } from './story.js'

/** A row of the timeline with its JSON read. */
export type ReadEntry = Omit<DossierEntryRow, 'actor' | 'data'> & { readonly actor: Actor; readonly data: unknown }

/** An entry with the data of its type. */
export type EntryOf<Type extends EntryType> = Omit<ReadEntry, 'type' | 'data'> & {
  readonly type: Type
  readonly data: DataOf<Type>
}

/** Reads the JSON of a row. */
export const readEntry = (row: DossierEntryRow): ReadEntry => ({
  ...row,
  // Both were checked against their schema when the event was recorded.
  actor: JSON.parse(row.actor) as Actor,
  data: JSON.parse(row.data) as unknown,
})

/** The entries of one dossier in the order they were recorded. */
export type Entries = {
  readonly of: <Type extends EntryType>(type: Type) => readonly EntryOf<Type>[]
  /** Where and when an entry was recorded, with the corrections made to it. */
  readonly told: (entry: Omit<ReadEntry, 'data'>) => Entry
}

const rectificationsOf = (rows: readonly ReadEntry[]): ReadonlyMap<string, readonly Rectification[]> => {
  const byEvent = new Map<string, Rectification[]>()
  for (const row of rows) {
    if (row.type !== 'EntryRectified') continue
    const { rectifies, correction, reason } = (row as EntryOf<'EntryRectified'>).data
    const rectification = { event: row.event, on: row.effective_on, recordedAt: row.recorded_at, correction, reason }
    byEvent.set(rectifies, [...(byEvent.get(rectifies) ?? []), rectification])
  }
  return byEvent
}

const none: readonly Rectification[] = []

/** Makes the entries of a dossier ready to be told. */
export const readEntries = (rows: readonly ReadEntry[]): Entries => {
  const rectifications = rectificationsOf(rows)
  return {
    // The data was checked against the schema of its type when it was recorded.
    of: <Type extends EntryType>(type: Type) =>
      rows.filter((row) => row.type === type) as readonly ReadEntry[] as readonly EntryOf<Type>[],
    told: (entry) => ({
      event: entry.event,
      position: Number(entry.position),
      revision: entry.revision,
      recordedAt: entry.recorded_at,
      on: entry.effective_on,
      actor: entry.actor,
      rectifications: rectifications.get(entry.event) ?? none,
    }),
  }
}
