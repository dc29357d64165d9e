import { proxyUsed } from '../domain/ballot/casting.js'
import type { DomainCommand, DomainCommandType } from '../domain/commands.js'
import type { Seat } from '../domain/seat/state.js'
import type { Actor } from '../domain/shared/actor.js'
import type {
  DossierId,
  HouseId,
  MandateId,
  OrganId,
  PartnerId,
  PersonId,
  SeatId,
} from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'
import type { Principal } from './principal.js'

/** What a command asks of whoever sends it; any one of the list is enough. An empty list: nobody but the operator. */
export type Requirement =
  | { readonly kind: 'administrator' }
  /** Chair or secretary of the organ, or the one person of a coordinator. */
  | { readonly kind: 'records-for'; readonly organ: OrganId }
  | { readonly kind: 'represents'; readonly partner: PartnerId }
  | { readonly kind: 'holds'; readonly seat: SeatId }
  /** The person it is about, with or without a seat today. */
  | { readonly kind: 'is-person'; readonly person: PersonId }

export type Authorisation =
  | { readonly allowed: true; readonly actor: Omit<Actor, 'via'> }
  /** `needs` is empty for who has no part in the house, and where nobody has the right. */
  | { readonly allowed: false; readonly needs: readonly Requirement[] }

type Policies = {
  readonly [T in DomainCommandType]: (
    command: Extract<DomainCommand, { type: T }>,
    state: HouseState,
  ) => readonly Requirement[]
}

const administrator: readonly Requirement[] = [{ kind: 'administrator' }]
const setUp = (): readonly Requirement[] => administrator
const recordsFor = (organ: OrganId | undefined): readonly Requirement[] =>
  organ === undefined ? [] : [{ kind: 'records-for', organ }]
const represents = (partner: PartnerId): readonly Requirement[] => [{ kind: 'represents', partner }]
const opener = (state: HouseState, dossier: DossierId): readonly Requirement[] =>
  recordsFor(state.dossiers.get(dossier)?.openedBy)

const party = (
  by: { readonly kind: 'organ'; readonly organ: OrganId } | { readonly kind: 'partner'; readonly partner: PartnerId },
): readonly Requirement[] => (by.kind === 'organ' ? recordsFor(by.organ) : represents(by.partner))

/** The administrator, or whoever records for the organ that granted it. */
const grantorOf = (state: HouseState, mandate: MandateId): readonly Requirement[] => {
  const grantor = state.mandates.get(mandate)?.grantor
  return grantor?.kind === 'organ' ? [...administrator, ...recordsFor(grantor.organ)] : administrator
}

const ballotOrgan = (
  state: HouseState,
  command: { readonly dossier: DossierId; readonly ballot: Extract<DomainCommand, { type: 'CastVote' }>['ballot'] },
): readonly Requirement[] => recordsFor(state.dossiers.get(command.dossier)?.ballots.get(command.ballot)?.organ)

/**
 * Who holds the seat, or votes by its proxy; the secretary too. In a secret ballot the secretary votes for nobody: only
 * a proxy gives a vote to another.
 */
const votes = (state: HouseState, command: Extract<DomainCommand, { type: 'CastVote' }>): readonly Requirement[] => {
  const { dossier, seat, effectiveOn } = command
  const ballot = state.dossiers.get(dossier)?.ballots.get(command.ballot)
  const own: Requirement = { kind: 'holds', seat }
  if (ballot === undefined) return [own]
  const proxy = proxyUsed(state, dossier, ballot, seat, effectiveOn)
  const holder: readonly Requirement[] = proxy === null ? [] : [{ kind: 'holds', seat: proxy.holder }]
  return [own, ...holder, ...(ballot.secret ? [] : recordsFor(ballot.organ))]
}

