import pino from 'pino'
import { type Configuration, readConfiguration } from '../config.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { StoreUnavailable } from '../ledger/event-store.js'
import { createLogger } from '../logging.js'
import { openRuntime, type Runtime, type RuntimeOptions, type Sharing } from '../runtime.js'
import { CommandFailed } from './failure.js'

export type Opened = { readonly configuration: Configuration; readonly runtime: Runtime; readonly logger: pino.Logger }

export type Opening = {
  readonly sharing: Sharing
  /** Looks at the configuration before anything is opened; throws when it will not do. */
  readonly check?: (configuration: Configuration) => void
  /** See {@link RuntimeOptions.evenUnguarded}. */
  readonly evenUnguarded?: boolean
}

/** The house of nobody: asking for it costs nothing and shows whether the event store answers. */
const NO_HOUSE = '00000000-0000-0000-0000-000000000000' as HouseId

const askEventStore = async ({ houses }: Runtime, { eventStoreUrl }: Configuration): Promise<void> => {
  try {
    await houses.load(NO_HOUSE)
  } catch (error) {
    if (!(error instanceof StoreUnavailable) || eventStoreUrl === null) throw error
    const why = error.cause instanceof Error ? error.cause.message : error.message
    throw new CommandFailed(
      `The event store cannot be reached (${why}); check EVENTSTORE_URL and whether the server runs.`,
    )
  }
}

/**
 * Opens the ledger of this environment, does the work, and closes it again whatever happens.
 *
 * @throws {CommandFailed} when the event store does not answer now; one that goes away later is waited for
 */
export const withRuntime = async <Result>(
  { sharing, check, evenUnguarded = false }: Opening,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> => {
  const configuration = readConfiguration(process.env)
  check?.(configuration)
  // Messages go to standard error, so that standard output holds answers only.
  const logger = createLogger(configuration.logLevel, pino.destination({ dest: 2, sync: true }))
  let opened = false
  const runtime = await openRuntime({
    configuration,
    sharing,
    evenUnguarded,
    // Until it is open, trouble ends the program with a sentence of its own.
    onTrouble: (error) => logger[opened ? 'warn' : 'debug']({ err: error }, 'trouble, trying again'),
    onMigrated: (file) => logger.debug({ file }, 'migrated'),
  })
  try {
    await askEventStore(runtime, configuration)
    opened = true
    return await work({ configuration, runtime, logger })
  } finally {
    await runtime.close()
  }
}
