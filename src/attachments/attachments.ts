import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { HouseId } from '../domain/shared/identifiers.js'
import { type AttachmentMediaType, examine, type SentFile, type UnfitReason } from './media-type.js'

/** What is kept of a file, as a command must name it. `size` in bytes. */
export type StoredFile = { readonly sha256: string; readonly mediaType: AttachmentMediaType; readonly size: number }

/**
 * Why a file is not kept: as {@link UnfitReason}; `removed`: these very bytes were taken away here before;
 * `too-much-waiting`: the house has too many bytes that no event names yet.
 */
export type RefusedReason = UnfitReason | 'removed' | 'too-much-waiting'

export type Stored =
  | { readonly ok: true; readonly file: StoredFile }
  | { readonly ok: false; readonly reason: RefusedReason }

export type Content =
  | { readonly state: 'kept'; readonly mediaType: AttachmentMediaType; readonly bytes: Buffer }
  /** `at`: the moment, as ISO 8601 in UTC. */
  | { readonly state: 'removed'; readonly at: string; readonly reason: string }

/** Whether the bytes are there; `absent` when they never were, or nobody named them in time. */
export type Standing = 'kept' | 'removed' | 'absent'

/** How long bytes are kept that no event names, in milliseconds. */
const KEPT_WITHOUT_EVENT = 24 * 60 * 60 * 1000

/** The most bytes of one house that no event names: so much can be sent without saying anything. */
const MOST_WAITING = 200_000_000

/** The documents that come with contributions and signals, in PostgreSQL (`attachment.content`), of each house apart. */
export type Attachments = {
  /** Keeps the bytes when they are fit for it. Sending the same again gives the same answer, and one copy. */
  readonly store: (house: HouseId, file: SentFile) => Promise<Stored>
  /** Null when this house has no such document. */
  readonly read: (house: HouseId, sha256: string) => Promise<Content | null>
  readonly standing: (house: HouseId, hashes: readonly string[]) => Promise<ReadonlyMap<string, Standing>>
  /** Those of the hashes that are kept in this house; each then stays for at least another day. */
  readonly want: (house: HouseId, hashes: readonly string[]) => Promise<readonly StoredFile[]>
  /** An event names these: they stay for good. */
  readonly markNamed: (house: HouseId, hashes: readonly string[]) => Promise<void>
  /** Takes the bytes away for good; false when the house does not have them. */
  readonly remove: (house: HouseId, sha256: string, reason: string) => Promise<boolean>
  /** How many documents of the house are kept that an event names, and their bytes together. */
  readonly held: (house: HouseId) => Promise<{ readonly documents: number; readonly bytes: number }>
  /** Houses with bytes that stand there for long without being marked as named. */
  readonly housesToTidy: () => Promise<readonly HouseId[]>
  /** Takes away what stands there for long and is not marked as named; answers how many documents. */
  readonly discardUnnamed: (house: HouseId) => Promise<number>
}

type Row = { readonly sha256: string; readonly media_type: AttachmentMediaType; readonly size: number }

const toStored = ({ sha256, media_type: mediaType, size }: Row): StoredFile => ({ sha256, mediaType, size })

