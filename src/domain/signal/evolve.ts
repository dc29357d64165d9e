import { changeDossier } from '../dossier/state.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { ContributionId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { Signal } from './state.js'

const changeSignal = (state: HouseState, id: ContributionId, change: Partial<Signal>): HouseState => {
  const signal = state.signals.get(id)
  return signal === undefined ? state : { ...state, signals: state.signals.set(id, { ...signal, ...change }) }
}

export const signalEvolvers: EvolversOf<'SignalGiven' | 'SignalTakenUp' | 'SignalAnswered'> = {
  SignalGiven: (state, { data, effectiveOn, id }) => {
    const { signal, from, to, text, given, attachments } = data
    return {
      ...state,
      signals: state.signals.set(signal, {
        to,
        givenOn: effectiveOn,
        event: id,
        words: { from, text, given, attachments },
        takenUp: null,
        answered: null,
      }),
    }
  },
  SignalTakenUp: (state, event) => {
    const { signal, dossier } = event.data
    const taken = changeSignal(state, signal, { words: null, takenUp: { ...actOf(event), dossier } })
    return changeDossier(taken, dossier, event, () => ({}))
  },
  SignalAnswered: (state, event) => {
    const { signal, verdict, passedTo } = event.data
    return changeSignal(state, signal, { words: null, answered: { ...actOf(event), verdict, passedTo } })
  },
}
