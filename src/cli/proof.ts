import { signWhatIsNew } from './export.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

/** Prints the proof that an event stands in the signed log (C2SP tlog-proof). */
export const proof = (event: string, { json }: { readonly json: boolean }): Promise<void> =>
  withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    const refused = await signWhatIsNew(runtime)
    const found = await runtime.log.proofOf(event)
    if (found === 'unknown-event') throw new CommandFailed(`There is no event ${event} in this ledger.`)
    if (found === 'not-yet-sealed')
      throw new CommandFailed(refused ?? `Event ${event} is not signed yet; try again in a moment.`)
    process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : found.proof)
  })
