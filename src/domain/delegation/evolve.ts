import type { EvolversOf } from '../shared/decider.js'
import type { DelegationId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Delegation } from './state.js'

const change = (state: HouseState, id: DelegationId, apply: (delegation: Delegation) => Delegation): HouseState => {
  const delegation = state.delegations.get(id)
  return delegation === undefined ? state : { ...state, delegations: state.delegations.set(id, apply(delegation)) }
}

export const delegationEvolvers: EvolversOf<'DelegateAppointed' | 'DelegateReported' | 'DelegationEnded'> = {
  DelegateAppointed: (state, { data, effectiveOn, id }) => ({
    ...state,
    delegations: state.delegations.set(data.delegation, {
      organ: data.organ,
      seat: data.seat,
      body: data.body,
      period: { from: effectiveOn, until: data.until },
      reportEveryDays: data.reportEveryDays,
      event: id,
      ended: null,
      reports: [],
    }),
  }),
  DelegateReported: (state, { data, effectiveOn, id }) =>
    change(state, data.delegation, (delegation) => ({
      ...delegation,
      reports: [...delegation.reports, { on: effectiveOn, event: id }],
    })),
  DelegationEnded: (state, { data, effectiveOn, id }) =>
    change(state, data.delegation, (delegation) => ({
      ...delegation,
      period: { ...delegation.period, until: effectiveOn },
      ended: id,
    })),
}
