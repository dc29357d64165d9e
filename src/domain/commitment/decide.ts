import { findAllocation, findCommitment, findOpenGrant } from '../money/find.js'
import { isSameBeneficiary } from '../money/terms.js'
import { accept, type DecidersOf, refuse } from '../shared/decider.js'
import type { CommitmentId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { type Cents, toCents, toWire } from '../shared/money.js'
import { covers } from '../shared/period.js'

export const commitmentDeciders: DecidersOf<'EnterCommitment' | 'ReleaseCommitment'> = {
  EnterCommitment: (command, state, context) => {
    const { allocation: id, what, amountCents, reference, document, irregularBecause, effectiveOn } = command
    const allocation = findAllocation(state, id)
    if ('ok' in allocation) return allocation
    if (allocation.withdrawn !== null)
      return refuse('allocation.withdrawn', 'allocation', { day: allocation.withdrawn.on })
    if (allocation.character === 'principled') return refuse('allocation.principled', 'allocation')
    if (effectiveOn < allocation.made.on) return refuse('allocation.before', 'effectiveOn', { day: allocation.made.on })
    const grant = findOpenGrant(state, allocation.grant, effectiveOn, 'allocation')
    if ('ok' in grant) return grant
    const left = (allocation.amount - allocation.committed) as Cents
    if (toCents(amountCents) > left) return refuse('money.over-allocation', 'amountCents', { leftCents: toWire(left) })
    const beneficiary = command.beneficiary ?? allocation.beneficiary
    const { kind } = allocation.beneficiary
    if (
      kind === 'activity' ? beneficiary.kind === 'activity' : !isSameBeneficiary(beneficiary, allocation.beneficiary)
    ) {
      return refuse(kind === 'activity' ? 'commitment.supplier-needed' : 'commitment.other-beneficiary', 'beneficiary')
    }
    if (beneficiary.kind === 'partner' && !state.partners.has(beneficiary.partner)) {
      return refuse('partner.unknown', 'beneficiary.partner')
    }
    const outside = covers(grant.period, effectiveOn)
      ? null
      : refuse('grant.outside-period', 'effectiveOn', { title: grant.title, day: effectiveOn })
    const admitted = refuseOrAdmit([outside], irregularBecause)
    if ('ok' in admitted) return admitted
    const commitment = context.newId() as CommitmentId
    const data = {
      commitment,
      allocation: id,
      grant: allocation.grant,
      beneficiary,
      what,
      amountCents,
      reference,
      document,
    }
    return accept([{ type: 'CommitmentEntered', data: { ...data, irregular: admitted.irregular } }], { commitment })
  },

  ReleaseCommitment: ({ commitment: id, amountCents, reason, effectiveOn }, state) => {
    const commitment = findCommitment(state, id)
    if ('ok' in commitment) return commitment
    if (effectiveOn < commitment.entered.on) {
      return refuse('commitment.before', 'effectiveOn', { day: commitment.entered.on })
    }
    const left = (commitment.amount - commitment.paid) as Cents
    if (toCents(amountCents) > left) return refuse('money.over-commitment', 'amountCents', { leftCents: toWire(left) })
    const { allocation, grant } = commitment
    return accept([{ type: 'CommitmentReleased', data: { commitment: id, allocation, grant, amountCents, reason } }])
  },
}
