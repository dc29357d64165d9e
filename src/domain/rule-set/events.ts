import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { organId } from '../shared/identifiers.js'
import { ruleSet } from './rule-set.js'

export { ofDecisionRule } from './of-decision-rule.js'
export type { RuleSet } from './rule-set.js'

/** From the event's `effectiveOn` the organ meets and decides by these rules. */
export const ruleSetAdopted = defineEvent('RuleSetAdopted', z.strictObject({ organ: organId, rules: ruleSet }))

export const ruleSetEvents = [ruleSetAdopted] as const
