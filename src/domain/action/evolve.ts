import type { EvolversOf } from '../shared/decider.js'
import type { ActionId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Action } from './state.js'

const change = (state: HouseState, id: ActionId, apply: (action: Action) => Partial<Action>): HouseState => {
  const action = state.actions.get(id)
  return action === undefined ? state : { ...state, actions: state.actions.set(id, { ...action, ...apply(action) }) }
}

export const actionEvolvers: EvolversOf<'ActionPlanned' | 'ActionReported' | 'ActionPostponed' | 'ActionCancelled'> = {
  ActionPlanned: (state, { data, effectiveOn, id }) => {
    const { action, due, ...planned } = data
    return {
      ...state,
      actions: state.actions.set(action, {
        ...planned,
        plannedOn: effectiveOn,
        dues: [{ from: effectiveOn, due, event: id }],
        event: id,
        closed: null,
        reports: [],
      }),
    }
  },
  ActionReported: (state, { data, effectiveOn, id }) =>
    change(state, data.action, ({ reports, closed }) => ({
      reports: [...reports, { on: effectiveOn, done: data.done, event: id }],
      closed: data.done ? { as: 'done', on: effectiveOn, event: id } : closed,
    })),
  ActionPostponed: (state, { data, effectiveOn, id }) =>
    change(state, data.action, ({ dues }) => ({
      dues: [...dues, { from: effectiveOn, due: data.due, event: id }],
    })),
  ActionCancelled: (state, { data, effectiveOn, id }) =>
    change(state, data.action, () => ({ closed: { as: 'cancelled', on: effectiveOn, event: id } })),
}
