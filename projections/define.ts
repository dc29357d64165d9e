import type { DataOf, DomainEventType } from '../src/domain/events.js'
import type { RecordedEvent } from '../src/ledger/registry.js'
import type { Projection, Row, RowKey, Rows, TableDefinition } from '../src/projecting/projection.js'

/** An event of the house with the data of its type. */
export type HouseEvent<Type extends DomainEventType> = RecordedEvent<Type, DataOf<Type>>

/** What one event type does to the rows: the keys to load first (none when left out), and the change. */
export type Handler<Type extends DomainEventType> = {
  readonly needs?: (event: HouseEvent<Type>) => readonly RowKey[]
  readonly project: (event: HouseEvent<Type>, rows: Rows) => void
}

/** Event types that do not concern the question have no handler. */
export type Handlers = { readonly [Type in DomainEventType]?: Handler<Type> }

type AnyHandler = Handler<DomainEventType>

const nothing: readonly RowKey[] = []

/** A projection made of one handler for each event type that concerns its question. */
export const defineProjection = (definition: {
  readonly name: string
  readonly version: number
  readonly tables: readonly TableDefinition[]
  readonly handlers: Handlers
}): Projection => {
  const { name, version, tables } = definition
  // A handler stands under the type of the events it takes; TypeScript cannot follow that through the map.
  const handlers = new Map(Object.entries(definition.handlers)) as ReadonlyMap<string, AnyHandler>
  return {
    name,
    version,
    tables,
    needs: (event) => handlers.get(event.type)?.needs?.(event as HouseEvent<DomainEventType>) ?? nothing,
    project: (event, rows) => handlers.get(event.type)?.project(event as HouseEvent<DomainEventType>, rows),
  }
}

/** The row that must be there, or an error that stops the projection at this event: what it refers to is unknown. */
export const existing = <Known extends Row>(rows: Rows, table: string, key: string): Known => {
  const row = rows.get(table, key)
  if (row === undefined) throw new Error(`There is no ${table} ${key}: the event refers to something unknown`)
  return row as Known
}

/** An amount for a bigint column. */
export const amountOf = (cents: number | null): bigint | null => (cents === null ? null : BigInt(cents))
