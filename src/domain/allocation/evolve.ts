import { changeThing, withThing } from '../money/change.js'
import { type Move, moveOf } from '../money/moves.js'
import { placeAllocation, placeLaterDecision } from '../money/places.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { GrantId } from '../shared/identifiers.js'
import { type Cents, toCents } from '../shared/money.js'
import type { HouseState } from '../state.js'

/** Less, or more, is available in the grant. */
const setApart = (state: HouseState, grant: GrantId, move: Move): HouseState =>
  changeThing(state, 'grants', grant, ({ available }) => ({ available: [...available, move] }))

type Types = 'MoneyPlanned' | 'AllocationMade' | 'AllocationChanged' | 'AllocationWithdrawn'

export const allocationEvolvers: EvolversOf<Types> = {
  MoneyPlanned: (state, { data: { dossier, version, lines }, id }) =>
    withThing(state, 'plans', dossier, { version, lines, event: id }),
  AllocationMade: (state, event) => {
    const { allocation, grant, amountCents, because: _, ...made } = event.data
    const amount = toCents(amountCents)
    const act = actOf(event)
    const placed = placeAllocation(state, allocation, event.data)
    return withThing(setApart(placed, grant, moveOf(act, -amount)), 'allocations', allocation, {
      ...made,
      grant,
      amount,
      committed: 0n as Cents,
      made: act,
      withdrawn: null,
      fell: false,
      promises: [],
      decisions: [],
      events: [event.id],
    })
  },
  AllocationChanged: (state, event) => {
    const { allocation, grant, decision, character, formerCents, amountCents } = event.data
    const amount = toCents(amountCents)
    const act = actOf(event)
    const less = moveOf(act, toCents(formerCents) - amount)
    const placed = placeLaterDecision(state, allocation, decision)
    return changeThing(setApart(placed, grant, less), 'allocations', allocation, ({ decisions, events }) => ({
      amount,
      character,
      decisions: [...decisions, { ...act, decision }],
      events: [...events, event.id],
    }))
  },
  AllocationWithdrawn: (state, event) => {
    const { allocation, grant, freedCents, toGiver, because } = event.data
    const freed = toCents(freedCents)
    const act = actOf(event)
    const placed = because.kind === 'decision' ? placeLaterDecision(state, allocation, because.decision) : state
    const back = toGiver ? placed : setApart(placed, grant, moveOf(act, freed))
    return changeThing(back, 'allocations', allocation, (before) => ({
      amount: (before.amount - freed) as Cents,
      withdrawn: act,
      fell: because.kind === 'decision-no-longer-final',
      decisions:
        because.kind === 'decision' ? [...before.decisions, { ...act, decision: because.decision }] : before.decisions,
      events: [...before.events, event.id],
    }))
  },
}
