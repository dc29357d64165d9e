import { restOf } from '../../../domain/payment/state.js'
import { openOf, type Recovery } from '../../../domain/recovery/state.js'
import { paymentId, type RecoveryId, recoveryId } from '../../../domain/shared/identifiers.js'
import { toWire } from '../../../domain/shared/money.js'
import { chosen } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import { typedAmount } from '../../forms/fields.js'
import { dayField } from '../../forms/shared-fields.js'
import { moneyTracePage } from '../../frame/addresses.js'
import { amountField, bankLineField, reasonField, receiverName, referenceField } from './money-fields.js'
import { finalDecisions, mayManagePayment } from './rights.js'

/** Asking money back from who received it. */
export const claimRecoveryForm: HouseForm = {
  path: 'geld/betalingen/:about/terugvordering',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = paymentId.safeParse(about)
    const payment = id.success ? asker.state.money.payments.get(id.data) : undefined
    if (!id.success || payment === undefined || payment.reversed !== null || restOf(payment) <= 0n) return null
    if (!mayManagePayment(asker, id.data)) return null
    const grants = [...new Set(payment.covers.map(({ grant }) => grant))].map((value) => ({
      value,
      label: asker.state.money.grants.get(value)?.title ?? '',
    }))
    const decisions = finalDecisions(context)
    return {
      title: view.say('money-form.recovery', { receiver: receiverName(context, payment.beneficiary) }),
      about: view.say('money-form.recovery.about', { amount: view.money(toWire(restOf(payment))) }),
      type: 'ClaimRecovery',
      fixed: { payment: id.data },
      fields: [
        ...(grants.length > 1 ? [chosen(context, 'grant', 'money-form.recovery.grant', grants)] : []),
        amountField(context),
        reasonField(context),
        ...(decisions.length > 0
          ? [chosen(context, 'decision', 'money-form.decision', decisions, { required: false })]
          : []),
        dayField(context),
      ],
    }
  },
}

const openRecovery = (
  { asker }: HouseFormContext,
  about: string,
): { readonly id: RecoveryId; readonly recovery: Recovery } | null => {
  const id = recoveryId.safeParse(about)
  const recovery = id.success ? asker.state.money.recoveries.get(id.data) : undefined
  return !id.success || recovery === undefined || openOf(recovery) <= 0n ? null : { id: id.data, recovery }
}

export const receiveRecoveryForm: HouseForm = {
  path: 'geld/terugvorderingen/:about/ontvangst',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const found = openRecovery(context, about)
    if (found === null || !mayManagePayment(context.asker, found.recovery.payment)) return null
    const open = toWire(openOf(found.recovery))
    return {
      title: context.view.say('money-form.recovery-received'),
      about: context.view.say('money-form.recovery.open', { amount: context.view.money(open) }),
      type: 'ReceiveRecovery',
      fixed: { recovery: found.id },
      fields: [
        amountField(context, { value: typedAmount(open) }),
        referenceField(context, { hint: 'money-form.payment.reference.hint' }),
        ...bankLineField(context, 'in'),
        dayField(context),
      ],
    }
  },
}

/** Not asking it back after all, by a decision. */
export const waiveRecoveryForm: HouseForm = {
  path: 'geld/terugvorderingen/:about/kwijtschelden',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const found = openRecovery(context, about)
    const decisions = finalDecisions(context)
    if (found === null || decisions.length === 0) return null
    const open = toWire(openOf(found.recovery))
    return {
      title: context.view.say('money-form.waive'),
      about: context.view.say('money-form.recovery.open', { amount: context.view.money(open) }),
      type: 'WaiveRecovery',
      fixed: { recovery: found.id },
      fields: [
        amountField(context, { value: typedAmount(open) }),
        chosen(context, 'decision', 'money-form.decision', decisions),
        reasonField(context),
        dayField(context),
      ],
    }
  },
}
