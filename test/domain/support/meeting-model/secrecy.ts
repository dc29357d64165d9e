import { type Ballot, proxyOf, type secretCount } from './ballots.js'
import { broken, type History } from './history.js'
import { seatNamed } from './seats.js'

type Count = ReturnType<typeof secretCount>

const sumOf = (tally: Count['tally']): number => Object.values(tally).reduce((sum, votes) => sum + votes, 0)

/** How many votes each person knows: those of the own seats, and those cast by a proxy the person holds. */
const votesKnown = (history: History, ballot: Ballot, participants: readonly string[], on: string) => {
  const voters = participants.map((seat) => {
    const id = proxyOf(history, ballot, seat, on)
    const proxy = history.all('GiveProxy').find(({ created }) => id !== null && created.proxy === id)
    return seatNamed(history, proxy?.command.holder ?? seat)?.person ?? seat
  })
  return [...new Set(voters)].map((person) => voters.filter((one) => one === person).length)
}

/** A secret ballot is closed with a count that fits, of three persons at least (docs/decisions/0010). */
export const mustStaySecret = (history: History, ballot: Ballot, count: Count, on: string): readonly string[] =>
  broken(
    [sumOf(count.tally) !== count.participants.length, 'ballot.count-differs'],
    [votesKnown(history, ballot, count.participants, on).length < 3, 'ballot.too-few-for-secrecy'],
  )

/**
 * Who took part, in the order of their ids; null where that would tell somebody's vote: when, besides the votes that one
 * person knows, all may be the same.
 */
export const namedParticipants = (history: History, ballot: Ballot, count: Count, on: string) => {
  const known = votesKnown(history, ballot, count.participants, on)
  const all = count.participants.length
  const tells = Object.values(count.tally).some((votes) => known.some((own) => votes >= all - own))
  return tells ? null : [...count.participants].sort()
}
