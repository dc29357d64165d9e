import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { foundingText } from '../shared/founding-text.js'
import { decisionId, organId, partnerId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { until } from '../shared/period.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

export const organKind = z.enum([
  'netwerk',
  'stuurgroep',
  'werkgroep',
  'kerngroep',
  'algemene-vergadering',
  'raad-van-bestuur',
  'beheerscomite',
  'college',
  'gemeenteraad',
  'vast-bureau',
  'raad-maatschappelijk-welzijn',
  'lokaal-overleg',
  'coordinator',
  'other',
])

export type OrganKind = z.output<typeof organKind>

/** How an organ's ballots are judged. Data of the organ, so that other rules can join these two. */
export const decisionRule = z.strictObject({
  /** `simple-majority`: more votes for than against, abstentions not counted. `consensus`: nobody against, somebody for. */
  method: z.enum(['simple-majority', 'consensus']),
  /** Where the rule is written down. */
  source: notPersonal(line, reasons.source),
})

export type DecisionRule = z.output<typeof decisionRule>

export const organBasis = z.discriminatedUnion('kind', [
  foundingText,
  z.strictObject({ kind: z.literal('decision'), decision: decisionId }),
])

export const organEstablished = defineEvent(
  'OrganEstablished',
  z.strictObject({
    organ: organId,
    name: notPersonal(line, reasons.organisation),
    kind: organKind,
    /** The organ it stands under, where organs are tiered. */
    parent: organId.nullable(),
    /** The partner whose own organ this is: the college of a municipality. */
    ofPartner: partnerId.nullable(),
    /** The event's `effectiveOn` is its first day; null means lasting. */
    until,
    purpose: notPersonal(prose, reasons.matter).nullable(),
    rule: decisionRule,
    basis: organBasis,
  }),
)

export const decisionRuleAdopted = defineEvent(
  'DecisionRuleAdopted',
  z.strictObject({ organ: organId, rule: decisionRule }),
)

export const organDissolved = defineEvent(
  'OrganDissolved',
  z.strictObject({ organ: organId, reason: notPersonal(prose, reasons.matter) }),
)

/**
 * Another organ takes its place. The event's `effectiveOn` is the first day of the successor in that place; the day before
 * is the last day of the former organ. Mandates, and whoever waits for the former organ, then look to the successor.
 */
export const organSucceeded = defineEvent(
  'OrganSucceeded',
  z.strictObject({ organ: organId, successor: organId, basis: organBasis }),
)

/** The organ acts until this day in place of the one before (null: it is lasting from now on). */
export const organExtended = defineEvent(
  'OrganExtended',
  z.strictObject({ organ: organId, until, basis: organBasis, irregular: irregularity.nullable() }),
)

/** What an evaluation advises: go on as it is, go on differently, or stop (S0: working groups are temporary or lasting). */
export const evaluationAdvice = z.enum(['continue', 'adjust', 'end'])

export type EvaluationAdvice = z.output<typeof evaluationAdvice>

export const organEvaluated = defineEvent(
  'OrganEvaluated',
  z.strictObject({ organ: organId, text: notPersonal(prose, reasons.matter), advice: evaluationAdvice }),
)

export const organEvents = [
  organEstablished,
  decisionRuleAdopted,
  organDissolved,
  organSucceeded,
  organExtended,
  organEvaluated,
] as const
