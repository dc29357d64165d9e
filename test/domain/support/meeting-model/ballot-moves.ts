import { nobody } from '../given.js'
import { type Aim, because, idOf, itsDay, type Move, openBallots, pickOr, serving, someOf, somePast } from './aim.js'
import { type Ballot, ballots, isSecondRoundDue, isUnconfirmed, lastDayToConfirm } from './ballots.js'
import { after, latest, past } from './calendar.js'
import { type Command, once } from './history.js'
import { lastDay, meetings } from './meetings.js'
import { proxies } from './proxies.js'
import { seatFields } from './random-life.js'
import { randomRules } from './random-rules.js'
import { mustAsk, rulesOf, seats, voters } from './seats.js'

const adoptRuleSet: Move<'AdoptRuleSet'> = {
  often: 1,
  ready: () => true,
  fields: ({ history, chance, life }) => {
    const organ = chance.pick(life.organs)
    const own = seats(history).filter((seat) => chance.happens(0.02) || seat.organ === organ)
    const ids = own.map(({ id }) => id)
    return { organ, rules: randomRules(chance, ids, life.partners), effectiveOn: somePast(chance) }
  },
}

const assignSeat: Move<'AssignSeat'> = {
  often: 2,
  ready: ({ history }) => seats(history).length < 24,
  fields: ({ history, chance, life }) => {
    const effectiveOn = somePast(chance)
    const until = chance.happens(0.4) ? after(effectiveOn, chance.between(0, 30)) : null
    const person = chance.happens(0.3) ? chance.pick(seats(history)).person : null
    return { ...seatFields(chance, chance.pick(life.organs), life.partners), effectiveOn, until, person }
  },
}

const endSeat: Move<'EndSeat'> = {
  often: 1,
  ready: ({ history }) => seats(history).filter(({ ended }) => !ended).length > 10,
  fields: ({ history, chance }) => ({ seat: idOf(chance, seats(history)), effectiveOn: somePast(chance) }),
}

const endingSeats = ({ history }: Aim) => seats(history).filter(({ ended, until }) => !ended && until !== null)

const extendSeats: Move<'ExtendSeats'> = {
  often: 1,
  ready: (aim) => endingSeats(aim).length > 0,
  fields: (aim) => {
    const { id, until } = aim.chance.pick(endingSeats(aim))
    const longer = aim.chance.happens(0.5) ? null : after(until!, aim.chance.between(0, 10))
    return { seats: [id], until: longer, effectiveOn: until! }
  },
}

const recordWithdrawal: Move<'RecordWithdrawal'> = {
  often: 1,
  ready: ({ history }) => history.list.length > 100 && history.all('RecordWithdrawal').length < 2,
  fields: ({ chance, life }) => ({
    partner: chance.pick(life.partners),
    reason: because,
    effectiveOn: somePast(chance),
  }),
}

const giveProxy: Move<'GiveProxy'> = {
  often: 8,
  ready: ({ history }) => proxies(history).length < 20,
  fields: (aim) => {
    const { history, chance, life } = aim
    const organ = chance.pick(life.organs)
    const effectiveOn = chance.pick(past.slice(0, 25))
    const able = voters(history, organ, effectiveOn)
    const giver = idOf(chance, able)
    const others = able.filter(({ id }) => id !== giver)
    // Some are asked by many.
    const holder = idOf(chance, chance.happens(0.5) ? others.slice(0, 1) : others)
    const coming = meetings(history).filter((meeting) => meeting.organ === organ && meeting.status !== 'closed')
    const meeting = pickOr(chance, coming.slice(-2), null)
    if (meeting === null || chance.happens(0.3)) {
      const until = after(effectiveOn, chance.between(0, 15))
      return { giver, holder, scope: { kind: 'period', from: effectiveOn, until }, effectiveOn }
    }
    const dossier = chance.pick(life.dossiers)
    const about = { meeting: meeting.id, dossier }
    const scope = chance.happens(0.5)
      ? { kind: 'meeting' as const, meeting: meeting.id }
      : { kind: 'item' as const, ...about }
    return { giver, holder, scope, effectiveOn: chance.pick([meeting.convenedOn, meeting.heldOn, lastDay(meeting)]) }
  },
}

const standingProxies = ({ history }: Aim) => proxies(history).filter(({ revokedOn }) => revokedOn === null)

