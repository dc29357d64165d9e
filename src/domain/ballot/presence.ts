import type { ProxyId, SeatId } from '../shared/identifiers.js'
import type { BallotFacts, ProxyFact, VoteFact } from './facts.js'
import type { VoidReason } from './verdict.js'

/** Who counts as present or represented, and which votes do not count. */
export type Presence = {
  /** Seats with a vote, without the recused where the rule says so. */
  readonly seats: number
  /** In the room, or answering in writing. */
  readonly present: number
  /** Absent, and represented by a proxy that the rules allow. */
  readonly represented: number
  readonly recused: number
  /** Why the vote of a seat does not count. */
  readonly voids: ReadonlyMap<SeatId, VoidReason>
}

/** Does the seat vote by proxy? Who gave one and is there after all votes in person. */
const isByProxy = (vote: VoteFact, noted: ReadonlySet<SeatId>): boolean => vote.proxy !== null && !noted.has(vote.seat)

type Room = {
  readonly seats: ReadonlyMap<SeatId, BallotFacts['seats'][number]>
  readonly recused: ReadonlySet<SeatId>
  /** There, recused or not. */
  readonly there: ReadonlySet<SeatId>
  /** Was attendance recorded? Without it, who is not known to be there may have been. */
  readonly attendanceKnown: boolean
}

const sameOf = (room: Room, { giver, holder }: ProxyFact): boolean => {
  const partner = room.seats.get(giver)?.partner ?? null
  return partner !== null && partner === room.seats.get(holder)?.partner
}

/** What the rules have against one proxy, apart from how many its holder has. */
const faultOf = ({ rules, proxies }: BallotFacts, room: Room, proxy: ProxyFact): VoidReason | null => {
  const rule = rules.proxies
  if (rule.kind === 'not-allowed') return 'proxy-not-allowed'
  if (!room.seats.has(proxy.holder) || !room.seats.has(proxy.giver)) return 'proxy-not-valid'
  if (rule.to === 'same-partner' && !sameOf(room, proxy)) return 'proxy-not-allowed'
  const holderThere = room.there.has(proxy.holder) && !room.recused.has(proxy.holder)
  if (!holderThere && proxies.some(({ giver }) => giver === proxy.holder)) return 'proxy-chained'
  if (room.recused.has(proxy.holder)) return 'proxy-holder-absent'
  return rule.holderMustBePresent && room.attendanceKnown && !holderThere ? 'proxy-holder-absent' : null
}

/** What the rules have against each proxy that is used; of those a holder has, the ones given first count. */
const proxyFaults = (facts: BallotFacts, room: Room): ReadonlyMap<ProxyId, VoidReason | null> => {
  const faults = new Map<ProxyId, VoidReason | null>()
  const held = new Map<SeatId, number>()
  const cap = facts.rules.proxies.kind === 'allowed' ? facts.rules.proxies.maximumPerHolder : 0
  for (const proxy of facts.proxies) {
    if (room.there.has(proxy.giver)) continue
    const fault = faultOf(facts, room, proxy)
    if (fault !== null) {
      faults.set(proxy.proxy, fault)
      continue
    }
    const number = (held.get(proxy.holder) ?? 0) + 1
    held.set(proxy.holder, number)
    faults.set(proxy.proxy, number > cap ? 'proxy-over-cap' : null)
  }
  return faults
}

/** Why a vote of the seat itself does not count. */
const personalFault = (facts: BallotFacts, room: Pick<Room, 'recused'>, vote: VoteFact): VoidReason | null => {
  if (vote.void === 'no-seat' || vote.void === 'observer') return vote.void
  if (room.recused.has(vote.seat)) return 'recused'
  if (vote.void === 'too-late') return vote.void
  return facts.outside.includes(vote.seat) ? 'not-present' : null
}

const voidOf = (
  facts: BallotFacts,
  room: Room,
  faults: ReadonlyMap<ProxyId, VoidReason | null>,
  noted: ReadonlySet<SeatId>,
  vote: VoteFact,
): VoidReason | null => {
  if (!isByProxy(vote, noted) || vote.proxy === null) return personalFault(facts, room, vote) ?? vote.void
  if (vote.void === 'no-seat' || vote.void === 'observer') return vote.void
  if (room.recused.has(vote.seat)) return 'recused'
  const fault = faults.get(vote.proxy)
  return (fault === undefined ? 'proxy-not-valid' : fault) ?? vote.void
}

/** Who was there, who was represented, and which votes do not count. */
export const presenceOf = (facts: BallotFacts): Presence => {
  const seats = new Map(facts.seats.map((one) => [one.seat, one]))
  const recused = new Set(facts.recused.filter((seat) => seats.has(seat)))
  const noted = new Set(facts.noted ?? [])
  const there = new Set([...noted].filter((seat) => seats.has(seat)))
  for (const vote of facts.votes) {
    if (!isByProxy(vote, noted) && seats.has(vote.seat) && personalFault(facts, { recused }, vote) === null) {
      there.add(vote.seat)
    }
  }
  const room: Room = { seats, recused, there, attendanceKnown: facts.noted !== null }
  const faults = proxyFaults(facts, room)
  const represented = new Set(facts.proxies.filter(({ proxy }) => faults.get(proxy) === null).map(({ giver }) => giver))
  const leftOut = facts.rules.quorum.whenRecused === 'recomputed' ? recused : new Set<SeatId>()
  const counts = (seat: SeatId): boolean => !leftOut.has(seat)
  const secretly = facts.secret === null ? 0 : Object.values(facts.secret).reduce((sum, votes) => sum + votes, 0)
  const standIn = [...represented].filter(counts).length
  // Who took part in a secret ballot is not looked at: it may not follow from a verdict either.
  const present = Math.max([...there].filter(counts).length, secretly - standIn)
  return {
    seats: seats.size - leftOut.size,
    present,
    represented: standIn,
    recused: recused.size,
    voids: new Map(
      facts.votes.flatMap((vote) => {
        const reason = voidOf(facts, room, faults, noted, vote)
        return reason === null ? [] : [[vote.seat, reason] as const]
      }),
    ),
  }
}
