import { changeThing, withThing } from '../money/change.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { type Cents, toCents } from '../shared/money.js'

type Types = 'MoneyPlanned' | 'AllocationMade' | 'AllocationChanged' | 'AllocationWithdrawn'

export const allocationEvolvers: EvolversOf<Types> = {
  MoneyPlanned: (state, { data: { dossier, version, lines }, id }) =>
    withThing(state, 'plans', dossier, { version, lines, event: id }),
  AllocationMade: (state, event) => {
    const { allocation, amountCents, because: _, ...made } = event.data
    return withThing(state, 'allocations', allocation, {
      ...made,
      amount: toCents(amountCents),
      committed: 0n as Cents,
      made: actOf(event),
      withdrawn: null,
      events: [event.id],
    })
  },
  AllocationChanged: (state, { data, id }) =>
    changeThing(state, 'allocations', data.allocation, ({ events }) => ({
      amount: toCents(data.amountCents),
      character: data.character,
      events: [...events, id],
    })),
  AllocationWithdrawn: (state, event) =>
    changeThing(state, 'allocations', event.data.allocation, ({ amount, events }) => ({
      amount: (amount - toCents(event.data.freedCents)) as Cents,
      withdrawn: actOf(event),
      events: [...events, event.id],
    })),
}
