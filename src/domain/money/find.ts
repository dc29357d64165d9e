import type { Allocation } from '../allocation/state.js'
import type { BankLine } from '../bank/state.js'
import type { Commitment } from '../commitment/state.js'
import type { Grant } from '../grant/state.js'
import type { Payment } from '../payment/state.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { AllocationId, BankLineId, CommitmentId, GrantId, PaymentId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { MoneyCategory } from './terms.js'

/** The grant, or the refusal that it is not there. */
export const findGrant = (state: HouseState, id: GrantId, field = 'grant'): Grant | Refused =>
  state.money.grants.get(id) ?? refuse('grant.unknown', field)

/** The grant while its account is open, on or after the day it was recorded for. */
export const findOpenGrant = (state: HouseState, id: GrantId, day: LocalDate, field = 'grant'): Grant | Refused => {
  const grant = findGrant(state, id, field)
  if ('ok' in grant) return grant
  if (grant.closed !== null) return refuse('grant.closed', field, { title: grant.title, day: grant.closed.on })
  return day < grant.recorded.on ? refuse('grant.before-recorded', 'effectiveOn', { day: grant.recorded.on }) : grant
}

export const findAllocation = (state: HouseState, id: AllocationId): Allocation | Refused =>
  state.money.allocations.get(id) ?? refuse('allocation.unknown', 'allocation')

export const findCommitment = (state: HouseState, id: CommitmentId): Commitment | Refused =>
  state.money.commitments.get(id) ?? refuse('commitment.unknown', 'commitment')

/** The payment as long as it stands, on or after the day it was made. */
export const findPayment = (state: HouseState, id: PaymentId, day: LocalDate): Payment | Refused => {
  const payment = state.money.payments.get(id)
  if (payment === undefined) return refuse('payment.unknown', 'payment')
  if (payment.reversed !== null) return refuse('payment.reversed', 'payment', { day: payment.reversed.on })
  return day < payment.made.on ? refuse('payment.before', 'effectiveOn', { day: payment.made.on }) : payment
}

/** The movement of the bank, while it is not set aside. */
export const findBankLine = (state: HouseState, id: BankLineId): BankLine | Refused => {
  const line = state.money.bankLines.get(id)
  if (line === undefined) return refuse('bank-line.unknown', 'bankLine')
  return line.aside === null ? line : refuse('bank-line.set-aside', 'bankLine', { day: line.aside.on })
}

/** Refuses a category that the house does not have. */
export const categoryMustBeThere = (state: HouseState, category: MoneyCategory, field = 'category'): Refused | null =>
  state.money.categories.has(category) ? null : refuse('money.category-unknown', field, { category })
