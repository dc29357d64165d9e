import { defineCommand } from '../shared/command.js'
import { accountId } from '../shared/identifiers.js'
import { wordOf } from './events.js'

const named = { account: accountId, provider: wordOf.default(null) }

export const appointAdministrator = defineCommand('AppointAdministrator', named)
export const dismissAdministrator = defineCommand('DismissAdministrator', named)
export const appointAuditor = defineCommand('AppointAuditor', named)
export const dismissAuditor = defineCommand('DismissAuditor', named)

/** The program itself records that an auditor comes to look; nobody sends it. */
export const recordInspection = defineCommand('RecordInspection', { account: accountId })

export const accessCommands = [
  appointAdministrator,
  dismissAdministrator,
  appointAuditor,
  dismissAuditor,
  recordInspection,
] as const
