import { slowJudge } from '../slow-judge.js'
import {
  type Ballot,
  ballotNamed,
  ballots,
  factsOf,
  isSecondRoundDue,
  isUnconfirmed,
  lastDayToConfirm,
  proxyOf,
  secretCount,
} from './ballots.js'
import { broken, type Command, type History, ledger, type Objections } from './history.js'
import { ofOrgan } from './meeting-objections.js'
import { isItsDay, meetingNamed } from './meetings.js'
import { proxies } from './proxies.js'
import { isDossier, isOrgan, mayVote, mustAsk, rulesOf, seatNamed, versionsOf, voters } from './seats.js'
import { mustStaySecret } from './secrecy.js'

type OfBallot = Extract<Command, { readonly dossier: string; readonly ballot: string }>

export const openBallot = (history: History, command: Command<'OpenBallot'>): Objections => {
  const { dossier, organ, meeting: id, secret, aboutPersons, round, effectiveOn } = command
  if (!isDossier(history, dossier)) return ledger('dossier.unknown')
  if (!isOrgan(history, organ)) return ledger('organ.unknown')
  const meeting = meetingNamed(history, id)
  const { secrecy, weights } = rulesOf(history, organ, effectiveOn)
  const equal = weights.kind === 'per-seat' && weights.seats.every(({ weight }) => weight === 1)
  const amount = versionsOf(history, dossier)!.at(-1)!
  const able = voters(history, organ, effectiveOn).filter((seat) => !mustAsk(seat, amount))
  const due = isSecondRoundDue(history, organ, dossier)
  const others = ballots(history).filter((one) => one.organ === organ && one.dossier === dossier)
  return {
    ledger: [
      ...(id === null ? [] : ofOrgan(history, id, organ)),
      ...broken(
        [meeting !== undefined && !isItsDay(meeting, effectiveOn), 'meeting.not-that-day'],
        [others.some(({ status }) => status === 'open'), 'ballot.already-open'],
        [round === 2 && !due, 'ballot.no-tie-before'],
        [round === 1 && due, 'ballot.second-round-due'],
        [secret && !equal, 'ballot.secret-needs-equal-votes'],
        [secret && new Set(able.map(({ person }) => person)).size < 3, 'ballot.too-few-voters'],
      ),
    ],
    governance: broken([
      !secret && (secrecy === 'always' || (secrecy === 'about-persons' && aboutPersons)),
      'ballot.must-be-secret',
    ]),
  }
}

/** Rules of one ballot that is there. */
export const ofBallot =
  <One extends OfBallot>(rules: (history: History, ballot: Ballot, command: One) => Objections) =>
  (history: History, command: One): Objections => {
    if (!isDossier(history, command.dossier)) return ledger('dossier.unknown')
    const ballot = ballotNamed(history, command.ballot)
    if (ballot === undefined || ballot.dossier !== command.dossier) return ledger('ballot.unknown')
    return rules(history, ballot, command)
  }

export const isOver = ({ status }: Ballot): readonly string[] =>
  broken([status === 'closed', 'ballot.closed'], [status === 'annulled', 'ballot.annulled'])

export const castVote = ofBallot<Command<'CastVote'>>((history, ballot, command) => {
  const { seat: id, proxy: named, subjectToReferralBack, effectiveOn } = command
  const over = isOver(ballot)
  if (over.length > 0) return ledger(...over)
  if (ballot.secret) return ledger('vote.secret')
  const withoutVote = mayVote(history, ballot.organ, id, effectiveOn)
  const seat = seatNamed(history, id)
  if (seat === undefined) return ledger(...withoutVote)
  const own = proxies(history).find((one) => one.id === named)
  const before = history.all('CastVote').some((one) => one.command.ballot === ballot.id && one.command.seat === id)
  const proxy = named ?? proxyOf(history, ballot, id, effectiveOn)
  const refused = broken(
    [effectiveOn < ballot.openedOn, 'vote.before-opening'],
    [before, 'vote.already-cast'],
    [!subjectToReferralBack && mustAsk(seat, ballot.amount), 'vote.must-refer-back'],
    [named !== null && (own?.giver !== id || seat.organ !== ballot.organ), 'vote.proxy-not-valid'],
  )
  if (refused.length > 0) return { ledger: refused, governance: withoutVote }
  // A vote that would not be counted is a vote that a rule forbids.
  const fault = slowJudge(factsOf(history, ballot, [{ command, proxy }])).void[id]
  const uncounted = fault === undefined || fault === 'no-seat' || fault === 'observer' ? [] : [`vote.${fault}`]
  return { ledger: [], governance: [...withoutVote, ...uncounted] }
})

