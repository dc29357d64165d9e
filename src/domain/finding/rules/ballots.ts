import { confirmableUntil } from '../../ballot/referral-back.js'
import type { Ballot } from '../../ballot/state.js'
import type { VoidReason } from '../../ballot/verdict.js'
import { seatMustHaveVote } from '../../ballot/voters.js'
import { whatIf } from '../../ballot/what-if.js'
import type { Decision } from '../../decision/state.js'
import type { Dossier } from '../../dossier/state.js'
import { isWithin, type SubjectPath } from '../../house/subject.js'
import { partnerNow } from '../../partner/succession.js'
import type { BallotId, DossierId, EventId, PartnerId, SeatId } from '../../shared/identifiers.js'
import { covers } from '../../shared/period.js'
import { addDays, type LocalDate } from '../../shared/time.js'
import type { HouseState } from '../../state.js'
import type { FindingCode } from '../catalogue.js'
import { type About, finding } from '../finding.js'
import { settledOn } from './decisions.js'
import { knownOf } from './known-ballot.js'
import { type Report, unlessInTime } from './rule.js'

const admission = 'partners.admission' as SubjectPath

const decisionOn = (dossier: Dossier, ballot: BallotId): Decision | undefined => {
  for (const decision of dossier.decisions.values()) if (decision.ballot === ballot) return decision
  return undefined
}

/** A later ballot of the same organ takes the place of this one; else what rests on it is settled elsewhere. */
const replacedOn = (dossier: Dossier, id: BallotId, ballot: Ballot): LocalDate | null => {
  let passed = false
  for (const [otherId, other] of dossier.ballots) {
    if (passed && other.organ === ballot.organ && other.closed !== null) return other.closed.on
    if (otherId === id) passed = true
  }
  const decision = decisionOn(dossier, id)
  return decision === undefined ? null : settledOn(dossier, decision)
}

type Asked = {
  readonly state: HouseState
  readonly dossierId: DossierId
  readonly dossier: Dossier
  readonly id: BallotId
  readonly ballot: Ballot
  readonly about: About
  readonly report: Report
}

/** The event that took the right to vote on this day from a seat; null when it had that right. */
const withoutSeat = (state: HouseState, ballot: Ballot, id: SeatId, on: LocalDate): EventId | null => {
  const seat = state.seats.get(id)
  if (seat === undefined) return null
  const refused = seatMustHaveVote(state, ballot.organ, id, on, '')
  if (refused === null || refused.refusal.code === 'vote.observer') return null
  if (!covers(seat.period, on)) return seat.endedBy ?? seat.extensions.at(-1)?.event ?? seat.event
  const partner = seat.partner === null ? undefined : state.partners.get(partnerNow(state, seat.partner, on))
  return partner?.leftBy ?? seat.event
}

const endedSeats = ({ state, dossier, id, ballot, about, report }: Asked): void => {
  for (const [seat, { castOn, event }] of ballot.votes) {
    const ended = withoutSeat(state, ballot, seat, castOn)
    if (ended === null) continue
    report(
      finding('vote.seat-ended', about, {
        part: seat,
        since: castOn,
        healedOn: replacedOn(dossier, id, ballot),
        events: [ended, event],
        details: { seat },
      }),
    )
  }
}

/** For whom the seat speaks on this day: its partner, or the one that this merged into by then; null for nobody. */
const speaksFor = (state: HouseState, seat: SeatId, on: LocalDate): PartnerId | null => {
  const partner = state.seats.get(seat)?.partner ?? null
  return partner === null ? null : partnerNow(state, partner, on)
}

/** The seats that took part and speak for this partner, each by the day of its own vote. */
const seatsOf = (state: HouseState, ballot: Ballot, partner: PartnerId): readonly SeatId[] => {
  const { secret, participants, votes, closed, openedOn } = ballot
  const inSecret = closed?.on ?? openedOn
  return [...(secret ? (participants ?? []) : votes.keys())].filter((seat) => {
    const on = votes.get(seat)?.castOn ?? inSecret
    return speaksFor(state, seat, on) === partnerNow(state, partner, on)
  })
}

/** Without these votes, would it have come out otherwise? Null while open. */
const flipsWithout = ({ state, dossierId, ballot }: Asked, out: readonly SeatId[]): boolean | null => {
  if (ballot.outcome === null) return null
  const { facts, verdict } = knownOf(state, dossierId, ballot)
  return whatIf(facts, { withoutVotes: out }).outcome !== verdict.outcome
}

/** The beneficiary's own representatives have an interest (domain rule 10); in a secret ballot only that they took part is known. */
const withInterest = (asked: Asked): void => {
  const { state, dossier, id, ballot, about, report } = asked
  const beneficiary = dossier.versions[ballot.proposalVersion - 1]?.beneficiary ?? null
  if (beneficiary === null) return
  const seats = seatsOf(state, ballot, beneficiary)
  if (seats.length === 0) return
  const flips = ballot.secret ? null : flipsWithout(asked, seats)
  const votes = seats.flatMap((seat) => ballot.votes.get(seat) ?? [])
  const first = votes[0]?.castOn ?? ballot.closed?.on ?? ballot.openedOn
  report(
    finding('vote.with-interest', about, {
      ...(flips === true ? { severity: 'grave' as const } : {}),
      since: votes.reduce((day, { castOn }) => (castOn < day ? castOn : day), first),
      healedOn: replacedOn(dossier, id, ballot),
      events: [ballot.event, ...votes.map(({ event }) => event), ...closing(ballot)],
      details: { partner: beneficiary, seats, outcomeFlips: flips },
    }),
  )
}

