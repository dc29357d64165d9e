import { beneficiary, moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { bankLineId, commitmentId, organId, paymentId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { line } from '../shared/text.js'

/** `effectiveOn` is the day the money left. */
export const recordPayment = defineCommand('RecordPayment', {
  commitment: commitmentId.nullable().default(null),
  managedBy: organId,
  beneficiary,
  amountCents: positiveCents,
  reference: line,
  document: proofDocument.nullable().default(null),
  bankLine: bankLineId.nullable().default(null),
  irregularBecause,
})

export const explainPayment = defineCommand('ExplainPayment', {
  payment: paymentId,
  commitment: commitmentId,
  amountCents: positiveCents,
  reason: moneyProse,
})

export const reversePayment = defineCommand('ReversePayment', {
  payment: paymentId,
  reason: moneyProse,
  bankLine: bankLineId.nullable().default(null),
})

export const paymentCommands = [recordPayment, explainPayment, reversePayment] as const
