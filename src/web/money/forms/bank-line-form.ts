import { bankLineId } from '../../../domain/shared/identifiers.js'
import type { HouseForm } from '../../acts/forms/house-form.js'
import { dayField } from '../../forms/shared-fields.js'
import { bankPage } from '../../frame/addresses.js'
import { reasonField } from './money-fields.js'
import { mayManageOrgan } from './rights.js'

/** A movement of the bank that has nothing to do with the money of the house. */
export const setBankLineAsideForm: HouseForm = {
  path: 'geld/uittreksel/bewegingen/:about/opzij',
  page: bankPage,
  pageTitle: ({ say }) => say('bank.title'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = bankLineId.safeParse(about)
    const line = id.success ? asker.state.money.bankLines.get(id.data) : undefined
    if (!id.success || line === undefined || line.aside !== null || line.matched !== 0n) return null
    if (!mayManageOrgan(asker, line.managedBy)) return null
    return {
      title: view.say('money-form.aside'),
      about: view.say('money-form.aside.about', { day: view.day(line.bookedOn), account: line.account }),
      type: 'SetBankLineAside',
      fixed: { bankLine: id.data },
      fields: [reasonField(context), dayField(context)],
    }
  },
}
