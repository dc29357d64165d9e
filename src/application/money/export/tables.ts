import type { MoneyState } from '../../../domain/money/state.js'
import type { Cents } from '../../../domain/shared/money.js'
import type { Say } from '../../../texts/catalogue.js'
import { accountLines } from '../account-lines.js'
import { besideYearBefore } from '../beside-year-before.js'
import { categoryText } from '../category-text.js'
import type { ToldGrantPayment } from '../tell-payments.js'
import type { ToldGrant, ToldOnItsWay, ToldOpenEnds, ToldYear } from '../tell-reports.js'
import type { ExportCell, ExportTable } from './table.js'

const cents = (amount: number): Cents => BigInt(amount) as Cents

const ways = ['allocated', 'committed', 'paid', 'justified'] as const

const onItsWay = (line: ToldOnItsWay | undefined): readonly Cents[] =>
  ways.map((way) => cents(line?.[`${way}Cents`] ?? 0))

/** Budget, decisions and payments of a year by category and by source, beside those of the year before. */
export const yearTable = (say: Say, money: MoneyState, year: ToldYear, before: ToldYear): ExportTable => {
  const inYear = (what: string, of: number): string => say('money.export.in-year', { what, year: of })
  const columns = [
    say('money.export.part'),
    say('money.what'),
    say('money.grant'),
    inYear(say('money.budgeted'), year.year),
    ...[year.year, before.year].flatMap((of) => ways.map((way) => inYear(say(`money.account.${way}`), of))),
  ]
  const budget = (line: { readonly budgetedCents: number | null } | undefined): ExportCell =>
    line === undefined || line.budgetedCents === null ? null : cents(line.budgetedCents)
  const categories = besideYearBefore(year.categories, before.categories, ({ category }) => category)
  const sources = besideYearBefore(year.sources, before.sources, ({ grant }) => grant)
  return {
    name: inYear(say('money.title'), year.year),
    columns,
    rows: [
      ...categories.map(({ any, line, last }) => [
        say('money.category'),
        categoryText({ say }, money, any.category),
        null,
        budget(line),
        ...onItsWay(line),
        ...onItsWay(last),
      ]),
      ...sources.map(({ any, line, last }) => [
        say('money.source'),
        any.source,
        any.title,
        null,
        ...onItsWay(line),
        ...onItsWay(last),
      ]),
      [say('money.total'), null, null, budget(year.total), ...onItsWay(year.total), ...onItsWay(before.total)],
    ],
  }
}

const grantAmounts = ['granted', 'received', 'allocated', 'committed', 'paid', 'justified', 'available'] as const

/** All grants of a house, each on a row. */
export const grantsTable = (say: Say, grants: readonly ToldGrant[]): ExportTable => ({
  name: say('money.grants'),
  columns: [
    say('money.grant'),
    say('money.source'),
    say('money.export.reference'),
    say('money.export.from'),
    say('money.export.until'),
    say('money.export.in-kind'),
    ...grantAmounts.map((name) => say(`money.account.${name}`)),
  ],
  rows: grants.map((grant) => [
    grant.title,
    grant.source.name,
    grant.reference,
    grant.from,
    grant.until,
    say(grant.inKind ? 'money.export.yes' : 'money.export.no'),
    ...grantAmounts.map((name) => cents(grant[`${name}Cents`])),
  ]),
})

/** The account of one grant: its amounts, what went to each category, its earmarks and every payment. */
export const grantTable = (
  say: Say,
  money: MoneyState,
  grant: ToldGrant,
  payments: readonly ToldGrantPayment[],
): ExportTable => ({
  name: say('money.account'),
  columns: [
    say('money.export.part'),
    say('money.what'),
    say('money.day'),
    say('money.export.reference'),
    say('money.amount'),
    ...ways.map((way) => say(`money.account.${way}`)),
  ],
  rows: [
    ...accountLines(grant).map(([name, amount]) => [
      say('money.account'),
      say(`money.account.${name}`),
      null,
      null,
      cents(amount),
      ...ways.map(() => null),
    ]),
    ...grant.categories.map((line) => [
      say('money.category'),
      categoryText({ say }, money, line.category),
      null,
      null,
      null,
      ...onItsWay(line),
    ]),
    ...grant.earmarks.map(({ category, rule, limitCents, allocatedCents }) => [
      say('money.earmarks'),
      `${categoryText({ say }, money, category)} (${say(`money.earmark.${rule}`)})`,
      null,
      null,
      cents(limitCents),
      cents(allocatedCents),
      null,
      null,
      null,
    ]),
    ...payments.map(({ on, name, reference, paidCents, justifiedCents }) => [
      say('money.step.payment'),
      name,
      on,
      reference,
      null,
      null,
      null,
      cents(paidCents),
      cents(justifiedCents),
    ]),
  ],
})

const endKinds = ['orphans', 'notDivided', 'notCommitted', 'notPaid', 'notJustified', 'notDecided'] as const

/** All that is not finished, each with the id by which it can be traced. */
export const openEndsTable = (say: Say, open: ToldOpenEnds): ExportTable => ({
  name: say('money.open-ends'),
  columns: [say('money.export.part'), say('money.what'), say('money.export.id'), say('money.amount')],
  rows: endKinds.flatMap((kind) =>
    open[kind].map(({ id, name, amountCents }) => [say(`money.open-ends.${kind}`), name, id, cents(amountCents)]),
  ),
})