const policies: Policies = {
  FoundHouse: () => [],
  DesignateLeadPartner: setUp,
  AddSubject: setUp,
  AdmitPartner: setUp,
  RecordWithdrawal: setUp,
  EstablishOrgan: setUp,
  AdoptDecisionRule: setUp,
  AdoptRuleSet: setUp,
  AdoptReadyMadeRuleSet: setUp,
  DissolveOrgan: setUp,
  AssignSeat: setUp,
  EndSeat: setUp,
  RecordPersonDetails: ({ person }) => [...administrator, { kind: 'is-person', person }],
  ErasePersonalData: setUp,
  GrantMandate: ({ grantor }) =>
    grantor.kind === 'organ' ? [...administrator, ...recordsFor(grantor.organ)] : administrator,
  AmendMandate: ({ mandate }, state) => grantorOf(state, mandate),
  SuspendMandate: ({ mandate }, state) => grantorOf(state, mandate),
  ResumeMandate: ({ mandate }, state) => grantorOf(state, mandate),
  RevokeMandate: ({ mandate }, state) => grantorOf(state, mandate),
  RenewMandate: ({ mandate }, state) => grantorOf(state, mandate),
  OpenDossier: ({ openedBy }) => recordsFor(openedBy),
  SubmitProposal: ({ by }) => party(by),
  ReviseProposal: ({ by }) => party(by),
  WithdrawProposal: ({ dossier }, state) => opener(state, dossier),
  RectifyEntry: ({ dossier }, state) => [...administrator, ...opener(state, dossier)],
  GiveContribution: ({ from, dossier }, state) => (from.kind === 'group' ? opener(state, dossier) : party(from)),
  AnswerContribution: ({ by }) => recordsFor(by),
  RequestAdvice: ({ by, dossier }, state) => (by.kind === 'outside' ? opener(state, dossier) : party(by)),
  GiveAdvice: ({ dossier, adviceRequest }, state) =>
    recordsFor(state.dossiers.get(dossier)?.adviceRequests.get(adviceRequest)?.of),
  AnswerAdvicePoint: ({ by }) => recordsFor(by),
  ConveneMeeting: ({ organ }) => recordsFor(organ),
  AddAgendaItem: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  RecordAttendance: ({ meeting }, state) => recordsFor(state.meetings.get(meeting)?.organ),
  OpenBallot: ({ organ }) => recordsFor(organ),
  CastVote: (command, state) => votes(state, command),
  ConfirmVote: (command, state) => [{ kind: 'holds', seat: command.seat }, ...ballotOrgan(state, command)],
  CloseReferralBack: (command, state) => ballotOrgan(state, command),
  CloseBallot: (command, state) => ballotOrgan(state, command),
  CountSecretBallot: (command, state) => ballotOrgan(state, command),
  TakeDecision: ({ organ }) => recordsFor(organ),
  GrantBekrachtiging: ({ organ }) => recordsFor(organ),
  RefuseBekrachtiging: ({ organ }) => recordsFor(organ),
  SendDecisionBack: ({ organ }) => recordsFor(organ),
}

const meets = (requirement: Requirement, id: SeatId, seat: Seat, state: HouseState): boolean => {
  switch (requirement.kind) {
    case 'administrator':
    case 'is-person':
      return false
    case 'records-for': {
      const records = seat.role === 'secretary' || seat.role === 'chair'
      return seat.organ === requirement.organ && (records || state.organs.get(seat.organ)?.kind === 'coordinator')
    }
    case 'represents':
      return seat.partner === requirement.partner
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
  const nobody = { person: null, organ: null, partner: null }
  if (principal.kind === 'operator') return { allowed: true, actor: nobody }
  // The key and the parameter are of the same command type; TypeScript cannot follow that through the union.
  const policy = policies[command.type] as (command: DomainCommand, state: HouseState) => readonly Requirement[]
  // Who has no part in this house is not told how it is organised.
  if (principal.kind === 'auditor' || principal.house !== house) return { allowed: false, needs: [] }
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
    const seat = seats.find(([id, held]) => meets(requirement, id, held, state))?.[1]
    if (seat !== undefined) {
      return { allowed: true, actor: { person, organ: seat.organ, partner: seat.partner } }
    }
  }
  return { allowed: false, needs }
}
