import { Command } from 'commander'
import { version } from '../version.js'
import { demo } from './demo.js'
import { doctor } from './doctor.js'
import { importFile } from './import.js'
import { migrate } from './migrate.js'
import { rebuild } from './rebuild.js'
import { serve } from './serve.js'
import { witness } from './witness.js'

/** The command line: `besluitboek <command>`. Exit codes: 0 done, 1 failed, 2 wrong use. */
export const createProgram = (): Command => {
  const program = new Command('besluitboek')
    .description('Who decided what, under which mandate, with which money')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(besluitboek --help lists the commands)')

  program.command('serve').description('serve the ledger over HTTP until stopped').action(serve)

  program
    .command('demo')
    .description('load the documented houses, then serve them on this machine')
    .option('--once', 'print the report of the houses and end')
    .option('--json', 'with --once: print the report as JSON')
    .action((options: { once?: boolean; json?: boolean }) =>
      demo({ once: options.once ?? false, json: options.json ?? false }),
    )

  program
    .command('import')
    .description('import a house from a data file; imports nothing when anything in it is wrong')
    .argument('<file>', 'the data file (JSON, see houses/README.md)')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { json?: boolean }) => importFile(file, { json: options.json ?? false }))

  program.command('migrate').description('bring the database up to this version').action(migrate)

  program
    .command('rebuild')
    .description('build the tables of one projection, or of all, anew from the log and switch to them')
    .argument('[projection]', 'name of the projection; all of them when left out')
    .option('--json', 'print the result as JSON')
    .action((projection: string | undefined, options: { json?: boolean }) =>
      rebuild(projection ?? null, { json: options.json ?? false }),
    )

  program
    .command('doctor')
    .description('check database, log and projections; says what is wrong and what to do')
    .option('--json', 'print the findings as JSON')
    .action((options: { json?: boolean }) => doctor({ json: options.json ?? false }))

  program
    .command('witness')
    .description('watch the logs of others: cosign what they show, never two contents for one size')
    .option('--vkey', 'print the verifier key of this witness and end')
    .action((options: { vkey?: boolean }) => witness({ vkey: options.vkey ?? false }))

  return program
}
