import { createHash } from 'node:crypto'
import { InvalidProjection } from './errors.js'
import type { Projection, TableDefinition } from './projection.js'
import { layOutTable, type TableLayout } from './table-layout.js'

/** A projection with its tables worked out, and the fingerprints that tell one definition from another. */
export type ProjectionLayout = {
  readonly projection: Projection
  readonly name: string
  readonly tables: readonly TableLayout[]
  readonly tableNamed: ReadonlyMap<string, TableLayout>
  /** SHA-256 (hex) of version and tables: when it differs from the serving set, a new one is built. */
  readonly definition: string
  /** SHA-256 (hex) of the tables alone: when it is the same, the serving set can still be fed. */
  readonly layout: string
}

const IDENTIFIER = /^[a-z][a-z0-9_]{0,47}$/
const FOLDER = /^[a-z][a-z0-9_-]*$/

/** Names in schema `projection` that are the engine's own. */
const RESERVED: ReadonlySet<string> = new Set(['generation', 'lease'])

const checkTable = (projection: string, table: TableDefinition): void => {
  const where = `Projection ${projection}, table ${table.name}`
  if (!IDENTIFIER.test(table.name) || RESERVED.has(table.name)) {
    throw new InvalidProjection(
      `${where}: choose a name of lower-case letters, digits and _ (at most 48) that is not generation or lease`,
    )
  }
  if (table.primaryKey.length === 0) throw new InvalidProjection(`${where}: name at least one primary-key column`)
  for (const [name, column] of Object.entries(table.columns)) {
    if (!IDENTIFIER.test(name))
      throw new InvalidProjection(`${where}: column ${name} needs a name of lower-case letters, digits and _`)
    if ((column.type === 'tsvector') !== (column.generatedFrom !== undefined)) {
      throw new InvalidProjection(`${where}: column ${name}: generatedFrom goes with tsvector, and only with it`)
    }
    if (column.generatedFrom?.some((source) => table.columns[source]?.type !== 'text') === true) {
      throw new InvalidProjection(`${where}: column ${name} can be generated from text columns only`)
    }
  }
  for (const index of table.indexes) {
    const unknown = index.columns.find((column) => table.columns[column] === undefined)
    if (unknown !== undefined)
      throw new InvalidProjection(`${where}: an index names column ${unknown}, which is not there`)
  }
}

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const layOut = (projection: Projection): ProjectionLayout => {
  if (!FOLDER.test(projection.name)) {
    throw new InvalidProjection(`Projection ${projection.name}: choose a name of lower-case letters, digits, - and _`)
  }
  for (const table of projection.tables) checkTable(projection.name, table)
  const tables = projection.tables.map(layOutTable)
  return {
    projection,
    name: projection.name,
    tables,
    tableNamed: new Map(tables.map((table) => [table.definition.name, table])),
    definition: sha256([projection.version, projection.tables]),
    layout: sha256(projection.tables),
  }
}

/**
 * Works out the projections of a program. Throws {@link InvalidProjection} when a definition does not hold together,
 * or when two share a name: tables are read under their own name, so those are unique over all projections.
 */
export const layOutProjections = (projections: readonly Projection[]): readonly ProjectionLayout[] => {
  const names = new Set<string>()
  const owners = new Map<string, string>()
  for (const projection of projections) {
    if (names.has(projection.name)) throw new InvalidProjection(`Two projections are named ${projection.name}`)
    names.add(projection.name)
    for (const table of projection.tables) {
      const owner = owners.get(table.name)
      if (owner !== undefined) {
        throw new InvalidProjection(
          `Projections ${owner} and ${projection.name} both have a table ${table.name}; rename one`,
        )
      }
      owners.set(table.name, projection.name)
    }
  }
  return projections.map(layOut)
}
