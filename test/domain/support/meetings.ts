import { ofDecisionRule } from '../../../src/domain/rule-set/of-decision-rule.js'
import type { RuleSet } from '../../../src/domain/rule-set/rule-set.js'
import type { FieldsOf } from './given.js'
import { majority, type SmallHouse } from './small-house.js'

/** The stuurgroep meets by other rules from 1 January 2025 on. */
export const adoptRules = (
  { house, stuurgroep }: Pick<SmallHouse, 'house' | 'stuurgroep'>,
  rules: Partial<RuleSet>,
  effectiveOn = '2025-01-01',
): void => {
  house.record('AdoptRuleSet', { effectiveOn, organ: stuurgroep, rules: { ...ofDecisionRule(majority), ...rules } })
}

export const invitedOn = '2025-03-10'
export const heldOn = '2025-03-24'

/** Convenes a meeting of the stuurgroep; answers its id. */
export const convene = (
  { house, stuurgroep }: Pick<SmallHouse, 'house' | 'stuurgroep'>,
  fields: Partial<FieldsOf<'ConveneMeeting'>> = {},
): string => house.record('ConveneMeeting', { effectiveOn: invitedOn, organ: stuurgroep, heldOn, ...fields }).meeting!

/** Convenes a meeting with these matters on its agenda, notes who is there and opens it; answers its id. */
export const open = (
  small: Pick<SmallHouse, 'house' | 'stuurgroep'>,
  present: readonly string[],
  fields: Partial<FieldsOf<'ConveneMeeting'>> = {},
): string => {
  const meeting = convene(small, fields)
  const effectiveOn = fields.heldOn ?? heldOn
  small.house.record('RecordAttendance', { effectiveOn, meeting, present: [...present] })
  small.house.record('OpenMeeting', { effectiveOn, meeting })
  return meeting
}

/** The same, closed the same day. */
export const hold = (...asked: Parameters<typeof open>): string => {
  const meeting = open(...asked)
  asked[0].house.record('CloseMeeting', { effectiveOn: asked[2]?.heldOn ?? heldOn, meeting })
  return meeting
}
