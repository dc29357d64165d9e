import type { RecordedEvent, ResolvedEvent } from '@eventstore/db-client'
import { LogMismatch } from './errors.js'

/** Where an event stands in EventStoreDB's own log; the order of `$all`. */
export type LogLocation = { readonly commit: bigint; readonly prepare: bigint }

/** Does `a` come after `b` in `$all`? */
export const isAfter = (a: LogLocation, b: LogLocation): boolean =>
  a.commit > b.commit || (a.commit === b.commit && a.prepare > b.prepare)

/** An event as the server gave it; ours or anyone's. */
export type ServerEvent = {
  readonly id: string
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly isJson: boolean
  readonly data: unknown
  readonly metadata: unknown
  readonly created: Date
}

/** An event read from `$all`. */
export type LocatedEvent = ServerEvent & { readonly location: LogLocation }

const fromRecorded = (event: RecordedEvent): ServerEvent => ({
  id: event.id,
  stream: event.streamId,
  revision: Number(event.revision),
  type: event.type,
  isJson: event.isJson,
  data: event.data,
  metadata: event.metadata,
  created: event.created,
})

/** The event of an answer, or null when it holds none (a link whose target is gone). */
export const toServerEvent = (resolved: ResolvedEvent): ServerEvent | null =>
  resolved.event === undefined ? null : fromRecorded(resolved.event)

/** The same with its place in `$all`, which the server gives with every event read from there. */
export const toLocatedEvent = (resolved: ResolvedEvent): LocatedEvent | null => {
  const event = resolved.event
  if (event === undefined) return null
  if (event.position === undefined)
    throw new LogMismatch(`EventStoreDB gave event ${event.id} without its place in $all`)
  return { ...fromRecorded(event), location: { commit: event.position.commit, prepare: event.position.prepare } }
}
