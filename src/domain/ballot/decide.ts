import type { CommandOf } from '../commands.js'
import { organMayDecideNow } from '../decision/once.js'
import { findDossier, isRefused, proposalMustStand } from '../dossier/decide.js'
import { newestVersion } from '../dossier/state.js'
import { meetingMustBeOf } from '../meeting/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { rulesOn } from '../organ/state.js'
import { mustReferBack } from '../seat/state.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { BallotId, DossierId, ProxyId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import type { HouseState } from '../state.js'
import { newVote, proxyUsed, refusalOf, voidsWith } from './casting.js'
import type { ProxyFact } from './facts.js'
import { factsOf } from './facts-of.js'
import { judge } from './judge.js'
import {
  ballotMustBeOpen,
  closingMustFollow,
  roundMustFollow,
  secrecyMustBeKept,
  secrecyMustBePossible,
} from './open.js'
import { confirmableUntil, recompute } from './referral-back.js'
import { amountVotedOn, closeSecretly, completeTally, enoughMayVote, refuseParticipants } from './secret.js'
import { type Ballot, tally } from './state.js'
import { seatMustHaveVote } from './voters.js'

type CastVote = CommandOf<'CastVote'>

const findBallot = (state: HouseState, dossierId: DossierId, id: BallotId): Ballot | Refused => {
  const dossier = findDossier(state, dossierId)
  if (isRefused(dossier)) return dossier
  return dossier.ballots.get(id) ?? refuse('ballot.unknown', 'ballot')
}

/** The proxy by which the vote is cast: the one that is named, which must be the seat's own, or the one that holds. */
const proxyOf = (state: HouseState, command: CastVote, ballot: Ballot): ProxyFact | Refused | null => {
  const { dossier, seat, effectiveOn } = command
  if (command.proxy === null) return proxyUsed(state, dossier, ballot, seat, effectiveOn)
  const given = state.proxies.get(command.proxy)
  if (given === undefined || given.giver !== seat || given.organ !== ballot.organ) {
    return refuse('vote.proxy-not-valid', 'proxy')
  }
  return { proxy: command.proxy, giver: given.giver, holder: given.holder }
}

/** What speaks against a vote being counted, apart from the seat having no vote. */
const mustCount = (state: HouseState, command: CastVote, ballot: Ballot, proxy: ProxyId | null): Refused | null => {
  const { dossier, seat, choice, effectiveOn, subjectToReferralBack } = command
  const vote = newVote(choice, effectiveOn, proxy, subjectToReferralBack)
  const reason = voidsWith(state, dossier, ballot, new Map([[seat, vote]])).get(seat)
  return refusalOf(reason, 'seat', { function: state.seats.get(seat)?.function ?? '' })
}

export const ballotDeciders: DecidersOf<
  'OpenBallot' | 'CastVote' | 'ConfirmVote' | 'CloseReferralBack' | 'CloseBallot' | 'CountSecretBallot' | 'AnnulBallot'
