import type { z } from 'zod'
import type { LoggedEvent, StoredEvent } from './event.js'

/** Turns the data of one stored shape into the data of the next. Pure. */
export type Upcaster = (data: unknown) => unknown

/** One event type: its newest schema, and how each older stored shape becomes the next. */
export type EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> = {
  readonly type: Type
  /** Version of `schema`; the first is 1. */
  readonly schemaVersion: number
  readonly schema: Schema
  /** `upcasters[0]` turns version 1 into 2, and so on; exactly `schemaVersion - 1` of them. */
  readonly upcasters: readonly Upcaster[]
}

/** A stored event whose data has the newest shape of its type. */
export type RecordedEvent<Type extends string = string, Data = unknown> = Omit<LoggedEvent, 'type' | 'data'> & {
  readonly type: Type
  readonly data: Data
}

/** An event that the program cannot read: a type it does not know, a version newer than its own, or data out of shape. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent'
  constructor(
    readonly event: Pick<StoredEvent, 'id' | 'type' | 'schemaVersion' | 'position' | 'stream'>,
    readonly reason: string,
  ) {
    super(
      `Event ${event.id} (${event.type} v${event.schemaVersion}, position ${event.position}) cannot be read: ${reason}`,
    )
  }
}

export type EventRegistry = {
  readonly definitions: ReadonlyMap<string, EventDefinition>
  /** The newest version of a type; throws for an unknown type. */
  readonly currentVersion: (type: string) => number
  /**
   * What was stored, in its newest shape. Data of the newest version is trusted (it was checked when written); older
   * data is upcast and then checked. Throws {@link UnreadableEvent}.
   */
  readonly read: (event: LoggedEvent) => RecordedEvent
  /** Checks new data against its schema before it is written; throws a ZodError when it does not fit. */
  readonly check: (type: string, data: unknown) => void
}

/** Takes old data through every upcaster after its version; an upcaster that cannot read it makes it unreadable. */
const upcast = (event: StoredEvent, upcasters: readonly Upcaster[]): unknown => {
  try {
    return upcasters.slice(event.schemaVersion - 1).reduce((data, next) => next(data), event.data)
  } catch (error) {
    throw new UnreadableEvent(event, error instanceof Error ? error.message : String(error))
  }
}

/** Builds the registry. Throws when a type occurs twice or its upcasters do not cover every older version. */
export const createEventRegistry = (definitions: readonly EventDefinition[]): EventRegistry => {
  const byType = new Map<string, EventDefinition>()
  for (const definition of definitions) {
    if (byType.has(definition.type)) throw new Error(`Event type ${definition.type} is defined twice`)
    if (definition.upcasters.length !== definition.schemaVersion - 1) {
      throw new Error(
        `Event type ${definition.type} is at version ${definition.schemaVersion} and needs ${definition.schemaVersion - 1} upcasters, not ${definition.upcasters.length}`,
      )
    }
    byType.set(definition.type, definition)
  }
  const find = (type: string): EventDefinition => {
    const definition = byType.get(type)
    if (definition === undefined) throw new Error(`Event type ${type} is not in the registry`)
    return definition
  }
  return {
    definitions: byType,
    currentVersion: (type) => find(type).schemaVersion,
    check: (type, data) => {
      find(type).schema.parse(data)
    },
    read: (event) => {
      const definition = byType.get(event.type)
      if (definition === undefined) throw new UnreadableEvent(event, 'this type is not known')
      if (event.schemaVersion === definition.schemaVersion) return event
      if (event.schemaVersion > definition.schemaVersion || event.schemaVersion < 1) {
        throw new UnreadableEvent(event, `this program knows versions 1 to ${definition.schemaVersion}`)
      }
      const checked = definition.schema.safeParse(upcast(event, definition.upcasters))
      if (!checked.success) throw new UnreadableEvent(event, checked.error.message)
      // Field by field: the event may be a class over texts, and the text of its old data may not come along.
      const { id, type, house, effectiveOn, actor, correlation, causation, stream, revision, position } = event
      const upcastTo = { schemaVersion: definition.schemaVersion, data: checked.data, recordedAt: event.recordedAt }
      return { id, type, house, effectiveOn, actor, correlation, causation, stream, revision, position, ...upcastTo }
    },
  }
}
