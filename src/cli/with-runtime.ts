import pino from 'pino'
import { type Configuration, readConfiguration } from '../config.js'
import { openRuntime, type Runtime, type Sharing } from '../runtime.js'

export type Opened = { readonly configuration: Configuration; readonly runtime: Runtime; readonly logger: pino.Logger }

/** Opens the ledger of this environment, does the work, and closes it again whatever happens. */
export const withRuntime = async <Result>(
  sharing: Sharing,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> => {
  const configuration = readConfiguration(process.env)
  // Messages go to standard error, so that standard output holds answers only.
  const logger = pino({ level: configuration.logLevel }, pino.destination({ dest: 2, sync: true }))
  const runtime = await openRuntime({
    configuration,
    sharing,
    onTrouble: (error) => logger.warn({ err: error }, 'trouble, trying again'),
    onMigrated: (file) => logger.debug({ file }, 'migrated'),
  })
  try {
    return await work({ configuration, runtime, logger })
  } finally {
    await runtime.close()
  }
}
