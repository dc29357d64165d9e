import { actionDeciders } from './action/decide.js'
import { adviceDeciders } from './advice/decide.js'
import { aftermathDeciders } from './aftermath/decide.js'
import { agreementDeciders } from './agreement/decide.js'
import { ballotDeciders } from './ballot/decide.js'
import { bekrachtigingDeciders } from './bekrachtiging/decide.js'
import { candidacyDeciders } from './candidacy/decide.js'
import type { DomainCommand, DomainCommandType } from './commands.js'
import { contributionDeciders } from './contribution/decide.js'
import { decisionDeciders } from './decision/decide.js'
import { delegationDeciders } from './delegation/decide.js'
import { dossierDeciders } from './dossier/decide.js'
import { evaluationDeciders } from './evaluation/decide.js'
import { goalDeciders } from './goal/decide.js'
import { houseDeciders } from './house/decide.js'
import { mandateDeciders } from './mandate/decide.js'
import { meetingDeciders } from './meeting/decide.js'
import { minutesDeciders } from './minutes/decide.js'
import { organDeciders } from './organ/decide.js'
import { partnerDeciders } from './partner/decide.js'
import { personDeciders } from './person/decide.js'
import { proxyDeciders } from './proxy/decide.js'
import { ruleSetDeciders } from './rule-set/decide.js'
import { seatDeciders } from './seat/decide.js'
import { type Decided, type DecidersOf, type DecisionContext, refuse } from './shared/decider.js'
import type { HouseState } from './state.js'

const deciders: DecidersOf<DomainCommandType> = {
  ...houseDeciders,
  ...partnerDeciders,
  ...candidacyDeciders,
  ...delegationDeciders,
  ...goalDeciders,
  ...actionDeciders,
  ...evaluationDeciders,
  ...agreementDeciders,
  ...organDeciders,
  ...ruleSetDeciders,
  ...seatDeciders,
  ...personDeciders,
  ...mandateDeciders,
  ...dossierDeciders,
  ...contributionDeciders,
  ...adviceDeciders,
  ...meetingDeciders,
  ...minutesDeciders,
  ...proxyDeciders,
  ...ballotDeciders,
  ...decisionDeciders,
  ...bekrachtigingDeciders,
  ...aftermathDeciders,
}

/** Set up ahead of time: these may start on a later day. Everything else is a fact, recorded on or after its day. */
const mayLieAhead: ReadonlySet<DomainCommandType> = new Set<DomainCommandType>([
  'FoundHouse',
  'EstablishOrgan',
  'AdoptDecisionRule',
  'AdoptRuleSet',
  'AdoptReadyMadeRuleSet',
  'DissolveOrgan',
  'SucceedOrgan',
  'AssignSeat',
  'EndSeat',
  'ExtendSeats',
  'GrantMandate',
  'AmendMandate',
  'SuspendMandate',
  'ResumeMandate',
  'RevokeMandate',
  'RenewMandate',
  'SetGoal',
  'EndGoal',
  'TerminateAgreement',
  'RenewMandates',
])

/**
 * What a command leads to in this state: the events to record, or the refusal with its rule. Pure: day and ids come
 * from the context.
 */
export const decide = (command: DomainCommand, state: HouseState, context: DecisionContext): Decided => {
  if (state.house === null && command.type !== 'FoundHouse') return refuse('house.unknown', null)
  if (command.effectiveOn > context.today && !mayLieAhead.has(command.type)) {
    return refuse('date.in-future', 'effectiveOn', { day: command.effectiveOn, today: context.today })
  }
  // The key and the parameter are of the same command type; TypeScript cannot follow that through the union.
  const decider = deciders[command.type] as (
    command: DomainCommand,
    state: HouseState,
    context: DecisionContext,
  ) => Decided
  return decider(command, state, context)
}
