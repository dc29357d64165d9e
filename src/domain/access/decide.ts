import { accept, type Decided, type DecidersOf, refuse } from '../shared/decider.js'
import type { AccountId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { accessCommands } from './commands.js'
import type { WordOf } from './events.js'
import type { HouseRole } from './state.js'

type Named = { readonly account: AccountId; readonly provider: WordOf }

/** The facts by role, so that each is named once. */
const facts = {
  administrator: { appointed: 'AdministratorAppointed', dismissed: 'AdministratorDismissed' },
  auditor: { appointed: 'AuditorAppointed', dismissed: 'AuditorDismissed' },
} as const

const appoint = (role: HouseRole, { account, provider }: Named, { access }: HouseState): Decided =>
  access[role].get(account)?.words.includes(provider) === true
    ? refuse('access.role-already-held', 'account')
    : accept([{ type: facts[role].appointed, data: { account, provider } }])

const dismiss = (role: HouseRole, { account, provider }: Named, { access }: HouseState): Decided => {
  const held = access[role].get(account)
  return held === undefined || (provider !== null && !held.words.includes(provider))
    ? refuse('access.role-not-held', 'account')
    : accept([{ type: facts[role].dismissed, data: { account, provider } }])
}

export const accessDeciders: DecidersOf<(typeof accessCommands)[number]['type']> = {
  AppointAdministrator: (command, state) => appoint('administrator', command, state),
  DismissAdministrator: (command, state) => dismiss('administrator', command, state),
  AppointAuditor: (command, state) => appoint('auditor', command, state),
  DismissAuditor: (command, state) => dismiss('auditor', command, state),

  RecordInspection: ({ account }, { access }) =>
    access.auditor.has(account)
      ? accept([{ type: 'HouseInspected', data: { account } }])
      : refuse('access.role-not-held', 'account'),
}
