import { accessCommands } from './access/commands.js'
import { actionCommands } from './action/commands.js'
import { adviceCommands } from './advice/commands.js'
import { aftermathCommands } from './aftermath/commands.js'
import { agreementCommands } from './agreement/commands.js'
import { allocationCommands } from './allocation/commands.js'
import { ballotCommands } from './ballot/commands.js'
import { bankCommands } from './bank/commands.js'
import { bekrachtigingCommands } from './bekrachtiging/commands.js'
import { budgetCommands } from './budget/commands.js'
import { candidacyCommands } from './candidacy/commands.js'
import { commitmentCommands } from './commitment/commands.js'
import { contributionCommands } from './contribution/commands.js'
import { costSharingCommands } from './cost-sharing/commands.js'
import { decisionCommands } from './decision/commands.js'
import { delegationCommands } from './delegation/commands.js'
import { dossierCommands } from './dossier/commands.js'
import { evaluationCommands } from './evaluation/commands.js'
import { goalCommands } from './goal/commands.js'
import { grantCommands } from './grant/commands.js'
import { houseCommands } from './house/commands.js'
import { justificationCommands } from './justification/commands.js'
import { mandateCommands } from './mandate/commands.js'
import { meetingCommands } from './meeting/commands.js'
import { minutesCommands } from './minutes/commands.js'
import { organCommands } from './organ/commands.js'
import { partnerCommands } from './partner/commands.js'
import { paymentCommands } from './payment/commands.js'
import { personCommands } from './person/commands.js'
import { proxyCommands } from './proxy/commands.js'
import { recoveryCommands } from './recovery/commands.js'
import { ruleSetCommands } from './rule-set/commands.js'
import { seatCommands } from './seat/commands.js'
import type { IntentionOf, ReceivedOf } from './shared/command.js'
import { signalCommands } from './signal/commands.js'
import { templateCommands } from './template/commands.js'

/** Everything one can ask of the ledger of a house; the API, the pages, the CLI and the import all send these. */
export const domainCommands = [
  ...houseCommands,
  ...accessCommands,
  ...partnerCommands,
  ...candidacyCommands,
  ...delegationCommands,
  ...goalCommands,
  ...actionCommands,
  ...evaluationCommands,
  ...agreementCommands,
  ...organCommands,
  ...ruleSetCommands,
  ...seatCommands,
  ...personCommands,
  ...mandateCommands,
  ...dossierCommands,
  ...contributionCommands,
  ...adviceCommands,
  ...signalCommands,
  ...meetingCommands,
  ...minutesCommands,
  ...proxyCommands,
  ...ballotCommands,
  ...decisionCommands,
  ...bekrachtigingCommands,
  ...aftermathCommands,
  ...grantCommands,
  ...budgetCommands,
  ...allocationCommands,
  ...commitmentCommands,
  ...paymentCommands,
  ...justificationCommands,
  ...recoveryCommands,
  ...costSharingCommands,
  ...bankCommands,
  ...templateCommands,
] as const

type Definition = (typeof domainCommands)[number]

/** A table, as picking one command out of the union by its type compares it with all of them, each time anew. */
type CommandByType = { readonly [Each in Definition as Each['type']]: IntentionOf<Each> }

export type DomainCommandType = Definition['type']
/** The command of one type. */
export type CommandOf<Type extends DomainCommandType> = CommandByType[Type]
export type DomainCommand = CommandOf<DomainCommandType>
/** A command that passed its schema and still holds the personal values that came with it. */
export type ReceivedCommand = ReceivedOf<Definition>
