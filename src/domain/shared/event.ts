import type { z } from 'zod'
import type { Actor } from './actor.js'
import type { EventId } from './identifiers.js'
import type { Instant, LocalDate } from './time.js'

/**
 * Declares an event type with its newest schema. It is at version 1 until its shape changes; each change adds an
 * upcaster, which turns the data of the version before into that of the next.
 */
export const defineEvent = <Type extends string, Schema extends z.ZodType>(
  type: Type,
  schema: Schema,
  upcasters: readonly ((data: unknown) => unknown)[] = [],
) => ({ type, schemaVersion: upcasters.length + 1, schema, upcasters })

/** The fact that a definition describes: its type and data. */
export type FactOf<Definition extends { readonly type: string; readonly schema: z.ZodType }> = Definition extends {
  readonly type: infer Type extends string
  readonly schema: infer Schema extends z.ZodType
}
  ? { readonly type: Type; readonly data: z.output<Schema> }
  : never

/** A fact with what the ledger knows of it when a state is built from it. */
export type Happened<Fact> = Fact & {
  readonly id: EventId
  readonly revision: number
  readonly effectiveOn: LocalDate
  readonly recordedAt: Instant
  /** Who recorded it does not matter to the rules, only the door: what is taken over from before the ledger comes late. */
  readonly actor: Pick<Actor, 'via'>
}
