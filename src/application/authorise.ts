import type { ActionOwner } from '../domain/action/events.js'
import type { Action } from '../domain/action/state.js'
import { proxyUsed } from '../domain/ballot/casting.js'
import type { CommandOf, DomainCommand } from '../domain/commands.js'
import { actsFor } from '../domain/organ/succession.js'
import { partnerNow } from '../domain/partner/succession.js'
import type { Seat } from '../domain/seat/state.js'
import type { Actor } from '../domain/shared/actor.js'
import type {
  ActionId,
  AdviceRequestId,
  DelegationId,
  DossierId,
  HouseId,
  MandateId,
  OrganId,
  PartnerId,
  SeatId,
} from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import { moneyPolicies } from './authorise-money.js'
import type { Principal } from './principal.js'
import { recordsForOrgan } from './records-for.js'
import {
  administrator,
  decider,
  opener,
  type Policies,
  type Requirement,
  recordsFor,
  represents,
  setUp,
} from './requirements.js'

export type Authorisation =
  | { readonly allowed: true; readonly actor: Omit<Actor, 'via'> }
  /** `needs` is empty for who has no part in the house, and where nobody has the right. */
  | { readonly allowed: false; readonly needs: readonly Requirement[] }

/** Whoever holds the seat says so, or the secretary records that it was said. */
const seatOrRecorder = (seat: SeatId, organ: OrganId | undefined): readonly Requirement[] =>
  organ === undefined ? [] : [{ kind: 'holds', seat }, ...recordsFor(organ)]

const party = (
  by: { readonly kind: 'organ'; readonly organ: OrganId } | { readonly kind: 'partner'; readonly partner: PartnerId },
): readonly Requirement[] => (by.kind === 'organ' ? recordsFor(by.organ) : represents(by.partner))

/** The organ that was asked, or the one partner of those that were. */
const advises = (
  state: HouseState,
  dossier: DossierId,
  id: AdviceRequestId,
  partner: PartnerId | null,
): readonly Requirement[] => {
  const of = state.dossiers.get(dossier)?.adviceRequests.get(id)?.of
  if (of === undefined) return []
  if (of.kind === 'organ') return recordsFor(of.organ)
  return partner !== null && of.partners.includes(partner) ? represents(partner) : []
}

/** The administrator, or whoever records for the organ that granted it (or for its successor). */
const grantorOf = (
  state: HouseState,
  { mandate, effectiveOn }: { readonly mandate: MandateId; readonly effectiveOn: LocalDate },
): readonly Requirement[] => {
  const grantor = state.mandates.get(mandate)?.grantor
  if (grantor?.kind !== 'organ') return administrator
  return [...administrator, ...recordsFor(actsFor(state, grantor.organ, effectiveOn))]
}

const ballotOrgan = (
  state: HouseState,
  command: { readonly dossier: DossierId; readonly ballot: CommandOf<'CastVote'>['ballot'] },
): readonly Requirement[] => recordsFor(state.dossiers.get(command.dossier)?.ballots.get(command.ballot)?.organ)

/**
 * Who holds the seat, or instead whoever holds its proxy: who gave one and is not there votes again only once it is revoked,
 * as the vote would stand as that of the holder. The secretary too; in a secret ballot the secretary votes for nobody.
 */
const votes = (state: HouseState, command: CommandOf<'CastVote'>): readonly Requirement[] => {
  const { dossier, seat, effectiveOn } = command
  const ballot = state.dossiers.get(dossier)?.ballots.get(command.ballot)
  const own: Requirement = { kind: 'holds', seat }
  if (ballot === undefined) return [own]
  const proxy = proxyUsed(state, dossier, ballot, seat, effectiveOn)
  const voter: Requirement = proxy === null ? own : { kind: 'holds', seat: proxy.holder }
  return [voter, ...(ballot.secret ? [] : recordsFor(ballot.organ))]
}

