import type { SubjectPath } from '../../../domain/house/subject.js'
import type { Organ } from '../../../domain/organ/state.js'
import type { OrganId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { basisFields, checkBasis, someText, withBasis } from '../../acts/forms/basis-fields.js'
import { chosen, dayCalled, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import { may } from '../../forms/permissions.js'
import { organsOfToday } from '../../forms/shared-fields.js'
import { organPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'

const shared = { page: organPage, pageTitle: ({ say }: View) => say('member.form.organ') } as const

const everything = 'all' as SubjectPath

/** An organ that is there today, of which no end was recorded. */
const present = (
  { asker }: HouseFormContext,
  about: string,
  sent: boolean,
): { readonly id: OrganId; readonly organ: Organ } | null => {
  const id = about as OrganId
  const organ = asker.state.organs.get(id)
  if (organ === undefined) return null
  const goesOn = organ.dissolved === null && organ.succession === null && covers(organ.period, asker.today)
  return sent || goesOn ? { id, organ } : null
}

/** Another organ takes the place of this one: what was granted to it, and what waits for it, passes on. */
const succeedForm: HouseForm = {
  ...shared,
  path: 'organen/:about/opvolgen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = present(context, about, sent)
    if (found === null) return null
    const { id, organ } = found
    const command = {
      type: 'SucceedOrgan',
      effectiveOn: asker.today,
      organ: id,
      successor: id,
      basis: someText(asker.today),
    } as const
    const others = organsOfToday(context).filter(({ value }) => value !== id)
    if (others.length === 0 || !may(asker, command)) return null
    return {
      title: view.say('organ.form.succeed', { name: organ.name }),
      about: view.say('organ.form.succeed.about'),
      type: 'SucceedOrgan',
      fixed: { organ: id },
      fields: [
        chosen(context, 'successor', 'organ.form.successor', others),
        ...basisFields(context, everything),
        dayCalled(context, 'organ.form.succeed.from', 'mandate.form.from.hint'),
      ],
      check: checkBasis(view),
      decode: withBasis,
    }
  },
}

/** The last day of an organ that nobody succeeds. */
const dissolveForm: HouseForm = {
  ...shared,
  path: 'organen/:about/opheffen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = present(context, about, sent)
    if (found === null) return null
    const { id, organ } = found
    if (!may(asker, { type: 'DissolveOrgan', effectiveOn: asker.today, organ: id, reason: '-' })) return null
    return {
      title: view.say('group.form.dissolve', { name: organ.name }),
      about: view.say('organ.form.dissolve.about'),
      type: 'DissolveOrgan',
      fixed: { organ: id },
      fields: [
        typed(context, 'prose', 'reason', 'group.form.reason'),
        dayCalled(context, 'group.form.last-day', 'mandate.form.from.hint'),
      ],
    }
  },
}

/** How an organ comes to an end: succeeded by another, or for good. */
export const organForms: readonly HouseForm[] = [succeedForm, dissolveForm]
