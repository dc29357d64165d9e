import { type MandateTerms, mandateLevel } from '../../../domain/mandate/events.js'
import { hasEnded } from '../../../domain/mandate/state.js'
import { mandateId } from '../../../domain/shared/identifiers.js'
import type { Values } from '../../forms/act.js'
import { typedAmount } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { organsOfToday } from '../../forms/shared-fields.js'
import { mandatePage } from '../../frame/addresses.js'
import { chosen, dayCalled, typed } from './form-fields.js'
import type { HouseForm, HouseFormContext } from './house-form.js'

const LEVEL = 'terms.level'
const RATIFIES = 'terms.ratifyingOrgan'
const SUB = 'terms.mayBeSubDelegated'

/** What is asked of the terms; the form starts with those that hold now. */
const termFields = (
  context: HouseFormContext,
  { level, limits, ratifyingOrgan, addressee, mayBeSubDelegated }: MandateTerms,
) => {
  const { say } = context.view
  const { perDecisionCents, perYearCents, conditions } = limits
  const levels = mandateLevel.options.map((value) => ({ value, label: say(`word.level.${value}`) }))
  const organs = organsOfToday(context)
  const limit = { required: false, hint: 'mandate.amend.limit.hint' } as const
  return [
    chosen(context, LEVEL, 'mandate.level', levels, { value: level }),
    typed(context, 'money', 'terms.limits.perDecisionCents', 'mandate.amend.per-decision', {
      ...limit,
      value: typedAmount(perDecisionCents),
    }),
    typed(context, 'money', 'terms.limits.perYearCents', 'mandate.amend.per-year', {
      ...limit,
      value: typedAmount(perYearCents),
    }),
    typed(context, 'lines', 'terms.limits.conditions', 'mandate.amend.conditions', {
      required: false,
      hint: 'mandate.amend.conditions.hint',
      value: conditions.join('\n'),
    }),
    chosen(context, RATIFIES, 'mandate.amend.ratifies', organs, {
      required: false,
      hint: 'mandate.amend.ratifies.hint',
      value: ratifyingOrgan ?? '',
    }),
    chosen(context, 'terms.addressee', 'mandate.amend.addressee', organs, {
      required: false,
      hint: 'mandate.amend.addressee.hint',
      value: addressee ?? '',
    }),
    {
      kind: 'radio' as const,
      name: SUB,
      label: say('mandate.amend.sub'),
      required: true,
      options: (['yes', 'no'] as const).map((value) => ({ value, label: say(`mandate.amend.sub.${value}`) })),
      value: mayBeSubDelegated ? 'yes' : 'no',
    },
  ]
}

/** What the form does not ask stays as it is, as far as it goes with the level that was chosen. */
const unasked = (terms: MandateTerms, values: Values): Partial<MandateTerms> => {
  const { furtherRatifyingOrgans, ratificationOrder, confirmConditions, subDelegation } = terms
  const ratified = values[LEVEL] === 'decide-subject-to-bekrachtiging' && values[RATIFIES] !== null
  return {
    ...(ratified && furtherRatifyingOrgans !== undefined ? { furtherRatifyingOrgans } : {}),
    ...(ratified && ratificationOrder !== undefined ? { ratificationOrder } : {}),
    ...(confirmConditions === undefined ? {} : { confirmConditions }),
    ...(subDelegation === undefined ? {} : { subDelegation }),
  }
}

/** Other terms for a mandate, from a day on. */
export const amendMandateForm: HouseForm = {
  path: 'mandaten/:about/wijzigen',
  page: mandatePage,
  pageTitle: ({ say }) => say('mandate.form.page'),
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const id = mandateId.safeParse(about)
    const mandate = id.success ? asker.state.mandates.get(id.data) : undefined
    const terms = mandate?.terms.findLast(({ from }) => from <= asker.today)?.terms ?? mandate?.terms[0]?.terms
    if (!id.success || mandate === undefined || terms === undefined) return null
    if (!sent && hasEnded(mandate, asker.today)) return null
    if (!may(asker, { type: 'AmendMandate', effectiveOn: asker.today, mandate: id.data, terms, reason: '-' }))
      return null
    return {
      title: view.say('mandate.amend'),
      about: view.say('mandate.amend.about'),
      type: 'AmendMandate',
      fixed: { mandate: id.data },
      fields: [
        ...termFields(context, terms),
        typed(context, 'prose', 'reason', 'mandate.form.reason'),
        dayCalled(context, 'mandate.form.from', 'mandate.form.from.hint'),
      ],
      decode: (values) => ({
        ...Object.fromEntries(Object.entries(unasked(terms, values)).map(([name, value]) => [`terms.${name}`, value])),
        ...values,
        [SUB]: values[SUB] === 'yes',
      }),
    }
  },
}