/** Who was sent, or whoever records for the organ that sent. */
const delegate = (state: HouseState, id: DelegationId): readonly Requirement[] => {
  const delegation = state.delegations.get(id)
  return delegation === undefined ? [] : [{ kind: 'holds', seat: delegation.seat }, ...recordsFor(delegation.organ)]
}

const ownerOf = (state: HouseState, owner: ActionOwner): readonly Requirement[] =>
  owner.kind === 'seat'
    ? [{ kind: 'holds', seat: owner.seat }, ...recordsFor(state.seats.get(owner.seat)?.organ)]
    : party(owner)

/** The administrator, who sees to the action, and whoever records for the organ whose decision or dossier it follows from. */
const planner = (
  state: HouseState,
  { owner, decision, dossier }: Pick<Action, 'owner' | 'decision' | 'dossier'>,
): readonly Requirement[] => {
  const decided =
    decision === null
      ? undefined
      : state.dossiers.find(({ decisions }) => decisions.has(decision))?.decisions.get(decision)
  return [
    ...administrator,
    ...ownerOf(state, owner),
    ...recordsFor(decided?.organ),
    ...(dossier === null ? [] : opener(state, dossier)),
  ]
}

const responsible = (state: HouseState, id: ActionId): readonly Requirement[] => {
  const action = state.actions.get(id)
  return action === undefined ? [] : planner(state, action)
}

/** Whoever administers the house, and who manages accounts: they let the first administrator in. */
const givesAccess = (): readonly Requirement[] => [...administrator, { kind: 'manager' }]

/** Whoever administers the house, and whoever records for an organ of it: they type the texts. */
const keepsTexts = ({ organs }: HouseState): readonly Requirement[] => [
  ...administrator,
  ...[...organs.keys()].flatMap(recordsFor),
]

