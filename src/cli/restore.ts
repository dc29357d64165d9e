import { projections } from '../../projections/index.js'
import { appendExported } from '../backup/append-exported.js'
import { restore as putBack, type Restored } from '../backup/restore.js'
import { readConfiguration } from '../config.js'
import { checkLog, type LogCheck } from '../ledger/check-log.js'
import { openDatabase, type Runtime } from '../runtime.js'
import { CommandFailed } from './failure.js'
import { startProgress } from './progress.js'
import { recordErasuresAgain } from './record-erasures-again.js'
import { withRuntime } from './with-runtime.js'

export type RestoreCommand = {
  readonly keysFile: string | null
  readonly expiredKeys: boolean
  /** Folder of an exported log to take the events after the backup from; null without. */
  readonly log: string | null
  readonly json: boolean
}

type PutBack = Restored & { readonly addedFromLog: bigint }

const putBackHere = async (file: string, { keysFile, expiredKeys, log }: RestoreCommand): Promise<PutBack> => {
  const configuration = readConfiguration(process.env)
  if (log !== null && configuration.eventStoreUrl !== null) {
    throw new CommandFailed('--log goes with a log in PostgreSQL; restore the event store from its own backup.', 2)
  }
  const database = await openDatabase(configuration, 'own')
  const checking = startProgress('check')
  const writing = startProgress('restore')
  try {
    const restored = await putBack({
      connectionString: database.connectionString,
      file,
      keysFile,
      expiredKeys,
      eventsElsewhere: configuration.eventStoreUrl !== null,
      now: new Date(),
      onRead: checking.update,
      onRow: writing.update,
    })
    const { connectionString } = database
    const addedFromLog =
      log === null ? 0n : await appendExported({ connectionString, folder: log, onProgress: checking.update })
    return { ...restored, addedFromLog }
  } finally {
    checking.stop()
    writing.stop()
    await database.stop()
  }
}

const withoutAccounts: Readonly<Record<Exclude<Restored['accounts'], number>, string>> = {
  'no-keys': 'No accounts came back: they are in the file with the keys. People are invited anew.',
  'not-in-file': 'No accounts came back: this file with keys is of a version that kept none. People are invited anew.',
  'of-another-version':
    'No accounts came back: the file with the keys is of a newer version than the backup. People are invited anew, or restore again with the .keys file that was made with this backup.',
}

const describe = (
  file: string,
  { ledger, keys, leftOut, addedFromLog, accounts }: PutBack,
  erasedAgain: number,
): readonly string[] => [
  `${file}: restored up to position ${ledger.head.position}, as it was at ${ledger.createdAt}.`,
  ...(addedFromLog > 0n ? [`${addedFromLog} events that came after it were taken from the exported log.`] : []),
  ...(keys === null ? ['No keys to personal data were given (--keys).'] : []),
  typeof accounts === 'number'
    ? `${accounts} accounts came back; everybody signs in again.`
    : withoutAccounts[accounts],
  ...leftOut.map(
    ({ table, rows }) =>
      `${rows} rows of ${table} did not come back: their key was not there, or their person was erased. To have them with other keys, restore again into an empty database.`,
  ),
  ...(erasedAgain > 0 ? [`${erasedAgain} persons who were erased after this backup were erased again.`] : []),
]

/** Builds the tables that answer questions, so that the first start answers all of them. */
const buildTables = async ({ engine }: Runtime): Promise<void> => {
  const building = startProgress('build')
  await engine
    .rebuild(
      projections.map(({ name }) => name),
      { onProgress: ({ position, target }) => building.update(Number(position), Number(target)) },
    )
    .finally(building.stop)
}

/**
 * Puts a backup back into the empty ledger of this environment, looks whether the log is as it must be, and builds the
 * tables that answer from it. Whoever was erased since the backup is erased again before anything is served.
 */
export const restore = async (file: string, command: RestoreCommand): Promise<void> => {
  const restored = await putBackHere(file, command)
  // Opening it also checks that every guard of the log stands.
  const { log, erasedAgain } = await withRuntime({ sharing: 'own' }, async ({ runtime }) => {
    const checked = await checkLog(runtime.store, runtime.registry)
    if (checked.faults.length > 0) return { log: checked, erasedAgain: runtime.erasedAgain }
    const recorded = await recordErasuresAgain(runtime)
    await buildTables(runtime)
    // Now the tables tell whom the log itself, as far as it came back, says are erased.
    const more = await runtime.personalData.replayErasures()
    return { log: checked, erasedAgain: Math.max(recorded, runtime.erasedAgain + more) }
  })
  if (command.json) {
    const { head, createdAt, events, tables } = restored.ledger
    const { rows, leftOut, keys, accounts } = restored
    const addedFromLog = Number(restored.addedFromLog)
    const answer = {
      addedFromLog,
      head,
      createdAt,
      events,
      tables,
      keys: keys !== null,
      rows,
      leftOut,
      accounts,
      erasedAgain,
      log,
    }
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
  } else process.stdout.write(`${describe(file, restored, erasedAgain).join('\n')}\n`)
  refuseFaults(log)
}

const refuseFaults = ({ faults }: LogCheck): void => {
  if (faults.length === 0) return
  throw new CommandFailed(`It came back as it was backed up, and its log has faults: ${faults.join('; ')}`)
}
