import { restsOnFinalDecision } from '../decision/standing.js'
import type { SubjectPath } from '../house/subject.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { OrganId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

const establishment = 'working-groups.establishment' as SubjectPath

/** Refuses when the organ does not exist, or does not act on that day; null when it may. */
export const organMustBeActive = (state: HouseState, organ: OrganId, day: LocalDate, field: string): Refused | null => {
  const found = state.organs.get(organ)
  if (found === undefined) return refuse('organ.unknown', field)
  if (!covers(found.period, day)) return refuse('organ.not-active', field, { organ: found.name, day })
  return null
}

export const organDeciders: DecidersOf<'EstablishOrgan' | 'AdoptDecisionRule' | 'DissolveOrgan'> = {
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
    accept([{ type: 'OrganDissolved', data: { organ: command.organ, reason: command.reason } }]),
}
