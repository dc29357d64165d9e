import type { Command } from 'commander'

/** Commands that keep a ledger safe: backup and restore. What does the work is loaded only when it is asked. */
export const addKeepingCommands = (program: Command): void => {
  program
    .command('backup')
    .description('write the whole ledger, as it is now, into a file; the keys to personal data into <file>.keys')
    .argument('<file>', 'the new file')
    .option('--keys-keep-days <days>', 'how long the file with the keys may be kept', '30')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: { keysKeepDays: string; json?: boolean }) =>
      (await import('../backup.js')).backup(file, { keysKeepDays: options.keysKeepDays, json: options.json ?? false }),
    )

  program
    .command('restore')
    .description('put a backup back into an empty ledger: all of it, or nothing')
    .argument('<file>', 'a file that backup wrote')
    .option('--keys <file>', 'the file with the keys to personal data; without it those values cannot come back')
    .option('--log <folder>', 'an exported log, to take the events from that came after the backup')
    .option('--expired-keys', 'use keys that had to be destroyed by now')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: { keys?: string; log?: string; expiredKeys?: boolean; json?: boolean }) =>
      (await import('../restore.js')).restore(file, {
        keysFile: options.keys ?? null,
        log: options.log ?? null,
        expiredKeys: options.expiredKeys ?? false,
        json: options.json ?? false,
      }),
    )
}
