import { GUARDED_TABLES, type GuardedTable, KNOWN_FUNCTIONS, type Refused } from './guarded-tables.js'
import type { Sessions, Weakness } from './weakness.js'

type FoundTrigger = {
  readonly name: string
  readonly enabled: string
  readonly type: number
  readonly narrowed: boolean
  readonly calls: string
}

type FoundTable = {
  readonly table: string
  readonly is_table: boolean
  readonly durable: boolean
  readonly row_security: boolean
  readonly rules: readonly string[]
  readonly relatives: readonly string[]
  readonly triggers: readonly FoundTrigger[]
}

const readTables = async (pool: Sessions): Promise<readonly FoundTable[]> => {
  const { rows } = await pool.query<FoundTable>(
    `SELECT relname::text AS "table", relkind = 'r' AS is_table, relpersistence = 'p' AS durable,
       relrowsecurity OR relforcerowsecurity AS row_security,
       ARRAY(SELECT rulename::text FROM pg_rewrite WHERE ev_class = pg_class.oid ORDER BY 1) AS rules,
       ARRAY(SELECT relative::regclass::text FROM pg_inherits,
           LATERAL (VALUES (inhparent, inhrelid), (inhrelid, inhparent)) AS pair (one, relative)
         WHERE one = pg_class.oid ORDER BY 1) AS relatives,
       (SELECT coalesce(json_agg(json_build_object(
           'name', tgname, 'enabled', tgenabled, 'type', tgtype,
           'narrowed', tgqual IS NOT NULL OR tgattr::text <> '',
           'calls', format('%I.%I', nspname, proname)) ORDER BY tgname), '[]')
         FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_namespace ON pg_namespace.oid = pronamespace
         WHERE tgrelid = pg_class.oid AND NOT tgisinternal) AS triggers
     FROM pg_class WHERE relnamespace = 'log'::regnamespace AND relname = ANY ($1)`,
    [GUARDED_TABLES.map(({ table }) => table)],
  )
  return rows
}

/** Bits of `pg_trigger.tgtype` (src/include/catalog/pg_trigger.h). */
const BIT = { row: 1, before: 2, INSERT: 4, DELETE: 8, UPDATE: 16, TRUNCATE: 32 } as const

const GUARD_FUNCTIONS = KNOWN_FUNCTIONS.filter(({ guard }) => guard).map(({ name }) => `log.${name}`)

/** What `pg_trigger.tgenabled` says when it is not `A`, always. */
const HALF_ENABLED: Readonly<Record<string, string>> = {
  D: 'is disabled',
  O: 'keeps silent in a session that replays changes',
  R: 'works only in a session that replays changes',
}

const refuses = ({ type }: FoundTrigger, statements: readonly Refused[]): boolean =>
  (type & BIT.before) !== 0 && (type & BIT.row) === 0 && statements.every((statement) => (type & BIT[statement]) !== 0)

const creating = ({ table, trigger, refuses: statements }: GuardedTable): string =>
  `CREATE TRIGGER ${trigger} BEFORE ${statements.join(' OR ')} ON log.${table} FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change(); ALTER TABLE log.${table} ENABLE ALWAYS TRIGGER ${trigger}`

const ofTrigger = (guarded: GuardedTable, found: FoundTable): readonly Weakness[] => {
  const { table, trigger, refuses: statements } = guarded
  const object = `log.${table}`
  const guard = found.triggers.find(({ name }) => name === trigger)
  if (guard === undefined) {
    return [{ object, fault: `The guard ${trigger} on ${object} is missing`, remedy: `run ${creating(guarded)}` }]
  }
  const again = `run DROP TRIGGER ${trigger} ON ${object}; ${creating(guarded)}`
  const weaknesses: Weakness[] = []
  if (!GUARD_FUNCTIONS.includes(guard.calls)) {
    weaknesses.push({
      object,
      fault: `The guard ${trigger} on ${object} calls ${guard.calls}, which is none of ours`,
      remedy: again,
    })
  }
  if (guard.narrowed || !refuses(guard, statements)) {
    weaknesses.push({
      object,
      fault: `The guard ${trigger} on ${object} does not refuse every ${statements.join(', ')}`,
      remedy: again,
    })
  }
  const half = HALF_ENABLED[guard.enabled]
  if (half !== undefined) {
    weaknesses.push({
      object,
      fault: `The guard ${trigger} on ${object} ${half}`,
      remedy: `run ALTER TABLE ${object} ENABLE ALWAYS TRIGGER ${trigger}`,
    })
  }
  return weaknesses
}

