import { isFinallyAdopted } from '../../../domain/decision/standing.js'
import type { AllocationId, DecisionId, GrantId, OrganId, PaymentId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import type { HouseFormContext } from '../../acts/forms/house-form.js'
import type { Option } from '../../forms/fields.js'
import { type Asker, may, recordsFor } from '../../forms/permissions.js'

/*
 * What a page offers about money: asked of the rules of authorisation themselves, with a command that needs exactly that
 * right. Whether a command is accepted is decided when it comes.
 */

export const mayManageOrgan = (asker: Asker, managedBy: OrganId): boolean =>
  may(asker, { type: 'AgreeCostKey', effectiveOn: asker.today, title: '-', parties: [], basis: '-', managedBy })

export const mayManageGrant = (asker: Asker, grant: GrantId): boolean =>
  may(asker, { type: 'CloseGrant', effectiveOn: asker.today, grant, reason: '-' })

export const mayManagePayment = (asker: Asker, payment: PaymentId): boolean =>
  may(asker, { type: 'ReversePayment', effectiveOn: asker.today, payment, reason: '-', bankLine: null })

export const mayAccountFor = (asker: Asker, payment: PaymentId): boolean =>
  may(asker, { type: 'SubmitJustification', effectiveOn: asker.today, payment, costs: [], explanation: null })

const mayActOn = (asker: Asker, decision: DecisionId): boolean =>
  may(asker, {
    type: 'WithdrawAllocation',
    effectiveOn: asker.today,
    allocation: '' as AllocationId,
    decision,
    reason: '-',
  })

/** The organs of today in whose name the asker sees to money. */
export const managingOrgans = ({ asker }: HouseFormContext): readonly Option[] =>
  [...asker.state.organs]
    .filter(([id, { period }]) => covers(period, asker.today) && mayManageOrgan(asker, id))
    .map(([value, { name }]) => ({ value, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))

/** Final decisions on which the asker may rest an act about money, newest first. */
export const finalDecisions = ({ asker, view }: HouseFormContext): readonly Option[] => {
  const own = new Set<OrganId>(recordsFor(asker).map(({ id }) => id))
  return [...asker.state.dossiers.values()]
    .flatMap(({ title, decisions }) =>
      [...decisions].flatMap(([value, decision]) =>
        own.has(decision.organ) && isFinallyAdopted(decision) && mayActOn(asker, value)
          ? [{ value, title, on: decision.decidedOn, organ: asker.state.organs.get(decision.organ)?.name ?? '' }]
          : [],
      ),
    )
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .map(({ value, title, on, organ }) => ({
      value,
      label: view.say('money-form.decision.option', { title, organ, day: view.day(on) }),
    }))
}
