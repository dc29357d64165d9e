import type { DelegationId, OrganId, SeatId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { chosen, dayCalled, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Option } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { workingGroupsPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'

const shared = { page: workingGroupsPage, pageTitle: ({ say }: View) => say('acts.groups') } as const

/** Ten years, in days. */
const MOST_DAYS = 3660

const SEAT = 'seat'

/** The seats of organs in whose name the asker may send somebody, as `organ:seat`. */
const seatOptions = ({ asker }: HouseFormContext): readonly Option[] => {
  const { state, today } = asker
  const sends = (organ: OrganId, seat: SeatId): boolean =>
    may(asker, {
      type: 'DelegateTo',
      effectiveOn: today,
      organ,
      seat,
      body: '-',
      assignment: '-',
      until: null,
      reportEveryDays: null,
    })
  return [...state.seats.entries()]
    .filter(([seat, { organ, period }]) => covers(period, today) && sends(organ, seat))
    .map(([seat, { organ, function: what }]) => ({
      value: `${organ}:${seat}`,
      label: `${what}, ${state.organs.get(organ)?.name ?? ''}`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))
}

/** One choice says both: who is sent, and by which organ. */
const withOrgan = (values: Values): Values => {
  const [organ, seat] = String(values[SEAT]).split(':')
  return { ...values, organ, seat: seat ?? '' }
}

/** Sending somebody to a body outside the house, or to a working group of others (S0). */
export const delegateForm: HouseForm = {
  ...shared,
  path: 'werkgroepen/afgevaardigden/nieuw',
  prepare: (context) => {
    const { say } = context.view
    const options = seatOptions(context)
    if (options.length === 0) return null
    return {
      title: say('delegation.form.send'),
      about: say('delegation.form.send.about'),
      type: 'DelegateTo',
      fixed: {},
      fields: [
        chosen(context, SEAT, 'delegation.form.seat', options),
        typed(context, 'line', 'body', 'delegation.form.body', { hint: 'delegation.form.body.hint' }),
        typed(context, 'prose', 'assignment', 'delegation.form.assignment'),
        typed(context, 'day', 'until', 'group.form.until', { required: false, hint: 'group.form.until.hint' }),
        {
          kind: 'number',
          name: 'reportEveryDays',
          least: 1,
          most: MOST_DAYS,
          label: say('delegation.form.every'),
          hint: say('delegation.form.every.hint'),
        },
        dayField(context),
      ],
      decode: withOrgan,
    }
  },
}

/** The last day of a delegation. */
export const endDelegationForm: HouseForm = {
  ...shared,
  path: 'werkgroepen/afgevaardigden/:about/beeindigen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const id = about as DelegationId
    const delegation = asker.state.delegations.get(id)
    if (delegation === undefined) return null
    if (!sent && (delegation.ended !== null || !covers(delegation.period, asker.today))) return null
    if (!may(asker, { type: 'EndDelegation', effectiveOn: asker.today, delegation: id })) return null
    return {
      title: view.say('delegation.form.end', { body: delegation.body }),
      about: null,
      type: 'EndDelegation',
      fixed: { delegation: id },
      fields: [dayCalled(context, 'group.form.last-day', 'form.day.hint')],
    }
  },
}

export const delegationForms: readonly HouseForm[] = [delegateForm, endDelegationForm]
