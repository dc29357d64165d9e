import type { DomainCommand } from '../../../domain/commands.js'
import { byCode, contentOn } from '../../../domain/goal/state.js'
import type { ActionId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Field, Option } from '../../forms/fields.js'
import { may } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { goalsPage } from '../../frame/addresses.js'

type Owner = Extract<DomainCommand, { type: 'PlanAction' }>['owner']

const ownerOf = (value: string): unknown => {
  const [kind = '', id = ''] = value.split(':')
  return { kind, [kind]: id }
}

/** Whoever is there today and for whom the asker may plan. */
const ownerOptions = ({ asker }: HouseFormContext): readonly Option[] => {
  const { state, today } = asker
  const allowed = (owner: Owner): boolean =>
    may(asker, {
      type: 'PlanAction',
      effectiveOn: today,
      title: '-',
      owner,
      due: today,
      decision: null,
      dossier: null,
      goal: null,
      actionPoint: null,
    })
  const organs = [...state.organs.entries()]
    .filter(([organ, { period }]) => covers(period, today) && allowed({ kind: 'organ', organ }))
    .map(([organ, { name }]) => ({ value: `organ:${organ}`, label: name }))
  const partners = [...state.partners.entries()]
    .filter(([partner, { period }]) => covers(period, today) && allowed({ kind: 'partner', partner }))
    .map(([partner, { name }]) => ({ value: `partner:${partner}`, label: name }))
  const seats = [...state.seats.entries()]
    .filter(([seat, { period }]) => covers(period, today) && allowed({ kind: 'seat', seat }))
    .map(([seat, { function: what, organ }]) => ({
      value: `seat:${seat}`,
      label: `${what}, ${state.organs.get(organ)?.name ?? ''}`,
    }))
  const sorted = (options: readonly Option[]): readonly Option[] =>
    [...options].sort((a, b) => a.label.localeCompare(b.label, 'nl'))
  return [...sorted(organs), ...sorted(partners), ...sorted(seats)]
}

/** The goals of today and their action points, as `goal` or `goal:letter`. */
const goalOptions = ({ asker, view }: HouseFormContext): readonly Option[] =>
  [...asker.state.goals.entries()]
    .flatMap(([id, goal]) => {
      const content = covers(goal.period, asker.today) ? contentOn(goal, asker.today) : null
      return content === null ? [] : [{ id, code: goal.code, content }]
    })
    .sort(byCode)
    .flatMap(({ id, code, content }) => [
      { value: id, label: view.say('acts.goal', { code, title: content.title }) },
      ...content.actionPoints.map(({ letter, title }) => ({
        value: `${id}:${letter}`,
        label: view.say('acts.form.action-point', { code, letter, title }),
      })),
    ])

const goalField = (context: HouseFormContext): readonly Field[] => {
  const options = goalOptions(context)
  return options.length === 0
    ? []
    : [{ kind: 'select', name: 'goal', label: context.view.say('acts.form.plan.goal'), options }]
}

/** One choice says both: the goal, and the action point of it. */
const withActionPoint = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  if (typeof values.goal !== 'string') return values
  const [goal = '', actionPoint] = values.goal.split(':')
  return { ...values, goal, actionPoint: actionPoint ?? null }
}

/** Planning an action. */
export const planForm: HouseForm = {
  path: 'doelen/actie-plannen',
  page: goalsPage,
  pageTitle: ({ say }) => say('acts.goals'),
  prepare: (context) => {
    const { say } = context.view
    const options = ownerOptions(context)
    if (options.length === 0) return null
    return {
      title: say('acts.form.plan'),
      about: null,
      type: 'PlanAction',
      fixed: {},
      fields: [
        { kind: 'line', name: 'title', label: say('acts.form.plan.title'), required: true },
        {
          kind: 'select',
          name: 'owner',
          label: say('acts.form.plan.owner'),
          required: true,
          options,
          decode: ownerOf,
        },
        { kind: 'day', name: 'due', label: say('acts.form.plan.due'), required: true },
        ...goalField(context),
        dayField(context),
      ],
      decode: withActionPoint,
    }
  },
}

/** Reporting on an action; saying that it is done closes it. */
export const reportForm: HouseForm = {
  path: 'doelen/acties/:about/verslag',
  page: goalsPage,
  pageTitle: ({ say }) => say('acts.goals'),
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const id = about as ActionId
    const action = asker.state.actions.get(id)
    if (action === undefined || (!sent && action.closed !== null)) return null
    const command = { type: 'ReportOnAction', effectiveOn: asker.today, action: id, text: '-', done: false } as const
    if (!may(asker, command)) return null
    return {
      title: view.say('acts.form.report', { title: action.title }),
      about: null,
      type: 'ReportOnAction',
      fixed: { action: id },
      fields: [
        { kind: 'prose', name: 'text', label: view.say('acts.form.report.text'), required: true },
        { kind: 'check', name: 'done', label: view.say('acts.form.report.done') },
        dayField(context),
      ],
    }
  },
}
