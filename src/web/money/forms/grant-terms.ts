import type { Grant } from '../../../domain/grant/state.js'
import { toWire } from '../../../domain/shared/money.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import { type Option, typedAmount } from '../../forms/fields.js'
import type { FormPart, RowsField } from '../../forms/rows.js'
import { amountField, categoryOptions } from './money-fields.js'

const EMPTY = 2

/** Hundredths of a percent as someone would type a percentage. */
const typedShare = (basisPoints: number): string => typedAmount(basisPoints).replace(/,00$/, '')

const ruleOptions = ({ view }: HouseFormContext): readonly Option[] =>
  (['at-least', 'at-most'] as const).map((value) => ({ value, label: view.say(`money.earmark.${value}`) }))

/** A share or an amount; both or none is no limit. */
const limitOf = (row: Values): unknown => {
  const { 'limit.basisPoints': basisPoints, 'limit.amountCents': amountCents } = row
  if (basisPoints !== null && amountCents === null) return { kind: 'share', basisPoints }
  return basisPoints === null && amountCents !== null ? { kind: 'amount', amountCents } : null
}

const earmarkRows = (context: HouseFormContext, grant: Grant | null): RowsField => ({
  kind: 'rows',
  name: 'earmarks',
  label: context.view.say('money.earmarks'),
  hint: context.view.say('money-form.earmarks.hint'),
  columns: [
    chosen(context, 'category', 'money.category', categoryOptions(context)),
    chosen(context, 'rule', 'money.earmark', ruleOptions(context)),
    typed(context, 'share', 'limit.basisPoints', 'money-form.earmark.share', { required: false }),
    typed(context, 'money', 'limit.amountCents', 'money-form.earmark.amount', { required: false }),
  ],
  start: (grant?.earmarks ?? []).map(({ category, rule, limit }) => ({
    category,
    rule,
    ...(limit.kind === 'share'
      ? { 'limit.basisPoints': typedShare(limit.basisPoints) }
      : { 'limit.amountCents': typedAmount(limit.amountCents) }),
  })),
  empty: EMPTY,
  decode: (row) => ({ category: row.category, rule: row.rule, limit: limitOf(row) }),
})

const reportRows = (context: HouseFormContext, grant: Grant | null): RowsField => ({
  kind: 'rows',
  name: 'reportDates',
  label: context.view.say('money-form.report-dates'),
  columns: [typed(context, 'day', 'on', 'money-form.report-date')],
  start: (grant?.reportDates ?? []).map((on) => ({ on })),
  empty: EMPTY,
  decode: ({ on }) => on,
})

const instalmentRows = (context: HouseFormContext, grant: Grant | null): RowsField => ({
  kind: 'rows',
  name: 'instalments',
  label: context.view.say('money-form.instalments'),
  columns: [
    typed(context, 'day', 'due', 'money-form.instalment.due'),
    typed(context, 'money', 'amountCents', 'money-form.amount'),
  ],
  start: (grant?.instalments ?? []).map(({ due, amount }) => ({ due, amountCents: typedAmount(toWire(amount)) })),
  empty: EMPTY,
})

const yearRows = (context: HouseFormContext, grant: Grant | null): RowsField => ({
  kind: 'rows',
  name: 'perYear',
  label: context.view.say('money-form.per-year'),
  hint: context.view.say('money-form.per-year.hint'),
  columns: [
    typed(context, 'number', 'year', 'money.year'),
    typed(context, 'money', 'amountCents', 'money-form.at-most'),
  ],
  start: [...(grant?.perYear ?? [])].map(([year, amount]) => ({
    year: String(year),
    amountCents: typedAmount(toWire(amount)),
  })),
  empty: EMPTY,
})

/** What of a grant may change while it runs, as it is now when the grant is there. */
export const termFields = (context: HouseFormContext, grant: Grant | null): readonly FormPart[] => [
  amountField(context, grant === null ? {} : { value: typedAmount(toWire(grant.amount)) }),
  earmarkRows(context, grant),
  typed(context, 'lines', 'conditions', 'money-form.conditions', {
    required: false,
    hint: 'money-form.conditions.hint',
    value: (grant?.conditions ?? []).join('\n'),
  }),
  reportRows(context, grant),
  instalmentRows(context, grant),
  yearRows(context, grant),
]

/** Conditions are numbered in the order they were typed. */
export const withNumbers = (values: Values): Values => ({
  ...values,
  conditions: (Array.isArray(values.conditions) ? values.conditions : []).map((text: unknown, index) => ({
    number: index + 1,
    text,
  })),
})
