import { endOfMunicipalTerm } from '../../../domain/mandate/municipal-term.js'
import { seatRole } from '../../../domain/seat/events.js'
import { covers } from '../../../domain/shared/period.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Field, FormError, Option } from '../../forms/fields.js'
import { organsOfToday, partnersOfToday } from '../../forms/shared-fields.js'
import { housePage } from '../../frame/addresses.js'
import { maySetUp } from '../may-set-up.js'
import { dayPart } from '../shared-parts.js'

/** Who has a seat today, by what they do and where: names stand in no state. */
const knownPersons = ({ asker }: HouseFormContext): readonly Option[] => {
  const { state, today } = asker
  const persons = new Map<string, string>()
  for (const seat of state.seats.values()) {
    if (!covers(seat.period, today) || persons.has(seat.person)) continue
    persons.set(seat.person, `${seat.function} (${state.organs.get(seat.organ)?.name ?? ''})`)
  }
  return [...persons.entries()].map(([value, label]) => ({ value, label }))
}

const fieldsOf = (context: HouseFormContext): readonly Field[] => {
  const { view, asker } = context
  const { say } = view
  return [
    {
      kind: 'select',
      name: 'organ',
      label: say('founding.people.organ'),
      required: true,
      options: organsOfToday({ asker }),
    },
    {
      kind: 'select',
      name: 'person',
      label: say('founding.seat.person'),
      hint: say('founding.seat.person.hint'),
      empty: say('founding.seat.person.new'),
      options: knownPersons(context),
    },
    { kind: 'line', name: 'name', label: say('founding.people.name'), hint: say('founding.seat.name.hint') },
    {
      kind: 'line',
      name: 'function',
      label: say('founding.people.function'),
      hint: say('founding.people.function.hint'),
      required: true,
    },
    {
      kind: 'select',
      name: 'partner',
      label: say('founding.people.partner'),
      empty: say('page.house.own-capacity'),
      options: partnersOfToday({ asker }),
    },
    {
      kind: 'select',
      name: 'role',
      label: say('founding.people.role'),
      required: true,
      options: seatRole.options.map((value) => ({ value, label: say(`word.seat-role.${value}`) })),
    },
    {
      kind: 'radio',
      name: 'binding.kind',
      label: say('founding.people.binding'),
      required: true,
      options: [
        { value: 'may-bind', label: say('word.binding.may-bind') },
        { value: 'may-bind-up-to', label: say('founding.seat.binding.up-to') },
        { value: 'must-refer-back', label: say('word.binding.must-refer-back') },
      ],
      value: 'may-bind',
    },
    { kind: 'money', name: 'binding.amountCents', label: say('founding.seat.binding.amount') },
    dayPart({ view }, view.today),
    {
      kind: 'day',
      name: 'until',
      label: say('founding.until'),
      hint: say('founding.people.until.hint'),
      value: endOfMunicipalTerm(view.today),
    },
  ]
}

type Values = Readonly<Record<string, unknown>>

const check = ({ view }: HouseFormContext, values: Values): readonly FormError[] =>
  values['binding.kind'] === 'may-bind-up-to' && values['binding.amountCents'] === null
    ? [
        {
          field: 'binding.amountCents',
          message: view.say('form.error.required', { label: view.say('founding.seat.binding.amount') }),
        },
      ]
    : []

/** An amount says something only with “up to”. */
const decode = ({ 'binding.amountCents': amountCents, ...values }: Values): Values =>
  values['binding.kind'] === 'may-bind-up-to' ? { ...values, 'binding.amountCents': amountCents } : values

/** A seat in an organ, for somebody new or for somebody who has another one. */
export const assignSeatForm: HouseForm = {
  path: 'nieuwe-zetel',
  page: housePage,
  pageTitle: ({ say }) => say('page.house.overview'),
  prepare: (context) => {
    const { asker, view } = context
    if (!maySetUp(asker) || organsOfToday({ asker }).length === 0) return null
    return {
      title: view.say('founding.seat.assign'),
      about: null,
      type: 'AssignSeat',
      fixed: {},
      fields: fieldsOf(context),
      check: (values) => check(context, values),
      decode,
    }
  },
}
