import { createHash } from 'node:crypto'
import type { FastifySessionOptions } from '@fastify/session'
import type { Session } from 'fastify'
import type pg from 'pg'

type Store = NonNullable<FastifySessionOptions['store']>

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest()

const expiryOf = (session: Session, lifetime: number): Date => session.cookie.expires ?? new Date(Date.now() + lifetime)

/**
 * Sessions in PostgreSQL (`web.session`), so that they can be ended from the server. `lifetime` in milliseconds holds
 * for sessions whose cookie names no end.
 */
export const createSessionStore = (pool: pg.Pool, lifetime: number): Store => ({
  set: (id, session, done) => {
    pool
      .query(
        `INSERT INTO web.session (id_hash, data, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (id_hash) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at`,
        [hashOf(id), JSON.stringify(session), expiryOf(session, lifetime)],
      )
      .then(() => done(), done)
  },
  get: (id, done) => {
    pool
      .query<{ data: Session }>('SELECT data FROM web.session WHERE id_hash = $1 AND expires_at > now()', [hashOf(id)])
      .then(({ rows }) => done(null, rows[0]?.data ?? null), done)
  },
  destroy: (id, done) => {
    pool.query('DELETE FROM web.session WHERE id_hash = $1', [hashOf(id)]).then(() => done(), done)
  },
})

/** Removes the sessions that have ended; meant to run now and then. */
export const removeEndedSessions = async (pool: pg.Pool): Promise<void> => {
  await pool.query('DELETE FROM web.session WHERE expires_at <= now()')
}