const closing = ({ closed }: Ballot): readonly EventId[] => (closed === null ? [] : [closed.event])

/** Where no rule sets a last day, a vote that nobody confirmed within so many days was forgotten; the texts say a month. */
const CONFIRMED_WITHIN_DAYS = 30

/** The last day to confirm: by the rules of the ballot, else a month after it; null while it is open. */
const confirmBy = ({ ballot }: Asked): LocalDate | null =>
  confirmableUntil(ballot) ?? (ballot.closed === null ? null : addDays(ballot.closed.on, CONFIRMED_WITHIN_DAYS))

const neverConfirmed = (asked: Asked): void => {
  const lastDay = confirmBy(asked)
  if (lastDay === null) return
  for (const [seat, vote] of asked.ballot.votes) {
    const { lapsed, confirmed } = vote
    if (!vote.provisional && confirmed === null && lapsed === null) continue
    unlessInTime(asked.report)(
      finding('vote.provisional-never-confirmed', asked.about, {
        part: seat,
        since: addDays(lastDay, 1),
        // What fell away was dealt with by the rules.
        healedOn: confirmed?.on ?? lapsed?.on ?? null,
        events: lapsed === null ? [vote.event] : [vote.event, lapsed.event],
        details: { seat, lastDay },
      }),
    )
  }
}

/** The one partner that stood alone against an admission which more voted for; undefined when there is none. */
const loneOpponent = (state: HouseState, { votes, tally: counted, secret }: Ballot): SeatId | null | undefined => {
  if (counted === null || counted.against === 0 || counted.for <= counted.against) return undefined
  if (secret) return counted.against === 1 ? null : undefined
  const against = [...votes].filter(([, { choice }]) => choice === 'against')
  const partners = new Set(against.map(([seat, { castOn }]) => speaksFor(state, seat, castOn) ?? seat))
  return partners.size === 1 ? against[0]?.[0] : undefined
}

const vetoed = ({ state, dossier, id, ballot, about, report }: Asked): void => {
  if (ballot.outcome !== 'rejected' || ballot.closed === null || !isWithin(dossier.subject, admission)) return
  const opponent = loneOpponent(state, ballot)
  if (opponent === undefined) return
  const vote = opponent === null ? undefined : ballot.votes.get(opponent)
  report(
    finding('partner.vetoed-by-one', about, {
      since: ballot.closed.on,
      healedOn: replacedOn(dossier, id, ballot),
      events: [ballot.event, ...(vote === undefined ? [] : [vote.event]), ballot.closed.event],
      details: { seat: opponent },
    }),
  )
}

const proxyCodes: Readonly<Partial<Record<VoidReason, FindingCode>>> = {
  'proxy-over-cap': 'proxy.over-cap',
  'proxy-chained': 'proxy.chained',
  'proxy-holder-absent': 'proxy.holder-absent',
}

/** Votes by proxy that the rules did not allow, by what is known now. Whoever relied on them must know. */
const badProxies = ({ state, dossierId, dossier, id, ballot, about, report }: Asked): void => {
  if (ballot.closed === null || ballot.secret) return
  for (const { seat, because } of knownOf(state, dossierId, ballot).verdict.void) {
    const code = proxyCodes[because]
    const vote = ballot.votes.get(seat)
    if (code === undefined || vote === undefined) continue
    const proxy = vote.proxy === null ? undefined : state.proxies.get(vote.proxy)
    report(
      finding(code, about, {
        part: seat,
        since: vote.castOn,
        healedOn: replacedOn(dossier, id, ballot),
        events: [proxy?.event ?? ballot.event, vote.event, ballot.closed.event],
        details: { giver: seat, holder: proxy?.holder ?? null },
      }),
    )
  }
}

const openAboutPersons = ({ dossier, id, ballot, about, report }: Asked): void => {
  if (!ballot.aboutPersons || ballot.secret || ballot.rules.secrecy === 'never') return
  report(
    finding('ballot.persons-voted-openly', about, {
      since: ballot.openedOn,
      healedOn: replacedOn(dossier, id, ballot),
      events: [ballot.event, ...closing(ballot)],
    }),
  )
}

/** The same votes under the same rules, by what is known now of seats, presence and proxies, come out otherwise. */
const differs = ({ state, dossierId, dossier, id, ballot, about, report }: Asked): void => {
  if (ballot.closed === null || ballot.verdict === null || ballot.secret) return
  const now = knownOf(state, dossierId, ballot).verdict.outcome
  if (now === ballot.outcome) return
  report(
    finding('verdict.differs', about, {
      since: ballot.closed.on,
      healedOn: replacedOn(dossier, id, ballot),
      events: [ballot.event, ballot.closed.event],
      details: { stored: ballot.outcome, now },
    }),
  )
}

/** What is irregular about the ballots of a dossier. */
export const ballotFindings = (state: HouseState, dossierId: DossierId, dossier: Dossier, report: Report): void => {
  for (const [id, ballot] of dossier.ballots) {
    const about: About = { kind: 'ballot', id, dossier: dossierId, organ: ballot.organ }
    const asked = { state, dossierId, dossier, id, ballot, about, report }
    endedSeats(asked)
    withInterest(asked)
    neverConfirmed(asked)
    vetoed(asked)
    badProxies(asked)
    openAboutPersons(asked)
    differs(asked)
  }
}
