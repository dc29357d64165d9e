import { awaitedOrgans } from '../domain/bekrachtiging/status.js'
import type { DataOf, DomainEventType } from '../domain/events.js'
import { rulesOn } from '../domain/organ/state.js'
import type { ContributionId, DecisionId, DossierId, MandateId } from '../domain/shared/identifiers.js'
import { isInOrder } from '../domain/shared/ratification.js'
import type { LocalDate } from '../domain/shared/time.js'
import {
  askedParties,
  askerOf,
  type Circle,
  circleOf,
  concernedBy,
  giverOf,
  heardIn,
  type Party,
  partyOf,
} from './circle.js'
import type { KnownHouse } from './known-house.js'
import { isLegal } from './legal-notices.js'
import type { About, Notice, NoticeKind } from './notice.js'

/** Whom an event tells what; `known` is the house after it, `day` the day it was recorded. */
type Teller<Type extends DomainEventType> = (data: DataOf<Type>, known: KnownHouse, day: LocalDate) => readonly Notice[]

export type Tellers = { readonly [Type in DomainEventType]?: Teller<Type> }

const tell = (kind: NoticeKind, about: About, circle: Circle): readonly Notice[] =>
  [...circle].map(([recipient, because]) => ({ recipient, kind, because, about, legal: isLegal(kind, because) }))

type OfDecision = { readonly dossier: DossierId; readonly decision: DecisionId }

const aboutDossier = (dossier: DossierId): About => ({ kind: 'dossier', id: dossier, dossier })

const aboutSignal = (signal: ContributionId): About => ({ kind: 'signal', id: signal, dossier: null })

const aboutDecision = ({ dossier, decision }: OfDecision): About => ({ kind: 'decision', id: decision, dossier })

/** Everyone who is concerned by a decision is told what became of it. */
const ofDecision =
  (kind: NoticeKind) =>
  (data: OfDecision, known: KnownHouse, day: LocalDate): readonly Notice[] =>
    tell(kind, aboutDecision(data), concernedBy(known, data, day))

/** Whoever must ratify next is told so. */
const ofTurn = (data: OfDecision, { house }: KnownHouse, day: LocalDate): readonly Notice[] => {
  const decision = house.dossiers.get(data.dossier)?.decisions.get(data.decision)
  const turns = decision === undefined ? [] : awaitedOrgans(decision)
  const parties = turns.map((organ) => ['turn', { organ }] as const)
  return tell('bekrachtiging-asked', aboutDecision(data), circleOf(house, parties, day))
}

const toParties = (
  kind: NoticeKind,
  about: About,
  because: Notice['because'],
  parties: readonly (Party | null)[],
  { house }: KnownHouse,
  day: LocalDate,
): readonly Notice[] => {
  const connected = parties.map((party) => [because, party] as const)
  return tell(kind, about, circleOf(house, connected, day))
}

const toParty = (
  kind: NoticeKind,
  about: About,
  because: Notice['because'],
  party: Party | null,
  known: KnownHouse,
  day: LocalDate,
): readonly Notice[] => toParties(kind, about, because, [party], known, day)

const mandateStopped = (
  { mandate }: { readonly mandate: MandateId },
  known: KnownHouse,
  day: LocalDate,
): readonly Notice[] => {
  const grantee = known.house.mandates.get(mandate)?.grantee ?? null
  return toParty('mandate-stopped', { kind: 'mandate', id: mandate, dossier: null }, 'own', grantee, known, day)
}

/** Where organs ratify in order, the next is asked now; side by side, each was asked when the decision was taken. */
const granted = (data: OfDecision, known: KnownHouse, day: LocalDate): readonly Notice[] => {
  const standing = known.house.dossiers.get(data.dossier)?.decisions.get(data.decision)?.standing
  const inOrder = standing !== undefined && isInOrder(standing)
  return [...ofDecision('bekrachtiging-granted')(data, known, day), ...(inOrder ? ofTurn(data, known, day) : [])]
}

/**
 * Which events tell whom, one entry an event type. A new type is added here, its kind in `notice.ts`, whether it is legal in
 * `legal-notices.ts`, and its sentences in the catalogues.
 */
