import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { transaction } from '../database/transaction.js'
import type { VoteChoice } from '../domain/ballot/events.js'
import type { BallotId, DossierId, HouseId, SeatId } from '../domain/shared/identifiers.js'
import { type Contents, emptyContents, type Lock, withVote } from './contents.js'

/** Which ballot a box belongs to. */
export type BallotPlace = { readonly house: HouseId; readonly dossier: DossierId; readonly ballot: BallotId }

/** A box that was made: the id is never used again, also not for another box of the same ballot. */
export type Box = BallotPlace & { readonly id: string }

/** `gone`: the box was taken away, because its ballot was closed. `closing`: someone is closing the ballot now. */
export type Added = 'added' | 'voted-before' | 'closing' | 'gone'

export type Closing = {
  readonly contents: Contents
  /** Opens the box again; does nothing when another has begun to close it as well. */
  readonly reopen: () => Promise<void>
}

/**
 * The votes of the secret ballots that are open, in PostgreSQL (`ballot_box.box`). Every answer is durable when it is
 * given.
 *
 * A vote is counted exactly when it was answered `added`: it is added under the lock of its row and only to a box that
 * nobody is closing, and what {@link BallotBox.beginClosing} reads under that lock does not change any more.
 */
export type BallotBox = {
  /** The box of a ballot, made when there is none. Look in the log afterwards whether the ballot is still open. */
  readonly find: (place: BallotPlace) => Promise<Box>
  readonly add: (box: Box, seat: SeatId, choice: VoteChoice) => Promise<Added>
  /**
   * Keeps every vote out from now on and answers what is in the box; null when the box is gone. A box that another began
   * to close is answered too, but is then not opened again by either: the other may just be recording the result.
   */
  readonly beginClosing: (box: Box) => Promise<Closing | null>
  /** Takes the box of a ballot that is closed away, with all that is in it. */
  readonly remove: (place: BallotPlace) => Promise<void>
  /** Every box there is. */
  readonly list: () => Promise<readonly Box[]>
}

/**
 * How long a closing that was broken off keeps votes out, in milliseconds: longer than its append to the log can take
 * (each call to a store has a time limit of some ten seconds), so that no result comes after a vote it does not count.
 */
const LONGEST_CLOSING = 120_000

type LockedRow = { readonly contents: Buffer; readonly closing: string | null; readonly under_way: boolean }

/** @param openLock asked at every use, so that no key is made before there is a secret ballot */
export const createBallotBox = (
  pool: pg.Pool,
  openLock: () => Promise<Lock>,
  { longestClosing = LONGEST_CLOSING }: { readonly longestClosing?: number } = {},
): BallotBox => {
  /** The row, held until the transaction ends. */
  const hold = async (client: pg.PoolClient, { id }: Box): Promise<LockedRow | undefined> => {
    const { rows } = await client.query<LockedRow>(
      `SELECT contents, closing,
              coalesce(closing_since > clock_timestamp() - make_interval(secs => $2), false) AS under_way
         FROM ballot_box.box WHERE id = $1 FOR UPDATE`,
      [id, longestClosing / 1000],
    )
    return rows[0]
  }

  const lookUp = async ({ ballot }: BallotPlace): Promise<string | undefined> => {
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM ballot_box.box WHERE ballot = $1', [ballot])
    return rows[0]?.id
  }

  const find: BallotBox['find'] = async (place) => {
    const lock = await openLock()
    for (;;) {
      const id = await lookUp(place)
      if (id !== undefined) return { ...place, id }
      const { house, dossier, ballot } = place
      await pool.query(
        `INSERT INTO ballot_box.box (id, house, dossier, ballot, contents) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (ballot) DO NOTHING`,
        [randomUUID(), house, dossier, ballot, lock.close(ballot, emptyContents)],
      )
    }
  }

  const add: BallotBox['add'] = async (box, seat, choice) => {
    const lock = await openLock()
    return transaction(pool, async (client) => {
      const row = await hold(client, box)
      if (row === undefined) return 'gone'
      if (row.under_way) return 'closing'
      const contents = lock.open(box.ballot, row.contents)
      if (contents.participants.includes(seat)) return 'voted-before'
      const closed = lock.close(box.ballot, withVote(contents, seat, choice))
      await client.query(
        'UPDATE ballot_box.box SET contents = $2, closing = NULL, closing_since = NULL WHERE id = $1',
        [box.id, closed],
      )
      return 'added'
    })
  }

  const reopen = async ({ id }: Box, mine: string): Promise<void> => {
    await pool.query('UPDATE ballot_box.box SET closing = NULL, closing_since = NULL WHERE id = $1 AND closing = $2', [
      id,
      mine,
    ])
  }

  const beginClosing: BallotBox['beginClosing'] = async (box) => {
    const lock = await openLock()
    return transaction(pool, async (client) => {
      const row = await hold(client, box)
      if (row === undefined) return null
      const contents = lock.open(box.ballot, row.contents)
      const mine = randomUUID()
      await client.query('UPDATE ballot_box.box SET closing = $2, closing_since = clock_timestamp() WHERE id = $1', [
        box.id,
        mine,
      ])
      return { contents, reopen: async () => (row.under_way ? undefined : reopen(box, mine)) }
    })
  }

  return {
    find,
    add,
    beginClosing,
    remove: async ({ ballot }) => {
      await pool.query('DELETE FROM ballot_box.box WHERE ballot = $1', [ballot])
    },
    list: async () => {
      const { rows } = await pool.query<Box>('SELECT id, house, dossier, ballot FROM ballot_box.box ORDER BY id')
      return rows
    },
  }
}
