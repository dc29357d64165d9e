import { slowJudge } from '../slow-judge.js'
import { isOver, ofBallot } from './ballot-objections.js'
import { type Ballot, factsOf, proxyOf, secretCount } from './ballots.js'
import { broken, type Command, type History, ledger } from './history.js'
import { mayVote, mustAsk, seatNamed } from './seats.js'
import { mustStaySecret } from './secrecy.js'

/** What the rules have against seats voting secretly together: each must have a vote that counts, and for good. */
const mayVoteSecretly = (history: History, ballot: Ballot, seats: readonly string[], on: string): readonly string[] => {
  const cast = seats.map((seat) => {
    const command = { seat, effectiveOn: on, ballot: ballot.id, choice: 'abstain', subjectToReferralBack: false }
    return { command: command as Command<'CastVote'>, proxy: proxyOf(history, ballot, seat, on) }
  })
  const faults = slowJudge(factsOf(history, ballot, cast)).void
  return seats.flatMap((id) => {
    const seat = seatNamed(history, id)
    const fault = faults[id]
    return [
      ...mayVote(history, ballot.organ, id, on),
      ...broken(
        [on < ballot.openedOn, 'vote.before-opening'],
        [seat !== undefined && mustAsk(seat, ballot.amount), 'vote.secret-is-definite'],
      ),
      ...(fault === undefined || fault === 'no-seat' || fault === 'observer' ? [] : [`vote.${fault}`]),
    ]
  })
}

/** What speaks against a vote going into the ballot box. */
export const voteSecretly = ofBallot<Command<'CastVote'>>((history, ballot, command) => {
  const { seat, subjectToReferralBack, effectiveOn } = command
  const over = isOver(ballot)
  if (over.length > 0) return ledger(...over)
  return ledger(
    ...mayVoteSecretly(history, ballot, [seat], effectiveOn),
    ...broken([subjectToReferralBack, 'vote.secret-is-definite']),
  )
})

export const countSecretBallot = ofBallot<Command<'CountSecretBallot'>>((history, ballot, command) => {
  const { participants, tally, effectiveOn } = command
  const over = isOver(ballot)
  if (over.length > 0) return ledger(...over)
  if (!ballot.secret) return ledger('ballot.not-secret')
  const { blank = 0, invalid = 0, ...rest } = tally
  const count = { participants, tally: { ...rest, blank, invalid } }
  return ledger(
    ...broken(
      [secretCount(history, ballot).participants.length > 0, 'ballot.box-not-empty'],
      [new Set(participants).size < participants.length, 'vote.already-cast'],
    ),
    ...mayVoteSecretly(history, ballot, participants, effectiveOn),
    ...mustStaySecret(history, ballot, count, effectiveOn),
  )
})
