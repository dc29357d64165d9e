import { matchLine } from '../bank/state.js'
import { changeThing, withThing } from '../money/change.js'
import { type Move, moveOf } from '../money/moves.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { GrantId, PaymentId } from '../shared/identifiers.js'
import { addCents, type Cents, toCents } from '../shared/money.js'
import type { HouseState } from '../state.js'

/** What came back, or was given up by decision, of a payment that rests on no decision is not to be explained any more. */
const settleLoose = (state: HouseState, payment: PaymentId, grant: GrantId | null, move: Move): HouseState =>
  grant === null ? changeThing(state, 'payments', payment, ({ loose }) => ({ loose: [...loose, move] })) : state

export const recoveryEvolvers: EvolversOf<'RecoveryClaimed' | 'RecoveryReceived' | 'RecoveryWaived'> = {
  RecoveryClaimed: (state, event) => {
    const { recovery, payment, decision, grant } = event.data
    const act = actOf(event)
    const amount = toCents(event.data.amountCents)
    const claimed = changeThing(state, 'payments', payment, (before) => ({
      claimed: addCents(before.claimed, amount),
      rest: [...before.rest, moveOf(act, -amount)],
      claims: [...before.claims, moveOf(act, amount)],
    }))
    return withThing(claimed, 'recoveries', recovery, {
      payment,
      grant,
      decision,
      amount,
      received: 0n as Cents,
      waived: 0n as Cents,
      claimed: act,
      open: [moveOf(act, amount)],
      events: [event.id],
    })
  },
  RecoveryReceived: (state, event) => {
    const { recovery, payment, grant, toGiver, bankLine } = event.data
    const act = actOf(event)
    const amount = toCents(event.data.amountCents)
    const less = moveOf(act, -amount)
    const settled = settleLoose(matchLine(state, bankLine, moveOf(act, amount)), payment, grant, less)
    // What goes back to the giver of a grant that is closed is not for the grant.
    const back =
      grant === null || toGiver
        ? settled
        : changeThing(settled, 'grants', grant, ({ recovered, available }) => ({
            recovered: addCents(recovered, amount),
            available: [...available, moveOf(act, amount)],
          }))
    return changeThing(back, 'recoveries', recovery, ({ received, open, events }) => ({
      received: addCents(received, amount),
      open: [...open, less],
      events: [...events, event.id],
    }))
  },
  RecoveryWaived: (state, event) => {
    const { recovery, payment, grant } = event.data
    const amount = toCents(event.data.amountCents)
    const less = moveOf(actOf(event), -amount)
    const settled = settleLoose(state, payment, grant, less)
    return changeThing(settled, 'recoveries', recovery, ({ waived, open, events }) => ({
      waived: addCents(waived, amount),
      open: [...open, less],
      events: [...events, event.id],
    }))
  },
}
