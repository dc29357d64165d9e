import { changeThing, withThing } from '../money/change.js'
import type { MoneyCategory } from '../money/terms.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { type Cents, toCents, type WireCents } from '../shared/money.js'

const amounts = (
  lines: readonly { readonly category: MoneyCategory; readonly amountCents: WireCents }[],
): readonly (readonly [MoneyCategory, Cents])[] =>
  lines.map(({ category, amountCents }) => [category, toCents(amountCents)])

export const budgetEvolvers: EvolversOf<'BudgetAdopted' | 'BudgetChanged' | 'MoneyCategoryAdded'> = {
  BudgetAdopted: (state, event) => {
    const { year, decision, lines } = event.data
    return withThing(state, 'budgets', year, {
      lines: new Map(amounts(lines)),
      decisions: [decision],
      changes: [{ ...actOf(event), decision }],
      adopted: actOf(event),
      events: [event.id],
    })
  },
  BudgetChanged: (state, event) => {
    const { year, decision, lines } = event.data
    return changeThing(state, 'budgets', year, (before) => ({
      lines: new Map([...before.lines, ...amounts(lines)]),
      decisions: [...before.decisions, decision],
      changes: [...before.changes, { ...actOf(event), decision }],
      events: [...before.events, event.id],
    }))
  },
  MoneyCategoryAdded: (state, { data }) => ({
    ...state,
    money: { ...state.money, categories: state.money.categories.set(data.category, data.label) },
  }),
}
