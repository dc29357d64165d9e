import { projections } from '../projections/index.js'
import { APPLICATION_ROLE, createPool } from '../src/database/connect.js'
import { domainEvents } from '../src/domain/events.js'
import { createPostgresEventStore } from '../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../src/ledger/registry.js'
import { createProjectionEngine } from '../src/projecting/engine.js'
import { inSchema } from '../src/projecting/table-names.js'

/** Rebuilds all our projections beside the serving tables and switches; answers the seconds, and when each phase was over. */
export const rebuildOurs = async (
  address: string,
): Promise<{ readonly seconds: number; readonly phases: Readonly<Record<string, number>> }> => {
  const pool = createPool(address, { role: APPLICATION_ROLE, max: 10 })
  const store = createPostgresEventStore({ pool })
  const engine = createProjectionEngine({ pool, store, registry: createEventRegistry(domainEvents), projections })
  const phases: Record<string, number> = {}
  try {
    const began = performance.now()
    await engine.rebuild(undefined, {
      onProgress: ({ phase, elapsed }) => {
        phases[phase] = Math.round(elapsed) / 1000
      },
    })
    return { seconds: (performance.now() - began) / 1000, phases }
  } finally {
    await engine.stop()
    await store.close()
    await pool.end()
  }
}

/** Rows of every table that serves now. */
export const countOurRows = async (address: string): Promise<Readonly<Record<string, number>>> => {
  const pool = createPool(address, { max: 1 })
  const counts: Record<string, number> = {}
  for (const { name } of projections.flatMap(({ tables }) => tables)) {
    const { rows } = await pool.query<{ count: bigint }>(`SELECT count(*) AS count FROM ${inSchema(name)}`)
    counts[name] = Number(rows[0]?.count)
  }
  await pool.end()
  return counts
}
