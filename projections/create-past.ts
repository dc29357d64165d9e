import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { RecordedEvent } from '../src/ledger/registry.js'
import type { Row } from '../src/projecting/projection.js'
import type { InTime } from './answer.js'
import type { ReadDatabase } from './database.js'
import { decisionRegister } from './decision-register/projection.js'
import { findDecision, listDecisions } from './decision-register/queries.js'
import { dossierHistory } from './dossier-history/projection.js'
import { findDossier, listDossiers } from './dossier-history/queries.js'
import { openPastDatabase } from './past-database.js'
import type { Past, PastQueries, Queries } from './queries.js'
import { type ReplayedRows, replay } from './replay.js'
import { waitingFor } from './waiting-for/projection.js'
import { listWaiting } from './waiting-for/queries.js'

/** Reads the events of a house that were recorded by a moment (null: all), in order. */
export type ReadEvents = (house: string, knownAt: string | null) => Promise<readonly RecordedEvent[]>

/** The questions whose tables keep no past of their own. */
const projections = [dossierHistory, decisionRegister, waitingFor]

const definitions = new Map(projections.flatMap(({ tables }) => tables.map((table) => [table.name, table] as const)))

/** Whoever travels in time stays at a day for some pages: that many days of houses are kept, in memory. */
const PASTS_KEPT = 6

type Choose = (table: string, row: Row) => boolean

/** The newest entry of each dossier: all that a list of dossiers shows of them. */
const newestEntries = (rows: ReplayedRows): ReadonlySet<Row> => {
  const newest = new Map<unknown, Row>()
  for (const row of rows.get('dossier_entry') ?? []) newest.set(row['dossier'], row)
  return new Set(newest.values())
}

const dossierOf = ({ data }: RecordedEvent): unknown => (data as { readonly dossier?: unknown }).dossier

/** The acts in effect on a day; what counts from before its dossier was opened counts from then. */
const inEffectOn = (events: readonly RecordedEvent[], day: string): readonly RecordedEvent[] => {
  const acts = events.filter(({ effectiveOn }) => effectiveOn <= day)
  const open = new Set(acts.filter(({ type }) => type === 'DossierOpened').map(dossierOf))
  return acts.filter((event) => dossierOf(event) === undefined || open.has(dossierOf(event)))
}

/**
 * Answers about dossiers, decisions and what waits as they stood on a day, and as they were known at a moment: the log
 * of the house up to there goes through the projections once more, in memory, and the same queries read what comes of it.
 */
export const createPast = (pool: pg.Pool, queries: Queries, readEvents: ReadEvents): Past => {
  const pastOf = (rows: ReplayedRows): PastQueries => {
    const on = (tables: readonly string[], choose: Choose = () => true): ReadDatabase =>
      openPastDatabase(
        pool,
        tables.flatMap((name) => {
          const definition = definitions.get(name)
          const chosen = (rows.get(name) ?? []).filter((row) => choose(name, row))
          return definition === undefined ? [] : [{ definition, rows: chosen }]
        }),
      )
    const tablesOf = (projection: (typeof projections)[number]) => projection.tables.map(({ name }) => name)
    const decided = [...tablesOf(decisionRegister), 'dossier']
    return {
      listDossiers: (house, filter, page) => {
        const newest = newestEntries(rows)
        const database = on(['dossier', 'dossier_entry', 'decision'], (table, row) =>
          table === 'dossier_entry' ? newest.has(row) : true,
        )
        return listDossiers(database, house, filter, page)
      },
      findDossier: (house, dossier) => {
        const database = on(
          tablesOf(dossierHistory),
          (_table, row) => !('dossier' in row) || row['dossier'] === dossier,
        )
        return findDossier(database, house, dossier)
      },
      listDecisions: (house, filter, page) => listDecisions(on(decided), house, { ...filter, knownAt: null }, page),
      findDecision: (house, decision) => findDecision(on(decided), house, decision),
      listWaiting: (house, filter, page) => listWaiting(on([...tablesOf(waitingFor), 'dossier']), house, filter, page),
    }
  }

  const replayed = new LRUCache<string, { readonly known: number; readonly rows: ReplayedRows }>({ max: PASTS_KEPT })

  /** A stream only grows: while as many events are known, they are the same, and so is what comes of them. */
  const rowsOf = async (house: string, { asOf, knownAt }: InTime): Promise<ReplayedRows> => {
    const known = await readEvents(house, knownAt)
    const asked = JSON.stringify([house, asOf, knownAt])
    const before = replayed.get(asked)
    if (before?.known === known.length) return before.rows
    const inEffect = asOf === null ? known : inEffectOn(known, asOf)
    const rows = replay(projections, inEffect, { lenient: asOf !== null })
    replayed.set(asked, { known: known.length, rows })
    return rows
  }

  return async (house: string, { asOf, knownAt }: InTime) =>
    asOf === null && knownAt === null ? queries : pastOf(await rowsOf(house, { asOf, knownAt }))
}