const revokeProxy: Move<'RevokeProxy'> = {
  often: 1,
  ready: (aim) => standingProxies(aim).length > 2,
  fields: (aim) => {
    const { id, givenOn } = aim.chance.pick(standingProxies(aim))
    return { proxy: id, effectiveOn: after(givenOn, aim.chance.between(0, 10)) }
  },
}

const openBallot: Move<'OpenBallot'> = {
  often: 7,
  ready: ({ history }) => openBallots(history).length < 4,
  fields: ({ history, chance, life }) => {
    const [organ, dossier] = [chance.pick(life.organs), chance.pick(life.dossiers)]
    const own = meetings(history).filter((meeting) => meeting.organ === organ)
    const meeting = chance.happens(0.8) ? pickOr(chance, own.slice(-3), null) : null
    const effectiveOn = meeting === null ? somePast(chance) : itsDay(chance, meeting)
    const { secrecy } = rulesOf(history, organ, effectiveOn)
    const aboutPersons = chance.happens(0.3)
    const asked = secrecy === 'always' || (secrecy === 'about-persons' && aboutPersons)
    const secret = chance.happens(0.1) ? !asked : asked
    const due = isSecondRoundDue(history, organ, dossier)
    return {
      dossier,
      organ,
      meeting: meeting?.id ?? null,
      secret,
      aboutPersons,
      round: due && chance.happens(0.7) ? 2 : 1,
      effectiveOn,
    }
  },
}

const hasVoted = ({ history }: Aim, ballot: Ballot, seat: string): boolean =>
  history.all('CastVote').some(({ command }) => command.ballot === ballot.id && command.seat === seat)

const yetToVote = (aim: Aim, ballot: Ballot, day: string) =>
  serving(aim.history, ballot.organ, day).filter(({ id, role }) => role !== 'observer' && !hasVoted(aim, ballot, id))

/** Every other secret ballot is held on paper. */
const isOnPaper = ({ secret, id }: Ballot): boolean => secret && Number.parseInt(id.slice(-1), 16) % 2 === 0

const awaited = (aim: Aim) =>
  openBallots(aim.history).filter((ballot) => !isOnPaper(ballot) && yetToVote(aim, ballot, ballot.openedOn).length > 0)

const castVote: Move<'CastVote'> = {
  often: 34,
  ready: (aim) => awaited(aim).length > 0,
  fields: (aim) => {
    const { history, chance } = aim
    const ballot = chance.pick(chance.happens(0.03) ? ballots(history) : awaited(aim))
    const { id, organ, openedOn } = ballot
    const effectiveOn = chance.happens(0.8) ? openedOn : latest(openedOn, somePast(chance))
    const able = chance.happens(0.04) ? serving(history, organ, effectiveOn) : yetToVote(aim, ballot, effectiveOn)
    // Votes of those who gave a proxy are of most interest.
    const givers = able.filter(({ id: giver }) => proxies(history).some((one) => one.giver === giver))
    const seat = pickOr(chance, givers.length > 0 && chance.happens(0.4) ? givers : able, null)
    const choice = chance.pick(['for', 'for', 'for', 'against', 'against', 'abstain', 'blank', 'invalid'] as const)
    const asks = (seat !== null && mustAsk(seat, ballot.amount)) || chance.happens(0.1)
    const subjectToReferralBack = asks && (!ballot.secret || chance.happens(0.1))
    const own = proxies(history).filter(({ giver }) => giver === seat?.id)
    const proxy = chance.happens(0.1) ? (pickOr(chance, own, null)?.id ?? null) : null
    const base = { dossier: ballot.dossier, ballot: id, seat: seat?.id ?? nobody, choice, proxy, effectiveOn }
    return { ...base, subjectToReferralBack }
  },
}

/** The ballots with votes that are still to be confirmed, each with those votes. */
const unconfirmedIn = once((history) =>
  ballots(history).flatMap((ballot) => {
    const votes = history
      .all('CastVote')
      .map(({ command }) => command)
      .filter((command) => command.ballot === ballot.id && isUnconfirmed(history, command))
    return votes.length === 0 || ballot.status === 'annulled' ? [] : [{ ballot, votes }]
  }),
)

const unconfirmed = ({ history }: Aim) => unconfirmedIn(history)