export const createAttachments = (
  pool: pg.Pool,
  { keptWithoutEvent = KEPT_WITHOUT_EVENT, mostWaiting = MOST_WAITING } = {},
): Attachments => {
  const longUnnamed = `NOT named AND removed_at IS NULL AND wanted_at < clock_timestamp() - make_interval(secs => ${keptWithoutEvent / 1000})`

  /** What is known of these bytes already; they are wanted again. */
  const wantAgain = async (house: HouseId, sha256: string): Promise<Stored | null> => {
    const { rows } = await pool.query<Row & { readonly removed: boolean }>(
      `UPDATE attachment.content SET wanted_at = clock_timestamp() WHERE house = $1 AND sha256 = $2
       RETURNING sha256, media_type, size, removed_at IS NOT NULL AS removed`,
      [house, sha256],
    )
    const [row] = rows
    if (row === undefined) return null
    return row.removed ? { ok: false, reason: 'removed' } : { ok: true, file: toStored(row) }
  }

  const store: Attachments['store'] = async (house, file) => {
    const examined = await examine(file)
    if (!examined.ok) return examined
    const { bytes } = file
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const known = await wantAgain(house, sha256)
    if (known !== null) return known
    const { rowCount } = await pool.query(
      `INSERT INTO attachment.content (house, sha256, media_type, size, bytes)
       SELECT $1, $2, $3, $4, $5
       WHERE (SELECT coalesce(sum(size), 0) FROM attachment.content
              WHERE house = $1 AND NOT named AND removed_at IS NULL) + $4::integer <= $6::bigint
       ON CONFLICT (house, sha256) DO NOTHING`,
      [house, sha256, examined.mediaType, bytes.length, bytes, mostWaiting],
    )
    if (rowCount === 1) return { ok: true, file: { sha256, mediaType: examined.mediaType, size: bytes.length } }
    // Nothing was added: the house has too much, or somebody sent the same at this very moment.
    return (await wantAgain(house, sha256)) ?? { ok: false, reason: 'too-much-waiting' }
  }

  return {
    store,
    read: async (house, sha256) => {
      const { rows } = await pool.query<{
        readonly media_type: AttachmentMediaType
        readonly bytes: Buffer | null
        readonly removed_at: string | null
        readonly removal_reason: string | null
      }>(
        `SELECT media_type, bytes, removed_at, removal_reason FROM attachment.content
         WHERE house = $1 AND sha256 = $2`,
        [house, sha256],
      )
      const [row] = rows
      if (row === undefined) return null
      if (row.bytes !== null) return { state: 'kept', mediaType: row.media_type, bytes: row.bytes }
      if (row.removed_at === null) throw new Error('An attachment has neither bytes nor a removal')
      return { state: 'removed', at: row.removed_at, reason: row.removal_reason ?? '' }
    },
    standing: async (house, hashes) => {
      const { rows } = await pool.query<{ readonly sha256: string; readonly removed: boolean }>(
        `SELECT sha256, removed_at IS NOT NULL AS removed FROM attachment.content
         WHERE house = $1 AND sha256 = ANY ($2)`,
        [house, hashes],
      )
      const found = new Map(rows.map(({ sha256, removed }) => [sha256, removed]))
      const of = (sha256: string): Standing => {
        const removed = found.get(sha256)
        return removed === undefined ? 'absent' : removed ? 'removed' : 'kept'
      }
      return new Map(hashes.map((sha256) => [sha256, of(sha256)]))
    },
    want: async (house, hashes) => {
      const { rows } = await pool.query<Row>(
        `UPDATE attachment.content SET wanted_at = clock_timestamp()
         WHERE house = $1 AND sha256 = ANY ($2) AND removed_at IS NULL RETURNING sha256, media_type, size`,
        [house, hashes],
      )
      return rows.map(toStored)
    },
    markNamed: async (house, hashes) => {
      await pool.query(
        'UPDATE attachment.content SET named = true WHERE house = $1 AND sha256 = ANY ($2) AND NOT named',
        [house, hashes],
      )
    },
    remove: async (house, sha256, reason) => {
      const { rowCount } = await pool.query(
        `UPDATE attachment.content SET bytes = NULL, removed_at = clock_timestamp(), removal_reason = $3
         WHERE house = $1 AND sha256 = $2 AND removed_at IS NULL`,
        [house, sha256, reason],
      )
      return rowCount === 1
    },
    held: async (house) => {
      const { rows } = await pool.query<{ documents: number; bytes: number }>(
        `SELECT count(*)::integer AS documents, coalesce(sum(size), 0)::float8 AS bytes FROM attachment.content
         WHERE house = $1 AND named AND removed_at IS NULL`,
        [house],
      )
      return rows[0] ?? { documents: 0, bytes: 0 }
    },
    housesToTidy: async () => {
      const { rows } = await pool.query<{ readonly house: HouseId }>(
        `SELECT DISTINCT house FROM attachment.content WHERE ${longUnnamed} ORDER BY house`,
      )
      return rows.map(({ house }) => house)
    },
    discardUnnamed: async (house) => {
      const { rowCount } = await pool.query(`DELETE FROM attachment.content WHERE house = $1 AND ${longUnnamed}`, [
        house,
      ])
      return rowCount ?? 0
    },
  }
}
