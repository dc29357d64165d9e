import { restsOnFinalDecision } from '../decision/standing.js'
import type { SubjectPath } from '../house/subject.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { OrganId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { covers } from '../shared/period.js'
import { dayBefore, type LocalDate, toLocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { Organ } from './state.js'
import { actsFor } from './succession.js'

const establishment = 'working-groups.establishment' as SubjectPath
const everything = 'all' as SubjectPath

/** The last day there is: asked of a day like this, a line of successions is followed to its end. */
const endOfTime = toLocalDate('9999-12-31')

/** Refuses when the organ does not exist, or does not act on that day; null when it may. */
export const organMustBeActive = (state: HouseState, organ: OrganId, day: LocalDate, field: string): Refused | null => {
  const found = state.organs.get(organ)
  if (found === undefined) return refuse('organ.unknown', field)
  if (!covers(found.period, day)) return refuse('organ.not-active', field, { organ: found.name, day })
  return null
}

/** A succession, also one that lies ahead, fixes the last day of an organ and who comes after it. */
const mustNotBeSucceeded = (state: HouseState, id: OrganId): Refused | null => {
  const organ = state.organs.get(id)
  const succession = organ?.succession ?? null
  if (organ === undefined || succession === null) return null
  const successor = state.organs.get(succession.successor)?.name ?? ''
  return refuse('organ.already-succeeded', 'organ', { organ: organ.name, successor, day: succession.from })
}

/** The organ, whether or not it has ended since; refused before its first day. */
const organBegun = (state: HouseState, id: OrganId, day: LocalDate): Organ | Refused => {
  const organ = state.organs.get(id)
  if (organ === undefined) return refuse('organ.unknown', 'organ')
  return day < organ.period.from ? refuse('organ.not-active', 'organ', { organ: organ.name, day }) : organ
}

export const organDeciders: DecidersOf<
  'EstablishOrgan' | 'AdoptDecisionRule' | 'DissolveOrgan' | 'SucceedOrgan' | 'ExtendOrgan' | 'EvaluateOrgan'
> = {
  EstablishOrgan: (command, state, context) => {
    const { name, kind, parent, ofPartner, until, purpose, rule, basis } = command
    if (parent !== null && !state.organs.has(parent)) return refuse('organ.unknown', 'parent')
    if (ofPartner !== null && !state.partners.has(ofPartner)) return refuse('partner.unknown', 'ofPartner')
    if (until !== null && until < command.effectiveOn) return refuse('period.ends-before-start', 'until')
    if (basis.kind === 'decision' && !restsOnFinalDecision(state, basis.decision, establishment)) {
      return refuse('organ.decision-does-not-establish', 'basis.decision')
    }
    const organ = context.newId() as OrganId
    return accept(
      [{ type: 'OrganEstablished', data: { organ, name, kind, parent, ofPartner, until, purpose, rule, basis } }],
      { organ },
    )
  },

  AdoptDecisionRule: (command, state) =>
    organMustBeActive(state, command.organ, command.effectiveOn, 'organ') ??
    accept([{ type: 'DecisionRuleAdopted', data: { organ: command.organ, rule: command.rule } }]),

  DissolveOrgan: (command, state) =>
    organMustBeActive(state, command.organ, command.effectiveOn, 'organ') ??
    mustNotBeSucceeded(state, command.organ) ??
    accept([{ type: 'OrganDissolved', data: { organ: command.organ, reason: command.reason } }]),

  SucceedOrgan: ({ organ, successor, basis, effectiveOn }, state) => {
    // No day may lie between them: what was granted to the former organ would be nobody's on that day.
    const refused =
      mustNotBeSucceeded(state, organ) ??
      organMustBeActive(state, organ, dayBefore(effectiveOn), 'organ') ??
      organMustBeActive(state, successor, effectiveOn, 'successor')
    if (refused !== null) return refused
    if (actsFor(state, successor, endOfTime) === organ) return refuse('organ.succeeds-itself', 'successor')
    if (basis.kind === 'decision' && !restsOnFinalDecision(state, basis.decision, everything)) {
      return refuse('organ.decision-does-not-succeed', 'basis.decision')
    }
    return accept([{ type: 'OrganSucceeded', data: { organ, successor, basis } }])
  },

  ExtendOrgan: (command, state) => {
    const { organ: id, until, basis, effectiveOn } = command
    const organ = organBegun(state, id, effectiveOn)
    if ('ok' in organ) return organ
    const { name, period } = organ
    const succeeded = mustNotBeSucceeded(state, id)
    if (succeeded !== null) return succeeded
    if (organ.dissolved !== null) return refuse('organ.dissolved', 'organ', { organ: name })
    if (period.until === null) return refuse('organ.lasting', 'organ', { organ: name })
    if (until !== null && until <= period.until) {
      return refuse('organ.extension-too-short', 'until', { organ: name, day: period.until })
    }
    if (basis.kind === 'decision' && !restsOnFinalDecision(state, basis.decision, establishment)) {
      return refuse('organ.decision-does-not-extend', 'basis.decision')
    }
    const late =
      effectiveOn > period.until
        ? refuse('organ.extended-after-end', 'effectiveOn', { organ: name, day: period.until })
        : null
    const admitted = refuseOrAdmit([late], command.irregularBecause)
    if ('ok' in admitted) return admitted
    return accept([{ type: 'OrganExtended', data: { organ: id, until, basis, ...admitted } }])
  },

  // Looking back comes after the end as often as before it.
  EvaluateOrgan: ({ organ: id, text, advice, effectiveOn }, state) => {
    const organ = organBegun(state, id, effectiveOn)
    return 'ok' in organ ? organ : accept([{ type: 'OrganEvaluated', data: { organ: id, text, advice } }])
  },
}
