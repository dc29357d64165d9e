import type pg from 'pg'

/** What is kept of one person about telling them: references, choices and moments, no words. */
export type ToldPerson = {
  readonly notices: readonly {
    readonly position: number
    readonly event: string
    readonly kind: string
    readonly because: string
    readonly recordedAt: string
    readonly readAt: string | null
  }[]
  readonly mails: readonly {
    readonly id: string
    readonly state: string
    readonly attempts: number
    readonly triedAt: string | null
  }[]
  /** Null for who never chose. */
  readonly preference: { readonly mails: string; readonly language: string; readonly changedAt: string } | null
  readonly feedAddresses: readonly { readonly id: string; readonly feed: string; readonly madeAt: string }[]
}

export type ReadToldPerson = (person: string) => Promise<ToldPerson>

/** Reads all of it, for who asks what is held about them (GDPR art. 15). */
export const createReadToldPerson =
  (pool: pg.Pool): ReadToldPerson =>
  async (person) => {
    const notices = await pool.query<ToldPerson['notices'][number] & { position: bigint }>(
      `SELECT position, event, kind, because, recorded_at AS "recordedAt", read_at AS "readAt"
       FROM notifying.notice LEFT JOIN notifying.notice_read ON notice = id WHERE recipient = $1 ORDER BY position, kind`,
      [person],
    )
    const mails = await pool.query<ToldPerson['mails'][number]>(
      `SELECT id, state, attempts, tried_at AS "triedAt" FROM notifying.outbox WHERE recipient = $1 ORDER BY made_at, id`,
      [person],
    )
    const preferences = await pool.query<NonNullable<ToldPerson['preference']>>(
      `SELECT mails, language, changed_at AS "changedAt" FROM notifying.preference WHERE person = $1`,
      [person],
    )
    const addresses = await pool.query<ToldPerson['feedAddresses'][number]>(
      `SELECT id, feed, made_at AS "madeAt" FROM notifying.feed_address WHERE person = $1 ORDER BY made_at, id`,
      [person],
    )
    return {
      notices: notices.rows.map((row) => ({ ...row, position: Number(row.position) })),
      mails: mails.rows,
      preference: preferences.rows[0] ?? null,
      feedAddresses: addresses.rows,
    }
  }
