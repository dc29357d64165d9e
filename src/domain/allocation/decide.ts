import { finalOn } from '../bekrachtiging/status.js'
import { findDecision } from '../decision/places.js'
import { isFinallyAdopted } from '../decision/standing.js'
import { findDossier, isRefused, mayChange } from '../dossier/decide.js'
import { newestVersion } from '../dossier/state.js'
import { categoryMustBeThere, findAllocation, findGrant, findOpenGrant } from '../money/find.js'
import { breaches, taken } from '../money/room.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { AllocationId, DecisionId, PartnerId } from '../shared/identifiers.js'
import { refuseOrAdmit } from '../shared/irregularity.js'
import { type Cents, toCents, toWire } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { PlanLine } from './events.js'
import { leftToAllocate } from './left.js'

type Types = 'PlanMoney' | 'MakeAllocation' | 'ChangeAllocation' | 'WithdrawAllocation'

/** A line names a grant of money, a category and a partner that are there, and nobody else than the decided beneficiary. */
const lineMustFit = (
  state: HouseState,
  line: PlanLine,
  decided: PartnerId | null,
  field: (name: string) => string,
): Refused | null => {
  const grant = findGrant(state, line.grant, field('grant'))
  if ('ok' in grant) return grant
  if (grant.inKind) return refuse('grant.in-kind', field('grant'))
  const { beneficiary } = line
  if (beneficiary.kind === 'partner' && !state.partners.has(beneficiary.partner)) {
    return refuse('partner.unknown', field('beneficiary.partner'))
  }
  if (decided !== null && !(beneficiary.kind === 'partner' && beneficiary.partner === decided)) {
    const partner = state.partners.get(decided)?.name ?? ''
    return refuse('allocation.other-beneficiary', field('beneficiary'), { partner })
  }
  return categoryMustBeThere(state, line.category, field('category'))
}

/** A decision that later money rests on: adopted and final by that day. */
const mustBeFinal = (state: HouseState, id: DecisionId, day: LocalDate): Refused | null => {
  const found = findDecision(state, id)
  if (found === null) return refuse('decision.unknown', 'decision')
  const final = finalOn(found.decision)
  return isFinallyAdopted(found.decision) && final !== null && final <= day
    ? null
    : refuse('allocation.decision-not-final', 'decision', { day })
}

export const allocationDeciders: DecidersOf<Types> = {
  PlanMoney: ({ dossier: id, lines }, state) => {
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const fixed = mayChange(dossier)
    if (fixed !== null) return fixed
    const version = newestVersion(dossier)
    if ([...dossier.ballots.values()].some((one) => one.proposalVersion === version && one.annulled === null)) {
      return refuse('money.plan-voted-on', 'dossier')
    }
    const proposal = dossier.versions.at(-1)
    for (const [index, line] of lines.entries()) {
      const refused = lineMustFit(state, line, proposal?.beneficiary ?? null, (name) => `lines.${index}.${name}`)
      if (refused !== null) return refused
    }
    const total = lines.reduce((sum, { amountCents }) => sum + toCents(amountCents), 0n) as Cents
    const amount = proposal?.amount ?? null
    if (total !== amount) {
      return refuse('money.plan-differs', 'lines', {
        amountCents: amount === null ? 0 : toWire(amount),
        totalCents: toWire(total),
      })
    }
    return accept([{ type: 'MoneyPlanned', data: { dossier: id, version, lines } }])
  },

  MakeAllocation: (command, state, context) => {
    const { type: _, dossier: id, decision: decisionId, effectiveOn, irregularBecause, ...line } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const decision = dossier.decisions.get(decisionId)
    if (decision === undefined) return refuse('decision.unknown', 'decision')
    const notFinal = mustBeFinal(state, decisionId, effectiveOn)
    if (notFinal !== null) return notFinal
    const decided = dossier.versions[decision.proposalVersion - 1]?.beneficiary ?? null
    const misfit = lineMustFit(state, line, decided, (name) => name)
    if (misfit !== null) return misfit
    const amount = toCents(line.amountCents)
    const left = leftToAllocate(state, decisionId, decision)
    if (amount > left) return refuse('allocation.over-decision', 'amountCents', { leftCents: toWire(left) })
    const { grant, category, year } = line
    const broken = breaches(
      state,
      [{ grant, category, year, amount }],
      effectiveOn,
      taken(state, null),
      () => 'amountCents',
    )
    const admitted = refuseOrAdmit(broken, irregularBecause)
    if (isRefused(admitted)) return admitted
    const allocation = context.newId() as AllocationId
    const made = { allocation, dossier: id, decision: decisionId, planLine: null, ...line }
    const { rules: breaks, because } = admitted.irregular ?? { rules: [], because: null }
    return accept([{ type: 'AllocationMade', data: { ...made, breaks, because } }], { allocation })
  },

  ChangeAllocation: ({ allocation: id, decision, amountCents, character, reason, effectiveOn }, state) => {
    const allocation = findAllocation(state, id)
    if ('ok' in allocation) return allocation
    if (allocation.withdrawn !== null)
      return refuse('allocation.withdrawn', 'allocation', { day: allocation.withdrawn.on })
    const notFinal = mustBeFinal(state, decision, effectiveOn)
    if (notFinal !== null) return notFinal
    const open = findOpenGrant(state, allocation.grant, effectiveOn, 'allocation')
    if ('ok' in open) return open
    const amount = toCents(amountCents)
    if (amount < allocation.committed) {
      return refuse('allocation.below-committed', 'amountCents', { amountCents: toWire(allocation.committed) })
    }
    if (character === 'principled' && allocation.committed > 0n) return refuse('allocation.committed', 'character')
    const { grant, category, year } = allocation
    const others = taken(state, null).filter((one) => one !== allocation)
    const broken = breaches(state, [{ grant, category, year, amount }], effectiveOn, others, () => 'amountCents')
    const [first] = amount > allocation.amount ? broken : []
    if (first !== undefined) return first
    const formerCents = toWire(allocation.amount)
    return accept([
      {
        type: 'AllocationChanged',
        data: { allocation: id, grant, decision, formerCents, amountCents, character, reason },
      },
    ])
  },

  WithdrawAllocation: ({ allocation: id, decision, reason, effectiveOn }, state) => {
    const allocation = findAllocation(state, id)
    if ('ok' in allocation) return allocation
    if (allocation.withdrawn !== null)
      return refuse('allocation.withdrawn', 'allocation', { day: allocation.withdrawn.on })
    const notFinal = mustBeFinal(state, decision, effectiveOn)
    if (notFinal !== null) return notFinal
    const freedCents = toWire((allocation.amount - allocation.committed) as Cents)
    const because = { kind: 'decision' as const, decision, reason }
    const { grant } = allocation
    const toGiver = state.money.grants.get(grant)?.closed != null
    return accept([{ type: 'AllocationWithdrawn', data: { allocation: id, grant, freedCents, toGiver, because } }])
  },
}
