import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf } from '../shared/decider.js'

export const ruleSetDeciders: DecidersOf<'AdoptRuleSet'> = {
  AdoptRuleSet: ({ organ, rules, effectiveOn }, state) =>
    organMustBeActive(state, organ, effectiveOn, 'organ') ??
    accept([{ type: 'RuleSetAdopted', data: { organ, rules } }]),
}
