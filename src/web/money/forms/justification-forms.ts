import { categoryText } from '../../../application/money/category-text.js'
import { restOf } from '../../../domain/payment/state.js'
import { justificationId, paymentId } from '../../../domain/shared/identifiers.js'
import { toWire } from '../../../domain/shared/money.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm } from '../../acts/forms/house-form.js'
import { typedAmount } from '../../forms/fields.js'
import { dayField } from '../../forms/shared-fields.js'
import { moneyTracePage } from '../../frame/addresses.js'
import { categoryOptions, documentField, receiverName } from './money-fields.js'
import { mayAccountFor, mayManagePayment } from './rights.js'

/** Showing by documents what was done with the money of a payment. */
export const submitJustificationForm: HouseForm = {
  path: 'geld/betalingen/:about/verantwoording',
  takesDocuments: true,
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = paymentId.safeParse(about)
    const payment = id.success ? asker.state.money.payments.get(id.data) : undefined
    if (!id.success || payment === undefined || payment.reversed !== null || restOf(payment) <= 0n) return null
    if (!mayAccountFor(asker, id.data)) return null
    return {
      title: view.say('money-form.justification', { receiver: receiverName(context, payment.beneficiary) }),
      about: view.say('money-form.justification.about', { amount: view.money(toWire(restOf(payment))) }),
      type: 'SubmitJustification',
      fixed: { payment: id.data },
      fields: [
        {
          kind: 'rows',
          name: 'costs',
          label: view.say('money-form.costs'),
          hint: view.say('money-form.costs.hint'),
          required: true,
          columns: [
            typed(context, 'line', 'what', 'money-form.cost.what'),
            chosen(context, 'category', 'money.category', categoryOptions(context)),
            typed(context, 'money', 'amountCents', 'money-form.amount'),
            documentField(context, { required: true }),
          ],
          start: [],
          empty: 2,
        },
        typed(context, 'prose', 'explanation', 'money-form.explanation', { required: false }),
        dayField(context),
      ],
    }
  },
}

/** One answer for every cost of a justification. */
export const assessJustificationForm: HouseForm = {
  path: 'geld/verantwoordingen/:about/beoordelen',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = justificationId.safeParse(about)
    const found = id.success ? asker.state.money.justifications.get(id.data) : undefined
    if (!id.success || found === undefined || found.assessed !== null) return null
    const payment = asker.state.money.payments.get(found.payment)
    if (payment === undefined || payment.reversed !== null || !mayManagePayment(asker, found.payment)) return null
    const costs = [...found.costs]
    return {
      title: view.say('money-form.assessment', { receiver: receiverName(context, payment.beneficiary) }),
      about: view.say('money-form.assessment.about'),
      type: 'AssessJustification',
      fixed: { justification: id.data },
      fields: [
        {
          kind: 'rows',
          name: 'costs',
          label: view.say('money-form.costs'),
          required: true,
          columns: [
            typed(context, 'money', 'acceptedCents', 'money-form.accepted'),
            typed(context, 'prose', 'reason', 'money-form.reason', {
              required: false,
              hint: 'money-form.assessment.reason.hint',
            }),
          ],
          start: costs.map(([, { amount }]) => ({ acceptedCents: typedAmount(toWire(amount)) })),
          empty: 0,
          rowLabels: costs.map(([number, { category, amount }]) =>
            view.say('money-form.cost.label', {
              number,
              category: categoryText(view, asker.state.money, category),
              amount: view.money(toWire(amount)),
            }),
          ),
          decode: (row, place) => ({ number: costs[place - 1]?.[0] ?? place, ...row }),
        },
        dayField(context),
      ],
    }
  },
}
