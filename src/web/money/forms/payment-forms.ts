import type { Payment } from '../../../domain/payment/state.js'
import { commitmentId, type PaymentId, paymentId } from '../../../domain/shared/identifiers.js'
import { type Cents, toWire } from '../../../domain/shared/money.js'
import { chosen } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import { typedAmount } from '../../forms/fields.js'
import { dayField } from '../../forms/shared-fields.js'
import { moneyPage, moneyTracePage } from '../../frame/addresses.js'
import {
  amountField,
  bankLineField,
  documentField,
  irregularMoneyField,
  reasonField,
  receiverFields,
  receiverName,
  referenceField,
  withReceiver,
} from './money-fields.js'
import { managingOrgans, mayManageGrant, mayManagePayment } from './rights.js'

/** Money that left for what was promised. */
export const payForm: HouseForm = {
  path: 'geld/verbintenissen/:about/betaling',
  takesDocuments: true,
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = commitmentId.safeParse(about)
    const commitment = id.success ? asker.state.money.commitments.get(id.data) : undefined
    const grant = commitment === undefined ? undefined : asker.state.money.grants.get(commitment.grant)
    if (!id.success || commitment === undefined || grant === undefined) return null
    if (!mayManageGrant(asker, commitment.grant)) return null
    const left = (commitment.amount - commitment.paid) as Cents
    return {
      title: view.say('money-form.payment', { what: commitment.what }),
      about: view.say('money-form.payment.about', {
        receiver: receiverName(context, commitment.beneficiary),
        amount: view.money(toWire(left)),
      }),
      type: 'RecordPayment',
      fixed: { commitment: id.data, managedBy: grant.managedBy, beneficiary: commitment.beneficiary },
      fields: [
        amountField(context, left > 0n ? { value: typedAmount(toWire(left)) } : {}),
        referenceField(context, { hint: 'money-form.payment.reference.hint' }),
        documentField(context),
        ...bankLineField(context, 'out'),
        irregularMoneyField(context),
        dayField(context),
      ],
    }
  },
}

/** Money that left and that nothing explains yet: recorded with the reason, and shown as a finding. */
export const payWithoutCommitmentForm: HouseForm = {
  path: 'geld/betaling-zonder-verbintenis',
  takesDocuments: true,
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context) => {
    const organs = managingOrgans(context)
    if (organs.length === 0) return null
    return {
      title: context.view.say('money-form.loose-payment'),
      about: context.view.say('money-form.loose-payment.about'),
      type: 'RecordPayment',
      fixed: {},
      fields: [
        chosen(context, 'managedBy', 'money-form.managed-by', organs),
        ...receiverFields(context, ['supplier']),
        amountField(context),
        referenceField(context, { hint: 'money-form.payment.reference.hint' }),
        documentField(context),
        ...bankLineField(context, 'out'),
        irregularMoneyField(context),
        dayField(context),
      ],
      decode: withReceiver,
    }
  },
}

const ownPayment = (
  { asker }: HouseFormContext,
  about: string,
): { readonly id: PaymentId; readonly payment: Payment } | null => {
  const id = paymentId.safeParse(about)
  const payment = id.success ? asker.state.money.payments.get(id.data) : undefined
  return !id.success || payment === undefined || payment.reversed !== null || !mayManagePayment(asker, id.data)
    ? null
    : { id: id.data, payment }
}

/** A commitment that explains what was paid without one. */
export const explainPaymentForm: HouseForm = {
  path: 'geld/betalingen/:about/verklaren',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { asker, view } = context
    const found = ownPayment(context, about)
    if (found === null || found.payment.unexplained <= 0n) return null
    const options = [...asker.state.money.commitments].flatMap(([value, one]) =>
      one.amount > one.paid
        ? [
            {
              value,
              label: view.say('money-form.commitment.option', {
                what: one.what,
                receiver: receiverName(context, one.beneficiary),
                amount: view.money(toWire((one.amount - one.paid) as Cents)),
              }),
            },
          ]
        : [],
    )
    if (options.length === 0) return null
    const left = toWire(found.payment.unexplained)
    return {
      title: view.say('money-form.explain'),
      about: view.say('money-form.explain.about', { amount: view.money(left) }),
      type: 'ExplainPayment',
      fixed: { payment: found.id },
      fields: [
        chosen(context, 'commitment', 'money.step.commitment', options),
        amountField(context, { value: typedAmount(left) }),
        reasonField(context),
        dayField(context),
      ],
    }
  },
}

/** The money came back by itself: the payment counts no more. */
export const reversePaymentForm: HouseForm = {
  path: 'geld/betalingen/:about/ongedaan',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { view } = context
    const found = ownPayment(context, about)
    if (found === null) return null
    const { accepted, claimed, passedOn } = found.payment
    if (accepted > 0n || claimed > 0n || passedOn > 0n) return null
    return {
      title: view.say('money-form.reverse'),
      about: view.say('money-form.reverse.about'),
      type: 'ReversePayment',
      fixed: { payment: found.id },
      fields: [reasonField(context), ...bankLineField(context, 'in'), dayField(context)],
    }
  },
}
