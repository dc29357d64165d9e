import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createQueries } from '../../projections/create-queries.js'
import { packageRoot } from '../package-root.js'
import type { Runtime } from '../runtime.js'
import { asked, untilAskedToEnd } from './ending.js'
import { CommandFailed } from './failure.js'
import { describeProblem, importInto } from './import.js'
import { listen, refuseOpenSignIn } from './listen.js'
import { startProgress } from './progress.js'
import { printReport } from './report.js'
import { type Opening, withRuntime } from './with-runtime.js'

const housesFolder = join(packageRoot, 'houses')

const houseFiles = async (): Promise<readonly string[]> =>
  (await readdir(housesFolder))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort()
    .map((name) => join(housesFolder, name))

/**
 * Lets each caller begin in a round of its own: a file is checked at one go before anything of it is sent, and between two
 * files whatever else waits (a connection, the lease of the projections) gets its answer.
 */
const oneByOne = (): (() => Promise<void>) => {
  let last = Promise.resolve()
  return () => {
    const mine = last
    last = last.then(() => setImmediate())
    return mine
  }
}

/** Imports the documented houses; those that are there already are left as they are. */
const importDocumentedHouses = async (runtime: Runtime): Promise<void> => {
  const progress = startProgress('houses')
  const files = await Promise.all(
    (await houseFiles()).map(async (file) => ({ file, raw: await readFile(file, 'utf8') })),
  )
  const done = new Map<string, readonly [number, number]>()
  const show = (file: string) => (recorded: number, total: number) => {
    done.set(file, [recorded, total])
    const sums = [...done.values()]
    const sum = (index: 0 | 1): number => sums.reduce((total_, one) => total_ + one[index], 0)
    progress.update(sum(0), sum(1))
  }
  try {
    // Houses do not depend on each other, so they are imported side by side: appends then share their commits.
    const turn = oneByOne()
    const results = await Promise.all(
      files.map(async ({ file, raw }) => {
        await turn()
        return { file, result: await importInto(runtime, raw, show(file)) }
      }),
    )
    const lines = results.flatMap(({ file, result }) =>
      result.ok ? [] : result.problems.map((problem) => describeProblem(file, problem)),
    )
    if (lines.length > 0) throw new CommandFailed(lines.join('\n'))
  } finally {
    progress.stop()
  }
}

/** The report of the houses on standard output; nothing else is printed there. */
const print = async ({ pool }: Runtime, json: boolean): Promise<void> => {
  const report = await createQueries(pool).readReport()
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report))
}

const whatToOpen = (address: string): string => {
  const page = (path: string): string => `${address}${path}`
  return [
    '',
    'De tien gedocumenteerde Huizen van het Kind zijn geladen. Open in uw browser:',
    `  ${page('/')}                    kies een rol (zonder wachtwoord, alleen op deze computer) en een huis`,
    `  ${page('/api/openapi.json')}    wat programma's kunnen vragen en vastleggen`,
    `  ${page('/log/checkpoint')}      de ondertekende stand van het logboek`,
    `  ${page('/readyz')}              of het register klaar is`,
    'Stoppen met Ctrl-C.',
    '',
  ].join('\n')
}

/** Everything is imported and every register holds it; false when the process was asked to end before. */
const load = async (runtime: Runtime, ending: AbortSignal): Promise<boolean> => {
  await runtime.engine.start()
  await Promise.race([importDocumentedHouses(runtime), asked(ending)])
  if (ending.aborted) return false
  const { stopped } = await runtime.engine.catchUp()
  const [poisoned] = stopped
  if (poisoned !== undefined) {
    throw new CommandFailed(`Projection ${poisoned.projection} stands still; run besluitboek doctor.`)
  }
  return true
}

/** Loads the documented houses, then prints their report (`once`) or serves them on this machine. */
export const demo = async (options: { readonly once: boolean; readonly json: boolean }): Promise<void> => {
  if (options.json && !options.once) throw new CommandFailed('--json goes with --once.', 2)
  const opening: Opening = options.once ? { sharing: 'share' } : { sharing: 'own', check: refuseOpenSignIn }
  await untilAskedToEnd((ending) =>
    withRuntime(opening, async (opened) => {
      if (ending.aborted || !(await load(opened.runtime, ending))) {
        if (options.once) throw new CommandFailed('Stopped before the report; start it again to go on.')
        return
      }
      if (options.once) return print(opened.runtime, options.json)
      const listening = await listen(opened, {
        developmentSignIn: true,
        // The documented houses are examples that anyone may read, and so may their log.
        logEntries: opened.configuration.logEntries ?? 'public',
      })
      process.stdout.write(whatToOpen(listening.address))
      await asked(ending)
      process.stderr.write('Closing…\n')
      await listening.close()
    }),
  )
}
