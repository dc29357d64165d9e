import { Command } from 'commander'
import { version } from '../version.js'
import { demo } from './demo.js'
import { doctor } from './doctor.js'
import { exportLog } from './export.js'
import { importFile } from './import.js'
import { migrate } from './migrate.js'
import { proof } from './proof.js'
import { rebuild } from './rebuild.js'
import { serve } from './serve.js'
import { verify } from './verify.js'

const listed = (value: string, before: readonly string[]): readonly string[] => [...before, value]

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
    .command('export')
    .description('write the signed log as a folder of files that anyone can check')
    .argument('<folder>', 'where to; a folder of an earlier export grows')
    .option('--json', 'print the result as JSON')
    .action((folder: string, options: { json?: boolean }) => exportLog(folder, { json: options.json ?? false }))

  program
    .command('verify')
    .description('check an exported log, without server or database: says what is wrong, and where')
    .argument('<folder>', 'the folder of an export')
    .option('--vkey <key>', 'verifier key of the log, got from elsewhere; without it the one in the folder is believed')
    .option('--since <file>', 'an older checkpoint the log must contain (may be given more than once)', listed, [])
    .option(
      '--witness <key>',
      'verifier key of a witness that must have cosigned (may be given more than once)',
      listed,
      [],
    )
    .option('--json', 'print the findings as JSON')
    .action((folder: string, options: { vkey?: string; since: string[]; witness: string[]; json?: boolean }) =>
      verify(folder, { ...options, vkey: options.vkey ?? null, json: options.json ?? false }),
    )

  program
    .command('proof')
    .description('print the proof that an event stands in the signed log')
    .argument('<event>', 'id of the event')
    .option('--json', 'print event, proof and key as JSON')
    .action((event: string, options: { json?: boolean }) => proof(event, { json: options.json ?? false }))

  program
    .command('doctor')
    .description('check database, log and projections; says what is wrong and what to do')
    .option('--projections', 'compare every row of the projections with the log; minutes in a large ledger')
    .option('--json', 'print the findings as JSON')
    .action((options: { projections?: boolean; json?: boolean }) =>
      doctor({ projections: options.projections ?? false, json: options.json ?? false }),
    )

  return program
}
