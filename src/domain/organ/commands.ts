import { defineCommand } from '../shared/command.js'
import { organId, partnerId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { until } from '../shared/period.js'
import { line, prose } from '../shared/text.js'
import { decisionRule, evaluationAdvice, organBasis, organKind } from './events.js'

export const establishOrgan = defineCommand('EstablishOrgan', {
  name: line,
  kind: organKind,
  parent: organId.nullable().default(null),
  ofPartner: partnerId.nullable().default(null),
  until: until.default(null),
  purpose: prose.nullable().default(null),
  rule: decisionRule,
  basis: organBasis,
})

export const adoptDecisionRule = defineCommand('AdoptDecisionRule', { organ: organId, rule: decisionRule })

export const dissolveOrgan = defineCommand('DissolveOrgan', { organ: organId, reason: prose })

/** From `effectiveOn` the successor stands in the place of the organ, which ends the day before. */
export const succeedOrgan = defineCommand('SucceedOrgan', { organ: organId, successor: organId, basis: organBasis })

/** A temporary organ goes on until a later day, or for good (`until` null). */
export const extendOrgan = defineCommand('ExtendOrgan', {
  organ: organId,
  until,
  basis: organBasis,
  irregularBecause,
})

export const evaluateOrgan = defineCommand('EvaluateOrgan', { organ: organId, text: prose, advice: evaluationAdvice })

export const organCommands = [
  establishOrgan,
  adoptDecisionRule,
  dissolveOrgan,
  succeedOrgan,
  extendOrgan,
  evaluateOrgan,
] as const