export const tellers: Tellers = {
  DecisionTaken: (data, known, day) => [...ofDecision('decision-taken')(data, known, day), ...ofTurn(data, known, day)],
  BekrachtigingGranted: granted,
  BekrachtigingDeemedGranted: granted,
  BekrachtigingRefused: ofDecision('bekrachtiging-refused'),
  DecisionSentBack: ofDecision('decision-sent-back'),
  BekrachtigingLapsed: ofDecision('bekrachtiging-lapsed'),
  DecisionAnnulled: ofDecision('decision-annulled'),
  DecisionPublished: ofDecision('decision-published'),
  VerdictRecomputed: ({ dossier, decision }, known, day) =>
    decision?.becomes === 'fallen'
      ? ofDecision('decision-fallen')({ dossier, decision: decision.decision }, known, day)
      : [],
  ContributionAnswered: ({ dossier, contribution }, known, day) => {
    return toParty('input-answered', aboutDossier(dossier), 'input', giverOf(known, contribution), known, day)
  },
  SignalGiven: ({ signal, to }, known, day) =>
    toParty('input-to-answer', aboutSignal(signal), 'turn', to === null ? null : { organ: to }, known, day),
  // Where input is given its dossier shows it; what comes from elsewhere is put before the organ that keeps the dossier.
  ContributionGiven: ({ dossier, contribution, origin }, known, day) => {
    const organ = known.house.dossiers.get(dossier)?.openedBy
    const comesFromElsewhere = origin !== null && !(origin.kind === 'signal' && origin.signal === contribution)
    if (!comesFromElsewhere || organ === undefined) return []
    return toParty('input-to-answer', aboutDossier(dossier), 'turn', { organ }, known, day)
  },
  SignalAnswered: ({ signal }, known, day) =>
    toParty('signal-answered', aboutSignal(signal), 'input', giverOf(known, signal), known, day),
  SignalTakenUp: ({ signal, dossier }, known, day) =>
    toParty('signal-taken-up', aboutDossier(dossier), 'input', giverOf(known, signal), known, day),
  AdvicePointAnswered: ({ dossier, advice }, known, day) => {
    const by = known.house.dossiers.get(dossier)?.advices.get(advice)?.by
    const adviser = by === undefined ? null : partyOf(by)
    return toParty('advice-answered', aboutDossier(dossier), 'advice', adviser, known, day)
  },
  AdviceRequested: ({ dossier, of }, known, day) =>
    toParties('advice-asked', aboutDossier(dossier), 'turn', askedParties(of), known, day),
  AdviceWithdrawn: ({ dossier, adviceRequest }, known, day) =>
    toParty('advice-withdrawn', aboutDossier(dossier), 'own', askerOf(known, adviceRequest), known, day),
  DossierClosed: ({ dossier, unanswered }, known, day) => {
    const told = tell('dossier-closed', aboutDossier(dossier), heardIn(known, dossier, day))
    // What stays without answer has its last word here.
    const isLastWord = unanswered.contributions + unanswered.points > 0
    return isLastWord ? told.map((notice) => ({ ...notice, legal: true })) : told
  },
  DossierReopened: ({ dossier }, known, day) =>
    tell('dossier-reopened', aboutDossier(dossier), heardIn(known, dossier, day)),
  MeetingConvened: ({ meeting, organ }, known, day) =>
    toParty('meeting-convened', { kind: 'meeting', id: meeting, dossier: null }, 'seat', { organ }, known, day),
  MinutesDrafted: ({ meeting, organ }, known, day) => {
    const told = toParty(
      'minutes-to-approve',
      { kind: 'meeting', id: meeting, dossier: null },
      'seat',
      { organ },
      known,
      day,
    )
    const heldOn = known.house.meetings.get(meeting)?.heldOn ?? day
    const found = known.house.organs.get(organ)
    const silence = found === undefined ? null : (rulesOn(found, heldOn)?.minutesApprovedBySilenceAfterDays ?? null)
    // Where silence approves, a term runs from now on.
    return silence === null ? told : told.map((notice) => ({ ...notice, legal: true }))
  },
  ActionPlanned: ({ action, owner, dossier }, known, day) => {
    const about = { kind: 'action', id: action, dossier } as const
    if (owner.kind === 'partner') return toParty('action-planned', about, 'own', { partner: owner.partner }, known, day)
    if (owner.kind === 'organ') return toParty('action-planned', about, 'own', { organ: owner.organ }, known, day)
    const person = known.house.seats.get(owner.seat)?.person
    return person === undefined ? [] : tell('action-planned', about, new Map([[person, 'own']]))
  },
  SeatEnded: ({ seat }, known) => {
    const person = known.house.seats.get(seat)?.person
    if (person === undefined) return []
    return tell('seat-ended', { kind: 'seat', id: seat, dossier: null }, new Map([[person, 'own']]))
  },
  MandateRevoked: mandateStopped,
  MandateSuspended: mandateStopped,
}
