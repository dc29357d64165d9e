import type pg from 'pg'
import { type Client, transaction } from '../database/transaction.js'
import { GenerationMoved, type Poison } from './errors.js'
import type { ProjectionLayout } from './projection-layout.js'
import { createIndexes, createPrimaryKey, createTable, dropTables, physicalTables, pointView } from './table-ddl.js'

export type GenerationStatus = 'building' | 'active' | 'retired'

/** A table set as it stands in `projection.generation`. */
export type Generation = {
  readonly projection: string
  readonly generation: number
  readonly version: number
  readonly definition: string
  readonly layout: string
  readonly status: GenerationStatus
  readonly position: bigint
  readonly target: bigint | null
  readonly startedAt: string
  readonly poison: Poison | null
}

type GenerationRow = {
  projection: string
  generation: number
  version: number
  definition: string
  layout: string
  status: GenerationStatus
  position: string
  target: string | null
  started_at: string
  poison: { event: string; type: string; position: string; reason: string; since: string } | null
}

const fromRow = (row: GenerationRow): Generation => ({
  projection: row.projection,
  generation: row.generation,
  version: row.version,
  definition: row.definition,
  layout: row.layout,
  status: row.status,
  position: BigInt(row.position),
  target: row.target === null ? null : BigInt(row.target),
  startedAt: row.started_at,
  poison: row.poison === null ? null : { ...row.poison, position: BigInt(row.poison.position) },
})

const poisonJson = (poison: Poison | null): string | null =>
  poison === null ? null : JSON.stringify({ ...poison, position: String(poison.position) })

/** The sets that serve or are being built, of all projections that ever ran on this database. */
export const readGenerations = async (on: pg.Pool | Client): Promise<readonly Generation[]> => {
  const result = await on.query<GenerationRow>(
    `SELECT projection, generation, version, definition, layout, status, position::text AS position, target::text AS target,
            to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS started_at, poison
     FROM projection.generation WHERE status <> 'retired' ORDER BY projection, generation`,
  )
  return result.rows.map(fromRow)
}

/** The number is one above every earlier one; the primary key refuses two creators at once. */
export const insertGeneration = async (
  on: pg.Pool | Client,
  layout: ProjectionLayout,
  status: 'building' | 'active',
  target: bigint | null,
): Promise<number> => {
  const numbered = await on.query<{ generation: number }>(
    'SELECT coalesce(max(generation), 0) + 1 AS generation FROM projection.generation WHERE projection = $1',
    [layout.name],
  )
  const generation = numbered.rows[0]?.generation ?? 1
  const tables = physicalTables(layout, generation).map((table) => table.physical)
  await on.query(
    `INSERT INTO projection.generation (projection, generation, version, definition, layout, tables, status, position, target)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)`,
    [layout.name, generation, layout.projection.version, layout.definition, layout.layout, tables, status, target],
  )
  return generation
}

/**
 * The checkpoint of a generation, with its row locked for this transaction.
 * Throws {@link GenerationMoved} when it no longer has this status.
 */
export const lockGeneration = async (
  client: Client,
  projection: string,
  generation: number,
  status: GenerationStatus,
): Promise<bigint> => {
  const result = await client.query<{ position: string }>(
    `SELECT position::text AS position FROM projection.generation
     WHERE projection = $1 AND generation = $2 AND status = $3 FOR NO KEY UPDATE`,
    [projection, generation, status],
  )
  const row = result.rows[0]
  if (row === undefined) throw new GenerationMoved(projection, generation)
  return BigInt(row.position)
}

/** Moves the checkpoint of a generation whose row this transaction has locked. */
export const setCheckpoint = async (
  client: Client,
  projection: string,
  generation: number,
  position: bigint,
  poison: Poison | null,
): Promise<void> => {
  await client.query(
    `UPDATE projection.generation SET position = $3, poison = $4 WHERE projection = $1 AND generation = $2`,
    [projection, generation, position, poisonJson(poison)],
  )
}

export const setStatus = async (
  client: Client,
  projection: string,
  generation: number,
  status: GenerationStatus,
): Promise<void> => {
  await client.query('UPDATE projection.generation SET status = $3 WHERE projection = $1 AND generation = $2', [
    projection,
    generation,
    status,
  ])
}

/** Any constant; differs from the keys of other advisory locks of this program. */
const CREATION_LOCK = '7306366401237504330'

/**
 * Creates the first, empty table set of every projection that has none, serving at once. Safe when several processes
 * start together.
 */
export const createMissing = async (pool: pg.Pool, layouts: readonly ProjectionLayout[]): Promise<void> => {
  const existing = new Set((await readGenerations(pool)).map((one) => one.projection))
  if (layouts.every((layout) => existing.has(layout.name))) return
  await transaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [CREATION_LOCK])
    const known = (await readGenerations(client)).filter((one) => one.status === 'active')
    for (const layout of layouts.filter((one) => known.every(({ projection }) => projection !== one.name))) {
      const generation = await insertGeneration(client, layout, 'active', null)
      for (const table of physicalTables(layout, generation)) {
        await createTable(client, table)
        await createPrimaryKey(client, table)
        await createIndexes(client, table)
        await pointView(client, table)
      }
    }
  })
}

/** Drops the tables of retired sets that are still there. */
export const dropRetired = (pool: pg.Pool, projections: readonly string[]): Promise<void> =>
  transaction(pool, async (client) => {
    const result = await client.query<{ projection: string; generation: number; tables: string[] }>(
      `SELECT projection, generation, tables FROM projection.generation
       WHERE status = 'retired' AND tables <> '{}' AND projection = ANY($1)
       ORDER BY projection, generation FOR UPDATE SKIP LOCKED`,
      [projections],
    )
    for (const { projection, generation, tables } of result.rows) {
      await dropTables(client, tables)
      await client.query(`UPDATE projection.generation SET tables = '{}' WHERE projection = $1 AND generation = $2`, [
        projection,
        generation,
      ])
    }
  })
