import { isFinallyAdopted } from '../decision/standing.js'
import type { Decision } from '../decision/state.js'
import type { Dossier } from '../dossier/state.js'
import type { EventOf } from '../events.js'
import type { BallotId, DecisionId, DossierId } from '../shared/identifiers.js'
import { addDays, type LocalDate } from '../shared/time.js'
import type { VoteFact } from './facts.js'
import { judge, possibleOutcomes } from './judge.js'
import type { Ballot } from './state.js'
import type { Verdict } from './verdict.js'

/** The last day on which a vote in this closed ballot may be confirmed; null while open, or where no rule sets one. */
export const confirmableUntil = ({ rules, closed }: Pick<Ballot, 'rules' | 'closed'>): LocalDate | null =>
  rules.referralBackDays === null || closed === null ? null : addDays(closed.on, rules.referralBackDays)

type Recomputed = EventOf<'VerdictRecomputed'>
type Becomes = NonNullable<Recomputed['data']['decision']>['becomes']

/** The decision that says what the ballot gave, if one still does. */
const decisionOn = (dossier: Dossier, ballot: BallotId): readonly [DecisionId, Decision] | undefined =>
  [...dossier.decisions].findLast(
    ([, { ballot: own, outcome, fallen }]) =>
      own === ballot && !fallen && (outcome === 'adopted' || outcome === 'rejected'),
  )

/**
 * What becomes of a decision when the verdict of its ballot is another. It falls when the ballot does not give it any more,
 * whatever the votes that are still to be confirmed. What was ratified, refused or sent back meanwhile stays as that left
 * it: whoever ratified took the decision as it was.
 */
const becomesOf = (decision: Decision, verdict: Verdict, possible: ReadonlySet<string>): Becomes => {
  if (isFinallyAdopted(decision) || decision.bekrachtiging.size > 0) return 'unchanged'
  // What was not what the ballot had come to (without a quorum) does not hang on its votes.
  if (decision.judged === decision.outcome && !possible.has(decision.outcome)) return 'fallen'
  return verdict.provisional > 0 ? 'provisional' : 'confirmed'
}

/** The verdict anew, with what became of some votes; null where nothing can change it any more. */
export const recompute = (
  dossierId: DossierId,
  dossier: Dossier,
  ballotId: BallotId,
  because: Recomputed['data']['because'],
  change: (vote: VoteFact) => VoteFact,
): Recomputed | null => {
  const ballot = dossier.ballots.get(ballotId)
  if (ballot === undefined || ballot.frozen === null) return null
  const facts = { ...ballot.frozen, votes: ballot.frozen.votes.map(change) }
  const verdict = judge(facts)
  const found = decisionOn(dossier, ballotId)
  return {
    type: 'VerdictRecomputed',
    data: {
      dossier: dossierId,
      ballot: ballotId,
      verdict,
      outcome: verdict.outcome,
      because,
      decision:
        found === undefined
          ? null
          : { decision: found[0], becomes: becomesOf(found[1], verdict, possibleOutcomes(facts)) },
    },
  }
}
