import type { Command } from 'commander'
import { erasureReasons } from '../../domain/person/events.js'

/** Commands about what is held of a person. What does the work is loaded only when it is asked. */
export const addPersonCommands = (program: Command): void => {
  program
    .command('erase')
    .description('erase the personal data of a person for good; what they did in a function stays, without a name')
    .argument('<person>', 'the id of the person')
    .requiredOption('--reason <reason>', `why: ${erasureReasons.join(', ')}`)
    .option('--json', 'print the result as JSON')
    .action(async (person: string, options: { reason: string; json?: boolean }) =>
      (await import('../erase.js')).erase(person, { reason: options.reason, json: options.json ?? false }),
    )

  program
    .command('export-person')
    .description('print everything held about a person (right of access)')
    .argument('<person>', 'the id of the person')
    .option('--json', 'print it as JSON')
    .action(async (person: string, options: { json?: boolean }) =>
      (await import('../export-person.js')).exportPerson(person, { json: options.json ?? false }),
    )
}
