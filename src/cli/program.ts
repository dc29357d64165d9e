import { Command } from 'commander'
import { version } from '../version.js'
import { addKeepingCommands } from './commands/keeping.js'
import { addMoneyCommands } from './commands/money.js'
import { addPersonCommands } from './commands/persons.js'
import { addProvingCommands } from './commands/proving.js'
import { addRunningCommands } from './commands/running.js'

/** The command line: `besluitboek <command>`. Exit codes: 0 done, 1 failed, 2 wrong use. */
export const createProgram = (): Command => {
  const program = new Command('besluitboek')
    .description('Who decided what, under which mandate, with which money')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(besluitboek --help lists the commands)')
  addRunningCommands(program)
  addProvingCommands(program)
  addPersonCommands(program)
  addMoneyCommands(program)
  addKeepingCommands(program)
  return program
}
