import type { Actor } from '../domain/shared/actor.js'
import type { EventId, HouseId } from '../domain/shared/identifiers.js'
import type { Instant, LocalDate } from '../domain/shared/time.js'

/** A place in the ledger: dense, gapless, from 1, in commit order. */
export type Position = bigint

/** What a command wants recorded; the store adds revision, position and time. */
export type NewEvent = {
  readonly id: EventId
  readonly type: string
  readonly schemaVersion: number
  readonly house: HouseId
  /** The day the fact counts from (valid time); may lie before or after the day it is recorded. */
  readonly effectiveOn: LocalDate
  readonly actor: Actor
  /** The command (or import) that all events of one act share. */
  readonly correlation: string
  /** The event that led to this one, where there is one. */
  readonly causation: string | null
  /** JSON: objects, arrays, strings, booleans, null and safe integers. */
  readonly data: unknown
}

/** An event as it stands in the ledger, for ever. */
export type StoredEvent = NewEvent & {
  readonly stream: string
  /** From 0, contiguous in its stream. */
  readonly revision: number
  readonly position: Position
  /** UTC, to the millisecond; never decreases along `position` (known time). */
  readonly recordedAt: Instant
}

/**
 * An event as `EventStore.readLog` gives it. It may be a class over the store's own texts: read its fields, do not
 * spread or compare it.
 */
export type LoggedEvent = StoredEvent & {
  /** JSON of `data` and of `actor` as the log has them, where the store has them at hand. */
  readonly dataText?: string
  readonly actorText?: string
}

/** The JSON of an event's data, as stored where that is at hand. */
export const dataTextOf = (event: { readonly data: unknown; readonly dataText?: string }): string =>
  event.dataText ?? JSON.stringify(event.data)

/** The JSON of an event's actor, as stored where that is at hand. */
export const actorTextOf = (event: { readonly actor: Actor; readonly actorText?: string }): string =>
  event.actorText ?? JSON.stringify(event.actor)
