import type { SubjectPath } from '../../../domain/house/subject.js'
import { decisionRule } from '../../../domain/organ/events.js'
import type { Organ } from '../../../domain/organ/state.js'
import type { OrganId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { basisFields, checkBasis, someText, withBasis } from '../../acts/forms/basis-fields.js'
import { chosen, dayCalled, irregularField, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import { may } from '../../forms/permissions.js'
import { dayField, organsOfToday } from '../../forms/shared-fields.js'
import { workingGroupsPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'

const shared = { page: workingGroupsPage, pageTitle: ({ say }: View) => say('acts.groups') } as const

const establishment = 'working-groups.establishment' as SubjectPath

/** Establishing a working group: temporary with an end date, or lasting (S0). */
export const foundGroupForm: HouseForm = {
  ...shared,
  path: 'werkgroepen/nieuw',
  prepare: (context) => {
    const { asker, view } = context
    const { today } = asker
    const command = {
      type: 'EstablishOrgan',
      effectiveOn: today,
      name: '-',
      kind: 'werkgroep',
      parent: null,
      ofPartner: null,
      until: null,
      purpose: null,
      rule: { method: 'consensus', source: '-' },
      basis: someText(today),
    } as const
    if (!may(asker, command)) return null
    const methods = decisionRule.shape.method.options.map((value) => ({
      value,
      label: view.say(value === 'consensus' ? 'word.majority.consensus' : 'word.majority.simple'),
    }))
    return {
      title: view.say('group.form.found'),
      about: view.say('group.form.found.about'),
      type: 'EstablishOrgan',
      fixed: { kind: 'werkgroep' },
      fields: [
        typed(context, 'line', 'name', 'group.form.name'),
        typed(context, 'prose', 'purpose', 'group.form.purpose', { hint: 'group.form.purpose.hint' }),
        chosen(context, 'parent', 'group.form.parent', organsOfToday(context), { required: false }),
        typed(context, 'day', 'until', 'group.form.until', { required: false, hint: 'group.form.until.hint' }),
        chosen(context, 'rule.method', 'group.form.rule', methods),
        typed(context, 'line', 'rule.source', 'group.form.rule-source', { hint: 'group.form.rule-source.hint' }),
        ...basisFields(context, establishment),
        dayCalled(context, 'group.form.from', 'mandate.form.from.hint'),
      ],
      check: checkBasis(view),
      decode: withBasis,
    }
  },
}

/** A working group on which nobody said the last word yet. */
const openGroup = (
  { asker }: HouseFormContext,
  about: string,
  sent: boolean,
): { readonly id: OrganId; readonly organ: Organ } | null => {
  const id = about as OrganId
  const organ = asker.state.organs.get(id)
  if (organ === undefined || organ.kind !== 'werkgroep') return null
  return sent || (organ.dissolved === null && organ.succession === null) ? { id, organ } : null
}

/** A temporary working group goes on. */
export const extendGroupForm: HouseForm = {
  ...shared,
  path: 'werkgroepen/:about/verlengen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = openGroup(context, about, sent)
    const { until = null } = found?.organ.period ?? {}
    if (found === null || (until === null && !sent)) return null
    const command = {
      type: 'ExtendOrgan',
      effectiveOn: asker.today,
      organ: found.id,
      until: null,
      basis: someText(asker.today),
      irregularBecause: null,
    } as const
    if (!may(asker, command)) return null
    const isLate = until !== null && until < asker.today
    return {
      title: view.say('group.form.extend', { name: found.organ.name }),
      about: until === null ? null : view.say('group.form.extend.about', { day: view.day(until) }),
      type: 'ExtendOrgan',
      fixed: { organ: found.id },
      fields: [
        typed(context, 'day', 'until', 'group.form.until', { required: false, hint: 'group.form.until.hint' }),
        ...basisFields(context, establishment),
        dayField(context),
        ...(isLate ? [irregularField(context, 'group.form.extend.irregular')] : []),
      ],
      check: checkBasis(view),
      decode: withBasis,
    }
  },
}

/** The last day of a working group. */
export const dissolveGroupForm: HouseForm = {
  ...shared,
  path: 'werkgroepen/:about/opheffen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = openGroup(context, about, sent)
    if (found === null || (!sent && !covers(found.organ.period, asker.today))) return null
    if (!may(asker, { type: 'DissolveOrgan', effectiveOn: asker.today, organ: found.id, reason: '-' })) return null
    return {
      title: view.say('group.form.dissolve', { name: found.organ.name }),
      about: view.say('group.form.dissolve.about'),
      type: 'DissolveOrgan',
      fixed: { organ: found.id },
      fields: [
        typed(context, 'prose', 'reason', 'group.form.reason'),
        dayCalled(context, 'group.form.last-day', 'mandate.form.from.hint'),
      ],
    }
  },
}

export const groupForms: readonly HouseForm[] = [foundGroupForm, extendGroupForm, dissolveGroupForm]
