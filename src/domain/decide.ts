import { accessDeciders } from './access/decide.js'
import { actionDeciders } from './action/decide.js'
import { adviceDeciders } from './advice/decide.js'
import { aftermathDeciders } from './aftermath/decide.js'
import { agreementDeciders } from './agreement/decide.js'
import { allocationDeciders } from './allocation/decide.js'
import { hasAllocations, moneyThatFollows } from './allocation/follow.js'
import { ballotDeciders } from './ballot/decide.js'
import { bankDeciders } from './bank/decide.js'
import { bekrachtigingDeciders } from './bekrachtiging/decide.js'
import { budgetDeciders } from './budget/decide.js'
import { candidacyDeciders } from './candidacy/decide.js'
import type { DomainCommand, DomainCommandType } from './commands.js'
import { commitmentDeciders } from './commitment/decide.js'
import { contributionDeciders } from './contribution/decide.js'
import { costSharingDeciders } from './cost-sharing/decide.js'
import { decisionDeciders } from './decision/decide.js'
import { delegationDeciders } from './delegation/decide.js'
import { dossierDeciders } from './dossier/decide.js'
import { evaluationDeciders } from './evaluation/decide.js'
import type { DomainEvent } from './events.js'
import { evolve } from './evolve.js'
import { goalDeciders } from './goal/decide.js'
import { grantDeciders } from './grant/decide.js'
import { houseDeciders } from './house/decide.js'
import { justificationDeciders } from './justification/decide.js'
import { mandateDeciders } from './mandate/decide.js'
import { meetingDeciders } from './meeting/decide.js'
import { minutesDeciders } from './minutes/decide.js'
import { organDeciders } from './organ/decide.js'
import { partnerDeciders } from './partner/decide.js'
import { paymentDeciders } from './payment/decide.js'
import { personDeciders } from './person/decide.js'
import { proxyDeciders } from './proxy/decide.js'
import { recoveryDeciders } from './recovery/decide.js'
import { ruleSetDeciders } from './rule-set/decide.js'
import { seatDeciders } from './seat/decide.js'
import { type Decided, type DecidersOf, type DecisionContext, refuse } from './shared/decider.js'
import type { Happened } from './shared/event.js'
import type { DossierId, EventId } from './shared/identifiers.js'
import type { Instant, LocalDate } from './shared/time.js'
import { signalDeciders } from './signal/decide.js'
import type { HouseState } from './state.js'
import { templateDeciders } from './template/decide.js'

const deciders: DecidersOf<DomainCommandType> = {
  ...houseDeciders,
  ...accessDeciders,
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
  ...signalDeciders,
  ...meetingDeciders,
  ...minutesDeciders,
  ...proxyDeciders,
  ...ballotDeciders,
  ...decisionDeciders,
  ...bekrachtigingDeciders,
  ...aftermathDeciders,
  ...grantDeciders,
  ...budgetDeciders,
  ...allocationDeciders,
  ...commitmentDeciders,
  ...paymentDeciders,
  ...justificationDeciders,
  ...recoveryDeciders,
  ...costSharingDeciders,
  ...bankDeciders,
  ...templateDeciders,
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

/** What `evolve` asks beside the fact, for events that are looked at before they are recorded. */
const provisionally = (event: DomainEvent, effectiveOn: LocalDate): Happened<DomainEvent> => ({
  ...event,
  id: '00000000-0000-7000-8000-000000000000' as EventId,
  revision: 0,
  effectiveOn,
  recordedAt: `${effectiveOn}T00:00:00.000Z` as Instant,
  actor: { via: 'system' },
})

/** The dossiers whose decisions a command can make final, or no longer final. */
const dossiersOf = (command: DomainCommand): readonly DossierId[] => {
  if (command.type === 'GrantBekrachtigingBatch') return command.decisions.map(({ dossier }) => dossier)
  return 'dossier' in command && command.dossier !== null ? [command.dossier] : []
}

/** The ids of allocations that followed by themselves, each by its dossier and the line of the plan. */
const allocationsIn = (events: readonly DomainEvent[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'AllocationMade'
        ? [[`allocation/${event.data.dossier}/${event.data.planLine}`, event.data.allocation]]
        : [],
    ),
  )

/** A decision that becomes final, or no longer is, takes its money with it: in the same write, so that neither is lost. */
const withMoney = (decided: Decided, state: HouseState, command: DomainCommand, context: DecisionContext): Decided => {
  const concerned = dossiersOf(command).filter((id) => state.money.plans.has(id) || hasAllocations(state, id))
  if (!decided.ok || concerned.length === 0) return decided
  const on = command.effectiveOn
  const upTo = (from: HouseState, events: readonly DomainEvent[]): HouseState =>
    events.reduce((before, event) => evolve(before, provisionally(event, on)), from)
  let after = upTo(state, decided.events)
  const following: DomainEvent[] = []
  for (const dossier of new Set(concerned)) {
    const ofDossier = moneyThatFollows(state, after, dossier, on, context.newId)
    after = upTo(after, ofDossier)
    following.push(...ofDossier)
  }
  if (following.length === 0) return decided
  const created = { ...decided.created, ...allocationsIn(following) }
  return { ...decided, events: [...decided.events, ...following], created }
}

/** Bytes that the data of one event may take as JSON; with its envelope it then fits in one leaf of the log. */
const MAXIMUM_DATA_BYTES = 62_000

/** No character takes more bytes than this for its length in UTF-16. */
const MOST_BYTES_A_UNIT = 3

const isTooLong = ({ data }: DomainEvent): boolean => {
  const text = JSON.stringify(data)
  return (
    text.length * MOST_BYTES_A_UNIT > MAXIMUM_DATA_BYTES && new TextEncoder().encode(text).length > MAXIMUM_DATA_BYTES
  )
}

/** Many long texts in one act, each within its bounds, can be more than the log takes: then a person is told so. */
const mustFitTheLog = (decided: Decided): Decided =>
  decided.ok && decided.events.some(isTooLong) ? refuse('entry.too-long', null) : decided

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
  return mustFitTheLog(withMoney(decider(command, state, context), state, command, context))
}
