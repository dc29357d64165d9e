import { backup as writeBackup } from '../backup/backup.js'
import { noteBackup } from '../backup/last-backup.js'
import { readConfiguration } from '../config.js'
import { openDatabase } from '../runtime.js'
import { CommandFailed } from './failure.js'
import { startProgress } from './progress.js'

const MOST_DAYS = 3650

const readDays = (text: string): number => {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (days < 1 || days > MOST_DAYS) {
    throw new CommandFailed(`--keys-keep-days must be a whole number from 1 to ${MOST_DAYS}.`, 2)
  }
  return days
}

const EVENTS_ELSEWHERE =
  'The events themselves live in the event store and are not in it: back up the event store as well, after this.'

/** Writes the ledger of this environment into a new file, and the keys to personal data into one beside it. */
export const backup = async (
  file: string,
  { keysKeepDays, json }: { readonly keysKeepDays: string; readonly json: boolean },
): Promise<void> => {
  const days = readDays(keysKeepDays)
  const configuration = readConfiguration(process.env)
  const eventsElsewhere = configuration.eventStoreUrl !== null
  const database = await openDatabase(configuration, 'share')
  const writing = startProgress('backup')
  const reading = startProgress('read back')
  try {
    const done = await writeBackup({
      connectionString: database.connectionString,
      file,
      keysKeepDays: days,
      eventsElsewhere,
      now: new Date(),
      onRow: writing.update,
      onRead: reading.update,
    })
    const { head, tables, events, createdAt } = done.ledger
    await noteBackup(configuration.dataDirectory, { createdAt, position: head.position })
    const { expiresAt } = done.keys
    if (json) {
      const answer = { file: done.file, keysFile: done.keysFile, createdAt, head, events, tables, expiresAt }
      process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
      return
    }
    process.stdout.write(
      [
        `${done.file}: the ledger up to position ${head.position}, written and read back.`,
        ...(eventsElsewhere ? [EVENTS_ELSEWHERE] : []),
        `Keep it on another machine for as long as your backups are kept, and keep ${done.keysFile} (the keys to personal data) apart from it and destroy it by ${expiresAt.slice(0, 10)}.`,
        '',
      ].join('\n'),
    )
  } finally {
    writing.stop()
    reading.stop()
    await database.stop()
  }
}
