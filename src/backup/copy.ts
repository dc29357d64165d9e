import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** The COPY text that a statement `COPY … TO STDOUT` gives, no faster than it is read. */
export const copyOut = async function* (client: pg.ClientBase, sql: string): AsyncGenerator<Buffer> {
  for await (const chunk of client.query(copyTo(sql))) if (Buffer.isBuffer(chunk)) yield chunk
}

/** A statement `COPY … FROM STDIN` that is being fed. */
export type CopyIn = {
  readonly write: (text: Buffer) => Promise<void>
  /** Resolves when the server has taken every row. */
  readonly end: () => Promise<void>
}

export const copyIn = (client: pg.ClientBase, sql: string): CopyIn => {
  const stream = client.query(copyFrom(sql))
  const done = finished(stream)
  // Told by the next write, or by the end.
  done.catch(() => undefined)
  return {
    write: async (text) => {
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done])
    },
    end: () => {
      stream.end()
      return done
    },
  }
}
