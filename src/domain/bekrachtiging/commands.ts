import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { decisionId, dossierId, meetingId, organId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { line, prose } from '../shared/text.js'

/** In full, or less: a lower amount, without some articles, or both. */
const extent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({
    kind: z.literal('partial'),
    amountCents: cents.nullable(),
    /** What is left out, in words; articles go by their number. */
    struck: z.array(line).max(50),
    struckArticles: z.array(z.int().min(1)).max(100).default([]),
  }),
])

const points = z.array(prose).max(50).default([])

export const grantBekrachtiging = defineCommand('GrantBekrachtiging', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
  remarks: prose.nullable().default(null),
  meeting: meetingId.nullable().default(null),
  extent: extent.default({ kind: 'full' }),
  /** Conditions in order; the ledger numbers them from 1. The decision is final once each is met. */
  conditions: points,
})

/** Several decisions ratified in full at one sitting: all of them, or none when one may not be. */
export const grantBekrachtigingBatch = defineCommand('GrantBekrachtigingBatch', {
  organ: organId,
  meeting: meetingId.nullable().default(null),
  decisions: z
    .array(z.strictObject({ dossier: dossierId, decision: decisionId }))
    .min(1)
    .max(100),
  remarks: prose.nullable().default(null),
})

export const refuseBekrachtiging = defineCommand('RefuseBekrachtiging', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
  reasons: prose,
})

export const sendDecisionBack = defineCommand('SendDecisionBack', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
  remarks: prose,
  /** Points in order; the ledger numbers them from 1. The next version says what was done with each. */
  points,
})

/** `organ` is the one that set the condition: it says that it is met. */
export const meetBekrachtigingCondition = defineCommand('MeetBekrachtigingCondition', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
  condition: z.int().min(1),
  evidence: prose,
})

/** The organ let its deadline pass: what its rules say about silence takes effect on `effectiveOn`. */
export const recordSilence = defineCommand('RecordSilence', {
  dossier: dossierId,
  decision: decisionId,
  organ: organId,
})

export const bekrachtigingCommands = [
  grantBekrachtiging,
  grantBekrachtigingBatch,
  refuseBekrachtiging,
  sendDecisionBack,
  meetBekrachtigingCondition,
  recordSilence,
] as const
