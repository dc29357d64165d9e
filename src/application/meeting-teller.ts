import type { Named, SeatName } from '../../projections/answer.js'
import type { DomainEvent, DomainEventType } from '../domain/events.js'
import type { Meeting } from '../domain/meeting/state.js'
import type { Happened } from '../domain/shared/event.js'
import type { DossierId, MeetingId, OrganId, PartnerId, SeatId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import type { Recorded } from './meeting-told.js'

export type HouseEvent = Happened<DomainEvent>
export type EventOf<Type extends DomainEventType> = Extract<HouseEvent, { readonly type: Type }>

/** The name of an organ; its id when it is not known. */
export const organNamed = (state: HouseState, id: OrganId): Named => ({ id, name: state.organs.get(id)?.name ?? id })

/** The name of a partner. */
export const partnerNamed = (state: HouseState, id: PartnerId): Named => ({
  id,
  name: state.partners.get(id)?.name ?? id,
})

/** The title of a dossier. */
export const dossierNamed = (state: HouseState, id: DossierId): Named => ({
  id,
  name: state.dossiers.get(id)?.title ?? id,
})

/** What a seat does, and for which partner. */
export const seatNamed = (state: HouseState, id: SeatId): SeatName => {
  const seat = state.seats.get(id)
  const partner = seat?.partner ?? null
  return { id, function: seat?.function ?? id, partner: partner === null ? null : partnerNamed(state, partner) }
}

/** Tells what has an id; null stays null. */
export const orNull = <Id, Told>(id: Id | null, tell: (id: Id) => Told): Told | null => (id === null ? null : tell(id))

/** Tells a meeting from the state of its house and the events that name it. */
export type Teller = {
  readonly state: HouseState
  readonly id: MeetingId
  readonly meeting: Meeting
  readonly of: <Type extends DomainEventType>(type: Type) => readonly EventOf<Type>[]
}

/** Where an event stands in the log. */
export const recorded = ({ id, effectiveOn, recordedAt }: HouseEvent): Recorded => ({
  event: id,
  on: effectiveOn,
  recordedAt,
})
