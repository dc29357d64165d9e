import { z } from 'zod'
import { budgetYear, moneyCategory, moneyLine, moneyProse } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { decisionId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'

const lines = z
  .array(z.strictObject({ category: moneyCategory, amountCents: cents }))
  .min(1)
  .max(60)

/** The budget of the house for a calendar year, by decision. */
export const budgetAdopted = defineEvent(
  'BudgetAdopted',
  z.strictObject({ year: budgetYear, decision: decisionId, lines }),
)

/** The amounts of the categories that are named, from now on. */
export const budgetChanged = defineEvent(
  'BudgetChanged',
  z.strictObject({ year: budgetYear, decision: decisionId, lines, reason: moneyProse }),
)

/** A category of this house beside the standard ones. */
export const moneyCategoryAdded = defineEvent(
  'MoneyCategoryAdded',
  z.strictObject({ category: moneyCategory, label: moneyLine }),
)

export const budgetEvents = [budgetAdopted, budgetChanged, moneyCategoryAdded] as const
