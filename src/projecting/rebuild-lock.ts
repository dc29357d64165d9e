import type pg from 'pg'
import { type Client, withClient } from '../database/transaction.js'
import { RebuildRefused } from './errors.js'
import { dropRetired } from './generations.js'
import type { ProjectionLayout } from './projection-layout.js'
import type { EngineContext } from './settings.js'

/** First key of the advisory locks that rebuilds hold; the second is made from the projection's name. */
const REBUILD_LOCKS = 730_636

/** Held by the connection: when the process dies the lock is free at once. */
const lockProjections = async (client: Client, layouts: readonly ProjectionLayout[]): Promise<void> => {
  for (const { name } of layouts) {
    const result = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_lock($1::integer, hashtext($2)) AS locked',
      [REBUILD_LOCKS, name],
    )
    if (result.rows[0]?.locked !== true) throw new RebuildRefused(name)
  }
}

const unlockProjections = async (client: Client, layouts: readonly ProjectionLayout[]): Promise<void> => {
  for (const { name } of layouts) {
    await client.query('SELECT pg_advisory_unlock($1::integer, hashtext($2))', [REBUILD_LOCKS, name])
  }
}

/** Sets left by a rebuild that was cut off: whoever holds the locks may clear them away. */
const retireBuilding = async (pool: pg.Pool, names: readonly string[]): Promise<void> => {
  await pool.query(
    `UPDATE projection.generation SET status = 'retired' WHERE status = 'building' AND projection = ANY($1)`,
    [names],
  )
  await dropRetired(pool, names)
}

/**
 * Runs `work`, which builds new sets of these projections, while nobody else does. Sets that it leaves unfinished, or
 * that were left before it, are cleared away.
 *
 * Throws {@link RebuildRefused} when one of them is being built already; nothing was done then.
 */
export const whileNobodyRebuilds = <Result>(
  context: EngineContext,
  layouts: readonly ProjectionLayout[],
  work: () => Promise<Result>,
): Promise<Result> =>
  withClient(context.pool, async (client) => {
    const names = layouts.map((layout) => layout.name)
    try {
      await lockProjections(client, layouts)
      await retireBuilding(context.pool, names)
      try {
        return await work()
      } finally {
        await retireBuilding(context.pool, names)
      }
    } finally {
      // Unlocking what was not locked does no harm; a broken connection has unlocked by itself.
      await unlockProjections(client, layouts).catch(context.onTrouble)
    }
  })
