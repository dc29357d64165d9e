import type { BallotFacts, VoteFact } from '../../../../src/domain/ballot/facts.js'
import type { RuleSet } from '../../../../src/domain/rule-set/rule-set.js'
import { slowJudge } from '../slow-judge.js'
import { after, between } from './calendar.js'
import { type Command, type History, once, onceFor, type Recorded } from './history.js'
import { elsewhere, inRoom, interested, meetingNamed } from './meetings.js'
import { holds, proxies } from './proxies.js'
import { mayVote, rulesOf, seatNamed, seats, versionsOf } from './seats.js'

export type Matter = { readonly dossier: string; readonly organ: string; readonly meeting: string | null }

/** A ballot, as far as is known. */
export type Ballot = Matter & {
  readonly id: string
  readonly openedOn: string
  /** The rules of that day, as they were known then. */
  readonly rules: RuleSet
  readonly round: 1 | 2
  readonly secret: boolean
  readonly version: number
  readonly amount: number | null
  readonly status: 'open' | 'closed' | 'annulled'
  readonly closed: Recorded<'CloseBallot'> | Recorded<'CountSecretBallot'> | null
}

/** What was known when it was opened, and stays. */
const openedAs = onceFor((history, { command, created, at }: Recorded<'OpenBallot'>) => {
  const { dossier, organ, meeting, effectiveOn: openedOn, round, secret } = command
  const then = history.until(at)
  const versions = versionsOf(then, dossier)!
  return {
    ...{ id: created.ballot!, dossier, organ, meeting, openedOn, round, secret },
    rules: rulesOf(then, organ, openedOn),
    version: versions.length,
    amount: versions.at(-1)!,
  }
})

const ballotOf = (history: History, opened: Recorded<'OpenBallot'>): Ballot => {
  const { ballot } = opened.created
  const closings = [...history.all('CloseBallot'), ...history.all('CountSecretBallot')]
  const closed = closings.find((one) => one.command.ballot === ballot) ?? null
  const annulled = history.all('AnnulBallot').some((one) => one.command.ballot === ballot)
  return { ...openedAs(history, opened), closed, status: annulled ? 'annulled' : closed === null ? 'open' : 'closed' }
}

export const ballots = once((history): readonly Ballot[] =>
  history.all('OpenBallot').map((opened) => ballotOf(history, opened)),
)

export const ballotNamed = (history: History, id: string): Ballot | undefined =>
  ballots(history).find((one) => one.id === id)

/** The proxy by which a seat votes on a day: none when it is noted as present, else the one it gave last. */
export const proxyOf = (
  history: History,
  { meeting: id, dossier }: Matter,
  seat: string,
  on: string,
): string | null => {
  const meeting = meetingNamed(history, id)
  if (meeting !== undefined && inRoom(meeting, dossier)?.includes(seat)) return null
  const own = proxies(history).filter((one) => one.giver === seat && holds(one, { meeting: id, dossier, on }))
  return own.at(-1)?.id ?? null
}

export type Cast = { readonly command: Command<'CastVote'>; readonly proxy: string | null }

/** The proxy of a vote is the one that held when it was cast, whatever is recorded later. */
const castAs = onceFor((history, { command, at }: Recorded<'CastVote'>): Cast => {
  const ballot = ballotNamed(history, command.ballot)!
  const proxy = command.proxy ?? proxyOf(history.until(at), ballot, command.seat, command.effectiveOn)
  return { command, proxy }
})

const castIn = (history: History, { id, secret }: Ballot): readonly Cast[] =>
  secret
    ? []
    : history
        .all('CastVote')
        .filter(({ command }) => command.ballot === id)
        .map((recorded) => castAs(history, recorded))

/** Who voted in a secret ballot: in the ledger, or as counted on paper; and the totals of it. */
export const secretCount = (history: History, { id, closed }: Ballot) => {
  if (closed?.command.type === 'CountSecretBallot') {
    const { participants, tally } = closed.command
    const { blank = 0, invalid = 0, ...rest } = tally
    return { participants: participants as readonly string[], tally: { ...rest, blank, invalid } }
  }
  const votes = history.all('CastVote').filter(({ command }) => command.ballot === id)
  const times = (choice: string): number => votes.filter(({ command }) => command.choice === choice).length
  return {
    participants: votes.map(({ command }) => command.seat as string),
    tally: {
      for: times('for'),
      against: times('against'),
      abstain: times('abstain'),
      blank: times('blank'),
      invalid: times('invalid'),
    },
  }
}

/** Is a vote still subject to referral back? */
export const isUnconfirmed = (
  history: History,
  { ballot, seat, subjectToReferralBack }: Command<'CastVote'>,
): boolean =>
  subjectToReferralBack &&
  !history.all('ConfirmVote').some(({ command }) => command.ballot === ballot && command.seat === seat) &&
  !history.all('CloseReferralBack').some(({ command }) => command.ballot === ballot)

