import type { Configuration } from '../config.js'
import { asked, untilAskedToEnd } from './ending.js'
import { listen, refuseOpenSignIn } from './listen.js'
import { withRuntime } from './with-runtime.js'

const check = (configuration: Configuration): void => {
  if (configuration.developmentSignIn) refuseOpenSignIn(configuration)
}

/** Serves an empty or existing ledger until it is asked to end. */
export const serve = (): Promise<void> =>
  untilAskedToEnd((ending) =>
    withRuntime({ sharing: 'own', check }, async (opened) => {
      if (ending.aborted) return
      await opened.runtime.engine.start()
      const { developmentSignIn, logEntries } = opened.configuration
      const listening = await listen(opened, { developmentSignIn, logEntries: logEntries ?? 'auditors' })
      process.stderr.write(`Besluitboek runs at ${listening.address} (Ctrl-C to stop)\n`)
      const firstManager = await listening.firstManager()
      if (firstManager !== null) {
        process.stderr.write(
          `Nobody has an account yet. Make the first one here, within seven days; a new start gives a new link:\n  ${firstManager}\n`,
        )
      }
      await asked(ending)
      process.stderr.write('Closing…\n')
      await listening.close()
    }),
  )
