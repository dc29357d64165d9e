import type { Decision } from '../decision/state.js'
import { rulesOn } from '../organ/state.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { OrganId } from '../shared/identifiers.js'
import { isInOrder, ratifyingOrgans } from '../shared/ratification.js'
import { addDays, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { awaitedOrgans } from './status.js'

/** Until when an organ may answer, and what its silence then means. */
export type Deadline = {
  readonly organ: OrganId
  /** The last day on which it may answer. */
  readonly dueOn: LocalDate
  readonly silence: NonNullable<RuleSet['bekrachtiging']>['silence']
}

/** The day from which an organ can answer: when it was decided, or when the organ before it in order granted. */
export const turnBegan = (decision: Decision, organ: OrganId): LocalDate => {
  if (!isInOrder(decision.standing)) return decision.decidedOn
  const named = ratifyingOrgans(decision.standing)
  const before = named[named.indexOf(organ) - 1]
  return (before === undefined ? undefined : decision.bekrachtiging.get(before)?.on) ?? decision.decidedOn
}

/** The deadlines that run: of each organ that must answer now and whose rules, when its turn began, set one. */
export const deadlinesOf = (state: HouseState, decision: Decision): readonly Deadline[] =>
  awaitedOrgans(decision).flatMap((organ) => {
    const began = turnBegan(decision, organ)
    const found = state.organs.get(organ)
    const rule = found === undefined ? null : (rulesOn(found, began)?.bekrachtiging ?? null)
    return rule === null ? [] : [{ organ, dueOn: addDays(began, rule.days), silence: rule.silence }]
  })
