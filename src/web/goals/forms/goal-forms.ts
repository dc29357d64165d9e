import type { ActionPoint } from '../../../domain/goal/events.js'
import { contentOn, type Goal, type GoalContent } from '../../../domain/goal/state.js'
import type { GoalId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { chosen, dayCalled, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Field } from '../../forms/fields.js'
import { dossiersToChange, may } from '../../forms/permissions.js'
import type { RowsField } from '../../forms/rows.js'
import { dayField } from '../../forms/shared-fields.js'
import { goalsPage } from '../../frame/addresses.js'
import type { View } from '../../frame/view.js'

const shared = { page: goalsPage, pageTitle: ({ say }: View) => say('acts.goals') } as const

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Whether a goal comes back every year; yes, unless the house says otherwise. */
const yearlyField = ({ view }: HouseFormContext, yearly: boolean): Field => ({
  kind: 'radio',
  name: 'evaluatedYearly',
  label: view.say('goal.form.yearly'),
  required: true,
  options: [
    { value: 'yes', label: view.say('goal.form.yearly.yes') },
    { value: 'no', label: view.say('goal.form.yearly.no') },
  ],
  value: yearly ? 'yes' : 'no',
})

const withYearly = (values: Values): Values => ({ ...values, evaluatedYearly: values.evaluatedYearly === 'yes' })

/** A row each, by letter; a new one gets the letter that is chosen, or else that of its place. */
const pointsField = ({ view }: HouseFormContext, points: readonly ActionPoint[]): RowsField => ({
  kind: 'rows',
  name: 'actionPoints',
  label: view.say('goal.form.points'),
  hint: view.say('goal.form.points.hint'),
  columns: [
    { kind: 'line', name: 'title', label: view.say('goal.form.point'), required: true },
    {
      kind: 'select',
      name: 'letter',
      label: view.say('goal.form.letter'),
      empty: view.say('goal.form.letter.next'),
      options: [...new Set([...LETTERS, ...points.map(({ letter }) => letter)])].map((letter) => ({
        value: letter,
        label: letter,
      })),
    },
  ],
  start: points.map(({ letter, title }) => ({ letter, title })),
  empty: 3,
  decode: ({ title, letter }, number) => ({ title, letter: letter ?? LETTERS[number - 1] ?? '' }),
})

/** A new goal, with its action points. */
export const setGoalForm: HouseForm = {
  ...shared,
  path: 'doelen/nieuw',
  prepare: (context) => {
    const { asker, view } = context
    const command = {
      type: 'SetGoal',
      effectiveOn: asker.today,
      code: '-',
      title: '-',
      actionPoints: [],
      evaluatedYearly: true,
    } as const
    if (!may(asker, { ...command, actionPoints: [] })) return null
    return {
      title: view.say('goal.form.set'),
      about: view.say('goal.form.set.about'),
      type: 'SetGoal',
      fixed: {},
      fields: [
        typed(context, 'line', 'code', 'goal.form.code', {
          hint: 'goal.form.code.hint',
          value: String(asker.state.goals.size + 1),
        }),
        typed(context, 'line', 'title', 'goal.form.title'),
        pointsField(context, []),
        yearlyField(context, true),
        dayCalled(context, 'goal.form.from', 'mandate.form.from.hint'),
      ],
      decode: withYearly,
    }
  },
}

/** The goal while it holds, and what it says today. */
const holding = (
  { asker }: HouseFormContext,
  about: string,
  sent: boolean,
): { readonly id: GoalId; readonly goal: Goal; readonly content: GoalContent } | null => {
  const id = about as GoalId
  const goal = asker.state.goals.get(id)
  const content = goal === undefined ? null : contentOn(goal, asker.today)
  if (goal === undefined || content === null) return null
  return sent || (covers(goal.period, asker.today) && goal.ended === null) ? { id, goal, content } : null
}

/** Another wording, or other action points, from a day on. */
export const amendGoalForm: HouseForm = {
  ...shared,
  path: 'doelen/:about/wijzigen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = holding(context, about, sent)
    if (found === null) return null
    const { id, goal, content } = found
    const { title, evaluatedYearly } = content
    const command = {
      type: 'AmendGoal',
      effectiveOn: asker.today,
      goal: id,
      title,
      evaluatedYearly,
      reason: '-',
    } as const
    if (!may(asker, { ...command, actionPoints: [] })) return null
    return {
      title: view.say('goal.form.amend', { code: goal.code }),
      about: view.say('goal.form.amend.about'),
      type: 'AmendGoal',
      fixed: { goal: id },
      fields: [
        typed(context, 'line', 'title', 'goal.form.title', { value: title }),
        pointsField(context, content.actionPoints),
        yearlyField(context, evaluatedYearly),
        typed(context, 'prose', 'reason', 'goal.form.reason'),
        dayField(context),
      ],
      decode: withYearly,
    }
  },
}

/** The last day of a goal. */
export const endGoalForm: HouseForm = {
  ...shared,
  path: 'doelen/:about/beeindigen',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = holding(context, about, sent)
    if (found === null) return null
    const { id, goal } = found
    if (!may(asker, { type: 'EndGoal', effectiveOn: asker.today, goal: id, reason: '-' })) return null
    return {
      title: view.say('goal.form.end', { code: goal.code }),
      about: null,
      type: 'EndGoal',
      fixed: { goal: id },
      fields: [
        typed(context, 'prose', 'reason', 'goal.form.reason'),
        dayCalled(context, 'goal.form.last-day', 'mandate.form.from.hint'),
      ],
    }
  },
}

/** A dossier serves the goal, or one of its action points. */
export const linkDossierForm: HouseForm = {
  ...shared,
  path: 'doelen/:about/dossier',
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = holding(context, about, sent)
    if (found === null) return null
    const { id, goal, content } = found
    const command = { type: 'LinkDossierToGoal', effectiveOn: asker.today, goal: id, actionPoint: null } as const
    const options = dossiersToChange(asker, (dossier) => ({ ...command, dossier }))
      .map(([value, { title }]) => ({ value, label: title }))
      .sort((a, b) => a.label.localeCompare(b.label, 'nl'))
    if (options.length === 0) return null
    const points = content.actionPoints.map(({ letter, title }) => ({
      value: letter,
      label: view.say('acts.goal.action-point', { letter, title }),
    }))
    return {
      title: view.say('goal.form.link', { code: goal.code }),
      about: view.say('goal.form.link.about'),
      type: 'LinkDossierToGoal',
      fixed: { goal: id },
      fields: [
        chosen(context, 'dossier', 'goal.form.link.dossier', options),
        ...(points.length === 0
          ? []
          : [chosen(context, 'actionPoint', 'goal.form.link.point', points, { required: false })]),
        dayField(context),
      ],
    }
  },
}

export const goalForms: readonly HouseForm[] = [setGoalForm, amendGoalForm, endGoalForm, linkDossierForm]
