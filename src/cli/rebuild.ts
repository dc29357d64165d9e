import { projections } from '../../projections/index.js'
import { CommandFailed } from './failure.js'
import { startProgress } from './progress.js'
import { withRuntime } from './with-runtime.js'

/** Builds projections anew from the log, beside the tables that serve, and switches to them. */
export const rebuild = async (projection: string | null, { json }: { readonly json: boolean }): Promise<void> => {
  const known = projections.map(({ name }) => name)
  if (projection !== null && !known.includes(projection)) {
    throw new CommandFailed(`There is no projection ${projection}; choose one of ${known.join(', ')}.`, 2)
  }
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    const progress = startProgress('rebuild')
    const started = performance.now()
    const rebuilt = projection === null ? known : [projection]
    await runtime.engine
      .rebuild(rebuilt, { onProgress: ({ position, target }) => progress.update(Number(position), Number(target)) })
      .finally(progress.stop)
    const seconds = (performance.now() - started) / 1000
    const events = Number(await runtime.store.head())
    if (json) process.stdout.write(`${JSON.stringify({ rebuilt, events, seconds }, null, 2)}\n`)
    else process.stdout.write(`${rebuilt.join(', ')}: rebuilt from ${events} events in ${seconds.toFixed(1)} s.\n`)
  })
}
