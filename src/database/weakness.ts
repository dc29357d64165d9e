import type pg from 'pg'

/** One way in which the log could be changed unseen, and how to take it away. */
export type Weakness = {
  /** What it is about, as PostgreSQL names it: `log.event`, `log.refuse_change`, a role. */
  readonly object: string
  /** What is wrong, naming the object. */
  readonly fault: string
  /** What to do about it; a statement where one will do. */
  readonly remedy: string
}

/** A weakness as one sentence. */
export const describeWeakness = ({ fault, remedy }: Weakness): string => `${fault}; ${remedy}.`

/** Where the checks ask: a pool, or one of its sessions. */
export type Sessions = pg.Pool | pg.PoolClient
