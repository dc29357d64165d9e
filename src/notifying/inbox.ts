import type pg from 'pg'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { About, KeptNotice } from './notice.js'

export type InboxQuestion = {
  readonly person: string
  /** The houses whose notices this reader may see now. */
  readonly houses: readonly string[]
  readonly limit: number
  readonly skip: number
}

export type Inbox = {
  /** Unread first, each group from new to old; one more than the limit when there are more. */
  readonly list: (question: InboxQuestion) => Promise<readonly KeptNotice[]>
  /** The houses that have told this person something. */
  readonly houses: (person: string) => Promise<readonly HouseId[]>
  /** The decisions of a house that this person was told of. */
  readonly decisionsTold: (person: string, house: string) => Promise<ReadonlySet<string>>
  /** How many are unread in these houses; counts no further than 100. */
  readonly countUnread: (person: string, houses: readonly string[]) => Promise<number>
  /** Marks these of this person as read (all in these houses when left out); repeating it changes nothing. */
  readonly markRead: (person: string, houses: readonly string[], notices?: readonly string[]) => Promise<void>
}

type Row = Omit<KeptNotice, 'about' | 'recordedAt' | 'readAt'> & {
  readonly about_kind: About['kind']
  readonly about: string
  readonly dossier: string | null
  readonly recorded_at: string
  readonly read_at: string | null
}

const COLUMNS = `told.id, told.house, told.event, told.position, told.recorded_at, told.recipient, told.kind, told.because,
  told.legal, told.about_kind, told.about, told.dossier`

const toNotice = ({ about_kind: kind, about: id, dossier, recorded_at, read_at, ...row }: Row): KeptNotice => ({
  ...row,
  // The table holds what a notice was made of.
  about: { kind, id, dossier } as About,
  recordedAt: recorded_at,
  readAt: read_at,
})

/** The notices of one mail, in the order of the log. */
export const noticesOfMail = async (
  client: Pick<pg.ClientBase, 'query'>,
  mail: string,
): Promise<readonly KeptNotice[]> => {
  const { rows } = await client.query<Row>(
    `SELECT ${COLUMNS}, NULL AS read_at FROM notifying.outbox_notice AS link
     JOIN notifying.notice AS told ON told.id = link.notice WHERE link.outbox = $1 ORDER BY told.position, told.kind`,
    [mail],
  )
  return rows.map(toNotice)
}

const COUNTED = 100

export const createInbox = (pool: pg.Pool): Inbox => ({
  list: async ({ person, houses, limit, skip }) => {
    const { rows } = await pool.query<Row>(
      `SELECT ${COLUMNS}, read_at FROM notifying.notice AS told LEFT JOIN notifying.notice_read ON notice = told.id
       WHERE recipient = $1 AND house = ANY ($2::uuid[])
       ORDER BY read_at IS NOT NULL, told.position DESC, told.kind LIMIT $3 OFFSET $4`,
      [person, houses, limit + 1, skip],
    )
    return rows.map(toNotice)
  },
  houses: async (person) => {
    const { rows } = await pool.query<{ house: HouseId }>(
      'SELECT DISTINCT house FROM notifying.notice WHERE recipient = $1 ORDER BY house',
      [person],
    )
    return rows.map(({ house }) => house)
  },
  decisionsTold: async (person, house) => {
    const { rows } = await pool.query<{ about: string }>(
      `SELECT DISTINCT about FROM notifying.notice WHERE recipient = $1 AND house = $2 AND about_kind = 'decision'`,
      [person, house],
    )
    return new Set(rows.map(({ about }) => about))
  },
  countUnread: async (person, houses) => {
    const { rows } = await pool.query<{ unread: number }>(
      `SELECT count(*)::int AS unread FROM (SELECT FROM notifying.notice AS told
       WHERE recipient = $1 AND house = ANY ($2::uuid[])
         AND NOT EXISTS (SELECT FROM notifying.notice_read WHERE notice = told.id) LIMIT $3) AS counted`,
      [person, houses, COUNTED],
    )
    return rows[0]?.unread ?? 0
  },
  markRead: async (person, houses, notices) => {
    await pool.query(
      `INSERT INTO notifying.notice_read (notice)
       SELECT id FROM notifying.notice WHERE recipient = $1 AND house = ANY ($2::uuid[])
         AND ($3::uuid[] IS NULL OR id = ANY ($3::uuid[])) ON CONFLICT DO NOTHING`,
      [person, houses, notices ?? null],
    )
  },
})
