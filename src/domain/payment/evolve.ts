import { matchLine } from '../bank/state.js'
import { changeThing, withThing } from '../money/change.js'
import { type Move, moveOf } from '../money/moves.js'
import { placePayment } from '../money/places.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { CommitmentId } from '../shared/identifiers.js'
import { type Cents, toCents } from '../shared/money.js'
import type { HouseState } from '../state.js'
import { restOf } from './state.js'

const pay = (state: HouseState, commitment: CommitmentId, move: Move): HouseState =>
  changeThing(state, 'commitments', commitment, ({ paid, open }) => ({
    paid: (paid + move.amount) as Cents,
    open: [...open, moveOf(move, -move.amount)],
  }))

export const paymentEvolvers: EvolversOf<'PaymentMade' | 'PaymentExplained' | 'PaymentReversed'> = {
  PaymentMade: (state, event) => {
    const { payment, commitment, allocation, grant, managedBy, beneficiary, reference, bankLine, irregular } =
      event.data
    const act = actOf(event)
    const amount = toCents(event.data.amountCents)
    const covered = toCents(event.data.coveredCents)
    const rests = commitment !== null && allocation !== null && grant !== null && covered > 0n
    const paid = rests ? pay(state, commitment, moveOf(act, covered)) : state
    const unexplained = (amount - (rests ? covered : 0n)) as Cents
    const placed = placePayment(paid, payment, act.on)
    return withThing(matchLine(placed, bankLine, moveOf(act, -amount)), 'payments', payment, {
      managedBy,
      beneficiary,
      reference,
      amount,
      covers: rests ? [{ commitment, allocation, grant, amount: covered }] : [],
      commitment,
      unexplained,
      accepted: 0n as Cents,
      claimed: 0n as Cents,
      passedOn: 0n as Cents,
      made: act,
      rest: [moveOf(act, amount)],
      loose: [moveOf(act, unexplained)],
      claims: [],
      justified: null,
      bankLine,
      reversed: null,
      breaks: irregular?.rules ?? [],
      events: [event.id],
    })
  },
  PaymentExplained: (state, event) => {
    const { payment, commitment, allocation, grant } = event.data
    const act = actOf(event)
    const amount = toCents(event.data.amountCents)
    return changeThing(pay(state, commitment, moveOf(act, amount)), 'payments', payment, (before) => ({
      covers: [...before.covers, { commitment, allocation, grant, amount }],
      unexplained: (before.unexplained - amount) as Cents,
      loose: [...before.loose, moveOf(act, -amount)],
      events: [...before.events, event.id],
    }))
  },
  PaymentReversed: (state, event) => {
    const { payment, restored, unexplainedCents, bankLine } = event.data
    const act = actOf(event)
    const unpaid = restored.reduce(
      (before, { commitment, amountCents }) => pay(before, commitment, moveOf(act, -toCents(amountCents))),
      state,
    )
    const amount = state.money.payments.get(payment)?.amount ?? 0n
    return changeThing(matchLine(unpaid, bankLine, moveOf(act, amount)), 'payments', payment, (before) => ({
      reversed: act,
      rest: [...before.rest, moveOf(act, -restOf(before))],
      loose: [...before.loose, moveOf(act, -toCents(unexplainedCents))],
      events: [...before.events, event.id],
    }))
  },
}
