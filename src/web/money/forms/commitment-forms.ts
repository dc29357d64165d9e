import { allocationId, commitmentId } from '../../../domain/shared/identifiers.js'
import { type Cents, toWire } from '../../../domain/shared/money.js'
import { typed } from '../../acts/forms/form-fields.js'
import type { HouseForm } from '../../acts/forms/house-form.js'
import { typedAmount } from '../../forms/fields.js'
import { dayField } from '../../forms/shared-fields.js'
import { moneyTracePage } from '../../frame/addresses.js'
import {
  amountField,
  documentField,
  irregularMoneyField,
  reasonField,
  receiverFields,
  receiverName,
  referenceField,
  withReceiver,
} from './money-fields.js'
import { mayManageGrant } from './rights.js'

/** Promising money of an allocation to its receiver, or to the supplier of an activity. */
export const enterCommitmentForm: HouseForm = {
  path: 'geld/toewijzingen/:about/verbintenis',
  takesDocuments: true,
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = allocationId.safeParse(about)
    const allocation = id.success ? asker.state.money.allocations.get(id.data) : undefined
    if (!id.success || allocation === undefined || allocation.withdrawn !== null) return null
    const left = (allocation.amount - allocation.committed) as Cents
    if (allocation.character === 'principled' || left <= 0n || !mayManageGrant(asker, allocation.grant)) return null
    const { kind } = allocation.beneficiary
    return {
      title: view.say('money-form.commitment', { purpose: allocation.purpose }),
      about: view.say('money-form.commitment.about', {
        receiver: receiverName(context, allocation.beneficiary),
        amount: view.money(toWire(left)),
      }),
      type: 'EnterCommitment',
      fixed: { allocation: id.data },
      fields: [
        // Of an activity the supplier is named now; otherwise it is who the decision names.
        ...(kind === 'activity' ? receiverFields(context, ['supplier']) : []),
        typed(context, 'line', 'what', 'money-form.commitment.what', { value: allocation.purpose }),
        amountField(context),
        referenceField(context, { required: false, hint: 'money-form.commitment.reference.hint' }),
        documentField(context),
        irregularMoneyField(context),
        dayField(context),
      ],
      ...(kind === 'activity' ? { decode: withReceiver } : {}),
    }
  },
}

/** What is left of a promise is not needed any more. */
export const releaseCommitmentForm: HouseForm = {
  path: 'geld/verbintenissen/:about/vrijgeven',
  page: moneyTracePage,
  pageTitle: ({ say }) => say('money.trace'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = commitmentId.safeParse(about)
    const commitment = id.success ? asker.state.money.commitments.get(id.data) : undefined
    if (!id.success || commitment === undefined || !mayManageGrant(asker, commitment.grant)) return null
    const left = (commitment.amount - commitment.paid) as Cents
    if (left <= 0n) return null
    return {
      title: view.say('money-form.release', { what: commitment.what }),
      about: view.say('money-form.release.about', { amount: view.money(toWire(left)) }),
      type: 'ReleaseCommitment',
      fixed: { commitment: id.data },
      fields: [amountField(context, { value: typedAmount(toWire(left)) }), reasonField(context), dayField(context)],
    }
  },
}
