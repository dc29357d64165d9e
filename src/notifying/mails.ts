import type pg from 'pg'

/** A mail that did not leave, for who administers the house. */
export type TroubledMail = {
  readonly id: string
  readonly recipient: string
  readonly state: 'waiting' | 'given-up'
  readonly attempts: number
  readonly problem: string | null
  readonly triedAt: string | null
}

export type MailCounts = {
  readonly waiting: number
  readonly givenUp: number
  /** How far the log has been told; null before it was first looked at. */
  readonly position: bigint | null
}

/** What became of the mails in the outbox. */
export type Mails = {
  /** Given up, or tried in vain so far; the newest attempt first, at most 200. */
  readonly troubled: (house: string) => Promise<readonly TroubledMail[]>
  /** Lets a mail that was given up be sent after all. */
  readonly tryAgain: (house: string, mail: string) => Promise<void>
  readonly count: () => Promise<MailCounts>
}

export const createMails = (pool: pg.Pool): Mails => ({
  troubled: async (house) => {
    const { rows } = await pool.query<TroubledMail>(
      `SELECT id, recipient, state, attempts, problem, tried_at AS "triedAt" FROM notifying.outbox
       WHERE house = $1 AND (state = 'given-up' OR (state = 'waiting' AND attempts > 0))
       ORDER BY tried_at DESC, id LIMIT 200`,
      [house],
    )
    return rows
  },
  tryAgain: async (house, mail) => {
    await pool.query(
      `UPDATE notifying.outbox SET state = 'waiting', ended_at = NULL, first_tried_at = NULL, send_after = clock_timestamp()
       WHERE house = $1 AND id = $2 AND state = 'given-up'`,
      [house, mail],
    )
  },
  count: async () => {
    const { rows } = await pool.query<MailCounts>(
      `SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE state = 'given-up')::int AS "givenUp",
         (SELECT position FROM notifying.checkpoint) AS position
       FROM notifying.outbox WHERE state <> 'sent'`,
    )
    return rows[0] ?? { waiting: 0, givenUp: 0, position: null }
  },
})
