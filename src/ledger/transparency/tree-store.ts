import type pg from 'pg'
import type { NodeRun, ReadNodes } from './ranges.js'
import { TreeEdge, type TreeNode, widthsOfEdge } from './tree.js'

type Queryable = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>

/** Nodes of the tree are missing or more than they should be: the tables of the transparency log were changed by hand. */
export class TreeDamaged extends Error {
  override readonly name = 'TreeDamaged'
  constructor(
    message: string,
    /** Some of these are missing. */
    readonly run: NodeRun,
  ) {
    super(message)
  }
}

const HASH_LENGTH = 32
const NOTHING = Buffer.alloc(0)

const SIZE = 'select index + 1 as size from log.tree_node where level = 0 order by index desc limit 1'

/** How many leaves the stored tree has. */
export const readTreeSize = async (database: Queryable): Promise<bigint> => {
  const { rows } = await database.query<{ size: bigint }>({ name: 'tree-size', text: SIZE })
  return rows[0]?.size ?? 0n
}

// Lateral, so that each run is a look into the primary key whatever the statistics say: joined as a whole, PostgreSQL may
// read every node of a level for each run.
const RUNS = `
  select run.place, nodes.hashes
  from unnest($1::smallint[], $2::bigint[], $3::bigint[]) with ordinality as run (level, first, after, place)
  cross join lateral (
    select string_agg(node.hash, ''::bytea order by node.index) as hashes from log.tree_node as node
    where node.level = run.level and node.index >= run.first and node.index < run.after
  ) as nodes`

/** Hashes that stand one behind the other. */
const apart = (hashes: Buffer): readonly Buffer[] =>
  Array.from({ length: hashes.length / HASH_LENGTH }, (_, place) =>
    hashes.subarray(place * HASH_LENGTH, (place + 1) * HASH_LENGTH),
  )

/** Reads all runs in one statement, the hashes of each as one value: hundreds of small ones take longer to read. */
const readRuns = async (database: Queryable, runs: readonly NodeRun[]): Promise<readonly (readonly Buffer[])[]> => {
  if (runs.length === 0) return []
  const { rows } = await database.query<{ place: bigint; hashes: Buffer | null }>({
    name: 'tree-runs',
    text: RUNS,
    values: [
      runs.map(({ level }) => level),
      runs.map(({ index }) => index.toString()),
      runs.map(({ index, count }) => (index + BigInt(count)).toString()),
    ],
  })
  const found = new Map(rows.map(({ place, hashes }) => [Number(place) - 1, hashes]))
  return runs.map((run, place) => {
    const hashes = apart(found.get(place) ?? NOTHING)
    if (hashes.length !== run.count) {
      throw new TreeDamaged(
        `The tree has ${hashes.length} of the ${run.count} nodes of level ${run.level} from ${run.index}; run besluitboek doctor.`,
        run,
      )
    }
    return hashes
  })
}

/** The nodes of the tree as they are stored. @throws {TreeDamaged} when one is missing */
export const storedNodes =
  (database: Queryable): ReadNodes =>
  (runs) =>
    readRuns(database, runs)

const MISSING = `
  select wanted from generate_series($2::bigint, $3::bigint - 1) as wanted
  where not exists (select from log.tree_node where level = $1 and index = wanted) order by wanted limit 1`

/** The index of the first node of a run that is not stored; null when all are. */
export const firstMissing = async (database: Queryable, { level, index, count }: NodeRun): Promise<bigint | null> => {
  const values = [level, index.toString(), (index + BigInt(count)).toString()]
  const { rows } = await database.query<{ wanted: bigint }>(MISSING, values)
  return rows[0]?.wanted ?? null
}

/** The right edge of the stored tree. */
export const readEdge = async (database: Queryable, size: bigint): Promise<TreeEdge> => {
  const runs = widthsOfEdge(size).map((count, level): NodeRun => {
    const above = size / 256n ** BigInt(level + 1)
    return { level, index: above * 256n, count }
  })
  const present = runs.filter(({ count }) => count > 0)
  const hashes = await readRuns(database, present)
  return TreeEdge.of(
    size,
    runs.map((run) => hashes[present.indexOf(run)] ?? []),
  )
}

const INSERT = `
  insert into log.tree_node (level, index, hash)
  select run.level, run.first + place, substring(run.hashes from place * ${HASH_LENGTH} + 1 for ${HASH_LENGTH})
  from unnest($1::smallint[], $2::bigint[], $3::bytea[]) as run (level, first, hashes)
  cross join lateral generate_series(0, octet_length(run.hashes) / ${HASH_LENGTH} - 1) as place`

/** Adds nodes that follow on each other at each level; the hashes of a level travel as one value. */
export const insertNodes = async (database: Queryable, nodes: readonly TreeNode[]): Promise<void> => {
  const levels = new Map<number, TreeNode[]>()
  for (const node of nodes) {
    const those = levels.get(node.level) ?? []
    those.push(node)
    levels.set(node.level, those)
  }
  const runs = [...levels.entries()].map(([level, those]) => ({
    level,
    first: those[0]?.index ?? 0n,
    hashes: Buffer.concat(those.map(({ hash }) => hash)),
  }))
  await database.query({
    name: 'tree-insert',
    text: INSERT,
    values: [
      runs.map(({ level }) => level),
      runs.map(({ first }) => first.toString()),
      runs.map(({ hashes }) => hashes),
    ],
  })
}
