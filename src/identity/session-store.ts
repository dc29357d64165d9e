import { createHash } from 'node:crypto'
import type { FastifySessionOptions } from '@fastify/session'
import type { Session } from 'fastify'
import type pg from 'pg'
import { removeOldAttempts } from './attempts.js'
import { removeExpiredTokens } from './programs.js'

type Store = NonNullable<FastifySessionOptions['store']>

/** How long a session lasts, in milliseconds: without being used, and at most; and how long signing in counts as recent. */
export type SessionLimits = { readonly idle: number; readonly absolute: number; readonly recent: number }

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

/** Eight hours without use, a day at most. What weighs asks for a recent sign-in besides. */
export const SESSION_LIMITS: SessionLimits = { idle: 8 * HOUR, absolute: 24 * HOUR, recent: 15 * MINUTE }

export const sessionIdHash = (id: string): Buffer => createHash('sha256').update(id).digest()

/** When the session ends unless it is used: never later than its absolute limit after signing in. */
const expiryOf = (session: Session, { idle, absolute }: Pick<SessionLimits, 'idle' | 'absolute'>): Date => {
  const byUse = session.cookie.expires?.getTime() ?? Date.now() + idle
  return new Date(session.signedInAt === undefined ? byUse : Math.min(byUse, session.signedInAt + absolute))
}

/**
 * Sessions in PostgreSQL (`web.session`), so that they can be ended from the server. One that was ended stays as a mark:
 * a request that was under way cannot bring it back.
 */
export const createSessionStore = (pool: pg.Pool, limits: Pick<SessionLimits, 'idle' | 'absolute'>): Store => ({
  set: (id, session, done) => {
    pool
      .query(
        `INSERT INTO web.session (id_hash, data, expires_at, account) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id_hash) DO UPDATE
         SET data = excluded.data, expires_at = excluded.expires_at, account = excluded.account, seen_at = clock_timestamp()
         WHERE session.ended_at IS NULL`,
        [sessionIdHash(id), JSON.stringify(session), expiryOf(session, limits), session.account ?? null],
      )
      .then(() => done(), done)
  },
  get: (id, done) => {
    pool
      .query<{ data: Session }>(
        'SELECT data FROM web.session WHERE id_hash = $1 AND expires_at > now() AND ended_at IS NULL',
        [sessionIdHash(id)],
      )
      .then(({ rows }) => done(null, rows[0]?.data ?? null), done)
  },
  destroy: (id, done) => {
    pool
      .query(`UPDATE web.session SET ended_at = clock_timestamp(), data = '{}' WHERE id_hash = $1`, [sessionIdHash(id)])
      .then(() => done(), done)
  },
})

/** Removes the sessions and tokens that have ended, and attempts to sign in that count no more. */
const removeEndedSessions = async (pool: pg.Pool): Promise<void> => {
  await pool.query('DELETE FROM web.session WHERE expires_at <= now()')
  await removeOldAttempts(pool)
  await removeExpiredTokens(pool)
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

/** How long a session in use goes on before its end is moved: not on every request, each is a write. */
const RENEWED_EVERY = 15 * MINUTE

/** Keeps the session of someone who is signed in alive: marks it as changed now and then, so that it is stored anew. */
export const renewSession = (session: Session, { idle }: SessionLimits = SESSION_LIMITS): void => {
  if (session.principal === undefined && session.account === undefined) return
  if (Date.now() - (session.renewedAt ?? 0) < Math.min(RENEWED_EVERY, idle / 4)) return
  session.renewedAt = Date.now()
}
