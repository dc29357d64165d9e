import type { DomainEvent, DomainEventType } from '../domain/events.js'
import type { Happened } from '../domain/shared/event.js'
import { dayInFlanders, type LocalDate } from '../domain/shared/time.js'
import type { KnownHouse } from './known-house.js'
import type { Notice } from './notice.js'
import { tellers } from './tellers.js'

type AnyTeller = (data: DomainEvent['data'], known: KnownHouse, day: LocalDate) => readonly Notice[]

/** Does an event of this type tell anyone anything? */
export const tellsSomething = (type: string): boolean => type in tellers

/**
 * Whom an event tells what: persons with a seat on the day it was recorded, each at most once a kind, and nobody whose data
 * were erased. `known` is the house after the event. What is taken over from before the ledger (`import`) is no news.
 */
export const noticesOf = (event: Happened<DomainEvent>, known: KnownHouse): readonly Notice[] => {
  if (event.actor.via === 'import') return []
  // Each teller stands under the type whose data it takes.
  const teller = tellers[event.type as DomainEventType] as AnyTeller | undefined
  if (teller === undefined) return []
  const notices = teller(event.data, known, dayInFlanders(event.recordedAt))
  return notices.filter(({ recipient }) => !known.house.erased.has(recipient))
}
