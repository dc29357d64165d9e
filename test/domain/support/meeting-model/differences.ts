import type { BallotFacts } from '../../../../src/domain/ballot/facts.js'
import { factsOf as domainFacts } from '../../../../src/domain/ballot/facts-of.js'
import { judge } from '../../../../src/domain/ballot/judge.js'
import { countQuorum } from '../../../../src/domain/meeting/quorum.js'
import { presentAt, presentNow, recusedFrom } from '../../../../src/domain/meeting/state.js'
import { faultOf } from '../../../../src/domain/proxy/validity.js'
import type { HouseState } from '../../../../src/domain/state.js'
import { slowJudge, toldSlowly, usableProxies } from '../slow-judge.js'
import { type Ballot, factsAbout, factsOf, secretCount } from './ballots.js'
import type { History } from './history.js'
import { inRoom, type Meeting } from './meetings.js'
import { rulesOf } from './seats.js'
import { namedParticipants } from './secrecy.js'

/** What the ledger and the model see otherwise; null: nothing. */
export type Difference = { readonly about: string; readonly ledger: string; readonly model: string } | null

const compare = (about: string, ledger: unknown, model: unknown): Difference => {
  const [one, other] = [JSON.stringify(ledger), JSON.stringify(model)]
  return one === other ? null : { about, ledger: one, model: other }
}

const sorted = (ids: readonly string[] | null): readonly string[] | null => (ids === null ? null : [...ids].sort())

/** How a meeting goes, its agenda, and its minutes. */
const course = (state: HouseState, meeting: Meeting): Difference => {
  const found = state.meetings.get(meeting.id as never)!
  const { minutes } = meeting
  const shown = found.minutes && {
    versions: found.minutes.version,
    draftedOn: found.minutes.draftedOn,
    remarks: found.minutes.remarks,
    approvedOn: found.minutes.approvedOn,
    approvedIn: found.minutes.approvedIn,
  }
  return compare(
    `the course of meeting ${meeting.id}`,
    [
      [found.status, found.chair, found.secretary, found.closedOn],
      found.agenda.map(({ dossier, withdrawn, treated }) => ({ dossier, withdrawn, treated })),
      shown,
    ],
    [[meeting.status, meeting.chair, meeting.secretary, meeting.closedOn], meeting.agenda, minutes],
  )
}

/** Who is there for a matter (null: as a whole), by which proxies others are represented, and is that a quorum? */
const attendance = (
  state: HouseState,
  history: History,
  meeting: Meeting,
  dossier: string | null,
  on: string,
): Difference => {
  const found = state.meetings.get(meeting.id as never)!
  const there = dossier === null ? presentNow(found) : presentAt(found, dossier as never)
  const about = `matter ${dossier} in meeting ${meeting.id} on ${on}`
  const seen = compare(`who is there for ${about}`, sorted(there), sorted(inRoom(meeting, dossier)))
  if (seen !== null || there === null) return seen
  const { organ, id } = meeting
  const rules = rulesOf(history, organ, on)
  const about_ = { dossier, organ, meeting: id }
  const facts = { ...factsAbout(history, about_, on, rules), round: 1 as const, votes: [], secret: null }
  const slow = slowJudge(facts)
  const count = countQuorum(state, id as never, found, dossier as never, on as never)!
  const recused = dossier === null ? [] : recusedFrom(found, dossier as never)
  const usable = [...state.proxies.entries()]
    .filter(([, { giver, organ: own }]) => own === organ && !there.includes(giver))
    .map(([proxy]) => proxy)
    .filter((proxy) => faultOf(state, proxy, { meeting: id, dossier, on } as never, { there, recused }) === null)
  return (
    compare(
      `the quorum for ${about}`,
      [count.present, count.represented, count.seats, count.dropped ? null : count.needed, count.dropped, count.met],
      [slow.present, slow.represented, slow.seats, slow.quorumNeeded, slow.quorumDropped, slow.quorumMet],
    ) ?? compare(`the proxies that count for ${about}`, sorted(usable), sorted(usableProxies(facts)))
  )
}

export const inMeeting = (
  state: HouseState,
  history: History,
  meeting: Meeting,
  matters: readonly (string | null)[],
  on: string,
): Difference =>
  matters.reduce<Difference>(
    (found, matter) => found ?? attendance(state, history, meeting, matter, on),
    course(state, meeting),
  )

/** A verdict with its numbers in one order. */
const inOrder = (told: ReturnType<typeof slowJudge>) => [
  [told.outcome, told.votes.for, told.votes.against, told.votes.abstain, told.votes.blank, told.votes.invalid],
  [told.present, told.represented, told.seats, told.provisional],
  [told.quorumMet, told.quorumCounted, told.quorumNeeded, told.quorumDropped],
  Object.entries(told.void)
    .map((one) => one.join(' '))
    .sort(),
]

const ENDS = ['for', 'against', 'abstain', 'blank', 'invalid', null] as const

/** More votes than this can end in too many ways to try each. */
const MOST_OPEN = 2

/** Can the outcome still become another? Every way in which the open votes can end is tried; null: too many of them. */
const mayChange = (facts: BallotFacts): boolean | null => {
  const { void: voids, outcome } = slowJudge(facts)
  const open = facts.votes.filter(({ seat, provisional }) => provisional && voids[seat] === undefined)
  if (open.length > MOST_OPEN) return null
  const ways = open.reduce<readonly BallotFacts[]>(
    (before, { seat }) =>
      before.flatMap((way) =>
        ENDS.map((choice) => ({
          ...way,
          votes: way.votes.map((vote) => {
            if (vote.seat !== seat) return vote
            return choice === null ? { ...vote, void: 'not-confirmed' as const } : { ...vote, choice }
          }),
        })),
      ),
    [facts],
  )
  return ways.some((way) => slowJudge(way).outcome !== outcome)
}

/** The verdict on a ballot: as recorded when it is closed, as it would be now when it is open. */
export const inBallot = (state: HouseState, history: History, ballot: Ballot): Difference => {
  const found = state.dossiers.get(ballot.dossier as never)!.ballots.get(ballot.id as never)!
  const status = found.annulled !== null ? 'annulled' : found.open ? 'open' : 'closed'
  const about = `ballot ${ballot.id}`
  const course = compare(about, [status, found.rules.name], [ballot.status, ballot.rules.name])
  if (course !== null || status === 'annulled') return course
  const counted = ballot.secret && ballot.closed !== null ? secretCount(history, ballot) : null
  const on = ballot.closed?.command.effectiveOn
  const named = counted && namedParticipants(history.until(ballot.closed!.at), ballot, counted, on!)
  const takingPart = compare(`who took part in ${about}`, found.participants, named)
  if (takingPart !== null) return takingPart
  const verdict = found.verdict ?? judge(domainFacts(state, ballot.dossier as never, found))
  const facts = factsOf(history, ballot)
  const judged = compare(`the verdict on ${about}`, inOrder(toldSlowly(verdict)), inOrder(slowJudge(facts)))
  const depends = mayChange(facts)
  if (judged !== null || depends === null) return judged
  return compare(`whether ${about} depends on open votes`, verdict.dependsOnProvisional, depends)
}
