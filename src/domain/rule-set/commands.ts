import { defineCommand } from '../shared/command.js'
import { organId } from '../shared/identifiers.js'
import { ruleSet } from './rule-set.js'

export const adoptRuleSet = defineCommand('AdoptRuleSet', { organ: organId, rules: ruleSet })

export const ruleSetCommands = [adoptRuleSet] as const
