import { findDossier, isRefused } from '../dossier/decide.js'
import { accept, type DecidersOf, type Refused, refuse } from '../shared/decider.js'
import type { GoalId } from '../shared/identifiers.js'
import { overlaps } from '../shared/period.js'
import type { HouseState } from '../state.js'
import type { ActionPoint } from './events.js'
import { findActionPoint, findGoal } from './find.js'

/** Each letter stands for one action point. */
const lettersMustDiffer = (points: readonly ActionPoint[]): Refused | null => {
  const twice = points.findIndex(({ letter }, index) => points.findIndex((one) => one.letter === letter) < index)
  const point = points[twice]
  return point === undefined
    ? null
    : refuse('goal.letter-twice', `actionPoints.${twice}.letter`, { letter: point.letter })
}

/** An action point that dossiers or actions refer to stays, under its letter. */
const usedMustStay = (state: HouseState, id: GoalId, points: readonly ActionPoint[]): Refused | null => {
  const letters = new Set<string>(points.map(({ letter }) => letter))
  const used = [...[...state.dossiers.values()].flatMap(({ goals }) => goals), ...state.actions.values()].flatMap(
    ({ goal, actionPoint }) => (goal === id && actionPoint !== null ? [actionPoint] : []),
  )
  const missing = used.filter((letter) => !letters.has(letter)).sort()[0]
  return missing === undefined ? null : refuse('goal.action-point-in-use', 'actionPoints', { letter: missing })
}

export const goalDeciders: DecidersOf<'SetGoal' | 'AmendGoal' | 'EndGoal' | 'LinkDossierToGoal'> = {
  SetGoal: (command, state, context) => {
    const { code, title, actionPoints, evaluatedYearly, effectiveOn } = command
    const taken = state.goals.some(
      (other) => other.code === code && overlaps(other.period, { from: effectiveOn, until: null }),
    )
    if (taken) return refuse('goal.code-taken', 'code', { code })
    const twice = lettersMustDiffer(actionPoints)
    if (twice !== null) return twice
    const goal = context.newId() as GoalId
    return accept([{ type: 'GoalSet', data: { goal, code, title, actionPoints, evaluatedYearly } }], { goal })
  },

  AmendGoal: (command, state) => {
    const { goal, title, actionPoints, evaluatedYearly, reason, effectiveOn } = command
    const found = findGoal(state, goal, effectiveOn)
    if (isRefused(found)) return found
    return (
      lettersMustDiffer(actionPoints) ??
      usedMustStay(state, goal, actionPoints) ??
      accept([{ type: 'GoalAmended', data: { goal, title, actionPoints, evaluatedYearly, reason } }])
    )
  },

  EndGoal: ({ goal, reason, effectiveOn }, state) => {
    const found = findGoal(state, goal, effectiveOn)
    if (isRefused(found)) return found
    return found.goal.ended === null
      ? accept([{ type: 'GoalEnded', data: { goal, reason } }])
      : refuse('goal.ended', 'goal', { code: found.goal.code })
  },

  LinkDossierToGoal: (command, state) => {
    const { dossier: id, goal, actionPoint, effectiveOn } = command
    const dossier = findDossier(state, id)
    if (isRefused(dossier)) return dossier
    const found = findGoal(state, goal, effectiveOn)
    if (isRefused(found)) return found
    const point = findActionPoint(found, actionPoint)
    if (isRefused(point)) return point
    const { code } = found.goal
    if (dossier.goals.some((link) => link.goal === goal && link.actionPoint === actionPoint)) {
      return refuse('goal.already-linked', 'goal', { code })
    }
    const { title } = found.content
    return accept([
      {
        type: 'DossierLinkedToGoal',
        data: { dossier: id, goal, actionPoint, code, title, actionPointTitle: point.title },
      },
    ])
  },
}
