import { accessEvolvers } from './access/evolve.js'
import { actionEvolvers } from './action/evolve.js'
import { adviceEvolvers } from './advice/evolve.js'
import { aftermathEvolvers } from './aftermath/evolve.js'
import { agreementEvolvers } from './agreement/evolve.js'
import { allocationEvolvers } from './allocation/evolve.js'
import { ballotEvolvers } from './ballot/evolve.js'
import { bankEvolvers } from './bank/evolve.js'
import { bekrachtigingEvolvers } from './bekrachtiging/evolve.js'
import { budgetEvolvers } from './budget/evolve.js'
import { candidacyEvolvers } from './candidacy/evolve.js'
import { commitmentEvolvers } from './commitment/evolve.js'
import { contributionEvolvers } from './contribution/evolve.js'
import { costSharingEvolvers } from './cost-sharing/evolve.js'
import { decisionEvolvers } from './decision/evolve.js'
import { delegationEvolvers } from './delegation/evolve.js'
import { dossierEvolvers } from './dossier/evolve.js'
import { evaluationEvolvers } from './evaluation/evolve.js'
import type { DomainEvent } from './events.js'
import { noteLateFact } from './finding/late-fact.js'
import { goalEvolvers } from './goal/evolve.js'
import { grantEvolvers } from './grant/evolve.js'
import { houseEvolvers } from './house/evolve.js'
import { justificationEvolvers } from './justification/evolve.js'
import { mandateEvolvers } from './mandate/evolve.js'
import { meetingEvolvers } from './meeting/evolve.js'
import { minutesEvolvers } from './minutes/evolve.js'
import { noteMoneyDay } from './money/change.js'
import { organEvolvers } from './organ/evolve.js'
import { partnerEvolvers } from './partner/evolve.js'
import { paymentEvolvers } from './payment/evolve.js'
import { personEvolvers } from './person/evolve.js'
import { proxyEvolvers } from './proxy/evolve.js'
import { recoveryEvolvers } from './recovery/evolve.js'
import { ruleSetEvolvers } from './rule-set/evolve.js'
import { seatEvolvers } from './seat/evolve.js'
import type { EvolversOf } from './shared/decider.js'
import type { Happened } from './shared/event.js'
import { signalEvolvers } from './signal/evolve.js'
import type { HouseState } from './state.js'
import { templateEvolvers } from './template/evolve.js'

const evolvers: EvolversOf<DomainEvent['type']> = {
  ...houseEvolvers,
  ...accessEvolvers,
  ...partnerEvolvers,
  ...candidacyEvolvers,
  ...delegationEvolvers,
  ...goalEvolvers,
  ...actionEvolvers,
  ...evaluationEvolvers,
  ...agreementEvolvers,
  ...organEvolvers,
  ...ruleSetEvolvers,
  ...seatEvolvers,
  ...personEvolvers,
  ...mandateEvolvers,
  ...dossierEvolvers,
  ...contributionEvolvers,
  ...adviceEvolvers,
  ...signalEvolvers,
  ...meetingEvolvers,
  ...minutesEvolvers,
  ...proxyEvolvers,
  ...ballotEvolvers,
  ...decisionEvolvers,
  ...bekrachtigingEvolvers,
  ...aftermathEvolvers,
  ...grantEvolvers,
  ...budgetEvolvers,
  ...allocationEvolvers,
  ...commitmentEvolvers,
  ...paymentEvolvers,
  ...justificationEvolvers,
  ...recoveryEvolvers,
  ...costSharingEvolvers,
  ...bankEvolvers,
  ...templateEvolvers,
}

/** The state of a house after one more event. Pure; an event of another house's concern leaves the state as it was. */
export const evolve = (state: HouseState, event: Happened<DomainEvent>): HouseState => {
  // The key and the parameter are of the same event type; TypeScript cannot follow that through the union.
  const apply = evolvers[event.type] as (state: HouseState, event: Happened<DomainEvent>) => HouseState
  return noteMoneyDay(state, noteLateFact(apply(state, event), event), event.effectiveOn)
}
