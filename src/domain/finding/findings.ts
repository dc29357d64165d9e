import type { Dossier } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import type { Happened } from '../shared/event.js'
import type { DossierId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import { type About, byDay, type Finding, isSame } from './finding.js'
import { actionFindings, agreementFindings, candidacyFindings, delegationFindings, goalFindings } from './rules/acts.js'
import { aftermathFindings } from './rules/aftermath.js'
import { ballotFindings } from './rules/ballots.js'
import { decisionMoneyFindings } from './rules/decision-money.js'
import { decisionFindings } from './rules/decisions.js'
import { inputFindings } from './rules/input.js'
import { lateFindings } from './rules/lateness.js'
import { mandateYearFindings } from './rules/mandate-money.js'
import { mandateFindings } from './rules/mandates.js'
import { meetingFindings } from './rules/meetings.js'
import { aboutMoney, moneyFindings } from './rules/money.js'
import { organFindings } from './rules/organs.js'
import type { Report } from './rules/rule.js'
import { seatFindings } from './rules/seats.js'
import { signalFindings } from './rules/signals.js'
import { type MandateYear, type Scope, scopesOf } from './scopes.js'
import { scopesTouchedBy } from './touched.js'

const aboutThing = (state: HouseState, scope: Exclude<Scope, MandateYear>): About => {
  const { kind, id } = scope
  const nowhere = { kind, id, dossier: null, organ: null }
  switch (kind) {
    case 'dossier':
      return { ...nowhere, dossier: id, organ: state.dossiers.get(id)?.openedBy ?? null }
    case 'signal':
      return { ...nowhere, organ: state.signals.get(id)?.to ?? null }
    case 'organ':
      return { ...nowhere, organ: id }
    case 'meeting':
      return { ...nowhere, organ: state.meetings.get(id)?.organ ?? null }
    case 'mandate':
      return { ...nowhere, organ: state.mandates.get(id)?.grantee.organ ?? null }
    case 'seat':
      return { ...nowhere, organ: state.seats.get(id)?.organ ?? null }
    case 'delegation':
      return { ...nowhere, organ: state.delegations.get(id)?.organ ?? null }
    case 'action':
      return { ...nowhere, dossier: state.actions.get(id)?.dossier ?? null }
    case 'candidacy':
      return { ...nowhere, dossier: state.candidacies.get(id)?.put?.dossier ?? null }
    case 'goal':
    case 'agreement':
    case 'partner':
      return nowhere
    default:
      return aboutMoney(state, scope)
  }
}

/** What is told of a thing, when the house has it. */
const about = <Thing>(thing: Thing | undefined, tell: (thing: Thing) => void): void => {
  if (thing !== undefined) tell(thing)
}

const dossierFindings = (state: HouseState, id: DossierId, dossier: Dossier, report: Report): void => {
  decisionFindings(state, id, dossier, report)
  aftermathFindings(state, id, dossier, report)
  ballotFindings(state, id, dossier, report)
  inputFindings(id, dossier, report)
  decisionMoneyFindings(state, id, dossier, report)
}

const collect = (state: HouseState, scope: Scope, report: Report): void => {
  if (scope.kind !== 'mandate-year' && state.lateFacts.has(scope.id))
    lateFindings(state, aboutThing(state, scope), report)
  switch (scope.kind) {
    case 'dossier':
      about(state.dossiers.get(scope.id), (one) => dossierFindings(state, scope.id, one, report))
      break
    case 'signal':
      about(state.signals.get(scope.id), (one) => signalFindings(scope.id, one, report))
      break
    case 'organ':
      about(state.organs.get(scope.id), (one) => organFindings(state, scope.id, one, report))
      break
    case 'meeting':
      about(state.meetings.get(scope.id), (one) => meetingFindings(state, scope.id, one, report))
      break
    case 'mandate':
      about(state.mandates.get(scope.id), (one) => mandateFindings(state, scope.id, one, report))
      break
    case 'mandate-year':
      about(state.mandates.get(scope.mandate), (one) => mandateYearFindings(state, scope, one, report))
      break
    case 'seat':
      about(state.seats.get(scope.id), (one) => seatFindings(state, scope.id, one, report))
      break
    case 'candidacy':
      about(state.candidacies.get(scope.id), (one) => candidacyFindings(scope.id, one, report))
      break
    case 'delegation':
      about(state.delegations.get(scope.id), (one) => delegationFindings(state, scope.id, one, report))
      break
    case 'goal':
      about(state.goals.get(scope.id), (one) => goalFindings(state, scope.id, one, report))
      break
    case 'action':
      about(state.actions.get(scope.id), (one) => actionFindings(scope.id, one, report))
      break
    case 'agreement':
      about(state.agreements.get(scope.id), (one) => agreementFindings(scope.id, one, report))
      break
    case 'partner':
      break
    default:
      moneyFindings(state, scope, report)
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

/** What was told of a state's scopes when an event made it: the next event of the house often touches the same ones. */
const toldOf = new WeakMap<HouseState, ReadonlyMap<string, readonly Finding[]>>()

/** What an event changed in the findings of its house, from the state before and after it. */
export const findingChanges = (
  event: Pick<Happened<DomainEvent>, 'data' | 'effectiveOn'>,
  before: HouseState,
  after: HouseState,
): readonly FindingChange[] => {
  const changes: FindingChange[] = []
  const told = new Map<string, readonly Finding[]>()
  const toldBefore = toldOf.get(before)
  for (const scope of scopesTouchedBy(event, before, after)) {
    const was = toldBefore?.get(scope.id) ?? findingsOfScope(before, scope)
    const is = findingsOfScope(after, scope)
    told.set(scope.id, is)
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
  toldOf.set(after, told)
  return changes
}
