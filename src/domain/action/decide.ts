import type { CommandOf } from '../commands.js'
import { findDossier, isRefused, partnerMustTakePart } from '../dossier/decide.js'
import { findActionPoint, findGoal } from '../goal/find.js'
import { organMustBeActive } from '../organ/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { ActionId, DecisionId, DossierId } from '../shared/identifiers.js'
import { covers } from '../shared/period.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { ActionOwner } from './events.js'
import type { Action } from './state.js'

type PlanAction = CommandOf<'PlanAction'>

const ownerMustTakePart = (state: HouseState, owner: ActionOwner, day: LocalDate): Refused | null => {
  switch (owner.kind) {
    case 'organ':
      return organMustBeActive(state, owner.organ, day, 'owner.organ')
    case 'partner':
      return partnerMustTakePart(state, owner.partner, day, 'owner.partner')
    case 'seat': {
      const seat = state.seats.get(owner.seat)
      if (seat === undefined) return refuse('seat.unknown', 'owner.seat')
      return covers(seat.period, day) ? null : refuse('seat.not-valid-that-day', 'owner.seat', { day })
    }
  }
}

/** The dossier in which this decision was taken. */
const dossierOf = (state: HouseState, decision: DecisionId): DossierId | undefined =>
  state.dossiers.findKey(({ decisions }) => decisions.has(decision))

/** The dossier that the action belongs to: as named, and that of the decision. */
const dossierFor = (state: HouseState, command: PlanAction): { readonly dossier: DossierId | null } | Refused => {
  const { decision, dossier } = command
  if (dossier !== null) {
    const found = findDossier(state, dossier)
    if (isRefused(found)) return found
    return decision === null || found.decisions.has(decision) ? { dossier } : refuse('decision.unknown', 'decision')
  }
  if (decision === null) return { dossier }
  const found = dossierOf(state, decision)
  return found === undefined ? refuse('decision.unknown', 'decision') : { dossier: found }
}

/** A goal is there that day, and an action point is one of it. */
const goalMustHold = (state: HouseState, { goal, actionPoint, effectiveOn }: PlanAction): Refused | null => {
  if (goal === null) return actionPoint === null ? null : refuse('goal.unknown', 'goal')
  const found = findGoal(state, goal, effectiveOn)
  if (isRefused(found)) return found
  const point = findActionPoint(found, actionPoint)
  return isRefused(point) ? point : null
}

/** The action while it is open, or why nothing can be said of it on that day. */
const findOpen = (state: HouseState, id: ActionId, day: LocalDate): Action | Refused => {
  const action = state.actions.get(id)
  if (action === undefined) return refuse('action.unknown', 'action')
  if (action.closed !== null) return refuse('action.closed', 'action', { title: action.title })
  return day < action.plannedOn ? refuse('action.before-planning', 'effectiveOn', { day: action.plannedOn }) : action
}

export const actionDeciders: DecidersOf<'PlanAction' | 'ReportOnAction' | 'PostponeAction' | 'CancelAction'> = {
  PlanAction: (command, state, context) => {
    const { title, owner, due, decision, goal, actionPoint, effectiveOn } = command
    const refused =
      ownerMustTakePart(state, owner, effectiveOn) ??
      (due < effectiveOn ? refuse('period.ends-before-start', 'due') : null) ??
      goalMustHold(state, command)
    if (refused !== null) return refused
    const found = dossierFor(state, command)
    if (isRefused(found)) return found
    const action = context.newId() as ActionId
    const { dossier } = found
    return accept(
      [{ type: 'ActionPlanned', data: { action, title, owner, due, decision, dossier, goal, actionPoint } }],
      { action },
    )
  },

  ReportOnAction: ({ action: id, text, done, effectiveOn }, state) => {
    const action = findOpen(state, id, effectiveOn)
    return isRefused(action) ? action : accept([{ type: 'ActionReported', data: { action: id, text, done } }])
  },

  PostponeAction: ({ action: id, due, reason, effectiveOn }, state) => {
    const action = findOpen(state, id, effectiveOn)
    if (isRefused(action)) return action
    const before = action.dues.at(-1)
    return before !== undefined && due <= before.due
      ? refuse('action.not-later', 'due', { day: before.due })
      : accept([{ type: 'ActionPostponed', data: { action: id, due, reason } }])
  },

  CancelAction: ({ action: id, reason, effectiveOn }, state) => {
    const action = findOpen(state, id, effectiveOn)
    return isRefused(action) ? action : accept([{ type: 'ActionCancelled', data: { action: id, reason } }])
  },
}
