import { costKeyId, partnerId, sharedCostId } from '../../../domain/shared/identifiers.js'
import { type Cents, toWire } from '../../../domain/shared/money.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm } from '../../acts/forms/house-form.js'
import { dayField } from '../../forms/shared-fields.js'
import { moneyPage } from '../../frame/addresses.js'
import {
  amountField,
  documentField,
  grantOptions,
  partnerOptions,
  reasonField,
  referenceField,
} from './money-fields.js'
import { managingOrgans, mayManageOrgan } from './rights.js'

/** Partners agree how they bear a kind of cost together. */
export const agreeCostKeyForm: HouseForm = {
  path: 'geld/nieuwe-verdeelsleutel',
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context) => {
    const { say } = context.view
    const organs = managingOrgans(context)
    if (organs.length === 0) return null
    return {
      title: say('money-form.cost-key'),
      about: say('money-form.cost-key.about'),
      type: 'AgreeCostKey',
      fixed: {},
      fields: [
        typed(context, 'line', 'title', 'money-form.cost-key.title'),
        {
          kind: 'rows',
          name: 'parties',
          label: say('money-form.cost-key.parties'),
          hint: say('money-form.cost-key.parties.hint'),
          required: true,
          columns: [
            chosen(context, 'partner', 'money-form.partner', partnerOptions(context)),
            typed(context, 'number', 'parts', 'money-form.cost-key.parts'),
          ],
          start: [],
          empty: 3,
        },
        typed(context, 'line', 'basis', 'money-form.cost-key.basis', { hint: 'money-form.cost-key.basis.hint' }),
        chosen(context, 'managedBy', 'money-form.managed-by', organs),
        dayField(context),
      ],
    }
  },
}

export const endCostKeyForm: HouseForm = {
  path: 'geld/verdeelsleutels/:about/beeindigen',
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = costKeyId.safeParse(about)
    const key = id.success ? asker.state.money.costKeys.get(id.data) : undefined
    if (!id.success || key === undefined || key.ended !== null || !mayManageOrgan(asker, key.managedBy)) return null
    return {
      title: view.say('money-form.cost-key-end', { title: key.title }),
      about: null,
      type: 'EndCostKey',
      fixed: { key: id.data },
      fields: [reasonField(context), dayField(context)],
    }
  },
}

export const shareCostForm: HouseForm = {
  path: 'geld/verdeelsleutels/:about/kost',
  takesDocuments: true,
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = costKeyId.safeParse(about)
    const key = id.success ? asker.state.money.costKeys.get(id.data) : undefined
    if (!id.success || key === undefined || key.ended !== null || !mayManageOrgan(asker, key.managedBy)) return null
    return {
      title: view.say('money-form.share', { title: key.title }),
      about: view.say('money-form.share.about'),
      type: 'ShareCost',
      fixed: { key: id.data },
      fields: [
        typed(context, 'line', 'what', 'money-form.share.what'),
        amountField(context),
        documentField(context),
        dayField(context),
      ],
    }
  },
}

const HOW = ['paid-itself', 'in-kind', 'paid-to-house'] as const

/** How a partner bore its share. */
export const settleShareForm: HouseForm = {
  path: 'geld/gedeelde-kosten/:about/aandeel',
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context, about) => {
    const { asker, view } = context
    const id = sharedCostId.safeParse(about)
    const cost = id.success ? asker.state.money.sharedCosts.get(id.data) : undefined
    const key = cost === undefined ? undefined : asker.state.money.costKeys.get(cost.key)
    if (!id.success || cost === undefined || key === undefined || !mayManageOrgan(asker, key.managedBy)) return null
    const partners = [...cost.shares].flatMap(([value, { amount, settled }]) =>
      amount > settled
        ? [
            {
              value,
              label: view.say('money-form.settle.partner.option', {
                partner: asker.state.partners.get(partnerId.parse(value))?.name ?? '',
                amount: view.money(toWire((amount - settled) as Cents)),
              }),
            },
          ]
        : [],
    )
    if (partners.length === 0) return null
    const how = HOW.map((value) => ({ value, label: view.say(`word.settled-how.${value}`) }))
    const grants = [...grantOptions(context), ...grantOptions(context, true)]
    return {
      title: view.say('money-form.settle', { what: cost.what }),
      about: null,
      type: 'SettleShare',
      fixed: { sharedCost: id.data },
      fields: [
        chosen(context, 'partner', 'money-form.partner', partners),
        amountField(context),
        chosen(context, 'how', 'money-form.settle.how', how),
        chosen(context, 'grant', 'money-form.settle.grant', grants, {
          required: false,
          hint: 'money-form.settle.grant.hint',
        }),
        referenceField(context),
        dayField(context),
      ],
    }
  },
}
