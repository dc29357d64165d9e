import { rotateKey, type Succession } from '../ledger/transparency/rotate-key.js'
import { logKeysOf } from '../runtime.js'
import { signWhatIsNew } from './export.js'
import { CommandFailed } from './failure.js'
import { withRuntime } from './with-runtime.js'

/** Prints every verifier key the ledger signed with; the last one signs now. */
export const showKeys = ({ json }: { readonly json: boolean }): Promise<void> =>
  withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    const keys = await runtime.log.keys()
    const shown = keys.map(({ verifierKey, fromSize, addedAt }) => ({
      verifierKey,
      fromSize: Number(fromSize),
      addedAt,
    }))
    const lines = shown.map(
      ({ verifierKey, fromSize, addedAt }) => `${verifierKey}  since ${addedAt}, from event ${fromSize + 1}\n`,
    )
    if (keys.length === 0)
      process.stderr.write('Nothing was signed yet: the first key is made at the first start of the server.\n')
    process.stdout.write(json ? `${JSON.stringify({ keys: shown }, null, 2)}\n` : lines.join(''))
  })

const AFTERWARDS: Readonly<Record<Succession, string>> = {
  'vouched-for':
    'This key signs from now on; the old one vouches for it. Keep the old verifier key: it opens the checkpoints signed before.',
  'old-key-lost':
    'This key signs from now on. The old key could not vouch for it: give the new one to everyone who checks this ledger.',
  'new-log':
    'This key signs a log of another name from now on. Tell everyone who checks this ledger what was lost, and give them the new key.',
}

/** Lets a new key sign from now on. */
export const rotate = (succession: Succession): Promise<void> =>
  withRuntime({ sharing: 'share' }, async ({ configuration, runtime }) => {
    const refused = succession === 'vouched-for' ? await signWhatIsNew(runtime) : null
    if (refused !== null) throw new CommandFailed(refused)
    const { pool, now } = runtime
    const { verifierKey } = await rotateKey({ pool, now, keys: logKeysOf(configuration) }, succession)
    process.stdout.write(`${verifierKey}\n`)
    process.stderr.write(`${AFTERWARDS[succession]}\n`)
  })
