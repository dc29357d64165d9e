import { organMayDecideNow } from '../decision/once.js'
import { findDossier, isRefused, partnerMustBePresent, proposalMustStand } from '../dossier/decide.js'
import { newestVersion } from '../dossier/state.js'
import { meetingMustBeOf } from '../meeting/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import { ruleOn } from '../organ/state.js'
import { mustReferBack } from '../seat/state.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { BallotId, DossierId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { HouseState } from '../state.js'
import { type Ballot, judge, tally } from './state.js'

const findBallot = (state: HouseState, dossierId: DossierId, id: BallotId): Ballot | Refused => {
  const dossier = findDossier(state, dossierId)
  if (isRefused(dossier)) return dossier
  return dossier.ballots.get(id) ?? refuse('ballot.unknown', 'ballot')
}

export const ballotDeciders: DecidersOf<'OpenBallot' | 'CastVote' | 'ConfirmVote' | 'CloseBallot'> = {
  OpenBallot: (command, state, context) => {
    const { dossier: id, organ, meeting, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const refused =
      proposalMustStand(dossier) ??
      organMustBeActive(state, organ, effectiveOn, 'organ') ??
      meetingMustBeOf(state, meeting, organ) ??
      organMayDecideNow(dossier, organ)
    if (refused !== null) return refused
    if ([...dossier.ballots.values()].some((other) => other.open && other.organ === organ)) {
      return refuse('ballot.already-open', 'organ')
    }
    const found = state.organs.get(organ)
    const rule = found && ruleOn(found, effectiveOn)
    if (rule === undefined) return refuse('organ.unknown', 'organ')
    const ballot = context.newId() as BallotId
    const proposalVersion = newestVersion(dossier)
    return accept([{ type: 'BallotOpened', data: { dossier: id, ballot, organ, proposalVersion, meeting, rule } }], {
      ballot,
    })
  },

  CastVote: (command, state) => {
    const { dossier: dossierId, ballot: ballotId, seat: seatId, choice, subjectToReferralBack, effectiveOn } = command
    const ballot = findBallot(state, dossierId, ballotId)
    if (isRefused(ballot)) return ballot
    if (!ballot.open) return refuse('ballot.closed', 'ballot')
    const seat = state.seats.get(seatId)
    if (seat === undefined || seat.organ !== ballot.organ || !covers(seat.period, effectiveOn)) {
      return refuse('vote.no-seat-that-day', 'seat', { day: effectiveOn })
    }
    if (effectiveOn < ballot.openedOn) return refuse('vote.before-opening', 'effectiveOn', { day: ballot.openedOn })
    const absent = seat.partner === null ? null : partnerMustBePresent(state, seat.partner, effectiveOn, 'seat')
    if (absent !== null) return absent
    if (seat.role === 'observer') return refuse('vote.observer', 'seat', { function: seat.function })
    if (ballot.votes.has(seatId)) return refuse('vote.already-cast', 'seat', { function: seat.function })
    const amount = state.dossiers.get(dossierId)?.versions[ballot.proposalVersion - 1]?.amount ?? null
    if (!subjectToReferralBack && mustReferBack(seat.binding, amount)) {
      return refuse('vote.must-refer-back', 'subjectToReferralBack', { function: seat.function })
    }
    return accept([
      { type: 'VoteCast', data: { dossier: dossierId, ballot: ballotId, seat: seatId, choice, subjectToReferralBack } },
    ])
  },

  ConfirmVote: (command, state) => {
    const { dossier, ballot: ballotId, seat, choice } = command
    const ballot = findBallot(state, dossier, ballotId)
    if (isRefused(ballot)) return ballot
    const vote = ballot.votes.get(seat)
    if (vote === undefined) return refuse('vote.not-cast', 'seat')
    if (!vote.provisional) return refuse('vote.not-provisional', 'seat')
    return accept([{ type: 'VoteConfirmed', data: { dossier, ballot: ballotId, seat, choice } }])
  },

  CloseBallot: (command, state) => {
    const { dossier, ballot: ballotId } = command
    const ballot = findBallot(state, dossier, ballotId)
    if (isRefused(ballot)) return ballot
    if (!ballot.open) return refuse('ballot.closed', 'ballot')
    if (ballot.votes.size === 0) return refuse('ballot.no-votes', 'ballot')
    const votes = tally(ballot.votes.values())
    const outcome = judge(ballot.rule, votes)
    return accept([{ type: 'BallotClosed', data: { dossier, ballot: ballotId, tally: votes, outcome } }])
  },
}
