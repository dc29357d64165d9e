import type {
  AllocationId,
  CommitmentId,
  JustificationId,
  PaymentId,
  RecoveryId,
} from '../../../domain/shared/identifiers.js'
import { linkTo } from '../../acts/form-routes.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { FormLink } from '../../acts/parts.js'
import { changeAllocationForm, makeAllocationForm, planMoneyForm, withdrawAllocationForm } from './allocation-forms.js'
import { setBankLineAsideForm } from './bank-line-form.js'
import { addCategoryForm, adoptBudgetForm, changeBudgetForm } from './budget-forms.js'
import { enterCommitmentForm, releaseCommitmentForm } from './commitment-forms.js'
import { agreeCostKeyForm, endCostKeyForm, settleShareForm, shareCostForm } from './cost-sharing-forms.js'
import {
  amendGrantForm,
  closeGrantForm,
  extendGrantForm,
  receiveInstalmentForm,
  recordGrantForm,
  useInKindForm,
} from './grant-forms.js'
import { assessJustificationForm, submitJustificationForm } from './justification-forms.js'
import { explainPaymentForm, payForm, payWithoutCommitmentForm, reversePaymentForm } from './payment-forms.js'
import { claimRecoveryForm, receiveRecoveryForm, waiveRecoveryForm } from './recovery-forms.js'

/** Everything about money that can be recorded on a page, besides reading a bank statement. */
export const moneyForms: readonly HouseForm[] = [
  recordGrantForm,
  amendGrantForm,
  extendGrantForm,
  closeGrantForm,
  receiveInstalmentForm,
  useInKindForm,
  adoptBudgetForm,
  changeBudgetForm,
  addCategoryForm,
  planMoneyForm,
  makeAllocationForm,
  changeAllocationForm,
  withdrawAllocationForm,
  enterCommitmentForm,
  releaseCommitmentForm,
  payForm,
  payWithoutCommitmentForm,
  explainPaymentForm,
  reversePaymentForm,
  submitJustificationForm,
  assessJustificationForm,
  claimRecoveryForm,
  receiveRecoveryForm,
  waiveRecoveryForm,
  agreeCostKeyForm,
  endCostKeyForm,
  shareCostForm,
  settleShareForm,
  setBankLineAsideForm,
]

const linksTo = (forms: readonly HouseForm[], context: HouseFormContext, about = ''): readonly FormLink[] =>
  forms.flatMap((form) => linkTo(form, context, about))

/** What can be recorded from the page about the money of a house, in the year it shows. */
export const moneyPageLinks = (context: HouseFormContext, year: number): readonly FormLink[] => [
  ...linksTo([recordGrantForm, adoptBudgetForm], context),
  ...linksTo([changeBudgetForm], context, String(year)),
  ...linksTo([payWithoutCommitmentForm, agreeCostKeyForm, addCategoryForm], context),
]

/** What can be recorded about one grant. */
export const grantLinks = (context: HouseFormContext, grant: string): readonly FormLink[] =>
  linksTo([receiveInstalmentForm, useInKindForm, amendGrantForm, extendGrantForm, closeGrantForm], context, grant)

/** What can be recorded about the money of a dossier. */
export const dossierMoneyLinks = (context: HouseFormContext, dossier: string): readonly FormLink[] =>
  linksTo([planMoneyForm, makeAllocationForm], context, dossier)

export const costKeyLinks = (context: HouseFormContext, key: string): readonly FormLink[] =>
  linksTo([shareCostForm, endCostKeyForm], context, key)

export const sharedCostLinks = (context: HouseFormContext, cost: string): readonly FormLink[] =>
  linksTo([settleShareForm], context, cost)

export const bankLineLinks = (context: HouseFormContext, line: string): readonly FormLink[] =>
  linksTo([setBankLineAsideForm], context, line)

const paymentLinks = (context: HouseFormContext, payment: PaymentId): readonly FormLink[] => {
  const { justifications, recoveries } = context.asker.state.money
  const of = <Id extends string>(things: Iterable<readonly [Id, { readonly payment: PaymentId }]>): readonly Id[] =>
    [...things].flatMap(([id, one]) => (one.payment === payment ? [id] : []))
  return [
    ...of<JustificationId>(justifications).flatMap((id) => linksTo([assessJustificationForm], context, id)),
    ...of<RecoveryId>(recoveries).flatMap((id) => linksTo([receiveRecoveryForm, waiveRecoveryForm], context, id)),
    ...linksTo([submitJustificationForm, explainPaymentForm, claimRecoveryForm, reversePaymentForm], context, payment),
  ]
}

/** What can be recorded about one thing: an allocation, a commitment, a payment or what came of it. */
const linksAbout = (context: HouseFormContext, id: string): readonly FormLink[] => {
  const { payments, recoveries, justifications } = context.asker.state.money
  const payment = payments.has(id as PaymentId)
    ? (id as PaymentId)
    : (recoveries.get(id as RecoveryId)?.payment ?? justifications.get(id as JustificationId)?.payment)
  if (payment !== undefined) return paymentLinks(context, payment)
  return linksTo(
    [enterCommitmentForm, changeAllocationForm, withdrawAllocationForm, payForm, releaseCommitmentForm],
    context,
    id,
  )
}

/**
 * What can be recorded about what a trace follows. The next step for money that was set apart is with what came of it, so
 * that of an allocation or a commitment is offered too; a whole grant has too many.
 */
export const traceLinks = (
  context: HouseFormContext,
  id: string,
  ends: readonly { readonly id: string }[],
): readonly FormLink[] => {
  const { allocations, commitments } = context.asker.state.money
  const isNarrow = allocations.has(id as AllocationId) || commitments.has(id as CommitmentId)
  const about = new Set([id, ...(isNarrow ? ends.map((end) => end.id) : [])])
  return [...about].flatMap((one) => linksAbout(context, one))
}
