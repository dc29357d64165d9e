import type { CommandRecord } from '../event-store.js'
import type { Connection, TextRow } from './connection.js'

const FIND_COMMANDS = `
  select key, fingerprint, answer, first_position, last_position, last_revision
  from log.command
  where house = $1 and key = any ($2::text[])`

const recordOf = ([, fingerprint, answer, firstPosition, lastPosition, lastRevision]: TextRow): CommandRecord => ({
  fingerprint: String(fingerprint),
  answer: JSON.parse(String(answer)) as unknown,
  firstPosition: BigInt(String(firstPosition)),
  lastPosition: BigInt(String(lastPosition)),
  lastRevision: Number(lastRevision),
})

/** What was recorded under these command keys of a house, by key. */
export const findCommands = async (
  connection: Connection,
  house: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CommandRecord>> => {
  const rows = await connection.rows({ name: 'log-find-commands', text: FIND_COMMANDS, values: [house, keys] })
  return new Map(rows.map((row) => [String(row[0]), recordOf(row)]))
}

/** What was recorded under a command key of a house, or null. */
export const findCommand = async (connection: Connection, house: string, key: string): Promise<CommandRecord | null> =>
  (await findCommands(connection, house, [key])).get(key) ?? null
