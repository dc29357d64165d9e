import { changeThing, withThing } from '../money/change.js'
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
    return withThing(state, 'sharedCosts', sharedCost, {
      key,
      what,
      amount: toCents(amountCents),
      shared: actOf(event),
      shares: new Map(
        shares.map(({ partner, amountCents: amount }) => [partner, { amount: toCents(amount), settled: 0n as Cents }]),
      ),
      events: [event.id],
    })
  },
  ShareSettled: (state, { data, id }) =>
    changeThing(state, 'sharedCosts', data.sharedCost, ({ shares, events }) => {
      const share = shares.get(data.partner)
      if (share === undefined) return {}
      const settled = addCents(share.settled, toCents(data.amountCents))
      return { shares: new Map(shares).set(data.partner, { ...share, settled }), events: [...events, id] }
    }),
}
