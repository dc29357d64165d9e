import { grantPayments } from '../../domain/money/covered.js'
import type { GrantReport } from '../../domain/money/reports.js'
import { toWire } from '../../domain/shared/money.js'
import type { WithNames } from './money.js'
import { beneficiaryName } from './told.js'

export type ToldGrantPayment = {
  readonly payment: string
  readonly on: string
  readonly name: string
  readonly reference: string
  readonly paidCents: number
  readonly justifiedCents: number
}

/** What was paid out of a grant, by day, with the names of who received it; amounts in whole cents. */
export const tellGrantPayments = ({ report, money, state }: WithNames<GrantReport>): readonly ToldGrantPayment[] =>
  grantPayments(money, report.grant).map(({ payment, on, beneficiary, reference, paid, justified }) => ({
    payment,
    on,
    name: beneficiaryName(state, beneficiary),
    reference,
    paidCents: toWire(paid),
    justifiedCents: toWire(justified),
  }))
