import type { DomainEvent } from '../events.js'
import type { Happened } from '../shared/event.js'
import type { HouseState } from '../state.js'
import { type About, byDay, type Finding, isSame } from './finding.js'
import { ballotFindings } from './rules/ballots.js'
import { decisionFindings } from './rules/decisions.js'
import { inputFindings } from './rules/input.js'
import { lateFindings } from './rules/lateness.js'
import { mandateFindings } from './rules/mandates.js'
import { meetingFindings } from './rules/meetings.js'
import { organFindings } from './rules/organs.js'
import type { Report } from './rules/rule.js'
import { seatFindings } from './rules/seats.js'
import { type Scope, scopesOf, scopesTouchedBy } from './scopes.js'

const aboutThing = (state: HouseState, scope: Scope): About => {
  const { kind, id } = scope
  const nowhere = { kind, id, dossier: null, organ: null }
  switch (kind) {
    case 'dossier':
      return { ...nowhere, dossier: id, organ: state.dossiers.get(id)?.openedBy ?? null }
    case 'organ':
      return { ...nowhere, organ: id }
    case 'meeting':
      return { ...nowhere, organ: state.meetings.get(id)?.organ ?? null }
    case 'mandate':
      return { ...nowhere, organ: state.mandates.get(id)?.grantee.organ ?? null }
    case 'seat':
      return { ...nowhere, organ: state.seats.get(id)?.organ ?? null }
    case 'partner':
      return nowhere
  }
}

const collect = (state: HouseState, scope: Scope, report: Report): void => {
  if (state.lateFacts.has(scope.id)) lateFindings(state, aboutThing(state, scope), report)
  switch (scope.kind) {
    case 'dossier': {
      const dossier = state.dossiers.get(scope.id)
      if (dossier === undefined) return
      decisionFindings(state, scope.id, dossier, report)
      ballotFindings(state, scope.id, dossier, report)
      inputFindings(scope.id, dossier, report)
      return
    }
    case 'organ': {
      const organ = state.organs.get(scope.id)
      if (organ !== undefined) organFindings(state, scope.id, organ, report)
      return
    }
    case 'meeting': {
      const meeting = state.meetings.get(scope.id)
      if (meeting !== undefined) meetingFindings(state, scope.id, meeting, report)
      return
    }
    case 'mandate': {
      const mandate = state.mandates.get(scope.id)
      if (mandate !== undefined) mandateFindings(state, scope.id, mandate, report)
      return
    }
    case 'seat': {
      const seat = state.seats.get(scope.id)
      if (seat !== undefined) seatFindings(state, scope.id, seat, report)
      return
    }
    case 'partner':
  }
}

/** What is irregular about one thing of a house, now or at some day ahead. */
export const findingsOfScope = (state: HouseState, scope: Scope): readonly Finding[] => {
  const found: Finding[] = []
  collect(state, scope, (one) => {
    // An act that counts from an earlier day cannot put right what was not there yet.
    found.push(one.healedOn !== null && one.healedOn < one.since ? { ...one, healedOn: one.since } : one)
  })
  return found
}

/** Everything irregular in a house, by first day; of a state and nothing else. */
export const findingsOf = (state: HouseState): readonly Finding[] =>
  scopesOf(state)
    .flatMap((scope) => findingsOfScope(state, scope))
    .sort(byDay)

/** How a finding changed: new when there was none `before`, gone when there is none `after`. */
export type FindingChange =
  | { readonly before: null; readonly after: Finding }
  | { readonly before: Finding; readonly after: Finding | null }

/** What an event changed in the findings of its house, from the state before and after it. */
export const findingChanges = (
  event: Pick<Happened<DomainEvent>, 'data' | 'effectiveOn'>,
  before: HouseState,
  after: HouseState,
): readonly FindingChange[] => {
  const changes: FindingChange[] = []
  for (const scope of scopesTouchedBy(event, before, after)) {
    const was = findingsOfScope(before, scope)
    const is = findingsOfScope(after, scope)
    if (was.length === 0 && is.length === 0) continue
    const earlier = new Map(was.map((one) => [one.identity, one]))
    for (const one of is) {
      const old = earlier.get(one.identity)
      earlier.delete(one.identity)
      if (old === undefined) changes.push({ before: null, after: one })
      else if (!isSame(old, one)) changes.push({ before: old, after: one })
    }
    for (const old of earlier.values()) changes.push({ before: old, after: null })
  }
  return changes
}
