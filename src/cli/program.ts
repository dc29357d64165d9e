import { Command } from 'commander'
import { erasureReasons } from '../domain/person/events.js'
import { version } from '../version.js'
import { demo } from './demo.js'
import { doctor } from './doctor.js'
import { erase } from './erase.js'
import { exportPerson } from './export-person.js'
import { importFile } from './import.js'
import { migrate } from './migrate.js'
import { rebuild } from './rebuild.js'
import { serve } from './serve.js'

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
    .command('erase')
    .description('erase the personal data of a person for good; what they did in a function stays, without a name')
    .argument('<person>', 'the id of the person')
    .requiredOption('--reason <reason>', `why: ${erasureReasons.join(', ')}`)
    .option('--json', 'print the result as JSON')
    .action((person: string, options: { reason: string; json?: boolean }) =>
      erase(person, { reason: options.reason, json: options.json ?? false }),
    )

  program
    .command('export-person')
    .description('print everything held about a person (right of access)')
    .argument('<person>', 'the id of the person')
    .option('--json', 'print it as JSON')
    .action((person: string, options: { json?: boolean }) => exportPerson(person, { json: options.json ?? false }))

  program
    .command('doctor')
    .description('check database, log and projections; says what is wrong and what to do')
    .option('--json', 'print the findings as JSON')
    .action((options: { json?: boolean }) => doctor({ json: options.json ?? false }))

  return program
}
