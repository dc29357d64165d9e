import { exportFolder } from '../ledger/transparency/export-folder.js'
import { rootAt } from '../ledger/transparency/ranges.js'
import { SealingRefused } from '../ledger/transparency/sealing-refused.js'
import { storedNodes } from '../ledger/transparency/tree-store.js'
import type { Runtime } from '../runtime.js'
import { CommandFailed } from './failure.js'
import { startProgress } from './progress.js'
import { withRuntime } from './with-runtime.js'

/** Signs what is new, and shows it to the witnesses, so that a command speaks of all that is recorded; answers why it may not. */
export const signWhatIsNew = async ({
  sealer,
  witnessing,
}: Pick<Runtime, 'sealer' | 'witnessing'>): Promise<string | null> => {
  try {
    await sealer.catchUp()
    await witnessing.ask()
    return null
  } catch (error) {
    if (error instanceof SealingRefused) return error.message
    throw error
  }
}

/** Writes the signed log as a folder of files that anyone can check without this program's database. */
export const exportLog = (folder: string, { json }: { readonly json: boolean }): Promise<void> =>
  withRuntime({ sharing: 'share' }, async ({ configuration, runtime }) => {
    const refused = await signWhatIsNew(runtime)
    const progress = startProgress('export')
    const exported = await exportFolder(runtime.log, folder, {
      rootAt: (size) => rootAt(size, storedNodes(runtime.pool)),
      witnessKeys: configuration.witnesses.map(({ vkey }) => vkey),
      onProgress: progress.update,
    }).finally(progress.stop)
    const { size, written, kept } = exported
    if (json) process.stdout.write(`${JSON.stringify({ size: Number(size), written, kept }, null, 2)}\n`)
    else process.stdout.write(`${size} events in ${folder}: ${written} files written, ${kept} were there already.\n`)
    if (refused !== null) throw new CommandFailed(`Exported is what was signed before. ${refused}`)
  })
