import { type Client, transaction } from '../database/transaction.js'
import { applyBatch, type Target } from './batch.js'
import { RebuildStopped } from './errors.js'
import { readEvents } from './event-handling.js'
import { lockGeneration, setCheckpoint, setStatus } from './generations.js'
import { readLog } from './read-log.js'
import type { EngineContext } from './settings.js'
import { pointView } from './table-ddl.js'
import { inSchema } from './table-names.js'

/** Names of the views that read from tables of this generation. */
const viewsOver = async (client: Client, projection: string, generation: number): Promise<readonly string[]> => {
  const result = await client.query<{ name: string }>(
    `SELECT DISTINCT view.relname AS name
     FROM projection.generation
     CROSS JOIN unnest(tables) AS physical
     JOIN pg_class relation ON relation.relname = physical AND relation.relnamespace = 'projection'::regnamespace
     JOIN pg_depend dependency ON dependency.refobjid = relation.oid AND dependency.classid = 'pg_rewrite'::regclass
     JOIN pg_rewrite rule ON rule.oid = dependency.objid
     JOIN pg_class view ON view.oid = rule.ev_class AND view.relnamespace = 'projection'::regnamespace
     WHERE projection = $1 AND generation = $2
     ORDER BY name`,
    [projection, generation],
  )
  return result.rows.map((row) => row.name)
}

const activeGeneration = async (client: Client, projection: string): Promise<number | null> => {
  const result = await client.query<{ generation: number }>(
    `SELECT generation FROM projection.generation WHERE projection = $1 AND status = 'active' FOR NO KEY UPDATE`,
    [projection],
  )
  return result.rows[0]?.generation ?? null
}

const handleLastEvents = async (context: EngineContext, client: Client, target: Target, to: bigint): Promise<void> => {
  const { name } = target.layout
  let position = await lockGeneration(client, name, target.generation, 'building')
  while (position < to) {
    const stored = await readLog(context.store, position, context.settings.batchSize)
    const last = stored.at(-1)
    if (last === undefined) throw new Error(`The log ends at ${position}, before the checkpoint ${to} of ${name}`)
    const fault = await applyBatch(client, target, readEvents(context.registry, stored))
    if (fault !== null) {
      const { id, type, position: at } = fault.stored
      throw new RebuildStopped(new Map([[name, { event: id, type, position: at, reason: fault.reason }]]))
    }
    position = last.position
    await setCheckpoint(client, name, target.generation, position, null)
  }
}

const switchOnce = (context: EngineContext, target: Target): Promise<void> =>
  transaction(context.pool, async (client) => {
    const { name } = target.layout
    const patience = `${context.settings.switchPatience}ms`
    await client.query(`SELECT set_config('lock_timeout', $1, true)`, [`${context.settings.leaseDuration}ms`])
    // From here the leader waits: nothing is added to the old tables any more.
    const active = await activeGeneration(client, name)
    if (active !== null) {
      const reached = await lockGeneration(client, name, active, 'active')
      await handleLastEvents(context, client, target, reached)
      const views = await viewsOver(client, name, active)
      if (views.length > 0) {
        // All locks in one statement with one time limit, well below PostgreSQL's deadlock_timeout: a query that holds
        // one view and waits for another is never the one that is broken off; this transaction lets go and comes back.
        await client.query(`SELECT set_config('statement_timeout', $1, true)`, [patience])
        await client.query(`LOCK TABLE ${views.map(inSchema).join(', ')} IN ACCESS EXCLUSIVE MODE`)
        await client.query(`SELECT set_config('statement_timeout', '0', true)`)
      }
      for (const view of views.filter((one) => !target.layout.tableNamed.has(one))) {
        await client.query(`DROP VIEW ${inSchema(view)}`)
      }
      await setStatus(client, name, active, 'retired')
    }
    for (const table of target.tables) await pointView(client, table)
    await setStatus(client, name, target.generation, 'active')
  })

const LOCK_NOT_AVAILABLE = '55P03'
const QUERY_CANCELED = '57014'

const couldNotLock = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === LOCK_NOT_AVAILABLE || error.code === QUERY_CANCELED)

/** Tries before a rebuild gives up because queries never let go of the old tables; a few minutes. */
const MOST_TRIES = 300

/**
 * Switches the views of a projection to a generation that is built and nearly caught up, in one transaction: handles
 * the last events the serving set has, and moves the views. A query sees either the old rows or the new, never none.
 *
 * Throws {@link RebuildStopped} when one of the last events cannot be handled, {@link GenerationMoved} when another
 * process took this rebuild's place. `between` runs before each further try.
 */
export const switchGeneration = async (
  context: EngineContext,
  target: Target,
  between: () => Promise<void>,
): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      await switchOnce(context, target)
      return
    } catch (error) {
      if (!couldNotLock(error) || tries === MOST_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200 + Math.min(tries * 10, 1_000)))
      await between()
    }
  }
}