const policies: Policies = {
  FoundHouse: () => [{ kind: 'manager' }],
  AppointAdministrator: givesAccess,
  DismissAdministrator: givesAccess,
  AppointAuditor: givesAccess,
  DismissAuditor: givesAccess,
  // The program records by itself that an auditor looks.
  RecordInspection: () => [],
  DesignateLeadPartner: setUp,
  AddSubject: setUp,
  ChangeLogo: setUp,
  AddTemplate: (_, state) => keepsTexts(state),
  ChangeTemplate: (_, state) => keepsTexts(state),
  WithdrawTemplate: (_, state) => keepsTexts(state),
  AdmitPartner: setUp,
  RecordWithdrawal: setUp,
  ExcludePartner: setUp,
  MergePartners: setUp,
  SubmitCandidacy: setUp,
  PutCandidacyToNetwork: ({ dossier }, state) => [...administrator, ...opener(state, dossier)],
  RefuseCandidacy: setUp,
  WithdrawCandidacy: setUp,
  EstablishOrgan: setUp,
  AdoptDecisionRule: setUp,
  AdoptRuleSet: setUp,
  AdoptReadyMadeRuleSet: setUp,
  DissolveOrgan: setUp,
  ExtendOrgan: setUp,
  EvaluateOrgan: ({ organ }) => [...administrator, ...recordsFor(organ)],
  DelegateTo: ({ organ }) => recordsFor(organ),
  ReportFromBody: ({ delegation }, state) => delegate(state, delegation),
  EndDelegation: ({ delegation }, state) => recordsFor(state.delegations.get(delegation)?.organ),
  SetGoal: setUp,
  AmendGoal: setUp,
  EndGoal: setUp,
  LinkDossierToGoal: ({ dossier }, state) => [...administrator, ...opener(state, dossier)],
  PlanAction: ({ owner, decision, dossier }, state) => planner(state, { owner, decision, dossier }),
  ReportOnAction: ({ action }, state) => responsible(state, action),
  PostponeAction: ({ action }, state) => responsible(state, action),
  CancelAction: ({ action }, state) => responsible(state, action),
  EvaluateYear: ({ organ }) => recordsFor(organ),
  DraftAgreement: setUp,
  SignAgreement: ({ partner }) => [...administrator, ...represents(partner)],
  AmendAgreement: setUp,
  TerminateAgreement: ({ partner }) => [...administrator, ...(partner === null ? [] : represents(partner))],
  SucceedOrgan: setUp,
  AssignSeat: setUp,
  EndSeat: setUp,
  ExtendSeats: setUp,
  RecordPersonDetails: ({ person }) => [...administrator, { kind: 'is-person', person }],
  ErasePersonalData: setUp,
  GrantMandate: ({ grantor }) =>
    grantor.kind === 'organ' ? [...administrator, ...recordsFor(grantor.organ)] : administrator,
  AmendMandate: (command, state) => grantorOf(state, command),
  SuspendMandate: (command, state) => grantorOf(state, command),
  ResumeMandate: (command, state) => grantorOf(state, command),
  RevokeMandate: (command, state) => grantorOf(state, command),
  RenewMandate: (command, state) => grantorOf(state, command),
  OpenDossier: ({ openedBy }) => recordsFor(openedBy),
  SubmitProposal: ({ by }) => party(by),
  ReviseProposal: ({ by }) => party(by),
  WithdrawProposal: ({ dossier }, state) => opener(state, dossier),
  CloseDossier: ({ by }) => recordsFor(by),
  ReopenDossier: ({ by }) => recordsFor(by),
  RectifyEntry: ({ dossier }, state) => [...administrator, ...opener(state, dossier)],
  GiveContribution: ({ from, dossier }, state) => (from.kind === 'group' ? opener(state, dossier) : party(from)),
  // What a group says before there is a dossier, the administrator writes down, or the organ that it is for.
  GiveSignal: ({ from, to }) =>
    from.kind === 'group' ? [...administrator, ...(to === null ? [] : recordsFor(to))] : party(from),
  TakeUpSignal: ({ dossier }, state) => opener(state, dossier),
  AnswerSignal: ({ by }) => recordsFor(by),
  AnswerContribution: ({ by }) => recordsFor(by),
  RequestAdvice: ({ by, dossier }, state) => (by.kind === 'outside' ? opener(state, dossier) : party(by)),
  GiveAdvice: ({ dossier, adviceRequest, partner }, state) => advises(state, dossier, adviceRequest, partner),
  WithdrawAdvice: ({ dossier, advice }, state) => {
    const by = state.dossiers.get(dossier)?.advices.get(advice)?.by
    return by === undefined ? [] : party(by)
  },
  AnswerAdvicePoint: ({ by }) => recordsFor(by),
  ConveneMeeting: ({ organ }) => recordsFor(organ),
  AddAgendaItem: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  RecordAttendance: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  AppointMeetingChair: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  AppointMeetingSecretary: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  WithdrawAgendaItem: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  RecordArrival: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  RecordDeparture: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  OpenMeeting: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  NoteQuorum: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  TreatAgendaItem: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  DeclareConflict: ({ meeting, seat }, state) => seatOrRecorder(seat, state.meetings.get(meeting)?.organ),
  SuspendMeeting: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  ResumeMeeting: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  CloseMeeting: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  DraftMinutes: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  RemarkOnMinutes: ({ meeting, by }, state) =>
    by.kind === 'seat'
      ? seatOrRecorder(by.seat, state.meetings.get(meeting)?.organ)
      : [...represents(by.partner), ...recordsFor(state.meetings.get(meeting)?.organ)],
  ApproveMinutes: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  // The program records by itself what the files of approved minutes are.
  RecordMinutesPaper: () => [],
  RectifyMinutes: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  GiveProxy: ({ giver }, state) => seatOrRecorder(giver, state.seats.get(giver)?.organ),
  RevokeProxy: ({ proxy }, state) => {
    const given = state.proxies.get(proxy)
    return given === undefined ? [] : seatOrRecorder(given.giver, given.organ)
  },
  OpenBallot: ({ organ }) => recordsFor(organ),
  CastVote: (command, state) => votes(state, command),
  ConfirmVote: (command, state) => [{ kind: 'holds', seat: command.seat }, ...ballotOrgan(state, command)],
  CloseReferralBack: (command, state) => ballotOrgan(state, command),
  AnnulBallot: (command, state) => ballotOrgan(state, command),
  ...moneyPolicies,
  CloseBallot: (command, state) => ballotOrgan(state, command),
  CountSecretBallot: (command, state) => ballotOrgan(state, command),
  TakeDecision: ({ organ }) => recordsFor(organ),
  GrantBekrachtiging: ({ organ }) => recordsFor(organ),
  RefuseBekrachtiging: ({ organ }) => recordsFor(organ),
  SendDecisionBack: ({ organ }) => recordsFor(organ),
  GrantBekrachtigingBatch: ({ organ }) => recordsFor(organ),
  // Whoever set a condition says that it is met: nobody makes the own decision final.
  MeetBekrachtigingCondition: ({ organ }) => recordsFor(organ),
  // Its rules say what silence means: who decided may note it as well as who stayed silent.
  RecordSilence: ({ organ, ...about }, state) => [...decider(state, about), ...recordsFor(organ)],
  RecordExecution: (about, state) => decider(state, about),
  PublishDecision: (about, state) => decider(state, about),
  AnnulDecision: (about, state) => [...administrator, ...decider(state, about)],
}

