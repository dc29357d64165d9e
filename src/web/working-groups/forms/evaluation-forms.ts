import { evaluationAdvice } from '../../../domain/organ/events.js'
import type { DelegationId, OrganId } from '../../../domain/shared/identifiers.js'
import type { HouseForm } from '../../acts/forms/house-form.js'
import { may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { workingGroupsPage } from '../../frame/addresses.js'

/** A working group is evaluated. */
export const evaluateGroupForm: HouseForm = {
  path: 'werkgroepen/:about/evalueren',
  page: workingGroupsPage,
  pageTitle: ({ say }) => say('acts.groups'),
  prepare: (context, about) => {
    const { asker, view } = context
    const { say } = view
    const organ = about as OrganId
    const found = asker.state.organs.get(organ)
    if (found === undefined || found.kind !== 'werkgroep') return null
    const command = {
      type: 'EvaluateOrgan',
      effectiveOn: asker.today,
      organ,
      text: '-',
      advice: 'continue',
    } as const
    if (!may(asker, command)) return null
    return {
      title: say('acts.form.evaluate-group', { name: found.name }),
      about: null,
      type: 'EvaluateOrgan',
      fixed: { organ },
      fields: [
        { kind: 'prose', name: 'text', label: say('acts.form.evaluate-group.text'), required: true },
        {
          kind: 'radio',
          name: 'advice',
          label: say('acts.form.evaluate-group.advice'),
          required: true,
          options: evaluationAdvice.options.map((value) => ({ value, label: say(`acts.advice.${value}`) })),
        },
        dayField(context),
      ],
    }
  },
}

/** A delegate reports back from a body outside the house. */
export const reportFromBodyForm: HouseForm = {
  path: 'werkgroepen/afgevaardigden/:about/verslag',
  page: workingGroupsPage,
  pageTitle: ({ say }) => say('acts.groups'),
  prepare: (context, about) => {
    const { asker, view } = context
    const delegation = about as DelegationId
    const found = asker.state.delegations.get(delegation)
    if (found === undefined) return null
    const command = { type: 'ReportFromBody', effectiveOn: asker.today, delegation, text: '-' } as const
    if (!may(asker, command)) return null
    return {
      title: view.say('acts.form.report-from-body', { body: found.body }),
      about: null,
      type: 'ReportFromBody',
      fixed: { delegation },
      fields: [
        { kind: 'prose', name: 'text', label: view.say('acts.form.report-from-body.text'), required: true },
        dayField(context),
      ],
    }
  },
}
