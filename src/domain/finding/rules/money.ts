import type { BankLine } from '../../bank/state.js'
import type { SharedCost } from '../../cost-sharing/state.js'
import { type Move, moveOf } from '../../money/moves.js'
import type { Recovery } from '../../recovery/state.js'
import type { BankLineId, DossierId, OrganId, RecoveryId, SharedCostId } from '../../shared/identifiers.js'
import type { HouseState } from '../../state.js'
import type { About } from '../finding.js'
import type { MoneyScope } from '../scopes.js'
import { allocationFindings } from './allocations.js'
import { commitmentFindings } from './commitments.js'
import { grantFindings } from './grants.js'
import { justificationFindings } from './justifications.js'
import { MATCHED_WITHIN_DAYS, RECOVERED_WITHIN_DAYS, SETTLED_WITHIN_DAYS } from './money-days.js'
import { reportOpen } from './money-span.js'
import { paymentFindings } from './payments.js'
import type { Report } from './rule.js'

type Place = { readonly dossier: DossierId | null; readonly organ: OrganId | null }

const nowhere: Place = { dossier: null, organ: null }

/** Where money falls under: the organ that sees to it, and the dossier it was decided in. */
const placeOf = (state: HouseState, scope: MoneyScope): Place => {
  const { grants, allocations, commitments, payments, justifications, recoveries, costKeys } = state.money
  switch (scope.kind) {
    case 'grant':
      return { dossier: null, organ: grants.get(scope.id)?.managedBy ?? null }
    case 'allocation': {
      const allocation = allocations.get(scope.id)
      if (allocation === undefined) return nowhere
      return { dossier: allocation.dossier, organ: grants.get(allocation.grant)?.managedBy ?? null }
    }
    case 'commitment': {
      const commitment = commitments.get(scope.id)
      return commitment === undefined ? nowhere : placeOf(state, { kind: 'allocation', id: commitment.allocation })
    }
    case 'payment': {
      const payment = payments.get(scope.id)
      if (payment === undefined) return nowhere
      const on = payment.covers[0]?.commitment ?? payment.commitment
      const dossier = on === null ? null : placeOf(state, { kind: 'commitment', id: on }).dossier
      return { dossier, organ: payment.managedBy }
    }
    case 'justification': {
      const justification = justifications.get(scope.id)
      return justification === undefined ? nowhere : placeOf(state, { kind: 'payment', id: justification.payment })
    }
    case 'recovery': {
      const recovery = recoveries.get(scope.id)
      return recovery === undefined ? nowhere : placeOf(state, { kind: 'payment', id: recovery.payment })
    }
    case 'shared-cost': {
      const key = state.money.sharedCosts.get(scope.id)?.key
      return { dossier: null, organ: (key && costKeys.get(key)?.managedBy) ?? null }
    }
    case 'bank-line':
      return { dossier: null, organ: state.money.bankLines.get(scope.id)?.managedBy ?? null }
  }
}

/** What of the money of a house a finding is about. */
export const aboutMoney = (state: HouseState, scope: MoneyScope): About => ({
  kind: scope.kind,
  id: scope.id,
  ...placeOf(state, scope),
})

const recoveryFindings = (_id: RecoveryId, { open }: Recovery, about: About, report: Report): void =>
  reportOpen('recovery.overdue', about, open, RECOVERED_WITHIN_DAYS, report)

const sharedCostFindings = (_id: SharedCostId, { shares }: SharedCost, about: About, report: Report): void => {
  for (const [partner, { open }] of shares) {
    reportOpen('share.unsettled', about, open, SETTLED_WITHIN_DAYS, report, `${partner}/`)
  }
}

/** What of a movement is to be explained: without its sign, and nothing once it was set aside. */
const toMatch = ({ amount, bookedOn, event, matches, aside, matched }: BankLine): readonly Move[] => {
  const sign = amount < 0n ? -1n : 1n
  return [
    moveOf({ on: bookedOn, event }, sign * amount),
    ...matches.map((match) => moveOf(match, -sign * match.amount)),
    ...(aside === null ? [] : [moveOf(aside, -sign * (amount - matched))]),
  ]
}

const bankLineFindings = (_id: BankLineId, line: BankLine, about: About, report: Report): void =>
  reportOpen('bank-line.unmatched', about, toMatch(line), MATCHED_WITHIN_DAYS, report)

/** What is told of a thing, when the house has it. */
const told = <Thing>(thing: Thing | undefined, tell: (thing: Thing) => void): void => {
  if (thing !== undefined) tell(thing)
}

/** What is irregular about one thing of the money of a house. */
export const moneyFindings = (state: HouseState, scope: MoneyScope, report: Report): void => {
  const { money } = state
  const about = aboutMoney(state, scope)
  switch (scope.kind) {
    case 'grant':
      told(money.grants.get(scope.id), (one) => grantFindings(one, about, report))
      break
    case 'allocation':
      told(money.allocations.get(scope.id), (one) => allocationFindings(state, scope.id, one, about, report))
      break
    case 'commitment':
      told(money.commitments.get(scope.id), (one) => commitmentFindings(state, one, about, report))
      break
    case 'payment':
      told(money.payments.get(scope.id), (one) => paymentFindings(state, scope.id, one, about, report))
      break
    case 'justification':
      told(money.justifications.get(scope.id), (one) => justificationFindings(state, one, about, report))
      break
    case 'recovery':
      told(money.recoveries.get(scope.id), (one) => recoveryFindings(scope.id, one, about, report))
      break
    case 'shared-cost':
      told(money.sharedCosts.get(scope.id), (one) => sharedCostFindings(scope.id, one, about, report))
      break
    case 'bank-line':
      told(money.bankLines.get(scope.id), (one) => bankLineFindings(scope.id, one, about, report))
  }
}
