import { goalVerdict } from '../../../domain/evaluation/events.js'
import { byCode, contentOn, heldDuring } from '../../../domain/goal/state.js'
import { yearOf } from '../../../domain/shared/time.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Field } from '../../forms/fields.js'
import { recordsFor } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { goalsPage } from '../../frame/addresses.js'

const goalPrefix = 'doel-'

/** For each goal of this year or the year before: what became of it, or nothing to say. */
const goalFields = ({ asker, view }: HouseFormContext): readonly Field[] => {
  const year = yearOf(asker.today)
  return [...asker.state.goals.entries()]
    .flatMap(([id, goal]) => {
      const title = contentOn(goal, asker.today)?.title
      return title !== undefined && (heldDuring(goal, year) || heldDuring(goal, year - 1))
        ? [{ id, code: goal.code, title }]
        : []
    })
    .sort(byCode)
    .map(
      ({ id, code, title }): Field => ({
        kind: 'select',
        name: `${goalPrefix}${id}`,
        label: view.say('acts.goal', { code, title }),
        options: goalVerdict.options.map((value) => ({ value, label: view.say(`acts.verdict.${value}`) })),
      }),
    )
}

/** One field a goal becomes one list of goals. */
const withGoals = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const about = Object.entries(values).filter(([name, verdict]) => name.startsWith(goalPrefix) && verdict !== null)
  return {
    ...Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(goalPrefix))),
    goals: about.map(([name, verdict]) => ({ goal: name.slice(goalPrefix.length), verdict })),
  }
}

/** An organ looks back on a year. */
export const evaluateYearForm: HouseForm = {
  path: 'doelen/jaar-evalueren',
  page: goalsPage,
  pageTitle: ({ say }) => say('acts.goals'),
  prepare: (context) => {
    const { asker, view } = context
    const { say } = view
    const options = recordsFor(asker).map(({ id, name }) => ({ value: id, label: name }))
    const [only] = options
    if (only === undefined) return null
    const year = yearOf(asker.today)
    return {
      title: say('acts.form.evaluate-year'),
      about: say('acts.form.evaluate-year.about'),
      type: 'EvaluateYear',
      fixed: {},
      fields: [
        {
          kind: 'select',
          name: 'organ',
          label: say('acts.form.evaluate-year.organ'),
          required: true,
          options,
        },
        {
          kind: 'select',
          name: 'year',
          label: say('acts.form.evaluate-year.year'),
          required: true,
          options: [year, year - 1, year - 2].map((one) => ({ value: String(one), label: String(one) })),
          value: String(year - 1),
          decode: Number,
        },
        { kind: 'prose', name: 'text', label: say('acts.form.evaluate-year.text'), required: true },
        ...goalFields(context),
        dayField(context),
      ],
      decode: withGoals,
    }
  },
}