const voteOf = (history: History, ballot: Ballot, seat: string) =>
  history.all('CastVote').find(({ command }) => command.ballot === ballot.id && command.seat === seat)?.command

export const confirmVote = ofBallot<Command<'ConfirmVote'>>((history, ballot, { seat, effectiveOn }) => {
  if (ballot.secret) return ledger('vote.secret')
  const vote = voteOf(history, ballot, seat)
  const until = lastDayToConfirm(ballot)
  return ledger(
    ...broken(
      [ballot.status === 'annulled', 'ballot.annulled'],
      [vote === undefined, 'vote.not-cast'],
      [vote !== undefined && !isUnconfirmed(history, vote), 'vote.not-provisional'],
      [until !== null && until < effectiveOn, 'vote.referral-back-over'],
      [vote !== undefined && effectiveOn < vote.effectiveOn, 'vote.confirmed-before-cast'],
    ),
  )
})

export const closeReferralBack = ofBallot<Command<'CloseReferralBack'>>((history, ballot, { effectiveOn }) => {
  if (ballot.status === 'annulled') return ledger('ballot.annulled')
  if (ballot.closed === null) return ledger('ballot.still-open')
  const until = lastDayToConfirm(ballot) ?? ballot.closed.command.effectiveOn
  return ledger(
    ...broken(
      [slowJudge(factsOf(history, ballot)).provisional === 0, 'referral-back.nothing-open'],
      [effectiveOn <= until, 'referral-back.not-over'],
    ),
  )
})

export const closeBallot = ofBallot<Command<'CloseBallot'>>((history, ballot, command) => {
  const over = isOver(ballot)
  if (over.length > 0) return ledger(...over)
  const { secret, openedOn } = ballot
  const votes = history.all('CastVote').filter((one) => one.command.ballot === ballot.id)
  // On which day a secret vote was cast, nobody knows.
  const days = secret ? [openedOn] : [openedOn, ...votes.map((one) => one.command.effectiveOn)]
  const early = broken([days.some((day) => command.effectiveOn < day), 'ballot.closed-too-early'])
  if (secret) {
    return ledger(...early, ...mustStaySecret(history, ballot, secretCount(history, ballot), command.effectiveOn))
  }
  const written = meetingNamed(history, ballot.meeting)?.written ? ballot.rules.writtenProcedure : null
  const silenceIsConsent = (written?.majority ?? ballot.rules.majority) === 'consent'
  return ledger(...early, ...broken([votes.length === 0 && !silenceIsConsent, 'ballot.no-votes']))
})

export const annulBallot = ofBallot<Command<'AnnulBallot'>>((_history, ballot, { effectiveOn }) =>
  ledger(...isOver(ballot), ...broken([effectiveOn < ballot.openedOn, 'ballot.annulled-before-opening'])),
)

export const reviseProposal = (history: History, { dossier, by }: Command<'ReviseProposal'>): Objections => {
  if (!isDossier(history, dossier)) return ledger('dossier.unknown')
  const open = ballots(history).some((one) => one.dossier === dossier && one.status === 'open')
  return ledger(
    ...broken([open, 'proposal.ballot-open'], [by.kind === 'organ' && !isOrgan(history, by.organ), 'organ.unknown']),
  )
}