/** What else stands on a guarded table and could change, hide or add rows behind the guard's back. */
const ofSurroundings = ({ table, trigger }: GuardedTable, found: FoundTable): readonly Weakness[] => {
  const object = `log.${table}`
  const strangers = found.triggers.filter(({ name, type }) => name !== trigger && (type & BIT.before) !== 0)
  return [
    ...strangers.map(({ name }) => ({
      object,
      fault: `The trigger ${name} on ${object} is none of ours and could change what is written`,
      remedy: `run DROP TRIGGER ${name} ON ${object}`,
    })),
    ...found.rules.map((rule) => ({
      object,
      fault: `The rule ${rule} on ${object} turns statements into others`,
      remedy: `run DROP RULE ${rule} ON ${object}`,
    })),
    ...(found.row_security
      ? [
          {
            object,
            fault: `Row security on ${object} can hide rows`,
            remedy: `run ALTER TABLE ${object} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`,
          },
        ]
      : []),
    // A statement on a parent does not fire the guard of the child; a child's rows are read as the parent's.
    ...found.relatives.map((relative) => ({
      object,
      fault: `${object} and ${relative} inherit one from the other, so that one can be changed or added to through the other`,
      remedy: 'run ALTER TABLE … NO INHERIT … on the child',
    })),
    ...(found.durable
      ? []
      : [
          {
            object,
            fault: `${object} is unlogged, so a crash would empty it`,
            remedy: `run ALTER TABLE ${object} SET LOGGED`,
          },
        ]),
  ]
}

const ofTable = (guarded: GuardedTable, found: FoundTable | undefined): readonly Weakness[] => {
  const object = `log.${guarded.table}`
  if (found?.is_table !== true) {
    const fault = found === undefined ? `The table ${object} is missing` : `${object} is no table any more`
    return [{ object, fault, remedy: 'put a backup back (besluitboek restore) and find out who removed it' }]
  }
  return [...ofTrigger(guarded, found), ...ofSurroundings(guarded, found)]
}

type FoundFunction = { readonly name: string; readonly sha256: string; readonly language: string }

const readFunctions = async (pool: Sessions): Promise<readonly FoundFunction[]> => {
  // Line ends do not count: a checkout may have written CRLF into the migration.
  const { rows } = await pool.query<FoundFunction>(
    `SELECT proname::text AS name, lanname::text AS language,
       encode(sha256(convert_to(replace(prosrc, E'\\r\\n', E'\\n'), 'UTF8')), 'hex') AS sha256
     FROM pg_proc JOIN pg_language ON pg_language.oid = prolang
     WHERE pronamespace = 'log'::regnamespace AND proname = ANY ($1)`,
    [KNOWN_FUNCTIONS.map(({ name }) => name)],
  )
  return rows
}

const findReplaced = async (pool: Sessions): Promise<readonly Weakness[]> => {
  const found = await readFunctions(pool)
  return KNOWN_FUNCTIONS.flatMap(({ name, sha256 }): readonly Weakness[] => {
    const object = `log.${name}`
    const remedy = `run its CREATE FUNCTION from the migrations of this version again`
    const [one, ...others] = found.filter((each) => each.name === name)
    if (one === undefined) return [{ object, fault: `The function ${object} is missing`, remedy }]
    if (others.length > 0) {
      return [{ object, fault: `There is more than one function ${object}`, remedy: 'drop the one that is not ours' }]
    }
    if (one.sha256 === sha256 && one.language === 'plpgsql') return []
    return [{ object, fault: `The function ${object} was replaced by another`, remedy }]
  })
}

/** Guards of the log that are missing, disabled, replaced or gone round. */
export const findWeakGuards = async (pool: Sessions): Promise<readonly Weakness[]> => {
  const found = new Map((await readTables(pool)).map((one) => [one.table, one]))
  return [
    ...GUARDED_TABLES.flatMap((guarded) => ofTable(guarded, found.get(guarded.table))),
    ...(await findReplaced(pool)),
  ]
}