const meets = (requirement: Requirement, id: SeatId, seat: Seat, state: HouseState, today: LocalDate): boolean => {
  switch (requirement.kind) {
    case 'administrator':
    case 'manager':
    case 'is-person':
      return false
    case 'records-for':
      return seat.organ === requirement.organ && recordsForOrgan(seat, state)
    case 'represents':
      return (
        seat.partner !== null &&
        partnerNow(state, seat.partner, today) === partnerNow(state, requirement.partner, today)
      )
    case 'holds':
      return id === requirement.seat
  }
}

/**
 * May this principal send this command in this house, today? Deny by default: only what a seat of today, or the
 * administration of this very house, allows.
 */
export const authorise = (
  principal: Principal,
  house: HouseId,
  command: DomainCommand,
  state: HouseState,
  today: LocalDate,
): Authorisation => {
  // Who renews a set may renew each of it, perhaps each for another organ.
  if (command.type === 'RenewMandates') {
    const { effectiveOn, until } = command
    const each = command.mandates.map((mandate) =>
      authorise(principal, house, { type: 'RenewMandate', effectiveOn, mandate, until }, state, today),
    )
    return each.find(({ allowed }) => !allowed) ?? each[0] ?? { allowed: false, needs: [] }
  }
  const nobody = { person: null, organ: null, partner: null }
  if (principal.kind === 'operator') return { allowed: true, actor: nobody }
  // The key and the parameter are of the same command type; TypeScript cannot follow that through the union.
  const policy = policies[command.type] as (command: DomainCommand, state: HouseState) => readonly Requirement[]
  // Who has no part in this house is not told how it is organised.
  if (principal.kind === 'auditor') return { allowed: false, needs: [] }
  if (principal.kind === 'manager') {
    const allowed = policy(command, state).some(({ kind }) => kind === 'manager')
    return allowed ? { allowed, actor: nobody } : { allowed, needs: [] }
  }
  if (principal.house !== house) return { allowed: false, needs: [] }
  const needs = policy(command, state)
  if (principal.kind === 'administrator') {
    const allowed = needs.some(({ kind }) => kind === 'administrator')
    return allowed ? { allowed, actor: nobody } : { allowed, needs }
  }
  const { person } = principal
  if (needs.some((need) => need.kind === 'is-person' && need.person === person)) {
    return { allowed: true, actor: { ...nobody, person } }
  }
  const seats = [...state.seats.entries()].filter(([, seat]) => seat.person === person && covers(seat.period, today))
  for (const requirement of needs) {
    const seat = seats.find(([id, held]) => meets(requirement, id, held, state, today))?.[1]
    if (seat !== undefined) {
      const partner = seat.partner === null ? null : partnerNow(state, seat.partner, today)
      return { allowed: true, actor: { person, organ: seat.organ, partner } }
    }
  }
  return { allowed: false, needs }
}
