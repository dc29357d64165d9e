import type { DomainEvent } from '../../domain/events.js'
import { evolve } from '../../domain/evolve.js'
import { foldInfluence } from '../../domain/influence/fold.js'
import { type InfluenceRecord, nothingGiven } from '../../domain/influence/record.js'
import type { Happened } from '../../domain/shared/event.js'
import type { PersonId } from '../../domain/shared/identifiers.js'
import { emptyHouse, type HouseState } from '../../domain/state.js'
import type { RecordedEvent } from '../../ledger/registry.js'
import { documentsIn, type NamedDocument } from './named-documents.js'

/** Of whom the name is committed to, and where: the newest event with the details of a person. */
export type NamedPerson = { readonly event: string; readonly commitment: string }

/**
 * What the events of a house come to, as far as the registers of an export tell of it. It grows with what there is to tell,
 * not with the events themselves.
 */
export type ToldHouse = {
  readonly state: HouseState
  readonly record: InfluenceRecord
  /** Null of whom no name is known; the newest details count, as on the pages. */
  readonly persons: ReadonlyMap<PersonId, NamedPerson | null>
  /** Every document that an event names, in the order they were first named, by their SHA-256. */
  readonly documents: ReadonlyMap<string, NamedDocument>
}

/** Works through the events of one house, in order. */
export const createToldHouse = () => {
  let state: HouseState = emptyHouse
  let record: InfluenceRecord = nothingGiven
  const persons = new Map<PersonId, NamedPerson | null>()
  const documents = new Map<string, NamedDocument>()
  return {
    /** The next event, in its newest shape. The stream of a house holds domain events only. */
    add: (recorded: RecordedEvent): void => {
      const event = recorded as Happened<DomainEvent>
      state = evolve(state, event)
      record = foldInfluence(record, event)
      if (event.type === 'PersonDetailsRecorded') {
        const { person, name } = event.data
        persons.set(person, name === null ? null : { event: event.id, commitment: name.commitment })
      }
      for (const document of documentsIn(recorded)) {
        if (!documents.has(document.sha256)) documents.set(document.sha256, document)
      }
    },
    told: (): ToldHouse => ({ state, record, persons, documents }),
  }
}
