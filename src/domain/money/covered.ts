import type { Payment } from '../payment/state.js'
import type { AllocationId, GrantId, PaymentId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { MoneyState } from './state.js'
import type { Beneficiary } from './terms.js'

/** What of a payment rests on an allocation, and what of that was accepted as justified. */
export type CoveredPart = {
  readonly allocation: AllocationId
  readonly grant: GrantId
  readonly paid: Cents
  readonly justified: Cents
}

/** The parts of a payment that rest on a decision; what was accepted fills them in their order. None when reversed. */
export const coveredParts = ({ covers, accepted, reversed }: Payment): readonly CoveredPart[] => {
  if (reversed !== null) return []
  let left: bigint = accepted
  return covers.map(({ allocation, grant, amount }) => {
    const justified = (left < amount ? left : amount) as Cents
    left -= justified
    return { allocation, grant, paid: amount, justified }
  })
}

export type GrantPayment = {
  readonly payment: PaymentId
  readonly on: LocalDate
  readonly beneficiary: Beneficiary
  readonly reference: string
  /** What of the payment came out of this grant. */
  readonly paid: Cents
  readonly justified: Cents
}

/** What was paid out of a grant, by day; a payment out of several grants counts for its part in this one. */
export const grantPayments = (money: MoneyState, grant: GrantId): readonly GrantPayment[] =>
  [...money.payments]
    .flatMap(([payment, one]) => {
      const parts = coveredParts(one).filter((part) => part.grant === grant)
      if (parts.length === 0) return []
      const paid = parts.reduce((sum, part) => sum + part.paid, 0n) as Cents
      const justified = parts.reduce((sum, part) => sum + part.justified, 0n) as Cents
      return [{ payment, on: one.made.on, beneficiary: one.beneficiary, reference: one.reference, paid, justified }]
    })
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
