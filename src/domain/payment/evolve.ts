import { matchLine } from '../bank/state.js'
import { changeThing, withThing } from '../money/change.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { CommitmentId } from '../shared/identifiers.js'
import { addCents, type Cents, toCents } from '../shared/money.js'
import type { HouseState } from '../state.js'

const pay = (state: HouseState, commitment: CommitmentId, amount: Cents): HouseState =>
  changeThing(state, 'commitments', commitment, ({ paid }) => ({ paid: addCents(paid, amount) }))

export const paymentEvolvers: EvolversOf<'PaymentMade' | 'PaymentExplained' | 'PaymentReversed'> = {
  PaymentMade: (state, event) => {
    const { payment, commitment, allocation, grant, managedBy, beneficiary, reference, bankLine, irregular } =
      event.data
    const amount = toCents(event.data.amountCents)
    const covered = toCents(event.data.coveredCents)
    const rests = commitment !== null && allocation !== null && grant !== null && covered > 0n
    const paid = rests ? pay(state, commitment, covered) : state
    return withThing(matchLine(paid, bankLine, -amount as Cents), 'payments', payment, {
      managedBy,
      beneficiary,
      reference,
      amount,
      covers: rests ? [{ commitment, allocation, grant, amount: covered }] : [],
      unexplained: (amount - (rests ? covered : 0n)) as Cents,
      accepted: 0n as Cents,
      claimed: 0n as Cents,
      passedOn: 0n as Cents,
      made: actOf(event),
      bankLine,
      reversed: null,
      breaks: irregular?.rules ?? [],
      events: [event.id],
    })
  },
  PaymentExplained: (state, { data, id }) => {
    const { payment, commitment, allocation, grant } = data
    const amount = toCents(data.amountCents)
    return changeThing(pay(state, commitment, amount), 'payments', payment, ({ covers, unexplained, events }) => ({
      covers: [...covers, { commitment, allocation, grant, amount }],
      unexplained: (unexplained - amount) as Cents,
      events: [...events, id],
    }))
  },
  PaymentReversed: (state, event) => {
    const { payment, restored, bankLine } = event.data
    const unpaid = restored.reduce(
      (before, { commitment, amountCents }) => pay(before, commitment, -toCents(amountCents) as Cents),
      state,
    )
    const amount = state.money.payments.get(payment)?.amount ?? (0n as Cents)
    return changeThing(matchLine(unpaid, bankLine, amount), 'payments', payment, ({ events }) => ({
      reversed: actOf(event),
      events: [...events, event.id],
    }))
  },
}
