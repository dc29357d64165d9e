import { dueOn } from '../../../domain/action/state.js'
import type { CommandOf } from '../../../domain/commands.js'
import { closedNow } from '../../../domain/dossier/closing.js'
import { byCode, contentOn } from '../../../domain/goal/state.js'
import type { ActionId } from '../../../domain/shared/identifiers.js'
import { covers } from '../../../domain/shared/period.js'
import { chosen, typed } from '../../acts/forms/form-fields.js'
import type { HouseForm, HouseFormContext } from '../../acts/forms/house-form.js'
import type { Values } from '../../forms/act.js'
import type { Field, Option } from '../../forms/fields.js'
import { may, mayRecordForSome } from '../../forms/permissions.js'
import { dayField } from '../../forms/shared-fields.js'
import { goalsPage } from '../../frame/addresses.js'

type Owner = CommandOf<'PlanAction'>['owner']

const ownerOf = (value: string): unknown => {
  const [kind = '', id = ''] = value.split(':')
  return { kind, [kind]: id }
}

/** Whoever is there today and for whom the asker may plan: anyone, where it follows from a decision or dossier of their organ. */
const ownerOptions = ({ asker }: HouseFormContext): readonly Option[] => {
  const { state, today } = asker
  const forAnyone = mayRecordForSome(asker)
  const allowed = (owner: Owner): boolean =>
    forAnyone ||
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

/** What it can belong to: a decision in force, or a dossier that is open. */
const causeOptions = ({ asker, view }: HouseFormContext): readonly Option[] =>
  [...asker.state.dossiers.entries()]
    .filter(([, { withdrawn }]) => !withdrawn)
    .sort(([, a], [, b]) => a.title.localeCompare(b.title, 'nl'))
    .flatMap(([id, dossier]) => [
      ...(closedNow(dossier) === null
        ? [{ value: `dossier:${id}`, label: view.say('acts.form.plan.dossier', { title: dossier.title }) }]
        : []),
      ...[...dossier.decisions.entries()]
        .filter(([, { outcome, annulled }]) => outcome === 'adopted' && annulled === null)
        .map(([decision, { decidedOn, organ }]) => ({
          value: `decision:${decision}`,
          label: view.say('basis.decision', {
            title: dossier.title,
            organ: asker.state.organs.get(organ)?.name ?? organ,
            day: view.day(decidedOn),
          }),
        })),
    ])

const causeField = (context: HouseFormContext): readonly Field[] => {
  const options = causeOptions(context)
  return options.length === 0
    ? []
    : [
        chosen(context, 'decision', 'acts.form.plan.cause', options, {
          required: false,
          hint: 'acts.form.plan.cause.hint',
        }),
      ]
}

/** One choice says which: the decision it carries out, or the dossier it belongs to. */
const withCause = (values: Values): Values => {
  if (typeof values.decision !== 'string') return values
  const [kind, id] = values.decision.split(':')
  return kind === 'dossier' ? { ...values, decision: null, dossier: id } : { ...values, decision: id }
}

/** One choice says both: the goal, and the action point of it. */
const withActionPoint = (values: Values): Values => {
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
        ...causeField(context),
        dayField(context),
      ],
      decode: (values) => withCause(withActionPoint(values)),
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

/** An action while it is open; once sent, also when it was closed meanwhile. */
const openAction = ({ asker }: HouseFormContext, about: string, sent: boolean) => {
  const id = about as ActionId
  const action = asker.state.actions.get(id)
  return action === undefined || (!sent && action.closed !== null) ? null : { id, action }
}

/** Giving an action a later last day. */
export const postponeForm: HouseForm = {
  path: 'doelen/acties/:about/uitstellen',
  page: goalsPage,
  pageTitle: ({ say }) => say('acts.goals'),
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = openAction(context, about, sent)
    if (found === null) return null
    const { id, action } = found
    const due = dueOn(action, asker.today) ?? asker.today
    if (!may(asker, { type: 'PostponeAction', effectiveOn: asker.today, action: id, due, reason: '-' })) return null
    return {
      title: view.say('action.form.postpone', { title: action.title }),
      about: view.say('action.form.postpone.about', { day: view.day(due) }),
      type: 'PostponeAction',
      fixed: { action: id },
      fields: [
        typed(context, 'day', 'due', 'action.form.postpone.due'),
        typed(context, 'prose', 'reason', 'action.form.reason'),
        dayField(context),
      ],
    }
  },
}

/** An action that will not be done. */
export const cancelActionForm: HouseForm = {
  path: 'doelen/acties/:about/schrappen',
  page: goalsPage,
  pageTitle: ({ say }) => say('acts.goals'),
  prepare: (context, about, sent = false) => {
    const { asker, view } = context
    const found = openAction(context, about, sent)
    if (found === null) return null
    const { id, action } = found
    if (!may(asker, { type: 'CancelAction', effectiveOn: asker.today, action: id, reason: '-' })) return null
    return {
      title: view.say('action.form.cancel', { title: action.title }),
      about: view.say('action.form.cancel.about'),
      type: 'CancelAction',
      fixed: { action: id },
      fields: [typed(context, 'prose', 'reason', 'action.form.reason'), dayField(context)],
    }
  },
}

export const actionForms: readonly HouseForm[] = [planForm, reportForm, postponeForm, cancelActionForm]
