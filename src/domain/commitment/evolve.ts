import { changeThing, withThing } from '../money/change.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { AllocationId } from '../shared/identifiers.js'
import { addCents, type Cents, toCents } from '../shared/money.js'
import type { HouseState } from '../state.js'

const commit = (state: HouseState, allocation: AllocationId, amount: Cents): HouseState =>
  changeThing(state, 'allocations', allocation, ({ committed }) => ({ committed: addCents(committed, amount) }))

export const commitmentEvolvers: EvolversOf<'CommitmentEntered' | 'CommitmentReleased'> = {
  CommitmentEntered: (state, event) => {
    const { commitment, allocation, grant, beneficiary, what, reference, amountCents, irregular } = event.data
    const amount = toCents(amountCents)
    return withThing(commit(state, allocation, amount), 'commitments', commitment, {
      allocation,
      grant,
      beneficiary,
      what,
      reference,
      amount,
      paid: 0n as Cents,
      entered: actOf(event),
      breaks: irregular?.rules ?? [],
      events: [event.id],
    })
  },
  CommitmentReleased: (state, { data, id }) => {
    const less = -toCents(data.amountCents) as Cents
    return changeThing(commit(state, data.allocation, less), 'commitments', data.commitment, ({ amount, events }) => ({
      amount: addCents(amount, less),
      events: [...events, id],
    }))
  },
}
