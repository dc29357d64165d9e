import { type EventData, jsonEvent } from '@eventstore/db-client'
import { z } from 'zod'
import { actor } from '../../domain/shared/actor.js'
import { eventId, houseId } from '../../domain/shared/identifiers.js'
import { localDate } from '../../domain/shared/time.js'
import type { NewEvent } from '../event.js'
import type { Append } from '../event-store.js'
import { LogMismatch } from './errors.js'
import type { ServerEvent } from './server-event.js'

/** Marks an event as ours. Other applications may use the same server, even the same stream prefix. */
const APPLICATION = 'besluitboek'

const command = z.strictObject({ key: z.string(), fingerprint: z.string(), answer: z.unknown() })

/** Which of the events of its append an event is. */
const part = z.strictObject({ index: z.int().nonnegative(), of: z.int().positive() })

/** What of the envelope EventStoreDB has no field for; stands in the event's metadata. */
const metadata = z.strictObject({
  application: z.literal(APPLICATION),
  house: houseId,
  schemaVersion: z.int().positive(),
  effectiveOn: localDate,
  actor,
  correlation: z.string(),
  causation: z.string().nullable(),
  part,
  /** On the last event of a command that has a key; else null. */
  command: command.nullable(),
})

/** A command key as found beside the last event of its command. */
type RecordedCommand = {
  readonly key: string
  readonly fingerprint: string
  readonly answer: unknown
}

/** An event of ours as it stands in EventStoreDB: no position yet, and no time that is sure not to decrease. */
export type UnplacedEvent = {
  readonly event: NewEvent
  readonly stream: string
  readonly revision: number
  readonly created: Date
  /** Which of the events of its append it is: `index` from 0, in all `of`. */
  readonly part: { readonly index: number; readonly of: number }
  readonly command: RecordedCommand | null
}

/** The events of an append as EventStoreDB takes them. */
export const encode = (append: Append): readonly EventData[] =>
  append.events.map((event, index) => {
    const last = index === append.events.length - 1
    const { house, schemaVersion, effectiveOn, actor, correlation, causation } = event
    return {
      ...jsonEvent({ id: event.id, type: event.type, data: '' }),
      // Set apart from `jsonEvent` because its type leaves out null, numbers and booleans, which JSON has.
      data: event.data as string,
      metadata: {
        application: APPLICATION,
        house,
        schemaVersion,
        effectiveOn,
        actor,
        correlation,
        causation,
        part: { index, of: append.events.length },
        command: last ? append.command : null,
      },
    }
  })

const isOurs = (event: ServerEvent): boolean =>
  event.isJson &&
  typeof event.metadata === 'object' &&
  event.metadata !== null &&
  'application' in event.metadata &&
  event.metadata.application === APPLICATION

/**
 * An event of ours, or null for another application's.
 * Throws {@link LogMismatch} for an event that says it is ours and does not have our shape.
 */
export const decode = (event: ServerEvent): UnplacedEvent | null => {
  if (!isOurs(event)) return null
  const envelope = metadata.safeParse(event.metadata)
  const id = eventId.safeParse(event.id)
  if (!envelope.success || !id.success) {
    const reason = envelope.error?.message ?? id.error?.message ?? ''
    throw new LogMismatch(
      `Event ${event.id} (revision ${event.revision} of ${event.stream} in EventStoreDB) is marked as ours but cannot be read: ${reason}`,
    )
  }
  const { application: _, part, command, ...rest } = envelope.data
  return {
    event: { ...rest, id: id.data, type: event.type, data: event.data },
    stream: event.stream,
    revision: event.revision,
    created: event.created,
    part,
    command,
  }
}

/** {@link decode} for a stream that is ours alone: another application's event in it is a mismatch too. */
export const decodeOwn = (event: ServerEvent): UnplacedEvent => {
  const own = decode(event)
  if (own !== null) return own
  throw new LogMismatch(
    `Revision ${event.revision} of stream ${event.stream} in EventStoreDB (${event.type}) was not written by Besluitboek; take away the other application's right to write our streams.`,
  )
}
