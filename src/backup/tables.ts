import pg from 'pg'
import { behind, LEFT_BEHIND, SCHEMAS } from './scope.js'

/** A table as the database describes it. */
export type Table = {
  readonly schema: string
  readonly name: string
  /** Columns that hold values of their own (not computed from others), in their order. */
  readonly columns: readonly string[]
  /** What a copy is sorted by, so that the same rows always give the same text. */
  readonly order: string
  /** Tables, as `schema.name`, that rows of this one refer to. */
  readonly refersTo: readonly string[]
}

export type TableName = { readonly schema: string; readonly name: string }

export const tableName = ({ schema, name }: TableName): string => `${schema}.${name}`

export const inSql = ({ schema, name }: TableName): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

export const quotedList = (names: readonly string[]): string => names.map(pg.escapeIdentifier).join(', ')

/** Settings that the text of a value depends on (with those every session of ours has), and rows nobody may hide. */
export const COPY_SETTINGS =
  "SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL row_security = off; SET LOCAL statement_timeout = 0"

/** The statement that writes a table as COPY text; these columns, or all. */
export const copyOutSql = (table: Table, columns: readonly string[] = table.columns): string =>
  `COPY (SELECT ${quotedList(columns)} FROM ONLY ${inSql(table)} ORDER BY ${table.order}) TO STDOUT`

type Found = Omit<Table, 'order'> & { readonly key: readonly string[] }

const orderOf = ({ schema, name, key }: Found): string =>
  // Without a primary key: by the text of the whole row.
  key.length > 0 ? key.join(', ') : `(${inSql({ schema, name })}.*)::text COLLATE "C"`

/** Each table behind those it refers to, so that rows can be put back in this order. */
const inOrder = (tables: readonly Table[]): readonly Table[] => {
  const known = new Set(tables.map(tableName))
  const placed = new Set<string>()
  const ordered: Table[] = []
  while (ordered.length < tables.length) {
    const next = tables.find(
      (table) =>
        !placed.has(tableName(table)) &&
        table.refersTo.every((other) => other === tableName(table) || placed.has(other) || !known.has(other)),
    )
    if (next === undefined) throw new Error('The tables refer to each other in a circle; none can be put back first')
    placed.add(tableName(next))
    ordered.push(next)
  }
  return ordered
}

/** The tables that are backed up, as they are in this database, each behind those it refers to. */
export const readTables = async (client: pg.ClientBase): Promise<readonly Table[]> => {
  const { rows } = await client.query<Found>(
    // Text is sorted by its bytes: the order of languages differs between servers.
    `SELECT nspname::text AS schema, relname::text AS name,
       ARRAY(SELECT attname::text FROM pg_attribute
         WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
       ARRAY(SELECT format('%I', attname) || CASE WHEN attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
         FROM pg_index, unnest(indkey) WITH ORDINALITY AS part (number, place)
         JOIN pg_attribute ON attnum = part.number
         WHERE indrelid = c.oid AND indisprimary AND attrelid = c.oid ORDER BY place) AS key,
       ARRAY(SELECT DISTINCT other_schema.nspname || '.' || other.relname
         FROM pg_constraint JOIN pg_class AS other ON other.oid = confrelid
         JOIN pg_namespace AS other_schema ON other_schema.oid = other.relnamespace
         WHERE conrelid = c.oid AND contype = 'f') AS "refersTo"
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
     WHERE nspname = ANY ($1) AND relkind = 'r' ORDER BY array_position($1, nspname::text), relname`,
    [SCHEMAS],
  )
  return inOrder(
    rows
      .filter((found) => !LEFT_BEHIND.includes(tableName(found)))
      .map((found) => ({
        ...found,
        refersTo: [...found.refersTo, ...behind(found)],
        order: orderOf(found),
      })),
  )
}
