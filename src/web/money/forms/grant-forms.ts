import { grantSourceKind } from '../../../domain/grant/events.js'
import type { Grant } from '../../../domain/grant/state.js'
import { restOf } from '../../../domain/payment/state.js'
import { type GrantId, grantId } from '../../../domain/shared/identifiers.js'
import { toWire } from '../../../domain/shared/money.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Field } from '../../forms/fields.js'
import { dayField } from '../../forms/shared-fields.js'
import { grantPage, moneyPage } from '../../frame/addresses.js'
import { termFields, withNumbers } from './grant-terms.js'
import {
  amountField,
  bankLineField,
  categoryOptions,
  irregularMoneyField,
  partnerOptions,
  reasonField,
  receiverName,
  referenceField,
} from './money-fields.js'
import { managingOrgans, mayManageGrant } from './rights.js'

/** Payments that a partner may pass on by the new grant; none: no field. */
const passedOnField = (context: HouseFormContext): readonly Field[] => {
  const { asker, view } = context
  const options = [...asker.state.money.payments].flatMap(([value, payment]) => {
    if (payment.reversed !== null || payment.beneficiary.kind !== 'partner' || restOf(payment) === 0n) return []
    const details = { receiver: receiverName(context, payment.beneficiary), day: view.day(payment.made.on) }
    const amount = view.money(toWire(restOf(payment)))
    return [{ value, label: view.say('money-form.payment.option', { ...details, amount }) }]
  })
  const more = { required: false, hint: 'money-form.passed-on.hint' } as const
  return options.length === 0 ? [] : [chosen(context, 'passedOnFrom', 'money-form.passed-on', options, more)]
}

const IN_KIND = ['inKind.what', 'inKind.valuation'] as const

/** Nothing typed about what is given in kind: it is money. */
const withInKind = (values: Values): Values =>
  IN_KIND.some((name) => values[name] !== null)
    ? values
    : { ...Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('inKind.'))), inKind: null }

/** Recording that money, or something worth money, was promised to the house. */
export const recordGrantForm: HouseForm = {
  path: 'geld/nieuwe-subsidie',
  page: moneyPage,
  pageTitle: ({ say }) => say('money.title'),
  prepare: (context) => {
    const { say } = context.view
    const organs = managingOrgans(context)
    if (organs.length === 0) return null
    const kinds = grantSourceKind.options.map((value) => ({ value, label: say(`word.grant-source.${value}`) }))
    return {
      title: say('money-form.grant'),
      about: say('money-form.grant.about'),
      type: 'RecordGrant',
      fixed: {},
      fields: [
        typed(context, 'line', 'title', 'money-form.grant.title'),
        chosen(context, 'source.kind', 'money-form.source.kind', kinds),
        typed(context, 'line', 'source.name', 'money-form.source.name', { hint: 'money-form.source.name.hint' }),
        chosen(context, 'source.partner', 'money-form.source.partner', partnerOptions(context), { required: false }),
        referenceField(context),
        typed(context, 'line', 'legalBasis', 'money-form.legal-basis', { required: false }),
        typed(context, 'day', 'period.from', 'money-form.period.from'),
        typed(context, 'day', 'period.until', 'money-form.period.until', { required: false }),
        chosen(context, 'managedBy', 'money-form.managed-by', organs),
        ...termFields(context, null),
        typed(context, 'line', 'inKind.what', 'money-form.in-kind.what', {
          required: false,
          hint: 'money-form.in-kind.what.hint',
        }),
        typed(context, 'prose', 'inKind.valuation', 'money-form.in-kind.valuation', { required: false }),
        ...passedOnField(context),
        dayField(context),
      ],
      decode: (values) => withInKind(withNumbers(values)),
    }
  },
}

/** The grant, while it is open and the asker sees to it. */
const ownGrant = (
  { asker }: HouseFormContext,
  about: string,
): { readonly id: GrantId; readonly grant: Grant } | null => {
  const id = grantId.safeParse(about)
  const grant = id.success ? asker.state.money.grants.get(id.data) : undefined
  return !id.success || grant === undefined || grant.closed !== null || !mayManageGrant(asker, id.data)
    ? null
    : { id: id.data, grant }
}

type GrantForm = Pick<HouseForm, 'path'> & {
  readonly prepare: (context: HouseFormContext, id: GrantId, grant: Grant) => ReturnType<HouseForm['prepare']>
}

/** A form about one grant, on the page of that grant. */
const aboutGrant = ({ path, prepare }: GrantForm): HouseForm => ({
  path: `geld/subsidies/:about/${path}`,
  page: grantPage,
  pageTitle: ({ say }) => say('money.grant'),
  prepare: (context, about) => {
    const found = ownGrant(context, about)
    return found === null ? null : prepare(context, found.id, found.grant)
  },
})

/** Gives all terms anew; the form starts with those that hold now. */
export const amendGrantForm = aboutGrant({
  path: 'wijzigen',
  prepare: (context, grant, found) => ({
    title: context.view.say('money-form.amend', { title: found.title }),
    about: context.view.say('money-form.amend.about'),
    type: 'AmendGrant',
    fixed: { grant },
    fields: [
      referenceField(context, { value: found.reference }),
      ...termFields(context, found),
      reasonField(context),
      irregularMoneyField(context),
      dayField(context),
    ],
    decode: withNumbers,
  }),
})

export const extendGrantForm = aboutGrant({
  path: 'verlengen',
  prepare: (context, grant, { title, period }) =>
    period.until === null
      ? null
      : {
          title: context.view.say('money-form.extend', { title }),
          about: context.view.say('money-form.extend.about', { until: context.view.day(period.until) }),
          type: 'ExtendGrant',
          fixed: { grant },
          fields: [typed(context, 'day', 'until', 'money-form.extend.until'), reasonField(context), dayField(context)],
        },
})

export const closeGrantForm = aboutGrant({
  path: 'afsluiten',
  prepare: (context, grant, { title }) => ({
    title: context.view.say('money-form.close', { title }),
    about: context.view.say('money-form.close.about'),
    type: 'CloseGrant',
    fixed: { grant },
    fields: [reasonField(context), dayField(context)],
  }),
})

export const receiveInstalmentForm = aboutGrant({
  path: 'ontvangst',
  prepare: (context, grant, { title, inKind }) =>
    inKind
      ? null
      : {
          title: context.view.say('money-form.instalment', { title }),
          about: null,
          type: 'ReceiveInstalment',
          fixed: { grant },
          fields: [amountField(context), referenceField(context), ...bankLineField(context, 'in'), dayField(context)],
        },
})

export const useInKindForm = aboutGrant({
  path: 'in-natura',
  prepare: (context, grant, { title, inKind }) =>
    inKind
      ? {
          title: context.view.say('money-form.use-in-kind', { title }),
          about: null,
          type: 'UseInKind',
          fixed: { grant },
          fields: [
            typed(context, 'line', 'what', 'money-form.use-in-kind.what'),
            chosen(context, 'category', 'money.category', categoryOptions(context)),
            amountField(context, { label: 'money-form.value' }),
            dayField(context),
          ],
        }
      : null,
})
