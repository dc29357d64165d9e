import { z } from 'zod'
import { moneyCategory, moneyLine, moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { justificationId, paymentId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'

/** Who received money shows with documents what it was spent on. */
export const justificationSubmitted = defineEvent(
  'JustificationSubmitted',
  z.strictObject({
    justification: justificationId,
    payment: paymentId,
    /** Numbered from 1, in order. */
    costs: z
      .array(
        z.strictObject({
          number: z.int().min(1),
          what: moneyLine,
          category: moneyCategory,
          amountCents: positiveCents,
          document: proofDocument,
        }),
      )
      .min(1)
      .max(100),
    explanation: moneyProse.nullable(),
  }),
)

/** Each cost is accepted, in part, or not, with the reason. `acceptedCents` counts no more than what was paid. */
export const justificationAssessed = defineEvent(
  'JustificationAssessed',
  z.strictObject({
    justification: justificationId,
    payment: paymentId,
    costs: z
      .array(z.strictObject({ number: z.int().min(1), acceptedCents: cents, reason: moneyProse.nullable() }))
      .min(1)
      .max(100),
    acceptedCents: cents,
  }),
)

export const justificationEvents = [justificationSubmitted, justificationAssessed] as const
