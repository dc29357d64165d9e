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

const HOUR = 60 * 60 * 1000

/** Removes the sessions that have ended. */
const removeEndedSessions = async (pool: pg.Pool): Promise<void> => {
  await pool.query('DELETE FROM web.session WHERE expires_at <= now()')
}

/**
 * Removes the sessions that have ended, now and every `interval` milliseconds. Answers a function that stops it and
 * waits for what is running. Trouble is told and does no harm: what is left over lets nobody in, and goes next time.
 */
export const tidySessions = (
  pool: pg.Pool,
  onTrouble: (error: unknown) => void,
  interval = HOUR,
): (() => Promise<void>) => {
  let running = removeEndedSessions(pool).catch(onTrouble)
  const timer = setInterval(() => {
    running = running.then(() => removeEndedSessions(pool)).catch(onTrouble)
  }, interval)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}

/** How long a session in use goes on before its end is moved, in milliseconds: not on every request, each is a write. */
const RENEWED_EVERY = 15 * 60 * 1000

/** Keeps the session of someone who is signed in alive: marks it as changed now and then, so that it is stored anew. */
export const renewSession = (session: Session): void => {
  if (session.principal === undefined || Date.now() - (session.renewedAt ?? 0) < RENEWED_EVERY) return
  session.renewedAt = Date.now()
}
