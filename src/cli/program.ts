import { Command } from 'commander'
import { version } from '../version.js'
import { backup } from './backup.js'
import { demo } from './demo.js'
import { doctor } from './doctor.js'
import { importFile } from './import.js'
import { migrate } from './migrate.js'
import { rebuild } from './rebuild.js'
import { restore } from './restore.js'
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
    .command('doctor')
    .description('check database, log and projections; says what is wrong and what to do')
    .option('--json', 'print the findings as JSON')
    .action((options: { json?: boolean }) => doctor({ json: options.json ?? false }))

  program
    .command('backup')
    .description('write the whole ledger, as it is now, into a file; the keys to personal data into <file>.keys')
    .argument('<file>', 'the new file')
    .option('--keys-keep-days <days>', 'how long the file with the keys may be kept', '30')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { keysKeepDays: string; json?: boolean }) =>
      backup(file, { keysKeepDays: options.keysKeepDays, json: options.json ?? false }),
    )

  program
    .command('restore')
    .description('put a backup back into an empty ledger: all of it, or nothing')
    .argument('<file>', 'a file that backup wrote')
    .option('--keys <file>', 'the file with the keys to personal data; without it those values cannot come back')
    .option('--expired-keys', 'use keys that had to be destroyed by now')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { keys?: string; expiredKeys?: boolean; json?: boolean }) =>
      restore(file, {
        keysFile: options.keys ?? null,
        expiredKeys: options.expiredKeys ?? false,
        json: options.json ?? false,
      }),
    )

  return program
}
