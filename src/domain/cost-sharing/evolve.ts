import { changeThing, withThing } from '../money/change.js'
import { moveOf } from '../money/moves.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { addCents, type Cents, toCents } from '../shared/money.js'

export const costSharingEvolvers: EvolversOf<'CostKeyAgreed' | 'CostKeyEnded' | 'CostShared' | 'ShareSettled'> = {
  CostKeyAgreed: (state, event) => {
    const { key, title, parties, managedBy } = event.data
    return withThing(state, 'costKeys', key, { title, parties, managedBy, agreed: actOf(event), ended: null })
  },
  CostKeyEnded: (state, event) => changeThing(state, 'costKeys', event.data.key, () => ({ ended: actOf(event) })),
  CostShared: (state, event) => {
    const { sharedCost, key, what, amountCents, shares } = event.data
    const act = actOf(event)
    const shareOf = (share: Cents) => ({ amount: share, settled: 0n as Cents, open: [moveOf(act, share)] })
    return withThing(state, 'sharedCosts', sharedCost, {
      key,
      what,
      amount: toCents(amountCents),
      shared: act,
      shares: new Map(shares.map((share) => [share.partner, shareOf(toCents(share.amountCents))])),
      events: [event.id],
    })
  },
  ShareSettled: (state, event) => {
    const { sharedCost, partner, amountCents } = event.data
    const amount = toCents(amountCents)
    return changeThing(state, 'sharedCosts', sharedCost, ({ shares, events }) => {
      const share = shares.get(partner)
      if (share === undefined) return {}
      const settled = addCents(share.settled, amount)
      const open = [...share.open, moveOf(actOf(event), -amount)]
      return { shares: new Map(shares).set(partner, { ...share, settled, open }), events: [...events, event.id] }
    })
  },
}
