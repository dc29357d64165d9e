import { findGrant } from '../money/find.js'
import { splitInParts } from '../money/split.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, refuse } from '../shared/decider.js'
import type { CostKeyId, SharedCostId } from '../shared/identifiers.js'
import { type Cents, toCents, toWire } from '../shared/money.js'

export const costSharingDeciders: DecidersOf<'AgreeCostKey' | 'EndCostKey' | 'ShareCost' | 'SettleShare'> = {
  AgreeCostKey: ({ title, parties, basis, managedBy, effectiveOn }, state, context) => {
    const refused = organMustBeActive(state, managedBy, effectiveOn, 'managedBy')
    if (refused !== null) return refused
    for (const [index, { partner }] of parties.entries()) {
      const found = state.partners.get(partner)
      if (found === undefined) return refuse('partner.unknown', `parties.${index}.partner`)
      if (parties.findIndex((one) => one.partner === partner) < index) {
        return refuse('partner.named-twice', `parties.${index}.partner`, { partner: found.name })
      }
    }
    const key = context.newId() as CostKeyId
    return accept([{ type: 'CostKeyAgreed', data: { key, title, parties, basis, managedBy } }], { costKey: key })
  },

  EndCostKey: ({ key: id, reason, effectiveOn }, state) => {
    const key = state.money.costKeys.get(id)
    if (key === undefined) return refuse('cost-key.unknown', 'key')
    if (key.ended !== null) return refuse('cost-key.ended', 'key', { day: key.ended.on })
    if (effectiveOn < key.agreed.on) return refuse('cost-key.before', 'effectiveOn', { day: key.agreed.on })
    return accept([{ type: 'CostKeyEnded', data: { key: id, reason } }])
  },

  ShareCost: ({ key: id, what, amountCents, document, effectiveOn }, state, context) => {
    const key = state.money.costKeys.get(id)
    if (key === undefined) return refuse('cost-key.unknown', 'key')
    if (effectiveOn < key.agreed.on) return refuse('cost-key.before', 'effectiveOn', { day: key.agreed.on })
    if (key.ended !== null && effectiveOn > key.ended.on) return refuse('cost-key.ended', 'key', { day: key.ended.on })
    const amounts = splitInParts(
      toCents(amountCents),
      key.parties.map(({ parts }) => BigInt(parts)),
    )
    const shares = key.parties.map(({ partner }, index) => ({
      partner,
      amountCents: toWire(amounts[index] ?? (0n as Cents)),
    }))
    const sharedCost = context.newId() as SharedCostId
    const data = { sharedCost, key: id, what, amountCents, document, shares }
    return accept([{ type: 'CostShared', data }], { sharedCost })
  },

  SettleShare: ({ sharedCost: id, partner, amountCents, how, grant, reference, effectiveOn }, state) => {
    const cost = state.money.sharedCosts.get(id)
    if (cost === undefined) return refuse('shared-cost.unknown', 'sharedCost')
    if (effectiveOn < cost.shared.on) return refuse('shared-cost.before', 'effectiveOn', { day: cost.shared.on })
    const share = cost.shares.get(partner)
    if (share === undefined) return refuse('shared-cost.other-partner', 'partner')
    const left = (share.amount - share.settled) as Cents
    if (toCents(amountCents) > left) return refuse('shared-cost.over-share', 'amountCents', { leftCents: toWire(left) })
    if (how === 'paid-itself' ? grant !== null : grant === null) return refuse('shared-cost.grant', 'grant')
    if (grant !== null) {
      const found = findGrant(state, grant)
      if ('ok' in found) return found
      if (found.source.partner !== partner || found.inKind !== (how === 'in-kind'))
        return refuse('shared-cost.grant', 'grant')
    }
    return accept([{ type: 'ShareSettled', data: { sharedCost: id, partner, amountCents, how, grant, reference } }])
  },
}
