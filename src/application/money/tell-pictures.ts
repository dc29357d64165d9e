import { burnDown, yearFlows, yearSteps } from '../../domain/money/pictures.js'
import type { GrantReport, YearReport } from '../../domain/money/reports.js'
import { toWire } from '../../domain/shared/money.js'
import type { WithNames } from './money.js'
import { beneficiaryName } from './told.js'

export type ToldFlow = {
  readonly source: string
  readonly dossier: { readonly id: string; readonly title: string }
  readonly category: string
  readonly beneficiary: string
  readonly amountCents: number
}

/** What the pictures of a year show, with names and whole cents. */
export const tellYearPictures = ({ report: { year }, money, state }: WithNames<YearReport>) => ({
  flows: yearFlows(money, year).map(
    ({ source, dossier, category, beneficiary, amount }): ToldFlow => ({
      source,
      dossier: { id: dossier, title: state.dossiers.get(dossier)?.title ?? '' },
      category,
      beneficiary: beneficiaryName(state, beneficiary),
      amountCents: toWire(amount),
    }),
  ),
  steps: yearSteps(money, year).map(({ name, kind, amount, base }) => ({
    name,
    kind,
    amountCents: toWire(amount),
    baseCents: toWire(base),
  })),
})

export type ToldStepOfYear = ReturnType<typeof tellYearPictures>['steps'][number]

export type ToldBurnDown = {
  readonly grantedCents: number
  readonly from: string
  readonly until: string | null
  readonly months: readonly { readonly month: string; readonly paidCents: number; readonly leftCents: number }[]
}

/** What was paid out of a grant by month; null for a grant in kind, which nothing is paid out of. */
export const tellBurnDown = ({ report, money }: WithNames<GrantReport>): ToldBurnDown | null => {
  const found = burnDown(money, report.grant)
  if (found === null || money.grants.get(report.grant)?.inKind === true) return null
  return {
    grantedCents: toWire(found.granted),
    from: found.from,
    until: found.until,
    months: found.months.map(({ month, paid, left }) => ({ month, paidCents: toWire(paid), leftCents: toWire(left) })),
  }
}
