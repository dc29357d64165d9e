import { accessEvents } from './access/events.js'
import { actionEvents } from './action/events.js'
import { adviceEvents } from './advice/events.js'
import { aftermathEvents } from './aftermath/events.js'
import { agreementEvents } from './agreement/events.js'
import { allocationEvents } from './allocation/events.js'
import { ballotEvents } from './ballot/events.js'
import { bankEvents } from './bank/events.js'
import { bekrachtigingEvents } from './bekrachtiging/events.js'
import { budgetEvents } from './budget/events.js'
import { candidacyEvents } from './candidacy/events.js'
import { commitmentEvents } from './commitment/events.js'
import { contributionEvents } from './contribution/events.js'
import { costSharingEvents } from './cost-sharing/events.js'
import { decisionEvents } from './decision/events.js'
import { delegationEvents } from './delegation/events.js'
import { dossierEvents } from './dossier/events.js'
import { evaluationEvents } from './evaluation/events.js'
import { goalEvents } from './goal/events.js'
import { grantEvents } from './grant/events.js'
import { houseEvents } from './house/events.js'
import { justificationEvents } from './justification/events.js'
import { mandateEvents } from './mandate/events.js'
import { meetingEvents } from './meeting/events.js'
import { minutesEvents } from './minutes/events.js'
import { organEvents } from './organ/events.js'
import { partnerEvents } from './partner/events.js'
import { paymentEvents } from './payment/events.js'
import { personEvents } from './person/events.js'
import { proxyEvents } from './proxy/events.js'
import { recoveryEvents } from './recovery/events.js'
import { ruleSetEvents } from './rule-set/events.js'
import { seatEvents } from './seat/events.js'
import type { FactOf } from './shared/event.js'
import { signalEvents } from './signal/events.js'
import { templateEvents } from './template/events.js'

/** Every event type of a house, at its newest version. */
export const domainEvents = [
  ...houseEvents,
  ...accessEvents,
  ...partnerEvents,
  ...candidacyEvents,
  ...delegationEvents,
  ...goalEvents,
  ...actionEvents,
  ...evaluationEvents,
  ...agreementEvents,
  ...organEvents,
  ...ruleSetEvents,
  ...seatEvents,
  ...personEvents,
  ...mandateEvents,
  ...dossierEvents,
  ...contributionEvents,
  ...adviceEvents,
  ...signalEvents,
  ...meetingEvents,
  ...minutesEvents,
  ...proxyEvents,
  ...ballotEvents,
  ...decisionEvents,
  ...bekrachtigingEvents,
  ...aftermathEvents,
  ...grantEvents,
  ...budgetEvents,
  ...allocationEvents,
  ...commitmentEvents,
  ...paymentEvents,
  ...justificationEvents,
  ...recoveryEvents,
  ...costSharingEvents,
  ...bankEvents,
  ...templateEvents,
] as const

type Definition = (typeof domainEvents)[number]

/** A table, as picking one event out of the union by its type compares it with all of them, each time anew. */
type EventByType = { readonly [Each in Definition as Each['type']]: FactOf<Each> }

export type DomainEventType = Definition['type']
/** The event of one type. */
export type EventOf<Type extends DomainEventType> = EventByType[Type]
export type DomainEvent = EventOf<DomainEventType>
/** The data of one event type. */
export type DataOf<Type extends DomainEventType> = EventOf<Type>['data']
