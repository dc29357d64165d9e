import type { Happened } from './event.js'
import type { EventId } from './identifiers.js'
import type { LocalDate } from './time.js'

/** Something that was done with a thing: the day it counts from, and the event that proves it. */
export type Act = { readonly on: LocalDate; readonly event: EventId }

/** The act that an event is. */
export const actOf = ({ effectiveOn, id }: Pick<Happened<unknown>, 'effectiveOn' | 'id'>): Act => ({
  on: effectiveOn,
  event: id,
})
