import type { SubjectPath } from '../../../domain/house/subject.js'
import { mandateLevels } from '../../../domain/mandate/events.js'
import { endOfMunicipalTerm } from '../../../domain/mandate/municipal-term.js'
import { seatRole } from '../../../domain/seat/events.js'
import type { OrganId } from '../../../domain/shared/identifiers.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Field, FormError, Option } from '../../forms/fields.js'
import { may, recordsFor } from '../../forms/permissions.js'
import { organsOfToday } from '../../forms/shared-fields.js'
import { mandatesPage } from '../../frame/addresses.js'
import { subjectOptions } from '../../frame/subjects.js'
import { maySetUp } from '../may-set-up.js'
import { dayPart, textFields } from '../shared-parts.js'

/** Stands for a founding text, in the choice of who grants. */
const TEXT = 'tekst'

/** In whose name the asker can grant: the administrator for every organ and for a founding text, others for their own. */
const grantors = ({ asker, view }: HouseFormContext): readonly Option[] =>
  maySetUp(asker)
    ? [...organsOfToday({ asker }), { value: TEXT, label: view.say('founding.mandate.by-text') }]
    : recordsFor(asker)
        .filter(({ id }) => mayGrantFor({ asker }, id))
        .map(({ id, name }) => ({ value: id, label: name }))

const mayGrantFor = ({ asker }: Pick<HouseFormContext, 'asker'>, organ: OrganId): boolean =>
  may(asker, {
    type: 'GrantMandate',
    effectiveOn: asker.today,
    grantor: { kind: 'organ', organ },
    grantee: { organ, role: null },
    subject: 'all' as SubjectPath,
    terms: {
      level: 'inform',
      limits: { perDecisionCents: null, perYearCents: null, conditions: [] },
      ratifyingOrgan: null,
      addressee: null,
      mayBeSubDelegated: false,
    },
    until: null,
  })

const fieldsOf = (context: HouseFormContext): readonly Field[] => {
  const { view, asker, house } = context
  const { say } = view
  const organs = organsOfToday({ asker })
  const byText = grantors(context).some(({ value }) => value === TEXT)
  const folded = say('founding.mandate.by-text')
  return [
    {
      kind: 'select',
      name: 'grantor.organ',
      label: say('founding.mandate.by'),
      required: true,
      options: grantors(context),
    },
    ...(byText
      ? textFields({ view }, 'grantor', { textKind: '', reference: '', date: '' }).map(
          (field): Field => ({
            ...field,
            required: false,
            folded,
          }),
        )
      : []),
    { kind: 'select', name: 'grantee.organ', label: say('founding.mandate.to'), required: true, options: organs },
    {
      kind: 'select',
      name: 'grantee.role',
      label: say('founding.mandate.role'),
      empty: say('founding.mandate.role.all'),
      options: seatRole.options.map((value) => ({ value, label: say(`word.seat-role.${value}`) })),
    },
    {
      kind: 'select',
      name: 'subject',
      label: say('founding.mandates.subject'),
      required: true,
      options: subjectOptions(view, house.ownSubjects),
    },
    {
      kind: 'radio',
      name: 'terms.level',
      label: say('founding.mandates.level'),
      required: true,
      options: mandateLevels.map((value) => ({ value, label: say(`word.level.${value}`) })),
    },
    {
      kind: 'select',
      name: 'terms.ratifyingOrgan',
      label: say('founding.mandate.ratifies'),
      hint: say('founding.mandate.ratifies.hint'),
      empty: say('founding.mandates.nobody'),
      options: organs,
    },
    {
      kind: 'select',
      name: 'terms.addressee',
      label: say('founding.mandate.addressee'),
      hint: say('founding.mandate.addressee.hint'),
      empty: say('founding.mandates.nobody'),
      options: organs,
    },
    { kind: 'money', name: 'terms.limits.perDecisionCents', label: say('founding.mandates.per-decision') },
    { kind: 'money', name: 'terms.limits.perYearCents', label: say('founding.mandates.per-year') },
    {
      kind: 'lines',
      name: 'terms.limits.conditions',
      label: say('founding.mandate.conditions'),
      hint: say('founding.mandate.conditions.hint'),
    },
    { kind: 'check', name: 'terms.mayBeSubDelegated', label: say('founding.mandate.pass-on') },
    dayPart({ view }, view.today),
    {
      kind: 'day',
      name: 'until',
      label: say('founding.until'),
      hint: say('founding.mandate.until.hint'),
      value: endOfMunicipalTerm(view.today),
    },
  ]
}

type Values = Readonly<Record<string, unknown>>

const textNames = ['grantor.textKind', 'grantor.reference', 'grantor.date'] as const

/** A founding text is named in full. */
const check = (context: HouseFormContext, values: Values): readonly FormError[] => {
  if (values['grantor.organ'] !== TEXT) return []
  const { say } = context.view
  return fieldsOf(context)
    .filter(({ name }) => textNames.some((one) => one === name) && values[name] === null)
    .map(({ name, label }) => ({ field: name, message: say('form.error.required', { label }) }))
}

const decode = (values: Values): Values => {
  const {
    'grantor.organ': organ,
    'grantor.textKind': textKind,
    'grantor.reference': reference,
    'grantor.date': date,
    ...rest
  } = values
  const grantor = organ === TEXT ? { kind: 'founding-text', textKind, reference, date } : { kind: 'organ', organ }
  return { ...rest, grantor }
}

/** One mandate, from an organ that may grant it or from a founding text. */
export const grantMandateForm: HouseForm = {
  path: 'nieuw-mandaat',
  page: mandatesPage,
  pageTitle: ({ say }) => say('mandate.title'),
  prepare: (context) =>
    grantors(context).length === 0 || organsOfToday(context).length === 0
      ? null
      : {
          title: context.view.say('founding.mandate.grant'),
          about: context.view.say('founding.mandate.grant.about'),
          type: 'GrantMandate',
          fixed: {},
          fields: fieldsOf(context),
          check: (values) => check(context, values),
          decode,
        },
}
