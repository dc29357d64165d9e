import type { CommandRecord } from '../event-store.js'
import type { Connection } from './connection.js'

const FIND_COMMAND = `
  select fingerprint, answer, first_position, last_position, last_revision
  from log.command
  where house = $1 and key = $2`

/** What was recorded under a command key of a house, or null. */
export const findCommand = async (
  connection: Connection,
  house: string,
  key: string,
): Promise<CommandRecord | null> => {
  const [row] = await connection.rows({ name: 'log-find-command', text: FIND_COMMAND, values: [house, key] })
  if (row === undefined) return null
  const [fingerprint, answer, firstPosition, lastPosition, lastRevision] = row
  return {
    fingerprint: String(fingerprint),
    answer: JSON.parse(String(answer)) as unknown,
    firstPosition: BigInt(String(firstPosition)),
    lastPosition: BigInt(String(lastPosition)),
    lastRevision: Number(lastRevision),
  }
}
