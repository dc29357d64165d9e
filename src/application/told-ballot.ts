import type { BallotOutcome, VoteChoice } from '../domain/ballot/events.js'
import type { Ballot } from '../domain/ballot/state.js'
import type { Verdict } from '../domain/ballot/verdict.js'
import type { RuleSet } from '../domain/rule-set/rule-set.js'
import type { BallotId, DossierId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'

/** The vote of one seat, by the function and partner of the seat: persons are not named here. */
export type ToldVote = {
  readonly function: string
  readonly partner: string | null
  readonly choice: VoteChoice
  /** Subject to referral back, and not confirmed yet. */
  readonly provisional: boolean
}

/** How was voted, and why the outcome holds. */
export type ToldBallot = {
  readonly outcome: BallotOutcome
  readonly rules: RuleSet
  /** How it was judged; null in ballots closed before verdicts were kept. */
  readonly verdict: Verdict | null
  /** Null where the vote was secret: who voted what is not known to anybody. */
  readonly votes: readonly ToldVote[] | null
}

const votesOf = (state: HouseState, { votes }: Ballot): readonly ToldVote[] =>
  [...votes].flatMap(([id, { choice, provisional, lapsed }]) => {
    const seat = state.seats.get(id)
    if (seat === undefined || lapsed !== null) return []
    const partner = seat.partner === null ? null : (state.partners.get(seat.partner)?.name ?? null)
    return [{ function: seat.function, partner, choice, provisional }]
  })

/** A ballot of a dossier as it came out; null while it is open, and when there is none. */
export const tellBallot = (state: HouseState, dossier: DossierId, id: BallotId): ToldBallot | null => {
  const ballot = state.dossiers.get(dossier)?.ballots.get(id)
  if (ballot?.outcome == null) return null
  const { outcome, rules, verdict, secret } = ballot
  return { outcome, rules, verdict, votes: secret ? null : votesOf(state, ballot) }
}
