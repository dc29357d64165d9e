import { type Dossier, newestVersion } from '../dossier/state.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { isOneVoteEach } from '../rule-set/weights.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { OrganId } from '../shared/identifiers.js'
import { type LocalDate, later } from '../shared/time.js'
import type { Ballot } from './state.js'

/** Votes, closing and annulling belong to a ballot that is open. */
export const ballotMustBeOpen = ({ open, annulled }: Pick<Ballot, 'open' | 'annulled'>): Refused | null => {
  if (open) return null
  return refuse(annulled === null ? 'ballot.closed' : 'ballot.annulled', 'ballot')
}

/** A ballot does not end before it began, nor before a vote in it was cast. The day of a secret vote is not known. */
export const closingMustFollow = (
  { openedOn, votes }: Pick<Ballot, 'openedOn' | 'votes'>,
  effectiveOn: LocalDate,
): Refused | null => {
  const day = [...votes.values()].reduce((last, { castOn }) => later(last, castOn), openedOn)
  return effectiveOn < day ? refuse('ballot.closed-too-early', 'effectiveOn', { day }) : null
}

/** After a tie that the rules have voted on once more, and only then, comes a second round. */
export const roundMustFollow = (dossier: Dossier, organ: OrganId, round: 1 | 2): Refused | null => {
  const last = [...dossier.ballots.values()].findLast(
    (ballot) => ballot.organ === organ && ballot.closed !== null && ballot.proposalVersion === newestVersion(dossier),
  )
  const due = last?.outcome === 'second-round'
  if (round === 2 && !due) return refuse('ballot.no-tie-before', 'round')
  return round === 1 && due ? refuse('ballot.second-round-due', 'round') : null
}

type Asked = { readonly secret: boolean; readonly aboutPersons: boolean }

/** Persons are voted on secretly where the rules say so (Decreet over het lokaal bestuur). */
export const secrecyMustBeKept = ({ secrecy }: RuleSet, { secret, aboutPersons }: Asked): Refused | null => {
  const asked = secrecy === 'always' || (secrecy === 'about-persons' && aboutPersons)
  return asked && !secret ? refuse('ballot.must-be-secret', 'secret') : null
}

/** Totals alone must be enough to judge by. */
export const secrecyMustBePossible = (rules: RuleSet, { secret }: Asked): Refused | null =>
  secret && !isOneVoteEach(rules) ? refuse('ballot.secret-needs-equal-votes', 'secret') : null