const confirmVote: Move<'ConfirmVote'> = {
  often: 4,
  ready: (aim) => unconfirmed(aim).length > 0,
  fields: (aim) => {
    const { chance } = aim
    const { ballot, votes } = chance.pick(unconfirmed(aim))
    const vote: Command<'CastVote'> = chance.pick(votes)
    const choice = chance.pick([vote.choice, 'for', 'against', 'abstain', 'invalid'] as const)
    const since = latest(vote.effectiveOn, ballot.closed?.command.effectiveOn ?? '')
    const effectiveOn = after(since, chance.between(0, 4))
    return { dossier: ballot.dossier, ballot: ballot.id, seat: vote.seat, choice, effectiveOn }
  },
}

const closeReferralBack: Move<'CloseReferralBack'> = {
  often: 2,
  ready: (aim) => unconfirmed(aim).some(({ ballot }) => ballot.status === 'closed'),
  fields: (aim) => {
    const { chance } = aim
    const { ballot } = chance.pick(unconfirmed(aim).filter((one) => one.ballot.status === 'closed'))
    const until = lastDayToConfirm(ballot) ?? ballot.closed!.command.effectiveOn
    return { dossier: ballot.dossier, ballot: ballot.id, effectiveOn: after(until, chance.between(0, 4)) }
  },
}

const closeBallot: Move<'CloseBallot'> = {
  often: 7,
  ready: ({ history }) => openBallots(history).length > 0,
  fields: ({ history, chance }) => {
    const voted = openBallots(history).filter(({ id }) =>
      history.all('CastVote').some(({ command }) => command.ballot === id),
    )
    const ballot = chance.pick(chance.happens(0.1) || voted.length === 0 ? ballots(history) : voted)
    const votes = history.all('CastVote').filter(({ command }) => command.ballot === ballot.id)
    const effectiveOn = latest(ballot.openedOn, ...votes.map(({ command }) => command.effectiveOn))
    return { dossier: ballot.dossier, ballot: ballot.id, effectiveOn }
  },
}

const onPaper = ({ history }: Aim) => openBallots(history).filter(isOnPaper)

const countSecretBallot: Move<'CountSecretBallot'> = {
  often: 3,
  ready: (aim) => onPaper(aim).length > 0,
  fields: (aim) => {
    const { history, chance } = aim
    const ballot = chance.pick(chance.happens(0.2) ? ballots(history) : onPaper(aim))
    const { id, dossier, openedOn } = ballot
    const able = yetToVote(aim, ballot, openedOn).map((seat) => seat.id)
    const some = someOf(chance, able, 0.9)
    const participants = some.length === 0 ? [nobody] : some
    const pro = chance.between(0, participants.length)
    const against = chance.between(0, participants.length - pro)
    const abstain = participants.length - pro - against + (chance.happens(0.15) ? 1 : 0)
    return { dossier, ballot: id, participants, tally: { for: pro, against, abstain }, effectiveOn: openedOn }
  },
}

const annulBallot: Move<'AnnulBallot'> = {
  often: 1,
  ready: ({ history }) => openBallots(history).length > 0,
  fields: ({ history, chance }) => {
    const { id, dossier, openedOn } = chance.pick(openBallots(history))
    return { dossier, ballot: id, reason: because, effectiveOn: after(openedOn, chance.between(-1, 3)) }
  },
}

const reviseProposal: Move<'ReviseProposal'> = {
  often: 1,
  ready: () => true,
  fields: ({ history, chance, life }) => {
    const free = life.dossiers.filter((dossier) => !openBallots(history).some((one) => one.dossier === dossier))
    return {
      dossier: pickOr(chance, free, life.dossiers[0]!),
      by: { kind: 'organ', organ: chance.pick(life.organs) },
      content: {
        title: 'Speelstraat',
        text: 'Een speelstraat in de zomer.',
        amountCents: chance.pick([null, 150_000, 400_000]),
        beneficiary: null,
      },
      explanation: because,
      effectiveOn: somePast(chance),
    }
  },
}

export const ballotMoves = {
  AdoptRuleSet: adoptRuleSet,
  AssignSeat: assignSeat,
  EndSeat: endSeat,
  ExtendSeats: extendSeats,
  RecordWithdrawal: recordWithdrawal,
  GiveProxy: giveProxy,
  RevokeProxy: revokeProxy,
  OpenBallot: openBallot,
  CastVote: castVote,
  ConfirmVote: confirmVote,
  CloseReferralBack: closeReferralBack,
  CloseBallot: closeBallot,
  CountSecretBallot: countSecretBallot,
  AnnulBallot: annulBallot,
  ReviseProposal: reviseProposal,
}
