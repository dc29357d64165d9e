import { writeSync } from 'node:fs'
import { APPLICATION_ROLE, createPool } from '../../../src/database/connect.js'
import { type Append, StoreUnavailable } from '../../../src/ledger/event-store.js'
import { createPostgresEventStore } from '../../../src/ledger/postgres/event-store.js'
import { newAppend, newCommand, newEvents, newHouse, newStream } from '../contract/subject.js'

/**
 * A program to be killed: appends without end, four at a time, and writes a line for every attempt before it is made and
 * for every acknowledgement once it is there. Lines are written at once, so that a kill cannot hold one back.
 */
export type WriterLine =
  | { readonly kind: 'attempt'; readonly append: Append }
  | {
      readonly kind: 'acknowledged'
      readonly key: string
      readonly ids: readonly string[]
      readonly firstPosition: string
    }

const say = (line: WriterLine): void => {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

const [connectionString] = process.argv.slice(2)
if (connectionString === undefined) throw new Error('Give the address of the database')

const store = createPostgresEventStore({
  pool: createPool(connectionString, { role: APPLICATION_ROLE, applicationName: 'crash writer' }),
})

const write = async (): Promise<never> => {
  const house = newHouse()
  const stream = newStream()
  for (let round = 0; ; round += 1) {
    const append = newAppend({
      house,
      stream: round % 3 === 0 ? newStream() : stream,
      events: newEvents(house, 1 + (round % 3)),
      command: newCommand(),
    })
    say({ kind: 'attempt', append })
    try {
      const result = await store.append(append)
      if (result.kind !== 'appended') throw new Error(`unexpected ${result.kind}`)
      say({
        kind: 'acknowledged',
        key: String(append.command?.key),
        ids: result.events.map(({ id }) => id),
        firstPosition: String(result.firstPosition),
      })
    } catch (error) {
      // The server is gone: what became of this append is settled by whoever started us.
      if (!(error instanceof StoreUnavailable)) throw error
    }
  }
}

await Promise.all(Array.from({ length: 4 }, write))
