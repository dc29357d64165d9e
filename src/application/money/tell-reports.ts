import type { GrantReport, OnItsWay, OpenEnds, YearReport } from '../../domain/money/reports.js'
import type { MoneyState } from '../../domain/money/state.js'
import type { Ledger } from '../../domain/money/totals.js'
import type { AllocationId, GrantId, PaymentId } from '../../domain/shared/identifiers.js'
import { type Cents, toWire } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import type { WithNames } from './money.js'
import { beneficiaryName } from './told.js'

/** The same as the reports of the domain, as plain JSON with names; amounts in whole cents. */
export type ToldOnItsWay = {
  readonly allocatedCents: number
  readonly committedCents: number
  readonly paidCents: number
  readonly justifiedCents: number
}

export type ToldGrant = ToldOnItsWay & {
  readonly id: string
  readonly title: string
  readonly source: { readonly kind: string; readonly name: string }
  readonly reference: string
  readonly from: string
  readonly until: string | null
  readonly inKind: boolean
  readonly closedOn: string | null
  /** What the giver asks, in order. */
  readonly conditions: readonly string[]
  readonly reportDates: readonly string[]
  readonly grantedCents: number
  readonly receivedCents: number
  readonly availableCents: number
  readonly recoveredCents: number
  readonly claimedOpenCents: number
  readonly toJustifyCents: number
  readonly usedInKindCents: number
  readonly categories: readonly (ToldOnItsWay & { readonly category: string })[]
  readonly earmarks: readonly {
    readonly category: string
    readonly rule: 'at-least' | 'at-most'
    readonly limitCents: number
    readonly allocatedCents: number
  }[]
}

export type ToldYear = {
  readonly year: number
  readonly total: ToldOnItsWay & { readonly budgetedCents: number | null }
  readonly categories: readonly (ToldOnItsWay & { readonly category: string; readonly budgetedCents: number | null })[]
  readonly sources: readonly (ToldOnItsWay & {
    readonly grant: string
    readonly title: string
    readonly source: string
  })[]
}

export type ToldOpenEnd = { readonly id: string; readonly name: string; readonly amountCents: number }

/** A decision of which it has to be said from which money it comes, in its dossier. */
export type ToldUndivided = ToldOpenEnd & { readonly dossier: string }

export type ToldOpenEnds = {
  readonly notDivided: readonly ToldUndivided[]
  readonly notCommitted: readonly ToldOpenEnd[]
  readonly notPaid: readonly ToldOpenEnd[]
  readonly notJustified: readonly ToldOpenEnd[]
  readonly notDecided: readonly ToldOpenEnd[]
  readonly orphans: readonly ToldOpenEnd[]
}

export type ToldCheck = {
  readonly balanced: boolean
  readonly totals: {
    readonly grantedCents: number
    readonly allocatedCents: number
    readonly committedCents: number
    readonly paidCents: number
    readonly justifiedCents: number
    readonly recoveredCents: number
  }
  readonly orphans: readonly { readonly payment: string; readonly amountCents: number }[]
}

const told = ({ allocated, committed, paid, justified }: OnItsWay): ToldOnItsWay => ({
  allocatedCents: toWire(allocated),
  committedCents: toWire(committed),
  paidCents: toWire(paid),
  justifiedCents: toWire(justified),
})

const wireOrNull = (amount: Cents | null): number | null => (amount === null ? null : toWire(amount))

export const tellGrant = (report: GrantReport, money: MoneyState): ToldGrant => {
  const grant = money.grants.get(report.grant)
  return {
    id: report.grant,
    title: grant?.title ?? '',
    source: { kind: grant?.source.kind ?? '', name: grant?.source.name ?? '' },
    reference: grant?.reference ?? '',
    from: grant?.period.from ?? '',
    until: grant?.period.until ?? null,
    inKind: grant?.inKind ?? false,
    closedOn: grant?.closed?.on ?? null,
    conditions: grant?.conditions ?? [],
    reportDates: grant?.reportDates ?? [],
    grantedCents: toWire(report.granted),
    receivedCents: toWire(report.received),
    availableCents: toWire(report.available),
    recoveredCents: toWire(report.recovered),
    claimedOpenCents: toWire(report.claimedOpen),
    toJustifyCents: toWire(report.toJustify),
    usedInKindCents: toWire(report.usedInKind),
    ...told(report),
    categories: report.categories.map((line) => ({ category: line.category, ...told(line) })),
    earmarks: report.earmarks.map(({ category, rule, limit, allocated }) => ({
      category,
      rule,
      limitCents: toWire(limit),
      allocatedCents: toWire(allocated),
    })),
  }
}

export const tellYear = ({ report, money }: WithNames<YearReport>): ToldYear => ({
  year: report.year,
  total: { budgetedCents: wireOrNull(report.total.budgeted), ...told(report.total) },
  categories: report.categories.map((line) => ({
    category: line.category,
    budgetedCents: wireOrNull(line.budgeted),
    ...told(line),
  })),
  sources: report.sources.map((line) => {
    const grant = money.grants.get(line.grant)
    return { grant: line.grant, title: grant?.title ?? '', source: grant?.source.name ?? '', ...told(line) }
  }),
})

const paymentEnd = (
  money: MoneyState,
  state: HouseState,
  { payment, amount }: { readonly payment: PaymentId; readonly amount: Cents },
): ToldOpenEnd => {
  const found = money.payments.get(payment)
  return {
    id: payment,
    name: found === undefined ? '' : beneficiaryName(state, found.beneficiary),
    amountCents: toWire(amount),
  }
}

export const tellOpenEnds = ({ report, money, state }: WithNames<OpenEnds>): ToldOpenEnds => ({
  notDivided: report.notDivided.map(({ id, dossier, title, amount }) => ({
    id,
    dossier,
    name: title,
    amountCents: toWire(amount),
  })),
  notCommitted: report.notCommitted.map(({ allocation, amount }) => ({
    id: allocation,
    name: money.allocations.get(allocation as AllocationId)?.purpose ?? '',
    amountCents: toWire(amount),
  })),
  notPaid: report.notPaid.map(({ commitment, amount }) => ({
    id: commitment,
    name: money.commitments.get(commitment)?.what ?? '',
    amountCents: toWire(amount),
  })),
  notJustified: report.notJustified.map((one) => paymentEnd(money, state, one)),
  notDecided: report.notDecided.map(({ grant, amount }) => ({
    id: grant,
    name: money.grants.get(grant as GrantId)?.title ?? '',
    amountCents: toWire(amount),
  })),
  orphans: report.orphans.map((one) => paymentEnd(money, state, one)),
})

export const tellCheck = ({ balanced, totals, orphans }: Ledger): ToldCheck => ({
  balanced,
  totals: {
    grantedCents: toWire(totals.granted),
    allocatedCents: toWire(totals.allocated),
    committedCents: toWire(totals.committed),
    paidCents: toWire(totals.paid),
    justifiedCents: toWire(totals.justified),
    recoveredCents: toWire(totals.recovered),
  },
  orphans: orphans.map(({ payment, amount }) => ({ payment, amountCents: toWire(amount) })),
})
