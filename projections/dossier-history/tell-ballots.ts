import type { Verdict } from '../../src/domain/ballot/events.js'
import type { Names } from '../names.js'
import type { Entries } from './entries.js'
import type { BallotClosedTold, BallotTold, RecomputedTold, VoteTold } from './story.js'

const tellRecomputed = (entries: Entries): ReadonlyMap<string, readonly RecomputedTold[]> => {
  const byBallot = new Map<string, RecomputedTold[]>()
  for (const entry of entries.of('VerdictRecomputed')) {
    const { ballot, verdict, outcome, because, decision } = entry.data
    const told = { ...entries.told(entry), verdict, outcome, because, becomes: decision?.becomes ?? null }
    byBallot.set(ballot, [...(byBallot.get(ballot) ?? []), told])
  }
  return byBallot
}

/** Why votes do not count, by ballot and seat, in the newest verdict of each ballot. */
const voidVotes = (entries: Entries): ReadonlyMap<string, Verdict['void'][number]['because']> => {
  const newest = new Map<string, Verdict['void']>()
  for (const { data } of [...entries.of('BallotClosed'), ...entries.of('VerdictRecomputed')]) {
    newest.set(data.ballot, data.verdict?.void ?? [])
  }
  return new Map(
    [...newest].flatMap(([ballot, voids]) => voids.map(({ seat, because }) => [`${ballot} ${seat}`, because])),
  )
}

const tellVotes = (entries: Entries, names: Names): ReadonlyMap<string, readonly VoteTold[]> => {
  const confirmations = new Map(
    entries.of('VoteConfirmed').map((entry) => [`${entry.data.ballot} ${entry.data.seat}`, entry]),
  )
  const voids = voidVotes(entries)
  const votes = new Map<string, VoteTold[]>()
  for (const entry of entries.of('VoteCast')) {
    const { ballot, seat, choice, subjectToReferralBack, holder, irregular } = entry.data
    const confirmed = confirmations.get(`${ballot} ${seat}`)
    const vote = {
      ...entries.told(entry),
      seat: names.seat(seat),
      choice: confirmed?.data.choice ?? choice,
      castAs: choice,
      subjectToReferralBack,
      confirmed: confirmed === undefined ? null : entries.told(confirmed),
      castBy: holder === null ? null : names.seat(holder),
      irregular: irregular?.because ?? null,
      void: voids.get(`${ballot} ${seat}`) ?? null,
    }
    const others = votes.get(ballot)
    if (others === undefined) votes.set(ballot, [vote])
    else others.push(vote)
  }
  return votes
}

const tellClosings = (entries: Entries, names: Names): ReadonlyMap<string, BallotClosedTold> =>
  new Map<string, BallotClosedTold>([
    ...entries.of('BallotClosed').map((entry) => {
      const { ballot, tally, outcome, verdict } = entry.data
      return [ballot, { ...entries.told(entry), tally, outcome, verdict, participation: null }] as const
    }),
    ...entries.of('SecretBallotClosed').map((entry) => {
      const { ballot, voters, participants, tally, outcome, verdict } = entry.data
      const participation = { voters, participants: participants?.map(names.seat) ?? null }
      const totals = { ...tally, provisional: 0 }
      return [ballot, { ...entries.told(entry), tally: totals, outcome, verdict, participation }] as const
    }),
  ])

/** The ballots, with every vote by seat; of a secret ballot only who took part and the totals. */
export const tellBallots = (entries: Entries, names: Names): readonly BallotTold[] => {
  const votes = tellVotes(entries, names)
  const closings = tellClosings(entries, names)
  const recomputed = tellRecomputed(entries)
  const annulments = new Map(
    entries
      .of('BallotAnnulled')
      .map((entry) => [entry.data.ballot as string, { ...entries.told(entry), reason: entry.data.reason }]),
  )
  return entries.of('BallotOpened').map((entry) => {
    const { ballot, organ, proposalVersion, meeting, rules, secret, aboutPersons, round, irregular } = entry.data
    return {
      ...entries.told(entry),
      id: ballot,
      organ: names.organ(organ),
      proposalVersion,
      meeting,
      rules,
      secret,
      aboutPersons,
      round,
      irregular: irregular?.because ?? null,
      votes: votes.get(ballot) ?? [],
      closed: closings.get(ballot) ?? null,
      annulled: annulments.get(ballot) ?? null,
      recomputed: recomputed.get(ballot) ?? [],
    }
  })
}
