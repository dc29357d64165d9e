import type { Command } from 'commander'

/** Commands about money. What does the work is loaded only when it is asked. */
export const addMoneyCommands = (program: Command): void => {
  program
    .command('money')
    .description('check that the books of every house balance, and list what was paid without a decision')
    .option('--check', 'what it does, also when left out')
    .option('--house <house>', 'of one house: its id or its name')
    .option('--as-of <day>', 'as it stands on this day (YYYY-MM-DD); all acts when left out')
    .option('--known-at <moment>', 'by what was known at this moment in UTC, or at the end of this day')
    .option('--json', 'print the result as JSON')
    .action(async (options: { house?: string; asOf?: string; knownAt?: string; json?: boolean }) =>
      (await import('../money.js')).checkMoney({
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
    .action(async (file: string, options: { house: string; organ: string; record?: boolean; json?: boolean }) =>
      (await import('../bank.js')).bank(file, {
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
    .action(async (id: string, options: { json?: boolean }) =>
      (await import('../money.js')).trace(id, { json: options.json ?? false }),
    )

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
      async (options: {
        house: string
        size: string
        by: string
        seed?: string
        from?: string
        until?: string
        knownAt?: string
        json?: boolean
      }) =>
        (await import('../sample.js')).sample({
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
    .action(async (grant: string, folder: string) => (await import('../grant-folder.js')).grantFolder(grant, folder))

  program
    .command('verify-grant-folder')
    .description('check such a folder; needs nothing but its files')
    .argument('<folder>', 'a folder that grant-folder wrote')
    .option('--vkey <key>', 'the key of the log, got elsewhere than in the folder')
    .option('--json', 'print the result as JSON')
    .action(async (folder: string, options: { vkey?: string; json?: boolean }) =>
      (await import('../verify-grant-folder.js')).verifyGrantFolder(folder, {
        vkey: options.vkey ?? null,
        json: options.json ?? false,
      }),
    )

  program
    .command('360giving')
    .description('print what a house awarded to partners and suppliers as 360Giving JSON')
    .requiredOption('--house <house>', 'its id or its name')
    .option('--known-at <moment>', 'by what was known at this moment in UTC, or at the end of this day')
    .action(async (options: { house: string; knownAt?: string }) =>
      (await import('../three-sixty-giving.js')).threeSixtyGiving({
        house: options.house,
        knownAt: options.knownAt ?? null,
      }),
    )
}
