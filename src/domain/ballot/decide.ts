import { organMayDecideNow } from '../decision/once.js'
import { findDossier, isRefused, proposalMustStand } from '../dossier/decide.js'
import { newestVersion } from '../dossier/state.js'
import { meetingMustBeOf } from '../meeting/decide.js'
import { organMustBeActive } from '../organ/decide.js'
import type { DecisionRule } from '../organ/events.js'
import { rulesOn } from '../organ/state.js'
import { mustReferBack } from '../seat/state.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { BallotId, DossierId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import { amountVotedOn, closeSecretly, enoughMayVote, refuseParticipants } from './secret.js'
import { type Ballot, judge, tally } from './state.js'
import { seatMustHaveVote } from './voters.js'

const findBallot = (state: HouseState, dossierId: DossierId, id: BallotId): Ballot | Refused => {
  const dossier = findDossier(state, dossierId)
  if (isRefused(dossier)) return dossier
  return dossier.ballots.get(id) ?? refuse('ballot.unknown', 'ballot')
}

export const ballotDeciders: DecidersOf<
  'OpenBallot' | 'CastVote' | 'ConfirmVote' | 'CloseBallot' | 'CountSecretBallot'
> = {
  OpenBallot: (command, state, context) => {
    const { dossier: id, organ, meeting, secret, effectiveOn } = command
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
    const rule: DecisionRule = {
      method: rules.majority === 'consensus' ? 'consensus' : 'simple-majority',
      source: rules.source.text,
    }
    const proposalVersion = newestVersion(dossier)
    const tooFew = secret ? enoughMayVote(state, organ, amountVotedOn(dossier, { proposalVersion }), effectiveOn) : null
    if (tooFew !== null) return tooFew
    const ballot = context.newId() as BallotId
    return accept(
      [{ type: 'BallotOpened', data: { dossier: id, ballot, organ, proposalVersion, meeting, rule, secret } }],
      { ballot },
    )
  },

  CastVote: (command, state) => {
    const { dossier: dossierId, ballot: ballotId, seat: seatId, choice, subjectToReferralBack, effectiveOn } = command
    const ballot = findBallot(state, dossierId, ballotId)
    if (isRefused(ballot)) return ballot
    if (!ballot.open) return refuse('ballot.closed', 'ballot')
    // Such a vote goes into the ballot box, where no event follows from it.
    if (ballot.secret) return refuse('vote.secret', 'ballot')
    const withoutVote = seatMustHaveVote(state, ballot.organ, seatId, effectiveOn, 'seat')
    if (withoutVote !== null) return withoutVote
    if (effectiveOn < ballot.openedOn) return refuse('vote.before-opening', 'effectiveOn', { day: ballot.openedOn })
    const seat = state.seats.get(seatId)
    if (seat === undefined) return refuse('seat.unknown', 'seat')
    if (ballot.votes.has(seatId)) return refuse('vote.already-cast', 'seat', { function: seat.function })
    const amount = amountVotedOn(state.dossiers.get(dossierId), ballot)
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
    if (ballot.secret) return refuse('vote.secret', 'ballot')
    const vote = ballot.votes.get(seat)
    if (vote === undefined) return refuse('vote.not-cast', 'seat')
    if (!vote.provisional) return refuse('vote.not-provisional', 'seat')
    return accept([{ type: 'VoteConfirmed', data: { dossier, ballot: ballotId, seat, choice } }])
  },

  CloseBallot: (command, state, { counted }) => {
    const { dossier, ballot: ballotId } = command
    const ballot = findBallot(state, dossier, ballotId)
    if (isRefused(ballot)) return ballot
    if (!ballot.open) return refuse('ballot.closed', 'ballot')
    if (ballot.secret) {
      return counted === undefined
        ? refuse('ballot.count-needed', 'ballot')
        : closeSecretly(state, command, ballot, counted)
    }
    if (ballot.votes.size === 0) return refuse('ballot.no-votes', 'ballot')
    const votes = tally(ballot.votes.values())
    const outcome = judge(ballot.rule, votes)
    return accept([{ type: 'BallotClosed', data: { dossier, ballot: ballotId, tally: votes, outcome } }])
  },

  CountSecretBallot: (command, state, { counted }) => {
    const ballot = findBallot(state, command.dossier, command.ballot)
    if (isRefused(ballot)) return ballot
    if (!ballot.open) return refuse('ballot.closed', 'ballot')
    if (!ballot.secret) return refuse('ballot.not-secret', 'ballot')
    if (counted !== undefined && counted.participants.length > 0) return refuse('ballot.box-not-empty', 'ballot')
    return refuseParticipants(command, state, ballot) ?? closeSecretly(state, command, ballot, command)
  },
}