> = {
  OpenBallot: (command, state, context) => {
    const { dossier: id, organ, meeting, secret, aboutPersons, round, irregularBecause, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const refused =
      proposalMustStand(dossier) ??
      organMustBeActive(state, organ, effectiveOn, 'organ') ??
      meetingMustBeOf(state, meeting, organ, effectiveOn) ??
      organMayDecideNow(dossier, organ)
    if (refused !== null) return refused
    if ([...dossier.ballots.values()].some((other) => other.open && other.organ === organ)) {
      return refuse('ballot.already-open', 'organ')
    }
    const found = state.organs.get(organ)
    const rules = found && rulesOn(found, effectiveOn)
    if (rules === undefined) return refuse('organ.unknown', 'organ')
    const proposalVersion = newestVersion(dossier)
    const unfit =
      roundMustFollow(dossier, organ, round) ??
      secrecyMustBePossible(rules, command) ??
      (secret ? enoughMayVote(state, organ, amountVotedOn(dossier, { proposalVersion }), effectiveOn) : null)
    if (unfit !== null) return unfit
    const admitted = refuseOrAdmit([secrecyMustBeKept(rules, command)], irregularBecause)
    if (isRefused(admitted)) return admitted
    const { irregular } = admitted
    const ballot = context.newId() as BallotId
    const opened = {
      dossier: id,
      ballot,
      organ,
      proposalVersion,
      meeting,
      rules,
      secret,
      aboutPersons,
      round,
      irregular,
    }
    return accept([{ type: 'BallotOpened', data: opened }], { ballot })
  },

  CastVote: (command, state) => {
    const { dossier: dossierId, ballot: ballotId, seat: seatId, choice, subjectToReferralBack, effectiveOn } = command
    const ballot = findBallot(state, dossierId, ballotId)
    if (isRefused(ballot)) return ballot
    const over = ballotMustBeOpen(ballot)
    if (over !== null) return over
    // Such a vote goes into the ballot box, where no event follows from it.
    if (ballot.secret) return refuse('vote.secret', 'ballot')
    const { irregularBecause } = command
    const withoutVote = seatMustHaveVote(state, ballot.organ, seatId, effectiveOn, 'seat')
    const seat = state.seats.get(seatId)
    if (withoutVote !== null && (seat === undefined || irregularBecause === null)) return withoutVote
    if (effectiveOn < ballot.openedOn) return refuse('vote.before-opening', 'effectiveOn', { day: ballot.openedOn })
    if (seat === undefined) return refuse('seat.unknown', 'seat')
    if (ballot.votes.has(seatId)) return refuse('vote.already-cast', 'seat', { function: seat.function })
    const amount = amountVotedOn(state.dossiers.get(dossierId), ballot)
    if (!subjectToReferralBack && mustReferBack(seat.binding, amount)) {
      return refuse('vote.must-refer-back', 'subjectToReferralBack', { function: seat.function })
    }
    const used = proxyOf(state, command, ballot)
    if (used !== null && isRefused(used)) return used
    const proxy = used?.proxy ?? null
    const admitted = refuseOrAdmit([withoutVote, mustCount(state, command, ballot, proxy)], irregularBecause)
    if (isRefused(admitted)) return admitted
    return accept([
      {
        type: 'VoteCast',
        data: {
          dossier: dossierId,
          ballot: ballotId,
          seat: seatId,
          choice,
          subjectToReferralBack,
          proxy,
          holder: used?.holder ?? null,
          irregular: admitted.irregular,
        },
      },
    ])
  },

  ConfirmVote: (command, state) => {
    const { dossier: dossierId, ballot: ballotId, seat, choice, effectiveOn } = command
    const dossier = findDossier(state, dossierId)
    if (isRefused(dossier)) return dossier
    const ballot = dossier.ballots.get(ballotId)
    if (ballot === undefined) return refuse('ballot.unknown', 'ballot')
    if (ballot.secret) return refuse('vote.secret', 'ballot')
    if (ballot.annulled !== null) return refuse('ballot.annulled', 'ballot')
    const vote = ballot.votes.get(seat)
    if (vote === undefined) return refuse('vote.not-cast', 'seat')
    if (!vote.provisional) return refuse('vote.not-provisional', 'seat')
    if (effectiveOn < vote.castOn) {
      return refuse('vote.confirmed-before-cast', 'effectiveOn', { day: vote.castOn })
    }
    const until = confirmableUntil(ballot)
    if (until !== null && effectiveOn > until) return refuse('vote.referral-back-over', 'effectiveOn', { day: until })
    const recomputed = recompute(dossierId, dossier, ballotId, 'vote-confirmed', (fact) =>
      fact.seat === seat ? { ...fact, choice, provisional: false } : fact,
    )
    return accept([
      { type: 'VoteConfirmed', data: { dossier: dossierId, ballot: ballotId, seat, choice } },
      ...(recomputed === null ? [] : [recomputed]),
    ])
  },

  CloseReferralBack: ({ dossier: dossierId, ballot: ballotId, effectiveOn }, state) => {
    const dossier = findDossier(state, dossierId)
    if (isRefused(dossier)) return dossier
    const ballot = dossier.ballots.get(ballotId)
    if (ballot === undefined) return refuse('ballot.unknown', 'ballot')
    if (ballot.annulled !== null) return refuse('ballot.annulled', 'ballot')
    if (ballot.closed === null) return refuse('ballot.still-open', 'ballot')
    const recomputed = recompute(dossierId, dossier, ballotId, 'referral-back-closed', (fact) =>
      fact.provisional ? { ...fact, provisional: false, void: fact.void ?? 'not-confirmed' } : fact,
    )
    if (recomputed === null) return refuse('referral-back.nothing-open', 'ballot')
    // Where the rules set no last day, the organ says itself when it has waited long enough.
    const until = confirmableUntil(ballot) ?? ballot.closed.on
    if (effectiveOn <= until) return refuse('referral-back.not-over', 'effectiveOn', { day: until })
    return accept([recomputed])
  },

  CloseBallot: (command, state, { counted }) => {
    const { dossier, ballot: ballotId } = command
    const ballot = findBallot(state, dossier, ballotId)
    if (isRefused(ballot)) return ballot
    const over = ballotMustBeOpen(ballot) ?? closingMustFollow(ballot, command.effectiveOn)
    if (over !== null) return over
    if (ballot.secret) {
      return counted === undefined
        ? refuse('ballot.count-needed', 'ballot')
        : closeSecretly(state, command, ballot, counted)
    }
    const verdict = judge(factsOf(state, dossier, ballot))
    // Silence is consent, so that a ballot by consent decides without a single vote.
    if (ballot.votes.size === 0 && verdict.majority !== 'consent') return refuse('ballot.no-votes', 'ballot')
    const votes = tally(ballot.votes.values())
    const { outcome } = verdict
    return accept([{ type: 'BallotClosed', data: { dossier, ballot: ballotId, tally: votes, outcome, verdict } }])
  },

  CountSecretBallot: (command, state, { counted }) => {
    const ballot = findBallot(state, command.dossier, command.ballot)
    if (isRefused(ballot)) return ballot
    const over = ballotMustBeOpen(ballot)
    if (over !== null) return over
    if (!ballot.secret) return refuse('ballot.not-secret', 'ballot')
    if (counted !== undefined && counted.participants.length > 0) return refuse('ballot.box-not-empty', 'ballot')
    const { participants } = command
    const count = { participants, tally: completeTally(command.tally) }
    return refuseParticipants(command, state, ballot) ?? closeSecretly(state, command, ballot, count)
  },

  AnnulBallot: ({ dossier, ballot: ballotId, reason, effectiveOn }, state) => {
    const ballot = findBallot(state, dossier, ballotId)
    if (isRefused(ballot)) return ballot
    const over = ballotMustBeOpen(ballot)
    if (over !== null) return over
    const { openedOn, votes } = ballot
    if (effectiveOn < openedOn) return refuse('ballot.annulled-before-opening', 'effectiveOn', { day: openedOn })
    const unconfirmed = [...votes].filter(([, { provisional }]) => provisional).map(([seat]) => seat)
    return accept([{ type: 'BallotAnnulled', data: { dossier, ballot: ballotId, reason, unconfirmed } }])
  },
}
