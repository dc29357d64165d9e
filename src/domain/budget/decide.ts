import { restsOnFinalDecision } from '../decision/standing.js'
import type { SubjectPath } from '../house/subject.js'
import { categoryMustBeThere } from '../money/find.js'
import type { MoneyCategory } from '../money/terms.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { DecisionId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'

const linesMustFit = (state: HouseState, lines: readonly { readonly category: MoneyCategory }[]): Refused | null => {
  for (const [index, { category }] of lines.entries()) {
    const unknown = categoryMustBeThere(state, category, `lines.${index}.category`)
    if (unknown !== null) return unknown
    if (lines.findIndex((one) => one.category === category) < index) {
      return refuse('money.category-named-twice', `lines.${index}.category`, { category })
    }
  }
  return null
}

/** A budget is adopted and changed by a final decision about finances. */
const mustRestOnDecision = (state: HouseState, decision: DecisionId): Refused | null =>
  restsOnFinalDecision(state, decision, 'finances' as SubjectPath)
    ? null
    : refuse('budget.without-decision', 'decision')

export const budgetDeciders: DecidersOf<'AdoptBudget' | 'ChangeBudget' | 'AddMoneyCategory'> = {
  AdoptBudget: ({ year, decision, lines }, state) => {
    if (state.money.budgets.has(year)) return refuse('budget.already-adopted', 'year', { year })
    return (
      linesMustFit(state, lines) ??
      mustRestOnDecision(state, decision) ??
      accept([{ type: 'BudgetAdopted', data: { year, decision, lines } }])
    )
  },

  ChangeBudget: ({ year, decision, lines, reason, effectiveOn }, state) => {
    const budget = state.money.budgets.get(year)
    if (budget === undefined) return refuse('budget.unknown', 'year', { year })
    if (effectiveOn < budget.adopted.on)
      return refuse('budget.before-adopted', 'effectiveOn', { day: budget.adopted.on })
    return (
      linesMustFit(state, lines) ??
      mustRestOnDecision(state, decision) ??
      accept([{ type: 'BudgetChanged', data: { year, decision, lines, reason } }])
    )
  },

  AddMoneyCategory: ({ category, label }, state) =>
    state.money.categories.has(category)
      ? refuse('money.category-there', 'category', { category })
      : accept([{ type: 'MoneyCategoryAdded', data: { category, label } }]),
}
