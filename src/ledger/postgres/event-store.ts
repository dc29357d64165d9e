import type pg from 'pg'
import { checkAppend } from '../append-rules.js'
import { type Append, type AppendResult, type EventStore, InvalidAppend, StoreUnavailable } from '../event-store.js'
import { appendBatch, type Verdict } from './append-batch.js'
import { createAppendedListener } from './appended-listener.js'
import { createConnection } from './connection.js'
import { findCommand, findCommands } from './find-command.js'
import { createGroupCommit } from './group-commit.js'
import { readAll, readEvent, readHead, readLog, readStream } from './read-events.js'

export type PostgresEventStoreOptions = {
  /** Sessions under the program's role. The store uses it but does not end it. */
  readonly pool: pg.Pool
  /** Where to listen for notices of appends, when the pool goes through something that cannot (a pooler). Default: as the pool. */
  readonly listenConnectionString?: string
  /** Milliseconds to wait for a connection, and for each answer, before the store counts as unavailable. Default 10,000. */
  readonly deadline?: number
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The event store on PostgreSQL. Keeps the contract of {@link EventStore}; tables in `migrations/0002_log.sql`. */
export const createPostgresEventStore = (options: PostgresEventStoreOptions): EventStore => {
  const connection = createConnection(options.pool, options.deadline ?? 10_000)
  const groupCommit = createGroupCommit((batch) => appendBatch(connection, batch))
  const listener = createAppendedListener(
    options.listenConnectionString === undefined
      ? options.pool.options
      : { connectionString: options.listenConnectionString },
  )
  let closed = false

  const whileOpen = <Answer>(answer: () => Promise<Answer>): Promise<Answer> =>
    closed ? Promise.reject(new StoreUnavailable('The event store is closed')) : answer()

  const settle = async (request: Append, verdict: Verdict): Promise<AppendResult> => {
    switch (verdict.kind) {
      case 'appended':
      case 'wrong-revision':
        return verdict
      case 'id-taken':
        throw new InvalidAppend(
          `An event of this append to ${request.stream} has an id that is already in the ledger; give every event a new id`,
        )
      case 'command-known': {
        const first =
          request.command === null ? null : await findCommand(connection, request.house, request.command.key)
        if (first === null) throw new Error('log.append knows a command that log.command does not show')
        return { kind: first.fingerprint === request.command?.fingerprint ? 'repeated' : 'key-reused', first }
      }
    }
  }

  return {
    name: 'postgres',
    append: (request) => whileOpen(async () => settle(request, await groupCommit.write(checkAppend(request)))),
    readStream: (stream, { fromRevision = 0, limit }) =>
      whileOpen(() => readStream(connection, stream, fromRevision, limit)),
    readAll: ({ after, limit }) => whileOpen(() => readAll(connection, after, limit)),
    readLog: ({ after, limit }) => whileOpen(() => readLog(connection, after, limit)),
    readEvent: (id) => whileOpen(async () => (UUID.test(id) ? readEvent(connection, id) : null)),
    findCommand: (house, key) => whileOpen(() => findCommand(connection, house, key)),
    findCommands: (house, keys) => whileOpen(() => findCommands(connection, house, keys)),
    head: () => whileOpen(() => readHead(connection)),
    onAppended: (wake) => listener.listen(wake),
    close: async () => {
      closed = true
      await groupCommit.close()
      await listener.close()
    },
  }
}
