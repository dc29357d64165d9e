import type { SubjectPath } from '../../../domain/house/subject.js'
import type { Partner } from '../../../domain/partner/state.js'
import type { CandidacyId, DecisionId, PartnerId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { basisFields, checkBasis, finalDecisions, withBasis } from '../../acts/forms/basis-fields.js'
import { chosen, dayCalled, irregularField, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext, PreparedForm } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { FormError } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { partnersOfToday } from '../../forms/shared-fields.js'
import { candidaciesPage, partnerPage, partnersPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'
import { checkKbo, organisationFields, withDigits } from './organisation-fields.js'

const admission = 'partners.admission' as SubjectPath
const exclusion = 'partners.exclusion' as SubjectPath
const anything = 'partners' as SubjectPath

const mayAdmit = ({ asker }: HouseFormContext): boolean =>
  may(asker, { type: 'DesignateLeadPartner', effectiveOn: asker.today, partner: '' as PartnerId })

const admitFields = (
  context: HouseFormContext,
  known: { readonly name: string; readonly kbo: string | null } | null,
): Pick<PreparedForm, 'type' | 'fields' | 'check' | 'decode'> => ({
  type: 'AdmitPartner',
  fields: [
    ...organisationFields(context, { known }),
    ...basisFields(context, admission),
    dayCalled(context, 'partner.form.from', 'form.day.hint'),
    ...(known === null ? [] : [irregularField(context, 'candidacy.form.irregular.hint')]),
  ],
  check: (values) => [...checkKbo(context.view, values), ...checkBasis(context.view)(values)],
  decode: (values) => withBasis(withDigits(values)),
})

/** A partner that was never a candidate: of the first hour, or named in a founding text. */
export const admitForm: HouseForm = {
  path: 'partners/nieuw',
  page: partnersPage,
  pageTitle: ({ say }) => say('partner.title'),
  prepare: (context) =>
    mayAdmit(context)
      ? {
          title: context.view.say('partner.form.admit'),
          about: context.view.say('partner.form.admit.about'),
          fixed: {},
          ...admitFields(context, null),
        }
      : null,
}

/** A candidate becomes a partner. */
export const admitCandidateForm: HouseForm = {
  path: 'kandidaten/:about/toelaten',
  page: candidaciesPage,
  pageTitle: ({ say }) => say('acts.candidacies'),
  prepare: (context, about, sent = false) => {
    const candidacy = context.asker.state.candidacies.get(about as CandidacyId)
    if (candidacy === undefined || (candidacy.outcome !== null && !sent) || !mayAdmit(context)) return null
    return {
      title: context.view.say('candidacy.form.admit', { name: candidacy.name }),
      about: context.view.say('candidacy.form.admit.about'),
      fixed: { candidacy: about },
      ...admitFields(context, candidacy),
    }
  },
}

const shared = { page: partnerPage, pageTitle: ({ say }: View) => say('partner.one') } as const

/** A partner of today of which no end is known. */
const present = (
  { asker }: HouseFormContext,
  about: string,
  sent: boolean,
): { readonly id: PartnerId; readonly partner: Partner } | null => {
  const id = about as PartnerId
  const partner = asker.state.partners.get(id)
  if (partner === undefined) return null
  return sent || (partner.leftBy === null && covers(partner.period, asker.today)) ? { id, partner } : null
}

/** A partner leaves by its own will. */
export const withdrawalForm: HouseForm = {
  ...shared,
  path: 'partners/:about/uitstappen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = present(context, about, sent)
    if (found === null) return null
    const { id, partner } = found
    if (!may(asker, { type: 'RecordWithdrawal', effectiveOn: asker.today, partner: id, reason: '-' })) return null
    return {
      title: view.say('partner.form.withdraw', { name: partner.name }),
      about: view.say('partner.form.withdraw.about'),
      type: 'RecordWithdrawal',
      fixed: { partner: id },
      fields: [
        typed(context, 'prose', 'reason', 'partner.form.reason'),
        dayCalled(context, 'partner.form.last-day', 'form.day.hint'),
      ],
    }
  },
}

/** A partner is excluded by a decision of the house; there must be one. */
export const excludeForm: HouseForm = {
  ...shared,
  path: 'partners/:about/uitsluiten',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = present(context, about, sent)
    const decisions = finalDecisions(context, exclusion)
    const [first] = decisions
    if (found === null || first === undefined) return null
    const { id, partner } = found
    const decision = first.value as DecisionId
    if (!may(asker, { type: 'ExcludePartner', effectiveOn: asker.today, partner: id, decision, reasons: '-' }))
      return null
    return {
      title: view.say('partner.form.exclude', { name: partner.name }),
      about: view.say('partner.form.exclude.about'),
      type: 'ExcludePartner',
      fixed: { partner: id },
      fields: [
        chosen(context, 'decision', 'partner.form.decision', decisions),
        typed(context, 'prose', 'reasons', 'partner.form.reason'),
        dayCalled(context, 'partner.form.last-day', 'form.day.hint'),
      ],
    }
  },
}

