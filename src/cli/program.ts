import { Command } from 'commander'
import { erasureReasons } from '../domain/person/events.js'
import { version } from '../version.js'
import { backup } from './backup.js'
import { bank } from './bank.js'
import { demo } from './demo.js'
import { doctor } from './doctor.js'
import { erase } from './erase.js'
import { exportLog } from './export.js'
import { exportPerson } from './export-person.js'
import { findings } from './findings.js'
import { grantFolder } from './grant-folder.js'
import { importFile } from './import.js'
import { rotate, showKeys } from './key.js'
import { migrate } from './migrate.js'
import { checkMoney, trace } from './money.js'
import { proof } from './proof.js'
import { rebuild } from './rebuild.js'
import { restore } from './restore.js'
import { sample } from './sample.js'
import { serve } from './serve.js'
import { threeSixtyGiving } from './three-sixty-giving.js'
import { verify } from './verify.js'
import { verifyGrantFolder } from './verify-grant-folder.js'
import { witness } from './witness.js'

const listed = (value: string, before: readonly string[]): readonly string[] => [...before, value]

type VerifyOptions = { receipt?: string; vkey?: string; since: string[]; witness: string[]; json?: boolean }

type FindingsOptions = {
  house?: string
  asOf?: string
  knownAt?: string
  open?: boolean
  catalogue?: boolean
  json?: boolean
}

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
    .argument('[folder]', 'the folder of an export')
    .option('--receipt <file>', 'check this one receipt instead of a folder')
    .option('--vkey <key>', 'verifier key of the log, got from elsewhere; without it the one in the folder is believed')
    .option('--since <file>', 'an older checkpoint the log must contain (may be given more than once)', listed, [])
    .option(
      '--witness <key>',
      'verifier key of a witness that must have cosigned (may be given more than once)',
      listed,
      [],
    )
    .option('--json', 'print the findings as JSON')
    .action((folder: string | undefined, options: VerifyOptions) =>
      verify(folder ?? null, {
        ...options,
        receipt: options.receipt ?? null,
        vkey: options.vkey ?? null,
        json: options.json ?? false,
      }),
    )

  program
    .command('proof')
    .description('print the proof that an event stands in the signed log')
    .argument('<event>', 'id of the event')
    .option('--json', 'print event, proof and key as JSON')
    .action((event: string, options: { json?: boolean }) => proof(event, { json: options.json ?? false }))

  const key = program.command('key').description('the keys that sign the log')
  key
    .command('show', { isDefault: true })
    .description('print every verifier key of the ledger; the last one signs now')
    .option('--json', 'print them as JSON')
    .action((options: { json?: boolean }) => showKeys({ json: options.json ?? false }))
  key
    .command('rotate')
    .description('let a new key sign from now on; the old one vouches for it')
    .option('--old-key-lost', 'the old key is gone: whoever checks must be given the new one by other means')
    .action((options: { oldKeyLost?: boolean }) => rotate(options.oldKeyLost === true ? 'old-key-lost' : 'vouched-for'))
  key
    .command('new-log')
    .description('after events were lost for good: sign what is left as a log of another name')
    .action(() => rotate('new-log'))

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
    .option('--projections', 'compare every row of the projections with the log; minutes in a large ledger')
    .option('--json', 'print the findings as JSON')
    .action((options: { projections?: boolean; json?: boolean }) =>
      doctor({ projections: options.projections ?? false, json: options.json ?? false }),
    )

  program
    .command('findings')
    .description('list what the ledger itself finds irregular, with the events that prove it')
    .option('--house <house>', 'of one house: its id or its name')
    .option('--as-of <day>', 'as it stands on this day (YYYY-MM-DD); today when left out')
    .option('--known-at <moment>', 'by what was known at this moment in UTC, or at the end of this day')
    .option('--open', 'only what is not healed')
    .option('--catalogue', 'list every kind of irregularity: what it means and how it is healed')
    .option('--json', 'print them as JSON')
    .action((options: FindingsOptions) =>
      findings({
        house: options.house ?? null,
        asOf: options.asOf ?? null,
        knownAt: options.knownAt ?? null,
        open: options.open ?? false,
        catalogue: options.catalogue ?? false,
        json: options.json ?? false,
      }),
    )

  program
    .command('money')
    .description('check that the books of every house balance, and list what was paid without a decision')
    .option('--check', 'what it does, also when left out')
    .option('--house <house>', 'of one house: its id or its name')
    .option('--as-of <day>', 'as it stands on this day (YYYY-MM-DD); all acts when left out')
    .option('--known-at <moment>', 'by what was known at this moment in UTC, or at the end of this day')
    .option('--json', 'print the result as JSON')
    .action((options: { house?: string; asOf?: string; knownAt?: string; json?: boolean }) =>
      checkMoney({
        house: options.house ?? null,
        asOf: options.asOf ?? null,
        knownAt: options.knownAt ?? null,
        json: options.json ?? false,
      }),
    )

  program
    .command('bank')
    .description('show what is in a bank statement (CODA, camt.053, CSV) and which commitments it pays')
    .argument('<file>', 'the file as the bank gives it')
    .requiredOption('--house <house>', 'its id or its name')
    .requiredOption('--organ <organ>', 'the organ that sees to the money of this account: its id or its name')
    .option('--record', 'record its movements, and a payment for each that is surely that of one commitment')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { house: string; organ: string; record?: boolean; json?: boolean }) =>
      bank(file, {
        house: options.house,
        organ: options.organ,
        record: options.record ?? false,
        json: options.json ?? false,
      }),
    )

  program
    .command('trace')
    .description('follow money from its source to its end')
    .argument('<id>', 'a payment, commitment, allocation, recovery or grant')
    .option('--json', 'print the steps as JSON')
    .action((id: string, options: { json?: boolean }) => trace(id, { json: options.json ?? false }))

  program
    .command('sample')
    .description('draw a sample of the payments of a house for an audit, with the evidence of each')
    .requiredOption('--house <house>', 'its id or its name')
    .requiredOption('--size <number>', 'how many payments, or with --by amount how many cents')
    .option('--by <method>', 'random: each payment is as likely as another; amount: each cent is', 'random')
    .option('--seed <text>', 'the same seed draws the same sample; a new one, which is shown, when left out')
    .option('--from <day>', 'only payments made on this day (YYYY-MM-DD) or later')
    .option('--until <day>', 'only payments made on this day or before')
    .option('--known-at <moment>', 'by what was known at this moment in UTC, or at the end of this day')
    .option('--json', 'print the sample as JSON')
    .action(
      (options: {
        house: string
        size: string
        by: string
        seed?: string
        from?: string
        until?: string
        knownAt?: string
        json?: boolean
      }) =>
        sample({
          ...options,
          seed: options.seed ?? null,
          from: options.from ?? null,
          until: options.until ?? null,
          knownAt: options.knownAt ?? null,
          json: options.json ?? false,
        }),
    )

  program
    .command('grant-folder')
    .description('write the account of one grant as a folder for an auditor: report, documents, events and proofs')
    .argument('<grant>', 'the id of the grant')
    .argument('<folder>', 'a new folder')
    .action((grant: string, folder: string) => grantFolder(grant, folder))

  program
    .command('verify-grant-folder')
    .description('check such a folder; needs nothing but its files')
    .argument('<folder>', 'a folder that grant-folder wrote')
    .option('--vkey <key>', 'the key of the log, got elsewhere than in the folder')
    .option('--json', 'print the result as JSON')
    .action((folder: string, options: { vkey?: string; json?: boolean }) =>
      verifyGrantFolder(folder, { vkey: options.vkey ?? null, json: options.json ?? false }),
    )

  program
    .command('360giving')
    .description('print what a house awarded to partners and suppliers as 360Giving JSON')
    .requiredOption('--house <house>', 'its id or its name')
    .option('--known-at <moment>', 'by what was known at this moment in UTC, or at the end of this day')
    .action((options: { house: string; knownAt?: string }) =>
      threeSixtyGiving({ house: options.house, knownAt: options.knownAt ?? null }),
    )

  program
    .command('witness')
    .description('watch the logs of others: cosign what they show, never two contents for one size')
    .option('--vkey', 'print the verifier key of this witness and end')
    .action((options: { vkey?: boolean }) => witness({ vkey: options.vkey ?? false }))

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
    .option('--log <folder>', 'an exported log, to take the events from that came after the backup')
    .option('--expired-keys', 'use keys that had to be destroyed by now')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { keys?: string; log?: string; expiredKeys?: boolean; json?: boolean }) =>
      restore(file, {
        keysFile: options.keys ?? null,
        log: options.log ?? null,
        expiredKeys: options.expiredKeys ?? false,
        json: options.json ?? false,
      }),
    )

  return program
}
