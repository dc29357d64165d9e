import { askedToEnd, listen } from './listen.js'
import { withRuntime } from './with-runtime.js'

/** Serves an empty or existing ledger until it is asked to end. */
export const serve = (): Promise<void> =>
  withRuntime('own', async (opened) => {
    const ending = askedToEnd()
    await opened.runtime.engine.start()
    const { developmentSignIn } = opened.configuration
    const listening = await listen(opened, { developmentSignIn })
    process.stderr.write(`Besluitboek runs at ${listening.address} (Ctrl-C to stop)\n`)
    if (!developmentSignIn) {
      process.stderr.write(
        'Nobody can sign in yet: set BESLUITBOEK_DEVELOPMENT_SIGN_IN=on to try it out on this machine.\n',
      )
    }
    await ending
    process.stderr.write('Closing…\n')
    await listening.close()
  })
