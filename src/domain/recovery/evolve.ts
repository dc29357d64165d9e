import { matchLine } from '../bank/state.js'
import { changeThing, withThing } from '../money/change.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { addCents, type Cents, toCents } from '../shared/money.js'

export const recoveryEvolvers: EvolversOf<'RecoveryClaimed' | 'RecoveryReceived' | 'RecoveryWaived'> = {
  RecoveryClaimed: (state, event) => {
    const { recovery, payment, decision, grant } = event.data
    const amount = toCents(event.data.amountCents)
    const claimed = changeThing(state, 'payments', payment, (before) => ({ claimed: addCents(before.claimed, amount) }))
    return withThing(claimed, 'recoveries', recovery, {
      payment,
      grant,
      decision,
      amount,
      received: 0n as Cents,
      waived: 0n as Cents,
      claimed: actOf(event),
      events: [event.id],
    })
  },
  RecoveryReceived: (state, { data, id }) => {
    const amount = toCents(data.amountCents)
    const matched = matchLine(state, data.bankLine, amount)
    const back =
      data.grant === null
        ? matched
        : changeThing(matched, 'grants', data.grant, ({ recovered }) => ({ recovered: addCents(recovered, amount) }))
    return changeThing(back, 'recoveries', data.recovery, (before) => ({
      received: addCents(before.received, amount),
      events: [...before.events, id],
    }))
  },
  RecoveryWaived: (state, { data, id }) =>
    changeThing(state, 'recoveries', data.recovery, ({ waived, events }) => ({
      waived: addCents(waived, toCents(data.amountCents)),
      events: [...events, id],
    })),
}
