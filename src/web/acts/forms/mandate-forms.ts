import { hasEnded, isSuspended, type Mandate } from '../../../domain/mandate/state.js'
import { type MandateId, mandateId } from '../../../domain/shared/identifiers.js'
import type { LocalDate } from '../../../domain/shared/time.js'
import type { Field } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { mandatePage } from '../../frame/addresses.js'
import { amendMandateForm } from './amend-mandate-form.js'
import type { HouseForm, HouseFormContext } from './house-form.js'

type Type = 'SuspendMandate' | 'ResumeMandate' | 'RevokeMandate'

const commandOf = (type: Type, mandate: MandateId, effectiveOn: LocalDate) =>
  type === 'ResumeMandate' ? { type, mandate, effectiveOn } : { type, mandate, effectiveOn, reason: '-' }

const fieldsOf = (context: HouseFormContext, type: Type): readonly Field[] => {
  const { say } = context.view
  const day = { ...dayField(context), label: say('mandate.form.from'), hint: say('mandate.form.from.hint') }
  return type === 'ResumeMandate'
    ? [day]
    : [{ kind: 'prose', name: 'reason', label: say('mandate.form.reason'), required: true }, day]
}

/** A form about one mandate, for who records for its grantor, while it makes sense. */
const mandateForm = (
  slug: 'schorsen' | 'hervatten' | 'intrekken',
  type: Type,
  makesSense: (mandate: Mandate) => boolean,
): HouseForm => ({
  path: `mandaten/:about/${slug}`,
  page: mandatePage,
  pageTitle: ({ say }) => say('mandate.form.page'),
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const id = mandateId.safeParse(about)
    const mandate = id.success ? asker.state.mandates.get(id.data) : undefined
    if (!id.success || mandate === undefined) return null
    if (!sent && (hasEnded(mandate, asker.today) || !makesSense(mandate))) return null
    if (!may(asker, commandOf(type, id.data, asker.today))) return null
    return {
      title: view.say(`mandate.form.${slug}`),
      about: view.say(`mandate.form.${slug}.about`),
      type,
      fixed: { mandate: id.data },
      fields: fieldsOf(context, type),
    }
  },
})

/** Amending, suspending (nothing may rest on a suspended mandate), resuming, and revoking: ending it before its last day. */
export const mandateForms: readonly HouseForm[] = [
  amendMandateForm,
  mandateForm('schorsen', 'SuspendMandate', (mandate) => !isSuspended(mandate)),
  mandateForm('hervatten', 'ResumeMandate', isSuspended),
  mandateForm('intrekken', 'RevokeMandate', () => true),
]
