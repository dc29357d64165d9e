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
      if (!developmentSignIn) {
        process.stderr.write(
          'Nobody can sign in yet: set BESLUITBOEK_DEVELOPMENT_SIGN_IN=on to try it out on this machine.\n',
        )
      }
      await asked(ending)
      process.stderr.write('Closing…\n')
      await listening.close()
    }),
  )
