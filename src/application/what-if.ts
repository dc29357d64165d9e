import type { BallotFacts, ProxyFact } from '../domain/ballot/facts.js'
import { factsOf } from '../domain/ballot/facts-of.js'
import { judge } from '../domain/ballot/judge.js'
import type { Ballot } from '../domain/ballot/state.js'
import type { Judgement, Verdict } from '../domain/ballot/verdict.js'
import { decisiveVotes, mustFollowFromTotals, whatIf } from '../domain/ballot/what-if.js'
import { type ReadyMade, readyMadeRuleSet } from '../domain/rule-set/ready-made.js'
import type { RuleSet } from '../domain/rule-set/rule-set.js'
import type { Refused } from '../domain/shared/decider.js'
import type { BallotId, DossierId, HouseId, ProxyId, SeatId } from '../domain/shared/identifiers.js'
import type { HouseStates } from './house-states.js'

export type BallotPlace = { readonly house: HouseId; readonly dossier: DossierId; readonly ballot: BallotId }

export type Judged = {
  readonly rules: RuleSet
  readonly secret: boolean
  readonly open: boolean
  /** As recorded: at the closing, or made up anew since. Null while open, and in ballots closed before it was kept. */
  readonly recorded: Verdict | null
  /** As it follows from all the house knows now; null of a secret ballot that is open. */
  readonly now: Verdict | null
  /** Whose vote decided it, by what the house knows now; always empty in a secret ballot. */
  readonly decisive: readonly SeatId[]
  /** It was ended without outcome, and counts for nothing. */
  readonly annulled: boolean
  /** The proxies that hold for the matter: what could be left out; empty in a secret ballot. */
  readonly proxies: readonly ProxyFact[]
}

export type WhatIfQuestion = {
  readonly rules?: RuleSet | undefined
  readonly readyMade?: ReadyMade | undefined
  readonly withoutVotes?: readonly SeatId[] | undefined
  readonly withoutProxies?: readonly ProxyId[] | undefined
}

export type WhatIfAnswer = {
  readonly judgement: Judgement
  /** The outcome as it is, by what the house knows now. */
  readonly outcomeNow: Verdict['outcome']
}

/** "Is this vote valid, and why?" and "what if?": answered from the log itself, without recording anything. */
export type BallotQuestions = {
  /** Null when there is no such ballot. */
  readonly judge: (place: BallotPlace) => Promise<Judged | null>
  readonly whatIf: (place: BallotPlace, question: WhatIfQuestion) => Promise<WhatIfAnswer | Refused | null>
}

type Found = { readonly ballot: Ballot; readonly facts: BallotFacts }

/** Of a secret ballot nothing is known before it is counted, and nothing ever when it was annulled. */
const isCounted = ({ ballot }: Found): boolean => !ballot.secret || ballot.tally !== null

export const createBallotQuestions = (houses: HouseStates): BallotQuestions => {
  const find = async ({ house, dossier, ballot: id }: BallotPlace): Promise<Found | null> => {
    const { state } = await houses.load(house)
    const ballot = state.dossiers.get(dossier)?.ballots.get(id)
    return ballot === undefined ? null : { ballot, facts: factsOf(state, dossier, ballot) }
  }
  return {
    judge: async (place) => {
      const found = await find(place)
      if (found === null) return null
      const { ballot, facts } = found
      const { rules, secret, open, verdict: recorded } = ballot
      const now = isCounted(found) ? judge(facts) : null
      return {
        rules,
        secret,
        open,
        recorded,
        now,
        decisive: secret ? [] : decisiveVotes(facts),
        annulled: ballot.annulled !== null,
        proxies: secret ? [] : facts.proxies,
      }
    },
    whatIf: async (place, question) => {
      const found = await find(place)
      if (found === null) return null
      const { rules: given, readyMade, withoutVotes, withoutProxies } = question
      const rules = given ?? (readyMade === undefined ? found.ballot.rules : readyMadeRuleSet(readyMade))
      const changes = { rules, withoutVotes, withoutProxies }
      const refused = mustFollowFromTotals(found.ballot, changes)
      if (refused !== null) return refused
      const verdict = whatIf(found.facts, changes)
      return { judgement: { rules, verdict }, outcomeNow: judge(found.facts).outcome }
    },
  }
}
