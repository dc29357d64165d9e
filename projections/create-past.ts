import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { RecordedEvent } from '../src/ledger/registry.js'
import type { Row } from '../src/projecting/projection.js'
import type { InTime } from './answer.js'
import type { ReadDatabase } from './database.js'
import { type DecisionRow, decisionRegister } from './decision-register/projection.js'
import { decisionsOfPage, findDecision, listDecisions } from './decision-register/queries.js'
import { type DossierRow, dossierHistory } from './dossier-history/projection.js'
import { dossiersOfPage, findDossier, listDossiers } from './dossier-history/queries.js'
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

/**
 * Whoever travels in time stays at a day for some pages: what became of about this many events stays in memory, a day of
 * twenty houses of ten years or twenty days of one; of larger houses at least two.
 */
const EVENTS_KEPT = 120_000

type Choose = (table: string, row: Row) => boolean

/** The newest entry of each dossier: all that a list of dossiers shows of them. */
const newestEntries = (rows: ReplayedRows): ReadonlyMap<unknown, Row> => {
  const newest = new Map<unknown, Row>()
  for (const row of rows.get('dossier_entry') ?? []) newest.set(row['dossier'], row)
  return newest
}

const isUnfiltered = (filter: object): boolean => Object.values(filter).every((value) => value === undefined)

const dossiersIn = (rows: readonly Row[]): ReadonlySet<unknown> => new Set(rows.map((row) => row['dossier']))

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
    const newest = newestEntries(rows)
    const dossiers = (rows.get('dossier') ?? []) as readonly DossierRow[]
    const decisions = (rows.get('decision') ?? []) as readonly DecisionRow[]
    return {
      // A house of years has many rows; of a list without a filter only the rows of its page are handed over.
      listDossiers: async (house, filter, page) => {
        const whole = !isUnfiltered(filter)
        const listed = dossiersIn(whole ? dossiers : dossiersOfPage(dossiers, page))
        const database = on(['dossier', 'dossier_entry', 'decision'], (table, row) => {
          if (table === 'decision') return whole
          return listed.has(row['dossier']) && (table === 'dossier' || newest.get(row['dossier']) === row)
        })
        return listDossiers(database, house, filter, page)
      },
      findDossier: (house, dossier) => {
        const database = on(
          tablesOf(dossierHistory),
          (_table, row) => !('dossier' in row) || row['dossier'] === dossier,
        )
        return findDossier(database, house, dossier)
      },
      listDecisions: async (house, filter, page) => {
        const ofThen = { ...filter, knownAt: undefined }
        if (!isUnfiltered(ofThen)) return listDecisions(on(decided), house, ofThen, page)
        const listed = decisionsOfPage(decisions, page)
        const [taken, about] = [new Set<Row>(listed), dossiersIn(listed)]
        const database = on(decided, (table, row) => {
          if (table === 'decision') return taken.has(row)
          return table !== 'dossier' || about.has(row['dossier'])
        })
        return listDecisions(database, house, ofThen, page)
      },
      findDecision: (house, decision) => {
        const database = on(decided, (table, row) => table !== 'decision' || row['decision'] === decision)
        return findDecision(database, house, decision)
      },
      listWaiting: (house, filter, page) => {
        const about = dossiersIn(rows.get('waiting_item') ?? [])
        const database = on(
          ['waiting_item', 'waiting_rule', 'waiting_dossier', 'dossier'],
          (table, row) => table === 'waiting_item' || table === 'waiting_rule' || about.has(row['dossier']),
        )
        return listWaiting(database, house, filter, page)
      },
    }
  }

  const replayed = new LRUCache<string, { readonly known: number; readonly answers: PastQueries }>({
    maxSize: EVENTS_KEPT,
    sizeCalculation: ({ known }) => Math.max(1, Math.min(known, EVENTS_KEPT / 2)),
  })

  /** A stream only grows: while as many events are known, they are the same, and so is what comes of them. */
  const answersOf = async (house: string, { asOf, knownAt }: InTime): Promise<PastQueries> => {
    const known = await readEvents(house, knownAt)
    const asked = JSON.stringify([house, asOf, knownAt])
    const before = replayed.get(asked)
    if (before?.known === known.length) return before.answers
    const inEffect = asOf === null ? known : inEffectOn(known, asOf)
    const answers = pastOf(replay(projections, inEffect, { lenient: asOf !== null }))
    replayed.set(asked, { known: known.length, answers })
    return answers
  }

  return async (house: string, { asOf, knownAt }: InTime) =>
    asOf === null && knownAt === null ? queries : answersOf(house, { asOf, knownAt })
}
