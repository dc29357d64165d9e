import type { Command } from 'commander'

const listed = (value: string, before: readonly string[]): readonly string[] => [...before, value]

type VerifyOptions = {
  receipt?: string
  paper?: string
  vkey?: string
  since: string[]
  witness: string[]
  json?: boolean
}

/** Commands that give proof, check it and keep the keys of the log. What does the work is loaded only when it is asked. */
export const addProvingCommands = (program: Command): void => {
  program
    .command('export')
    .description('write the signed log as a folder of files that anyone can check')
    .argument('<folder>', 'where to; a folder of an earlier export grows')
    .option('--json', 'print the result as JSON')
    .action(async (folder: string, options: { json?: boolean }) =>
      (await import('../export.js')).exportLog(folder, { json: options.json ?? false }),
    )

  program
    .command('export-house')
    .description('write everything of one house as one file for an auditor: events, proofs, registers, documents')
    .argument('<house>', 'its id or its name')
    .requiredOption('--to <file>', 'a new file (tar)')
    .option('--language <language>', 'of the registers: nl or en', 'nl')
    .option('--no-names', 'without the names of persons')
    .option('--json', 'print the result as JSON')
    .action(async (house: string, options: { to: string; language: string; names: boolean; json?: boolean }) =>
      (await import('../export-house.js')).exportHouse(house, { ...options, json: options.json ?? false }),
    )

  program
    .command('verify')
    .description('check an export of the log or of a house, without server or database: says what is wrong, and where')
    .argument('[export]', 'the folder of an export, or its tar file')
    .option('--receipt <file>', 'check this one receipt instead of a folder')
    .option('--paper <file>', 'with --receipt of the fingerprint of minutes: is this file what was approved?')
    .option('--vkey <key>', 'verifier key of the log, got from elsewhere; without it the one in the folder is believed')
    .option('--since <file>', 'an older checkpoint the log must contain (may be given more than once)', listed, [])
    .option(
      '--witness <key>',
      'verifier key of a witness that must have cosigned (may be given more than once)',
      listed,
      [],
    )
    .option('--json', 'print the findings as JSON')
    .action(async (path: string | undefined, options: VerifyOptions) =>
      (await import('../verify.js')).verify(path ?? null, {
        ...options,
        receipt: options.receipt ?? null,
        paper: options.paper ?? null,
        vkey: options.vkey ?? null,
        json: options.json ?? false,
      }),
    )

  program
    .command('proof')
    .description('print the proof that an event stands in the signed log')
    .argument('<event>', 'id of the event')
    .option('--json', 'print event, proof and key as JSON')
    .action(async (event: string, options: { json?: boolean }) =>
      (await import('../proof.js')).proof(event, { json: options.json ?? false }),
    )

  const key = program.command('key').description('the keys that sign the log')
  key
    .command('show', { isDefault: true })
    .description('print every verifier key of the ledger; the last one signs now')
    .option('--json', 'print them as JSON')
    .action(async (options: { json?: boolean }) =>
      (await import('../key.js')).showKeys({ json: options.json ?? false }),
    )
  key
    .command('rotate')
    .description('let a new key sign from now on; the old one vouches for it')
    .option('--old-key-lost', 'the old key is gone: whoever checks must be given the new one by other means')
    .action(async (options: { oldKeyLost?: boolean }) =>
      (await import('../key.js')).rotate(options.oldKeyLost === true ? 'old-key-lost' : 'vouched-for'),
    )
  key
    .command('new-log')
    .description('after events were lost for good: sign what is left as a log of another name')
    .action(async () => (await import('../key.js')).rotate('new-log'))

  program
    .command('witness')
    .description('watch the logs of others: cosign what they show, never two contents for one size')
    .option('--vkey', 'print the verifier key of this witness and end')
    .action(async (options: { vkey?: boolean }) =>
      (await import('../witness.js')).witness({ vkey: options.vkey ?? false }),
    )
}
