import { moneyProse, positiveCents } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { bankLineId, decisionId, grantId, paymentId, recoveryId } from '../shared/identifiers.js'
import { line } from '../shared/text.js'

export const claimRecovery = defineCommand('ClaimRecovery', {
  payment: paymentId,
  /** Needed only where the payment rests on several grants. */
  grant: grantId.nullable().default(null),
  amountCents: positiveCents,
  reason: moneyProse,
  decision: decisionId.nullable().default(null),
})

export const receiveRecovery = defineCommand('ReceiveRecovery', {
  recovery: recoveryId,
  amountCents: positiveCents,
  reference: line,
  bankLine: bankLineId.nullable().default(null),
})

export const waiveRecovery = defineCommand('WaiveRecovery', {
  recovery: recoveryId,
  amountCents: positiveCents,
  decision: decisionId,
  reason: moneyProse,
})

export const recoveryCommands = [claimRecovery, receiveRecovery, waiveRecovery] as const
