import type { DomainCommand } from '../../../src/domain/commands.js'
import type { Dossier } from '../../../src/domain/dossier/state.js'
import type { Decided } from '../../../src/domain/shared/decider.js'
import { type House, nobody } from './given.js'
import { prepareMoney } from './prepare-money.js'
import { type IdOf, isAboutMoney, meetingDay, type RandomCommand, toCommand } from './random-command.js'
import { convenant, decideFinally, majority, propose, type SmallHouse, smallHouse } from './small-house.js'

/** What to check around every command, and what happens first where chance alone seldom gets so far. */
export type Look = {
  readonly begin?: (small: SmallHouse) => void
  readonly before?: (house: House, command: DomainCommand) => void
  readonly after?: (house: House, step: Step) => void
}

export type Step = { readonly command: DomainCommand; readonly decided: Decided }

/** Ids are handed out in rising order; the maps of a state keep none. */
const oldestFirst = (ids: Iterable<string>): readonly string[] => [...ids].sort()
const newestFirst = (ids: Iterable<string>): readonly string[] => oldestFirst(ids).toReversed()

/** Ids of one kind that exist now; of a dossier's own things those of this dossier first. */
const existing = ({ state }: House, kind: string, dossier: string | null): readonly string[] => {
  const about: Dossier | undefined = dossier === null ? undefined : state.dossiers.get(dossier as never)
  const everywhere = [...state.dossiers.values()]
  const within = (keys: (one: Dossier) => Iterable<string>): readonly string[] =>
    newestFirst(about === undefined ? everywhere.flatMap((one) => [...keys(one)]) : keys(about))
  switch (kind) {
    case 'partner':
      return oldestFirst(state.partners.keys())
    case 'organ':
      return oldestFirst(state.organs.keys())
    case 'seat':
      return oldestFirst(state.seats.keys())
    case 'person':
      return oldestFirst(state.seats.map(({ person }) => person).values())
    case 'mandate':
      return newestFirst(state.mandates.keys())
    case 'meeting':
      return newestFirst(state.meetings.keys())
    case 'dossier':
      return newestFirst(state.dossiers.keys())
    case 'proxy':
      return oldestFirst(state.proxies.keys())
    case 'contribution':
      // Also what was given before there was a dossier.
      return [...within(({ contributions }) => contributions.keys()), ...newestFirst(state.signals.keys())]
    case 'advice-request':
      return within(({ adviceRequests }) => adviceRequests.keys())
    case 'advice':
      return within(({ advices }) => advices.keys())
    case 'ballot':
      return within(({ ballots }) => ballots.keys())
    case 'decision':
      return within(({ decisions }) => decisions.keys())
    case 'candidacy':
      return newestFirst(state.candidacies.keys())
    case 'delegation':
      return newestFirst(state.delegations.keys())
    case 'goal':
      return newestFirst(state.goals.keys())
    case 'action':
      return newestFirst(state.actions.keys())
    case 'agreement':
      return newestFirst(state.agreements.keys())
    case 'event':
      return within(({ entries }) => entries)
    case 'grant':
      return newestFirst(state.money.grants.keys())
    case 'allocation':
      return newestFirst(state.money.allocations.keys())
    case 'commitment':
      return newestFirst(state.money.commitments.keys())
    case 'payment':
      return newestFirst(state.money.payments.keys())
    case 'justification':
      return newestFirst(state.money.justifications.keys())
    case 'recovery':
      return newestFirst(state.money.recoveries.keys())
    case 'cost-key':
      return newestFirst(state.money.costKeys.keys())
    case 'shared-cost':
      return newestFirst(state.money.sharedCosts.keys())
    case 'template':
      return newestFirst(state.templates.keys())
    case 'bank-line':
      return newestFirst(state.money.bankLines.keys())
    default:
      throw new Error(`No ids of a ${kind}`)
  }
}

/** A meeting that is over, whose minutes wait for approval, and one that is about to begin. */
const beginMeetings = ({ house, stuurgroep: organ, chair, member }: SmallHouse): void => {
  const on = { effectiveOn: '2025-03-01' }
  const { meeting } = house.record('ConveneMeeting', { ...on, organ, heldOn: on.effectiveOn })
  house.record('RecordAttendance', { ...on, meeting: meeting!, present: [chair, member] })
  house.record('OpenMeeting', { ...on, meeting: meeting! })
  house.record('CloseMeeting', { ...on, meeting: meeting! })
  house.record('DraftMinutes', { ...on, meeting: meeting!, text: 'Niets besloten.' })
  house.record('ConveneMeeting', { ...on, organ, heldOn: meetingDay })
}
const needsPreparation: ReadonlySet<string> = new Set(['PutCandidacyToNetwork', 'ExcludePartner', 'ExtendOrgan'])

/** Chance alone seldom gets this far: a candidacy that can be put to a network, a decided exclusion, a temporary organ. */
const prepareActs = (small: SmallHouse): void => {
  const { house } = small
  const effectiveOn = '2025-01-01'
  decideFinally(small, 'partners.exclusion')
  const organ = { effectiveOn, rule: majority, basis: convenant }
  const network = house.record('EstablishOrgan', { ...organ, name: 'Netwerk', kind: 'netwerk' }).organ!
  house.record('EstablishOrgan', { ...organ, name: 'Werkgroep', kind: 'werkgroep', until: '2025-12-31' })
  const dossier = propose(small, { subject: 'partners.admission', amountCents: null, on: effectiveOn })
  const meeting = house.record('ConveneMeeting', { effectiveOn, organ: network, heldOn: '2025-03-01' }).meeting!
  house.record('AddAgendaItem', { effectiveOn, meeting, dossier })
}

/** The small house with a few dossiers in it, and then whatever the commands make of it. */
export const randomHouse = (commands: readonly RandomCommand[], look?: Look): House => {
  const small = smallHouse()
  if (commands.some(({ type }) => needsPreparation.has(type))) prepareActs(small)
  propose(small)
  propose(small, { subject: 'working-groups.establishment', amountCents: null, on: '2025-01-01' })
  const { house } = small
  beginMeetings(small)
  if (isAboutMoney(commands)) prepareMoney(small)
  look?.begin?.(small)
  const idOf: IdOf = (kind, number, dossier) => {
    const ids = existing(house, kind, dossier)
    return number === 13 || ids.length === 0 ? nobody : ids[number % ids.length]!
  }
  for (const random of commands) {
    const command = toCommand(random, idOf)
    if (command === null) continue
    look?.before?.(house, command)
    const decided = house.decide(command)
    if (decided.ok) house.happened(decided.events, command.effectiveOn)
    look?.after?.(house, { command, decided })
  }
  return house
}
