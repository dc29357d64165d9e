import { z } from 'zod'
import { moneyCategory, moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { justificationId, paymentId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { line } from '../shared/text.js'

export const submitJustification = defineCommand('SubmitJustification', {
  payment: paymentId,
  costs: z
    .array(z.strictObject({ what: line, category: moneyCategory, amountCents: positiveCents, document: proofDocument }))
    .min(1, { error: 'names no cost; give at least one' })
    .max(100),
  explanation: moneyProse.nullable().default(null),
})

/** One answer for every cost; less than its amount needs a reason. */
export const assessJustification = defineCommand('AssessJustification', {
  justification: justificationId,
  costs: z
    .array(
      z.strictObject({ number: z.int().min(1), acceptedCents: cents, reason: moneyProse.nullable().default(null) }),
    )
    .min(1, { error: 'names no cost; give one answer for each' })
    .max(100),
})

export const justificationCommands = [submitJustification, assessJustification] as const
