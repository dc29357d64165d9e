import type { Command } from 'commander'

type FindingsOptions = {
  house?: string
  asOf?: string
  knownAt?: string
  open?: boolean
  catalogue?: boolean
  json?: boolean
}

/** Commands that run the ledger, fill it and look after it. What does the work is loaded only when it is asked. */
export const addRunningCommands = (program: Command): void => {
  program
    .command('serve')
    .description('serve the ledger over HTTP until stopped')
    .action(async () => (await import('../serve.js')).serve())

  program
    .command('demo')
    .description('load the documented houses, then serve them on this machine')
    .option('--once', 'print the report of the houses and end')
    .option('--json', 'with --once: print the report as JSON')
    .action(async (options: { once?: boolean; json?: boolean }) =>
      (await import('../demo.js')).demo({ once: options.once ?? false, json: options.json ?? false }),
    )

  program
    .command('import')
    .description('import a house from a data file; imports nothing when anything in it is wrong')
    .argument('<file>', 'the data file (JSON, see houses/README.md)')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: { json?: boolean }) =>
      (await import('../import.js')).importFile(file, { json: options.json ?? false }),
    )

  program
    .command('migrate')
    .description('bring the database up to this version')
    .action(async () => (await import('../migrate.js')).migrate())

  program
    .command('rebuild')
    .description('build the tables of one projection, or of all, anew from the log and switch to them')
    .argument('[projection]', 'name of the projection; all of them when left out')
    .option('--json', 'print the result as JSON')
    .action(async (projection: string | undefined, options: { json?: boolean }) =>
      (await import('../rebuild.js')).rebuild(projection ?? null, { json: options.json ?? false }),
    )

  program
    .command('doctor')
    .description('check database, log and projections; says what is wrong and what to do')
    .option('--projections', 'compare every row of the projections with the log; minutes in a large ledger')
    .option('--json', 'print the findings as JSON')
    .action(async (options: { projections?: boolean; json?: boolean }) =>
      (await import('../doctor.js')).doctor({ projections: options.projections ?? false, json: options.json ?? false }),
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
    .action(async (options: FindingsOptions) =>
      (await import('../findings.js')).findings({
        house: options.house ?? null,
        asOf: options.asOf ?? null,
        knownAt: options.knownAt ?? null,
        open: options.open ?? false,
        catalogue: options.catalogue ?? false,
        json: options.json ?? false,
      }),
    )
}