const voteFact = (history: History, now: History, ballot: Ballot, { command, proxy }: Cast): VoteFact => {
  const { seat, effectiveOn, ballot: id, subjectToReferralBack } = command
  const confirmed = now.all('ConfirmVote').find((one) => one.command.ballot === id && one.command.seat === seat)
  const objections = mayVote(history, ballot.organ, seat, effectiveOn)
  const respondBy = meetingNamed(history, ballot.meeting)?.respondBy ?? null
  const unconfirmed = isUnconfirmed(now, command)
  const own = objections.length === 0 ? null : objections.includes('vote.observer') ? 'observer' : 'no-seat'
  const tooLate = respondBy !== null && respondBy < effectiveOn ? ('too-late' as const) : null
  const fellAway = subjectToReferralBack && confirmed === undefined && !unconfirmed ? ('not-confirmed' as const) : null
  return {
    seat,
    partner: seatNamed(history, seat)?.partner ?? null,
    choice: confirmed?.command.choice ?? command.choice,
    provisional: unconfirmed,
    proxy: proxy as VoteFact['proxy'],
    void: own ?? tooLate ?? fellAway,
  }
}

const chairOf = (history: History, { organ, meeting }: Matter, on: string): string | null => {
  const sitting = seats(history).find(
    (seat) =>
      seat.organ === organ && seat.role === 'chair' && seat.from <= on && (seat.until === null || on <= seat.until),
  )
  return meetingNamed(history, meeting)?.chair ?? sitting?.id ?? null
}

/** The same with ids of plain text. */
type Unbranded<Value> = Value extends string
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Unbranded<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Key extends 'rules' ? Value[Key] : Unbranded<Value[Key]> }
      : Value

/** What is known of a matter, but for the votes. */
type Surroundings = Omit<BallotFacts, 'votes' | 'secret' | 'round'>

/** What is known in `history` of a matter that an organ votes on, or would: who may, who is there, by which proxies. */
export const factsAbout = (
  history: History,
  matter: { readonly dossier: string | null; readonly organ: string; readonly meeting: string | null },
  on: string,
  rules: RuleSet,
  cast: readonly Cast[] = [],
): Surroundings => {
  const { dossier, organ } = matter
  const meeting = meetingNamed(history, matter.meeting)
  const first = meetingNamed(history, meeting?.secondOf ?? null)
  const dayOf = (proxy: string): string => cast.find((one) => one.proxy === proxy)?.command.effectiveOn ?? on
  const isVoter = (seat: string): boolean =>
    [on, ...cast.filter(({ command }) => command.seat === seat).map(({ command }) => command.effectiveOn)].some(
      (day) => mayVote(history, organ, seat, day).length === 0,
    )
  const facts: Unbranded<Surroundings> = {
    rules,
    written: meeting?.written ?? false,
    daysAfterFirstConvocation: first === undefined ? null : between(first.heldOn, meeting!.heldOn),
    seats: seats(history)
      .filter(({ id }) => isVoter(id))
      .map(({ id, partner }) => ({ seat: id, partner })),
    noted: meeting === undefined ? null : inRoom(meeting, dossier),
    outside: meeting === undefined || dossier === null ? [] : elsewhere(meeting, dossier),
    recused: meeting === undefined || dossier === null ? [] : interested(meeting, dossier),
    chair: dossier === null ? null : chairOf(history, { ...matter, dossier }, on),
    proxies: proxies(history)
      .filter((one) => seatNamed(history, one.giver)?.organ === organ)
      .filter((one) => holds(one, { dossier, meeting: matter.meeting, on: dayOf(one.id) }))
      .map(({ id, giver, holder }) => ({ proxy: id, giver, holder })),
  }
  return facts as Surroundings
}

/**
 * The facts of a ballot. What became of it after its closing does not touch it, but for votes that were still subject to
 * referral back. `more` are votes that are about to be cast.
 */
export const factsOf = (now: History, ballot: Ballot, more: readonly Cast[] = []): BallotFacts => {
  const history = ballot.closed === null ? now : now.until(ballot.closed.at)
  const cast = [...castIn(history, ballot), ...more]
  const { closed, openedOn, rules, round, secret } = ballot
  return {
    ...factsAbout(history, ballot, openedOn, rules, cast),
    round,
    votes: cast.map((one) => voteFact(history, now, ballot, one)),
    secret: secret && closed !== null ? secretCount(history, ballot).tally : null,
  }
}

/** The last day on which a vote in a closed ballot may be confirmed; null where nothing sets one. */
export const lastDayToConfirm = ({ rules, closed }: Ballot): string | null =>
  rules.referralBackDays === null || closed === null ? null : after(closed.command.effectiveOn, rules.referralBackDays)

/** Must the organ vote once more about the newest version, after a tie? */
export const isSecondRoundDue = (history: History, organ: string, dossier: string): boolean => {
  const version = versionsOf(history, dossier)!.length
  const last = ballots(history).findLast(
    (one) => one.organ === organ && one.dossier === dossier && one.status === 'closed' && one.version === version,
  )
  return last !== undefined && slowJudge(factsOf(history, last)).outcome === 'second-round'
}