/** The partner that leads the house. */
export const leadForm: HouseForm = {
  ...shared,
  path: 'partners/:about/trekker',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = present(context, about, sent)
    if (found === null || (!sent && asker.state.house?.leadPartner === found.id)) return null
    const { id, partner } = found
    if (!may(asker, { type: 'DesignateLeadPartner', effectiveOn: asker.today, partner: id })) return null
    return {
      title: view.say('partner.form.lead', { name: partner.name }),
      about: view.say('partner.form.lead.about'),
      type: 'DesignateLeadPartner',
      fixed: { partner: id },
      fields: [dayCalled(context, 'partner.form.from', 'form.day.hint')],
    }
  },
}

const NEW = 'new'
const INTO_NEW = 'into.newPartner.'

/** The partner that stays, or what is said of a new one. */
const withInto = (values: Values): Values => {
  const { into, ...others } = values
  const said = Object.entries(others).filter(([name]) => name.startsWith(INTO_NEW))
  const rest = Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith(INTO_NEW)))
  return into === NEW
    ? { ...rest, 'into.kind': NEW, ...Object.fromEntries(said) }
    : { ...rest, into: { kind: 'existing', partner: into } }
}

/** A new partner needs a name, a kind and a sector; one that stays has them. */
const checkInto =
  ({ say }: View, required: readonly { readonly name: string; readonly label: string }[]) =>
  (values: Values): readonly FormError[] =>
    values.into === NEW
      ? required
          .filter(({ name }) => values[name] === null)
          .map(({ name, label }) => ({ field: name, message: say('form.error.required', { label }) }))
      : []

/** Partners become one: one of them stays, or a new one comes in their place. */
export const mergeForm: HouseForm = {
  path: 'partners/samenvoegen',
  page: partnersPage,
  pageTitle: ({ say }) => say('partner.title'),
  prepare: (context) => {
    const { view } = context
    const options = partnersOfToday(context)
    if (options.length < 2 || !mayAdmit(context)) return null
    const folded = view.say('partner.form.merge.new.about')
    const organisation = organisationFields(context, { prefix: INTO_NEW, required: false })
    const required = organisation.filter(({ name }) => name !== `${INTO_NEW}kbo`)
    return {
      title: view.say('partner.form.merge'),
      about: view.say('partner.form.merge.about'),
      type: 'MergePartners',
      fixed: {},
      fields: [
        { kind: 'checks', name: 'partners', label: view.say('partner.form.merge.partners'), required: true, options },
        chosen(context, 'into', 'partner.form.merge.into', [
          ...options,
          { value: NEW, label: view.say('partner.form.merge.new') },
        ]),
        ...organisation.map((field) => ({ ...field, folded })),
        ...basisFields(context, anything),
        dayCalled(context, 'partner.form.merge.from', 'form.day.hint'),
      ],
      check: (values) => [
        ...checkInto(view, required)(values),
        ...checkKbo(view, values, INTO_NEW),
        ...checkBasis(view)(values),
      ],
      decode: (values) => withBasis(withInto(withDigits(values, INTO_NEW))),
    }
  },
}

export const partnerForms: readonly HouseForm[] = [
  admitForm,
  admitCandidateForm,
  withdrawalForm,
  excludeForm,
  leadForm,
  mergeForm,
]
