import { z } from 'zod'
import { moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { costKeyId, grantId, organId, partnerId, sharedCostId } from '../shared/identifiers.js'
import { line } from '../shared/text.js'

export const agreeCostKey = defineCommand('AgreeCostKey', {
  title: line,
  parties: z
    .array(z.strictObject({ partner: partnerId, parts: z.int().min(1).max(1_000_000) }))
    .min(2, { error: 'names fewer than two partners; a cost is shared by two at least' })
    .max(50),
  basis: line,
  managedBy: organId,
})

export const endCostKey = defineCommand('EndCostKey', { key: costKeyId, reason: moneyProse })

export const shareCost = defineCommand('ShareCost', {
  key: costKeyId,
  what: line,
  amountCents: positiveCents,
  document: proofDocument.nullable().default(null),
})

export const settleShare = defineCommand('SettleShare', {
  sharedCost: sharedCostId,
  partner: partnerId,
  amountCents: positiveCents,
  how: z.enum(['paid-itself', 'in-kind', 'paid-to-house']),
  grant: grantId.nullable().default(null),
  reference: line,
})

export const costSharingCommands = [agreeCostKey, endCostKey, shareCost, settleShare] as const
