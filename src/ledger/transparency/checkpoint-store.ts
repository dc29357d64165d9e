import type pg from 'pg'

type Queryable = Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>

/** A checkpoint as it was signed. */
export type StoredCheckpoint = {
  /** From 1, in the order of signing. */
  readonly number: bigint
  readonly size: bigint
  readonly root: Buffer
  readonly signedAt: string
  /** The note with the signatures of the ledger. */
  readonly note: string
}

/** A checkpoint with what witnesses signed under it, in the order it came in. */
export type CosignedCheckpoint = StoredCheckpoint & {
  readonly cosignatures: readonly { readonly verifierKey: string; readonly line: string }[]
}

type Row = { number: bigint; size: bigint; root: Buffer; signed_at: string; note: string }

const COLUMNS = 'number, size, root, signed_at, note'

const toCheckpoint = ({ number, size, root, signed_at: signedAt, note }: Row): StoredCheckpoint => ({
  number,
  size,
  root,
  signedAt,
  note,
})

const NEWEST = `select ${COLUMNS} from log.checkpoint order by number desc limit 1`

/** The newest signed checkpoint, or null when nothing was signed yet. */
export const readNewestCheckpoint = async (database: Queryable): Promise<StoredCheckpoint | null> => {
  const { rows } = await database.query<Row>({ name: 'checkpoint-newest', text: NEWEST })
  return rows[0] === undefined ? null : toCheckpoint(rows[0])
}

const COVERING = `select ${COLUMNS} from log.checkpoint where size >= $1 order by size, number limit 1`

/** The oldest signed checkpoint of at least so many leaves, or null when there is none yet. */
export const readOldestCovering = async (database: Queryable, size: bigint): Promise<StoredCheckpoint | null> => {
  const { rows } = await database.query<Row>({ name: 'checkpoint-covering', text: COVERING, values: [size.toString()] })
  return rows[0] === undefined ? null : toCheckpoint(rows[0])
}

const INSERT = 'insert into log.checkpoint (number, size, root, signed_at, note) values ($1, $2, $3, $4, $5)'

export const insertCheckpoint = async (database: Queryable, checkpoint: StoredCheckpoint): Promise<void> => {
  const { number, size, root, signedAt, note } = checkpoint
  await database.query({
    name: 'checkpoint-insert',
    text: INSERT,
    values: [number.toString(), size.toString(), root, signedAt, note],
  })
}

const RECENT = `
  select ${COLUMNS}, coalesce(
    (select json_agg(json_build_object('verifierKey', verifier_key, 'line', line) order by received_at, verifier_key)
     from log.cosignature where checkpoint = checkpoint.number), '[]') as cosignatures
  from log.checkpoint order by number desc limit $1`

type CosignedRow = Row & { readonly cosignatures: CosignedCheckpoint['cosignatures'] }

/** The newest checkpoints with their cosignatures, newest first. */
export const readRecentCheckpoints = async (
  database: Queryable,
  limit: number,
): Promise<readonly CosignedCheckpoint[]> => {
  const { rows } = await database.query<CosignedRow>({ name: 'checkpoint-recent', text: RECENT, values: [limit] })
  return rows.map((row) => ({ ...toCheckpoint(row), cosignatures: row.cosignatures }))
}

// Two processes may have asked the same witness at the same moment: both answers say the same, and the first is kept.
const INSERT_COSIGNATURE = `
  insert into log.cosignature (checkpoint, verifier_key, line, received_at) values ($1, $2, $3, $4)
  on conflict on constraint cosignature_pk do nothing`

export const insertCosignature = async (
  database: Queryable,
  checkpoint: bigint,
  cosignature: { readonly verifierKey: string; readonly line: string; readonly receivedAt: string },
): Promise<void> => {
  const { verifierKey, line, receivedAt } = cosignature
  await database.query({
    name: 'cosignature-insert',
    text: INSERT_COSIGNATURE,
    values: [checkpoint.toString(), verifierKey, line, receivedAt],
  })
}

/** The newest checkpoint a witness cosigned. */
export type NewestCosignature = { readonly verifierKey: string; readonly size: bigint; readonly receivedAt: string }

const NEWEST_COSIGNATURES = `
  select wanted.verifier_key, newest.size, newest.received_at
  from unnest($1::text[]) as wanted (verifier_key)
  cross join lateral (
    select checkpoint.size, cosignature.received_at
    from log.cosignature join log.checkpoint on checkpoint.number = cosignature.checkpoint
    where cosignature.verifier_key = wanted.verifier_key
    order by cosignature.checkpoint desc limit 1
  ) as newest`

/** For each of these witnesses the newest checkpoint it cosigned; none for one that never did. */
export const readNewestCosignatures = async (
  database: Queryable,
  verifierKeys: readonly string[],
): Promise<readonly NewestCosignature[]> => {
  const { rows } = await database.query<{ verifier_key: string; size: bigint; received_at: string }>({
    name: 'cosignatures-newest',
    text: NEWEST_COSIGNATURES,
    values: [verifierKeys],
  })
  return rows.map((row) => ({ verifierKey: row.verifier_key, size: row.size, receivedAt: row.received_at }))
}

/** A key the ledger has signed with. */
export type StoredKey = {
  readonly number: number
  readonly verifierKey: string
  /** Size of the tree when it took over. */
  readonly fromSize: bigint
  readonly addedAt: string
  /** Its first checkpoint, signed by the key before it too where that was at hand. */
  readonly handover: string | null
}

/** Every key the ledger has signed with, oldest first. */
export const readKeys = async (database: Queryable): Promise<readonly StoredKey[]> => {
  const { rows } = await database.query<{
    number: number
    verifier_key: string
    from_size: bigint
    added_at: string
    handover: string | null
  }>({
    name: 'signing-keys',
    text: 'select number, verifier_key, from_size, added_at, handover from log.signing_key order by number',
  })
  return rows.map(({ number, verifier_key, from_size, added_at, handover }) => ({
    number,
    verifierKey: verifier_key,
    fromSize: from_size,
    addedAt: added_at,
    handover,
  }))
}

export const insertKey = async (database: Queryable, key: StoredKey): Promise<void> => {
  await database.query({
    name: 'signing-key-insert',
    text: 'insert into log.signing_key (number, verifier_key, from_size, added_at, handover) values ($1, $2, $3, $4, $5)',
    values: [key.number, key.verifierKey, key.fromSize.toString(), key.addedAt, key.handover],
  })
}
