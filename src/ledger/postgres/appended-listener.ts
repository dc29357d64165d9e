import pg from 'pg'

/** Passes on PostgreSQL's notice that something was appended, by whatever process. */
export type AppendedListener = {
  /** Calls `wake` soon after an append. Returns a function that stops it. */
  readonly listen: (wake: () => void) => () => void
  readonly close: () => Promise<void>
}

const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000

/**
 * One connection of its own, opened when the first listener comes. When it breaks it is opened again, after pauses of
 * 0.1 to 5 seconds; since a notice may have passed meanwhile, everyone is woken then.
 */
export const createAppendedListener = (config: pg.ClientConfig): AppendedListener => {
  const listeners = new Set<() => void>()
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  let pause = FIRST_PAUSE
  let closed = false

  const wakeAll = (): void => {
    for (const wake of listeners) wake()
  }

  const discard = async (broken: pg.Client): Promise<void> => {
    broken.removeAllListeners('notification')
    await broken.end().catch(() => undefined)
  }

  const reconnectLater = (broken: pg.Client): void => {
    if (client !== broken) return
    client = null
    void discard(broken)
    if (closed) return
    retry = setTimeout(open, pause)
    retry.unref()
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }

  const open = (): void => {
    retry = null
    const opening = new pg.Client({ ...config, keepAlive: true, application_name: 'besluitboek listener' })
    client = opening
    opening.on('error', () => reconnectLater(opening))
    opening.on('end', () => reconnectLater(opening))
    opening.on('notification', wakeAll)
    const start = async (): Promise<void> => {
      await opening.connect()
      await opening.query('listen log_appended')
      pause = FIRST_PAUSE
      wakeAll()
    }
    start().catch(() => reconnectLater(opening))
  }

  return {
    listen: (wake) => {
      const own = (): void => wake()
      listeners.add(own)
      if (!closed && client === null && retry === null) open()
      return () => listeners.delete(own)
    },
    close: async () => {
      closed = true
      listeners.clear()
      if (retry !== null) clearTimeout(retry)
      const open = client
      client = null
      if (open !== null) await discard(open)
    },
  }
}
