import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf } from '../shared/decider.js'
import { readyMadeRuleSet } from './ready-made.js'
import type { RuleSet, RuleSetChanges } from './rule-set.js'
import { ruleSetMustBeSound } from './sound.js'

/** The set with the fields that are changed; a field that is not named stays. */
const withChanges = (rules: RuleSet, changes: RuleSetChanges): RuleSet => ({
  ...rules,
  ...(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<RuleSet>),
})

export const ruleSetDeciders: DecidersOf<'AdoptRuleSet' | 'AdoptReadyMadeRuleSet'> = {
  AdoptRuleSet: ({ organ, rules, effectiveOn }, state) =>
    organMustBeActive(state, organ, effectiveOn, 'organ') ??
    ruleSetMustBeSound(state, organ, rules, 'rules') ??
    accept([{ type: 'RuleSetAdopted', data: { organ, rules } }]),

  AdoptReadyMadeRuleSet: ({ organ, readyMade, changes, source, effectiveOn }, state) => {
    const changed = withChanges(readyMadeRuleSet(readyMade), changes)
    const rules = source === null ? changed : { ...changed, source }
    return (
      organMustBeActive(state, organ, effectiveOn, 'organ') ??
      ruleSetMustBeSound(state, organ, rules, 'changes') ??
      accept([{ type: 'RuleSetAdopted', data: { organ, rules } }])
    )
  },
}
