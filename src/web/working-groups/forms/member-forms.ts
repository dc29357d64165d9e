import { partnerNow } from '../../../domain/partner/succession.js'
import { bindingPower, seatRole } from '../../../domain/seat/events.js'
import type { OrganId, PersonId, SeatId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { chosen, dayCalled, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Field, FormError, Option } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { partnersOfToday } from '../../forms/shared-fields.js'
import { organPage, workingGroupsPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'

const shared = { page: workingGroupsPage, pageTitle: ({ say }: View) => say('acts.groups') } as const

const bindings = bindingPower.options.map(({ shape }) => shape.kind.value)
const AMOUNT = 'binding.amountCents'

/** What somebody does and for whom: a state knows no names. */
const seatLabel = ({ asker }: HouseFormContext, id: SeatId): string => {
  const { state, today } = asker
  const seat = state.seats.get(id)
  if (seat === undefined) return id
  const partner = seat.partner === null ? undefined : state.partners.get(partnerNow(state, seat.partner, today))
  const where = state.organs.get(seat.organ)?.name ?? ''
  return partner === undefined ? `${seat.function}, ${where}` : `${seat.function} (${partner.name}), ${where}`
}

/** Everybody who sits somewhere today, once each, but not in this working group. */
const personOptions = (context: HouseFormContext, organ: OrganId): readonly Option[] => {
  const { state, today } = context.asker
  const seats = [...state.seats.entries()].filter(([, { period }]) => covers(period, today))
  const inGroup = new Set(seats.filter(([, seat]) => seat.organ === organ).map(([, { person }]) => person))
  const byPerson = new Map<PersonId, Option>()
  for (const [id, { person }] of seats) {
    if (inGroup.has(person) || byPerson.has(person) || state.erased.has(person)) continue
    byPerson.set(person, { value: person, label: seatLabel(context, id) })
  }
  return [...byPerson.values()].sort((a, b) => a.label.localeCompare(b.label, 'nl'))
}

const roleOptions = ({ say }: View): readonly Option[] =>
  seatRole.options.map((value) => ({ value, label: say(`word.seat-role.${value}`) }))

const bindingFields = (context: HouseFormContext): readonly Field[] => {
  const { say } = context.view
  const options = bindings.map((value) => ({ value, label: say(`member.form.binding.${value}`) }))
  return [
    { ...chosen(context, 'binding', 'member.form.binding', options, { value: 'may-bind' }) },
    typed(context, 'money', AMOUNT, 'member.form.binding.amount', {
      required: false,
      hint: 'member.form.binding.amount.hint',
    }),
  ]
}

const withBinding = (values: Values): Values => {
  const { [AMOUNT]: amountCents, binding, ...others } = values
  return { ...others, binding: binding === 'may-bind-up-to' ? { kind: binding, amountCents } : { kind: binding } }
}

/** Someone known, or someone new by name; and an amount where one is needed. */
const check =
  ({ say }: View) =>
  (values: Values): readonly FormError[] => {
    const upTo = values.binding === 'may-bind-up-to'
    const label = say('member.form.binding.amount')
    return [
      ...(values.person !== null && values.person !== undefined && values.name !== null
        ? [{ field: 'name', message: say('member.form.one-person') }]
        : []),
      ...(upTo && values[AMOUNT] === null ? [{ field: AMOUNT, message: say('form.error.required', { label }) }] : []),
      ...(!upTo && values[AMOUNT] !== null
        ? [
            {
              field: AMOUNT,
              message: say('form.error.only-with', { label, choice: say('member.form.binding.may-bind-up-to') }),
            },
          ]
        : []),
    ]
  }

/** A seat in a working group, for someone who sits elsewhere already or for someone new. */
export const addMemberForm: HouseForm = {
  ...shared,
  path: 'werkgroepen/:about/lid',
  prepare: (context, about) => {
    const { asker, view } = context
    const organ = about as OrganId
    const found = asker.state.organs.get(organ)
    if (found === undefined || found.kind !== 'werkgroep' || !covers(found.period, asker.today)) return null
    const command = {
      type: 'AssignSeat',
      effectiveOn: asker.today,
      organ,
      partner: null,
      person: null,
      function: '-',
      name: null,
      role: 'member',
      binding: { kind: 'may-bind' },
      until: null,
    } as const
    if (!may(asker, command)) return null
    const persons = personOptions(context, organ)
    return {
      title: view.say('member.form.add', { name: found.name }),
      about: view.say('member.form.add.about'),
      type: 'AssignSeat',
      fixed: { organ },
      fields: [
        ...(persons.length === 0
          ? []
          : [
              chosen(context, 'person', 'member.form.person', persons, {
                required: false,
                hint: 'member.form.person.hint',
              }),
            ]),
        typed(context, 'line', 'name', 'member.form.name', { required: false, hint: 'member.form.name.hint' }),
        typed(context, 'line', 'function', 'member.form.function', { hint: 'member.form.function.hint' }),
        chosen(context, 'partner', 'member.form.partner', partnersOfToday(context), {
          required: false,
          hint: 'member.form.partner.hint',
        }),
        chosen(context, 'role', 'member.form.role', roleOptions(view), { value: 'member' }),
        ...bindingFields(context),
        typed(context, 'day', 'until', 'group.form.until', { required: false, hint: 'group.form.until.hint' }),
        dayCalled(context, 'member.form.from', 'mandate.form.from.hint'),
      ],
      check: check(view),
      decode: withBinding,
    }
  },
}

/** The last day of somebody in an organ. */
export const endSeatForm: HouseForm = {
  path: 'zetels/:about/beeindigen',
  page: (house, about, state) => {
    const organ = state.seats.get(about as SeatId)?.organ
    return organ === undefined ? workingGroupsPage(house) : organPage(house, organ)
  },
  pageTitle: ({ say }) => say('member.form.organ'),
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const id = about as SeatId
    const seat = asker.state.seats.get(id)
    if (seat === undefined || (!sent && (seat.ended || !covers(seat.period, asker.today)))) return null
    if (!may(asker, { type: 'EndSeat', effectiveOn: asker.today, seat: id, reason: null })) return null
    return {
      title: view.say('member.form.end', { seat: seatLabel(context, id) }),
      about: view.say('member.form.end.about'),
      type: 'EndSeat',
      fixed: { seat: id },
      fields: [
        typed(context, 'line', 'reason', 'member.form.reason', { required: false, hint: 'member.form.reason.hint' }),
        dayCalled(context, 'group.form.last-day', 'mandate.form.from.hint'),
      ],
    }
  },
}

export const memberForms: readonly HouseForm[] = [addMemberForm, endSeatForm]
