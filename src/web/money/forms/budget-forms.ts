import type { MoneyCategory } from '../../../domain/money/terms.js'
import { toWire } from '../../../domain/shared/money.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import { typedAmount } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import type { RowsField } from '../../forms/rows.js'
import { dayField } from '../../forms/shared-fields.js'
import { address, moneyPage } from '../../frame/addresses.js'
import { categoryOptions, reasonField } from './money-fields.js'
import { finalDecisions } from './rights.js'

const lineRows = (context: HouseFormContext, start: readonly Readonly<Record<string, string>>[]): RowsField => ({
  kind: 'rows',
  name: 'lines',
  label: context.view.say('money-form.budget.lines'),
  hint: context.view.say('money-form.budget.lines.hint'),
  required: true,
  columns: [
    chosen(context, 'category', 'money.category', categoryOptions(context)),
    typed(context, 'money', 'amountCents', 'money-form.amount'),
  ],
  start,
  empty: 4,
})

/** Adopting the budget of a year by a decision that was taken. */
export const adoptBudgetForm: HouseForm = {
  path: 'geld/begroting',
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context) => {
    const { say } = context.view
    const decisions = finalDecisions(context)
    if (decisions.length === 0) return null
    return {
      title: say('money-form.budget'),
      about: say('money-form.budget.about'),
      type: 'AdoptBudget',
      fixed: {},
      fields: [
        typed(context, 'number', 'year', 'money.year'),
        chosen(context, 'decision', 'money-form.decision', decisions),
        lineRows(context, []),
        dayField(context),
      ],
    }
  },
}

/** Changing the budget of a year; only what changes is recorded. */
export const changeBudgetForm: HouseForm = {
  path: 'geld/begroting/:about/wijzigen',
  page: (house, year) => address(moneyPage(house), { jaar: year }),
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context, about) => {
    const { asker, view } = context
    const year = /^\d{4}$/.test(about) ? Number(about) : 0
    const budget = asker.state.money.budgets.get(year)
    const decisions = finalDecisions(context)
    if (budget === undefined || decisions.length === 0) return null
    const start = [...budget.lines].map(([category, amount]) => ({
      category: category as string,
      amountCents: typedAmount(toWire(amount)),
    }))
    const unchanged = (line: unknown): boolean => {
      if (typeof line !== 'object' || line === null || !('category' in line) || !('amountCents' in line)) return false
      const amount = budget.lines.get(line.category as MoneyCategory)
      return amount !== undefined && line.amountCents === toWire(amount)
    }
    return {
      title: view.say('money-form.budget-change', { year }),
      about: view.say('money-form.budget-change.about'),
      type: 'ChangeBudget',
      fixed: { year },
      fields: [
        chosen(context, 'decision', 'money-form.decision', decisions),
        lineRows(context, start),
        reasonField(context),
        dayField(context),
      ],
      decode: (values) => ({
        ...values,
        lines: Array.isArray(values.lines) ? values.lines.filter((line: unknown) => !unchanged(line)) : [],
      }),
    }
  },
}

/** A category of spending of the house's own. */
export const addCategoryForm: HouseForm = {
  path: 'geld/nieuwe-soort',
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context) => {
    const { asker, view } = context
    const command = {
      type: 'AddMoneyCategory',
      effectiveOn: asker.today,
      category: '' as MoneyCategory,
      label: '-',
    } as const
    if (!may(asker, command)) return null
    return {
      title: view.say('money-form.category'),
      about: null,
      type: 'AddMoneyCategory',
      fixed: {},
      fields: [
        typed(context, 'line', 'label', 'money-form.category.label'),
        typed(context, 'line', 'category', 'money-form.category.code', { hint: 'money-form.category.code.hint' }),
        dayField(context),
      ],
    }
  },
}
