import { agreementKind } from '../../../domain/agreement/events.js'
import { partiesOf } from '../../../domain/agreement/parties.js'
import { type Agreement, agreedOn, isOver } from '../../../domain/agreement/state.js'
import type { AgreementId, PartnerId } from '../../../domain/shared/identifiers.js'
import { chosen, dayCalled, irregularField, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Option } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { dayField, partnersOfToday } from '../../forms/shared-fields.js'
import { agreementsPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'

/** Ten years: the longest notice there is, in months. */
const MOST_MONTHS = 120

const shared = { page: agreementsPage, pageTitle: ({ say }: View) => say('acts.agreements') } as const

const noticeField = (context: HouseFormContext, value: number | null) => ({
  kind: 'number' as const,
  name: 'noticeMonths',
  least: 1,
  most: MOST_MONTHS,
  label: context.view.say('agreement.form.notice'),
  hint: context.view.say('agreement.form.notice.hint'),
  ...(value === null ? {} : { value: String(value) }),
})

/** Drawing up an agreement: from then on its parties sign it, one by one. */
export const draftForm: HouseForm = {
  ...shared,
  path: 'overeenkomsten/nieuw',
  prepare: (context) => {
    const { asker, view } = context
    const { today } = asker
    const options = partnersOfToday(context)
    const [one, other] = options.map(({ value }) => value as PartnerId)
    if (one === undefined || other === undefined) return null
    const command = {
      type: 'DraftAgreement',
      effectiveOn: today,
      kind: 'convenant',
      title: '-',
      reference: '-',
      from: today,
      until: null,
      noticeMonths: null,
    } as const
    if (!may(asker, { ...command, parties: [one, other] })) return null
    const kinds = agreementKind.options.map((value) => ({ value, label: view.say(`word.text-kind.${value}`) }))
    return {
      title: view.say('agreement.form.draft'),
      about: view.say('agreement.form.draft.about'),
      type: 'DraftAgreement',
      fixed: {},
      fields: [
        chosen(context, 'kind', 'agreement.form.kind', kinds),
        typed(context, 'line', 'title', 'agreement.form.title'),
        typed(context, 'line', 'reference', 'agreement.form.reference', { hint: 'agreement.form.reference.hint' }),
        { kind: 'checks', name: 'parties', label: view.say('agreement.form.parties'), required: true, options },
        typed(context, 'day', 'from', 'agreement.form.from', { value: today, hint: 'agreement.form.from.hint' }),
        typed(context, 'day', 'until', 'agreement.form.until', { required: false, hint: 'agreement.form.until.hint' }),
        noticeField(context, null),
        dayField(context),
      ],
      check: ({ parties }) =>
        Array.isArray(parties) && parties.length < 2
          ? [{ field: 'parties', message: view.say('agreement.form.parties.two') }]
          : [],
    }
  },
}

/** An agreement that goes on, as the forms about it need it. */
const standing = ({ asker }: HouseFormContext, about: string, sent: boolean) => {
  const id = about as AgreementId
  const agreement = asker.state.agreements.get(id)
  if (agreement === undefined) return null
  const isDone = agreement.terminated !== null || isOver(agreement, asker.today)
  return isDone && !sent ? null : { id, agreement }
}

/** Prolonging an agreement, or agreeing another notice. */
export const amendAgreementForm: HouseForm = {
  ...shared,
  path: 'overeenkomsten/:about/wijzigen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = standing(context, about, sent)
    if (found === null) return null
    const { id, agreement } = found
    const { today } = asker
    const terms = agreedOn(agreement, today)
    const until = terms?.until ?? null
    const noticeMonths = terms?.noticeMonths ?? null
    const command = {
      type: 'AmendAgreement',
      effectiveOn: today,
      agreement: id,
      until,
      noticeMonths,
      reason: '-',
    } as const
    if (!may(asker, command)) return null
    return {
      title: view.say('agreement.form.amend', { title: agreement.title }),
      about: view.say('agreement.form.amend.about'),
      type: 'AmendAgreement',
      fixed: { agreement: id },
      fields: [
        typed(context, 'day', 'until', 'agreement.form.until', {
          required: false,
          hint: 'agreement.form.until.hint',
          ...(until === null ? {} : { value: until }),
        }),
        noticeField(context, noticeMonths),
        typed(context, 'prose', 'reason', 'agreement.form.reason'),
        dayField(context),
      ],
    }
  },
}

/** Stands for every party. */
const ALL = 'all'

/** For whom the asker may end it: for every party, or for the partners they represent. */
const leaverOptions = ({ asker, view }: HouseFormContext, id: AgreementId, agreement: Agreement): readonly Option[] => {
  const { state, today } = asker
  const ending = (partner: PartnerId | null) =>
    may(asker, {
      type: 'TerminateAgreement',
      effectiveOn: today,
      agreement: id,
      partner,
      reason: '-',
      noticeGivenOn: today,
      irregularBecause: null,
    })
  const own = [...state.partners.entries()]
    .filter(([partner]) => partiesOf(state, agreement, partner, today).some(({ left }) => left === null))
    .filter(([partner]) => ending(partner))
    .map(([value, { name }]) => ({ value, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))
  return ending(null) ? [{ value: ALL, label: view.say('agreement.form.all') }, ...own] : own
}

/** Ending an agreement for everybody, or for one party that leaves it. */
export const terminateForm: HouseForm = {
  ...shared,
  path: 'overeenkomsten/:about/opzeggen',
  prepare: (context, about, sent = false) => {
    const { view } = context
    const found = standing(context, about, sent)
    if (found === null) return null
    const { id, agreement } = found
    const options = leaverOptions(context, id, agreement)
    if (options.length === 0) return null
    const months = agreedOn(agreement, context.asker.today)?.noticeMonths ?? null
    return {
      title: view.say('agreement.form.terminate', { title: agreement.title }),
      about: months === null ? null : view.say('acts.agreement.notice', { months }),
      type: 'TerminateAgreement',
      fixed: { agreement: id },
      fields: [
        chosen(context, 'partner', 'agreement.form.leaver', options),
        typed(context, 'day', 'noticeGivenOn', 'agreement.form.notice-given', { value: view.today }),
        dayCalled(context, 'agreement.form.last-day', 'agreement.form.last-day.hint'),
        typed(context, 'prose', 'reason', 'agreement.form.reason'),
        irregularField(context, 'agreement.form.irregular.hint'),
      ],
      decode: (values) => (values.partner === ALL ? { ...values, partner: null } : values),
    }
  },
}

export const agreementForms: readonly HouseForm[] = [draftForm, amendAgreementForm, terminateForm]
