import { z } from 'zod'
import { allocationCharacter, moneyProse, positiveCents } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { allocationId, decisionId, dossierId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { planLine } from './events.js'

/** Divides the amount of the newest version; a plan that was there is replaced. */
export const planMoney = defineCommand('PlanMoney', {
  dossier: dossierId,
  lines: z.array(planLine).min(1, { error: 'names nothing; give at least one line' }).max(60),
})

/** By hand, of a final decision that had no plan. */
export const makeAllocation = defineCommand('MakeAllocation', {
  dossier: dossierId,
  decision: decisionId,
  ...planLine.shape,
  irregularBecause,
})

export const changeAllocation = defineCommand('ChangeAllocation', {
  allocation: allocationId,
  decision: decisionId,
  amountCents: positiveCents,
  character: allocationCharacter,
  reason: moneyProse,
})

export const withdrawAllocation = defineCommand('WithdrawAllocation', {
  allocation: allocationId,
  decision: decisionId,
  reason: moneyProse,
})

export const allocationCommands = [planMoney, makeAllocation, changeAllocation, withdrawAllocation] as const
