import { z } from 'zod'
import { moneyLine, moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { costKeyId, grantId, organId, partnerId, sharedCostId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line } from '../shared/text.js'

/** Partners bear a cost together, each so many parts of it (S3 ch.1 §1 and §6). */
export const costKeyAgreed = defineEvent(
  'CostKeyAgreed',
  z.strictObject({
    key: costKeyId,
    title: moneyLine,
    parties: z
      .array(z.strictObject({ partner: partnerId, parts: z.int().min(1).max(1_000_000) }))
      .min(2)
      .max(50),
    basis: notPersonal(line, reasons.source),
    managedBy: organId,
  }),
)

export const costKeyEnded = defineEvent('CostKeyEnded', z.strictObject({ key: costKeyId, reason: moneyProse }))

/** A cost divided by a key, exactly to the cent. */
export const costShared = defineEvent(
  'CostShared',
  z.strictObject({
    sharedCost: sharedCostId,
    key: costKeyId,
    what: moneyLine,
    amountCents: positiveCents,
    document: proofDocument.nullable(),
    shares: z
      .array(z.strictObject({ partner: partnerId, amountCents: cents }))
      .min(2)
      .max(50),
  }),
)

/** A partner bore its share, or part of it. */
export const shareSettled = defineEvent(
  'ShareSettled',
  z.strictObject({
    sharedCost: sharedCostId,
    partner: partnerId,
    amountCents: positiveCents,
    /** It paid the cost itself, gave it in kind, or paid it to the house (then by a grant of the house). */
    how: z.enum(['paid-itself', 'in-kind', 'paid-to-house']),
    grant: grantId.nullable(),
    reference: moneyLine,
  }),
)

export const costSharingEvents = [costKeyAgreed, costKeyEnded, costShared, shareSettled] as const
