import { organKind } from '../../../domain/organ/events.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Field } from '../../forms/fields.js'
import { organsOfToday, partnersOfToday } from '../../forms/shared-fields.js'
import { housePage } from '../../frame/addresses.js'
import { maySetUp } from '../may-set-up.js'
import { dayPart, textFields } from '../shared-parts.js'

const fieldsOf = ({ view, asker }: HouseFormContext): readonly Field[] => {
  const { say } = view
  return [
    { kind: 'line', name: 'name', label: say('founding.organs.name'), required: true },
    {
      kind: 'select',
      name: 'kind',
      label: say('founding.organ.kind'),
      required: true,
      options: organKind.options.map((value) => ({ value, label: say(`word.organ-kind.${value}`) })),
    },
    { kind: 'select', name: 'parent', label: say('founding.organ.parent'), options: organsOfToday({ asker }) },
    {
      kind: 'select',
      name: 'ofPartner',
      label: say('founding.organ.of-partner'),
      hint: say('founding.organ.of-partner.hint'),
      options: partnersOfToday({ asker }),
    },
    { kind: 'prose', name: 'purpose', label: say('founding.organ.purpose') },
    {
      kind: 'radio',
      name: 'rule.method',
      label: say('founding.organ.method'),
      hint: say('founding.organ.method.hint'),
      required: true,
      options: [
        { value: 'consensus', label: say('word.majority.consensus') },
        { value: 'simple-majority', label: say('word.majority.simple') },
      ],
      value: 'consensus',
    },
    ...textFields({ view }, 'basis', { textKind: '', reference: '', date: '' }),
    dayPart({ view }, view.today),
    { kind: 'day', name: 'until', label: say('founding.until'), hint: say('founding.organ.until.hint') },
  ]
}

/** An organ that was not there yet, of the house or of a partner, lasting or until a day. */
export const establishOrganForm: HouseForm = {
  path: 'nieuw-orgaan',
  page: housePage,
  pageTitle: ({ say }) => say('page.house.overview'),
  prepare: (context) =>
    maySetUp(context.asker)
      ? {
          title: context.view.say('founding.organ.establish'),
          about: context.view.say('founding.organ.establish.about'),
          type: 'EstablishOrgan',
          fixed: { basis: { kind: 'founding-text' } },
          fields: fieldsOf(context),
          // Its rules are written down where its establishment is, until it adopts rules of its own.
          decode: (values) => ({ ...values, 'rule.source': values['basis.reference'] }),
        }
      : null,
}
