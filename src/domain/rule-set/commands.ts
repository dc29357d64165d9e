import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { organId } from '../shared/identifiers.js'
import { readyMadeNames } from './ready-made.js'
import { ruleSet, ruleSetChanges } from './rule-set.js'

export const adoptRuleSet = defineCommand('AdoptRuleSet', { organ: organId, rules: ruleSet })

/** A rule set that is ready, with what the house changes of it; the whole of it is recorded. */
export const adoptReadyMadeRuleSet = defineCommand('AdoptReadyMadeRuleSet', {
  organ: organId,
  readyMade: z.enum(readyMadeNames),
  changes: ruleSetChanges.default({}),
  /** Where the house wrote its rules down; left out, the source of the ready-made set stays. */
  source: ruleSet.shape.source.nullable().default(null),
})

export const ruleSetCommands = [adoptRuleSet, adoptReadyMadeRuleSet] as const
