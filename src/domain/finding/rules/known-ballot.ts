import type { BallotFacts } from '../../ballot/facts.js'
import { factsOf } from '../../ballot/facts-of.js'
import { judge } from '../../ballot/judge.js'
import type { Ballot } from '../../ballot/state.js'
import type { Verdict } from '../../ballot/verdict.js'
import type { Meeting } from '../../meeting/state.js'
import type { DossierId } from '../../shared/identifiers.js'
import type { HouseState } from '../../state.js'

/** All of a state that the facts of a ballot follow from, besides the ballot itself. */
type Sources = readonly unknown[]

const meetingOf = (state: HouseState, ballot: Ballot): Meeting | undefined =>
  ballot.meeting === null ? undefined : state.meetings.get(ballot.meeting)

const sourcesOf = (state: HouseState, ballot: Ballot): Sources => {
  const meeting = meetingOf(state, ballot)
  const first = meeting?.secondConvocationOf == null ? undefined : state.meetings.get(meeting.secondConvocationOf)
  return [state.seats, state.partners, state.proxies, meeting, first]
}

type Known = { readonly facts: BallotFacts; readonly verdict: Verdict }

const worked = new WeakMap<Ballot, { readonly sources: Sources; readonly known: Known }>()

/**
 * The facts of a ballot as the house knows them now, and the verdict that follows from them. Looking at every seat of a
 * house takes time, and between two events of a dossier none of them changes: what follows from the same things is not
 * worked out again.
 */
export const knownOf = (state: HouseState, dossier: DossierId, ballot: Ballot): Known => {
  const sources = sourcesOf(state, ballot)
  const before = worked.get(ballot)
  if (before?.sources.every((source, index) => source === sources[index])) return before.known
  const facts = factsOf(state, dossier, ballot)
  const known = { facts, verdict: judge(facts) }
  worked.set(ballot, { sources, known })
  return known
}
