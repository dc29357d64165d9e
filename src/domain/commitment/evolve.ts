import { changeThing, withThing } from '../money/change.js'
import { type Move, moveOf } from '../money/moves.js'
import { placeIrregular } from '../money/places.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { AllocationId } from '../shared/identifiers.js'
import { addCents, type Cents, toCents } from '../shared/money.js'
import { later } from '../shared/time.js'
import type { HouseState } from '../state.js'

const commit = (state: HouseState, allocation: AllocationId, move: Move): HouseState =>
  changeThing(state, 'allocations', allocation, ({ committed, promises }) => ({
    committed: addCents(committed, move.amount),
    promises: [...promises, move],
  }))

export const commitmentEvolvers: EvolversOf<'CommitmentEntered' | 'CommitmentReleased'> = {
  CommitmentEntered: (state, event) => {
    const { commitment, allocation, grant, beneficiary, what, reference, amountCents, irregular } = event.data
    const amount = toCents(amountCents)
    const act = actOf(event)
    const move = moveOf(act, amount)
    const breaks = irregular?.rules ?? []
    const placed = placeIrregular(state, grant, { kind: 'commitment', id: commitment }, breaks)
    return withThing(commit(placed, allocation, move), 'commitments', commitment, {
      allocation,
      grant,
      beneficiary,
      what,
      reference,
      amount,
      paid: 0n as Cents,
      entered: act,
      open: [move],
      released: null,
      breaks,
      events: [event.id],
    })
  },
  CommitmentReleased: (state, event) => {
    const { allocation, commitment, amountCents } = event.data
    const less = moveOf(actOf(event), -toCents(amountCents))
    return changeThing(commit(state, allocation, less), 'commitments', commitment, (before) => ({
      amount: addCents(before.amount, less.amount),
      open: [...before.open, less],
      released: later(before.released ?? less.on, less.on),
      events: [...before.events, event.id],
    }))
  },
}
