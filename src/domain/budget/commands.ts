import { z } from 'zod'
import { budgetYear, moneyCategory, moneyProse } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { decisionId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { line } from '../shared/text.js'

const lines = z
  .array(z.strictObject({ category: moneyCategory, amountCents: cents }))
  .min(1, { error: 'names no category; give at least one' })
  .max(60)

export const adoptBudget = defineCommand('AdoptBudget', { year: budgetYear, decision: decisionId, lines })

/** Only the categories that change. */
export const changeBudget = defineCommand('ChangeBudget', {
  year: budgetYear,
  decision: decisionId,
  lines,
  reason: moneyProse,
})

export const addMoneyCategory = defineCommand('AddMoneyCategory', { category: moneyCategory, label: line })

export const budgetCommands = [adoptBudget, changeBudget, addMoneyCategory] as const
