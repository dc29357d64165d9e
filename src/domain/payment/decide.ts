import { lineMustCover } from '../bank/match.js'
import { findBankLine, findCommitment, findPayment } from '../money/find.js'
import { isSameBeneficiary } from '../money/terms.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { BankLineId, PaymentId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { type Cents, toCents, toWire } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'

const lineMustFit = (state: HouseState, bankLine: BankLineId | null, amount: Cents, on: LocalDate): Refused | null => {
  if (bankLine === null) return null
  const line = findBankLine(state, bankLine)
  return 'ok' in line ? line : lineMustCover(line, amount, on)
}

export const paymentDeciders: DecidersOf<'RecordPayment' | 'ExplainPayment' | 'ReversePayment'> = {
  RecordPayment: (command, state, context) => {
    const { managedBy, beneficiary, amountCents, reference, document, bankLine, irregularBecause, effectiveOn } =
      command
    const amount = toCents(amountCents)
    if (beneficiary.kind === 'activity') return refuse('commitment.supplier-needed', 'beneficiary')
    if (beneficiary.kind === 'partner' && !state.partners.has(beneficiary.partner)) {
      return refuse('partner.unknown', 'beneficiary.partner')
    }
    const refused =
      organMustBeActive(state, managedBy, effectiveOn, 'managedBy') ??
      lineMustFit(state, bankLine, -amount as Cents, effectiveOn)
    if (refused !== null) return refused
    const payment = context.newId() as PaymentId
    const paid = { payment, managedBy, beneficiary, amountCents, reference, document, bankLine }
    if (command.commitment === null) {
      const admitted = refuseOrAdmit([refuse('payment.without-commitment', 'commitment')], irregularBecause)
      if ('ok' in admitted) return admitted
      const nowhere = { commitment: null, allocation: null, grant: null, coveredCents: toWire(0n as Cents) }
      return accept([{ type: 'PaymentMade', data: { ...paid, ...nowhere, irregular: admitted.irregular } }], {
        payment,
      })
    }
    const commitment = findCommitment(state, command.commitment)
    if ('ok' in commitment) return commitment
    const { allocation, grant } = commitment
    if (state.money.grants.get(grant)?.managedBy !== managedBy) return refuse('payment.other-organ', 'managedBy')
    const left = (commitment.amount - commitment.paid) as Cents
    const broken = [
      effectiveOn < commitment.entered.on
        ? refuse('commitment.before', 'effectiveOn', { day: commitment.entered.on })
        : null,
      isSameBeneficiary(beneficiary, commitment.beneficiary)
        ? null
        : refuse('payment.other-beneficiary', 'beneficiary'),
      amount > left ? refuse('money.over-commitment', 'amountCents', { leftCents: toWire(left) }) : null,
    ]
    const admitted = refuseOrAdmit(broken, irregularBecause)
    if ('ok' in admitted) return admitted
    const coveredCents = toWire(amount > left ? left : amount)
    const rests = { commitment: command.commitment, allocation, grant, coveredCents }
    return accept([{ type: 'PaymentMade', data: { ...paid, ...rests, irregular: admitted.irregular } }], { payment })
  },

  ExplainPayment: ({ payment: id, commitment: to, amountCents, reason, effectiveOn }, state) => {
    const payment = findPayment(state, id, effectiveOn)
    if ('ok' in payment) return payment
    const commitment = findCommitment(state, to)
    if ('ok' in commitment) return commitment
    const amount = toCents(amountCents)
    const claimed = payment.claimed > 0n ? refuse('payment.claimed', 'payment') : null
    if (claimed !== null) return claimed
    if (amount > payment.unexplained) {
      return refuse('payment.explained', 'amountCents', { leftCents: toWire(payment.unexplained) })
    }
    const left = (commitment.amount - commitment.paid) as Cents
    if (amount > left) return refuse('money.over-commitment', 'amountCents', { leftCents: toWire(left) })
    if (!isSameBeneficiary(payment.beneficiary, commitment.beneficiary)) {
      return refuse('payment.other-beneficiary', 'commitment')
    }
    const { allocation, grant } = commitment
    const data = { payment: id, commitment: to, allocation, grant, amountCents, reason }
    return accept([{ type: 'PaymentExplained', data }])
  },

  ReversePayment: ({ payment: id, reason, bankLine, effectiveOn }, state) => {
    const payment = findPayment(state, id, effectiveOn)
    if ('ok' in payment) return payment
    if (payment.accepted > 0n || payment.claimed > 0n) return refuse('payment.settled', 'payment')
    const closed = payment.covers.find(({ grant }) => state.money.grants.get(grant)?.closed != null)
    if (closed !== undefined) {
      const grant = state.money.grants.get(closed.grant)
      return refuse('grant.closed', 'payment', { title: grant?.title ?? '', day: grant?.closed?.on ?? '' })
    }
    if (payment.passedOn > 0n) return refuse('payment.passed-on', 'payment')
    const refused = lineMustFit(state, bankLine, payment.amount, effectiveOn)
    if (refused !== null) return refused
    const restored = payment.covers.map(({ commitment, allocation, grant, amount }) => ({
      commitment,
      allocation,
      grant,
      amountCents: toWire(amount),
    }))
    const unexplainedCents = toWire(payment.unexplained)
    return accept([{ type: 'PaymentReversed', data: { payment: id, restored, unexplainedCents, reason, bankLine } }])
  },
}
