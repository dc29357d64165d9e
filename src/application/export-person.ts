import type { Queries } from '../../projections/queries.js'
import type { DomainEvent } from '../domain/events.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { EventStore } from '../ledger/event-store.js'
import { commitmentsIn, personOf } from '../ledger/personal-data/commitments-in.js'
import type { PersonalData } from '../ledger/personal-data/personal-data.js'
import type { EventRegistry, RecordedEvent } from '../ledger/registry.js'
import type { ReadToldPerson, ToldPerson } from '../notifying/told-person.js'
import { streamOf } from './house-states.js'

/** Where and when something stands in the log. */
export type Entry = {
  readonly position: number
  readonly event: string
  readonly type: string
  /** The day it counts from. */
  readonly effectiveOn: string
  readonly recordedAt: string
}

/** A personal value with what shows that the log speaks of exactly this value: HMAC-SHA256(key, canonical JSON of value). */
export type HeldValue = Entry & {
  readonly field: string
  readonly commitment: string
  /** Null once the value is erased; base64url. */
  readonly key: string | null
  readonly value: unknown
}

/** Everything the ledger holds about one person (GDPR art. 15). */
export type PersonExport = {
  readonly person: string
  readonly house: { readonly id: string; readonly name: string }
  readonly erased: (Entry & { readonly reason: string }) | null
  readonly values: readonly HeldValue[]
  readonly seats: readonly (Entry & {
    readonly seat: string
    readonly organ: string
    readonly partner: string | null
    readonly function: string
    readonly role: string
    readonly until: string | null
  })[]
  readonly votes: readonly (Entry & { readonly dossier: string; readonly choice: string })[]
  readonly attendance: readonly (Entry & { readonly organ: string })[]
  /** Every entry that speaks of the person or their seats, and every one they made. */
  readonly entries: readonly (Entry & { readonly as: readonly ('subject' | 'actor')[]; readonly data: unknown })[]
  /** What is kept about telling them. */
  readonly told: ToldPerson
}

export type ExportPerson = (person: string) => Promise<PersonExport | null>

type Dependencies = {
  readonly store: Pick<EventStore, 'readStream'>
  readonly registry: EventRegistry
  readonly queries: Pick<Queries, 'findPersons' | 'findHouse'>
  readonly personalData: Pick<PersonalData, 'read'>
  readonly readTold: ReadToldPerson
}

const PAGE = 1000

const mentions = (value: unknown, ids: ReadonlySet<string>): boolean => {
  if (typeof value === 'string') return ids.has(value)
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => mentions(inner, ids))
}

const entryOf = ({ position, id, type, effectiveOn, recordedAt }: RecordedEvent): Entry => ({
  position: Number(position),
  event: id,
  type,
  effectiveOn,
  recordedAt,
})

/** What a walk through the log of a house found about one person. */
type Found = {
  readonly [List in 'seats' | 'votes' | 'attendance' | 'entries']: PersonExport[List][number][]
} & {
  readonly values: (Entry & { readonly field: string; readonly commitment: string })[]
  erased: PersonExport['erased']
  /** The person and their seats. */
  readonly ids: Set<string>
  /** Names of organs, partners and dossiers by id. */
  readonly names: Map<string, string>
}

/** A name by its id, or the id itself. */
const named = ({ names }: Found, id: string): string => names.get(id) ?? id

/** Notes what one event says of the person; the events of a house in order. */
const look = (event: RecordedEvent, person: string, found: Found): void => {
  // The stream of a house holds domain events only, in their newest shape.
  const fact = { type: event.type, data: event.data } as DomainEvent
  const entry = entryOf(event)
  switch (fact.type) {
    case 'OrganEstablished':
      found.names.set(fact.data.organ, fact.data.name)
      break
    case 'PartnerAdmitted':
      found.names.set(fact.data.partner, fact.data.name)
      break
    case 'DossierOpened':
      found.names.set(fact.data.dossier, fact.data.title)
      break
    case 'SeatAssigned': {
      const { seat, organ, partner, function: does, role, until } = fact.data
      if (fact.data.person !== person) break
      found.ids.add(seat)
      const at = { organ: named(found, organ), partner: partner === null ? null : named(found, partner) }
      found.seats.push({ ...entry, seat, ...at, function: does, role, until })
      break
    }
    case 'VoteCast':
    case 'VoteConfirmed':
      if (found.ids.has(fact.data.seat)) {
        found.votes.push({ ...entry, dossier: named(found, fact.data.dossier), choice: fact.data.choice })
      }
      break
    case 'AttendanceRecorded':
      if (fact.data.present.some((seat) => found.ids.has(seat))) {
        found.attendance.push({ ...entry, organ: named(found, fact.data.organ) })
      }
      break
    case 'PersonalDataErased':
      if (fact.data.person === person) found.erased = { ...entry, reason: fact.data.reason }
      break
    default:
      break
  }
  const subject = mentions(fact.data, found.ids)
  const acted = event.actor.person === person
  if (!subject && !acted) return
  const as = [...(subject ? (['subject'] as const) : []), ...(acted ? (['actor'] as const) : [])]
  found.entries.push({ ...entry, as, data: fact.data })
  if (personOf(fact.data, (seat) => (found.ids.has(seat) ? person : undefined)) !== person) return
  for (const { field, commitment } of commitmentsIn(fact.data)) found.values.push({ ...entry, field, commitment })
}

/** Reads everything held about a person from the log of their house; null when nobody is known under this id. */
export const createExportPerson =
  ({ store, registry, queries, personalData, readTold }: Dependencies): ExportPerson =>
  async (person) => {
    const [reference] = await queries.findPersons([person])
    if (reference === undefined) return null
    const house = await queries.findHouse(reference.house)
    const found: Found = {
      seats: [],
      votes: [],
      attendance: [],
      entries: [],
      values: [],
      erased: null,
      ids: new Set([person]),
      names: new Map(),
    }
    for (let fromRevision = 0; ; fromRevision += PAGE) {
      const events = await store.readStream(streamOf(reference.house as HouseId), { fromRevision, limit: PAGE })
      for (const event of events) look(registry.read(event), person, found)
      if (events.length < PAGE) break
    }
    const { ids: _ids, names: _names, values, ...lists } = found
    const erased = found.erased !== null
    const stored = erased ? [] : await personalData.read(values.map(({ event }) => event))
    const openings = new Map(stored.map(({ event, field, opening }) => [`${event} ${field}`, opening]))
    return {
      person,
      house: { id: reference.house, name: house?.name ?? reference.house },
      ...lists,
      values: values.map((value) => {
        const opening = openings.get(`${value.event} ${value.field}`) ?? null
        return { ...value, key: opening?.key ?? null, value: opening?.value ?? null }
      }),
      told: await readTold(person),
    }
  }
