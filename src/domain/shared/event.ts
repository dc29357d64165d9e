import type { z } from 'zod'
import type { EventId } from './identifiers.js'
import type { Instant, LocalDate } from './time.js'

/** Declares an event type at its first version. Later versions add an upcaster for each older shape. */
export const defineEvent = <Type extends string, Schema extends z.ZodType>(type: Type, schema: Schema) => ({
  type,
  schemaVersion: 1,
  schema,
  upcasters: [] as readonly ((data: unknown) => unknown)[],
})

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
}
