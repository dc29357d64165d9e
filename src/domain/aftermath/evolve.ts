import type { Decision } from '../decision/state.js'
import { changeDossier, withEntry } from '../dossier/state.js'
import type { EventOf } from '../events.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { HouseState } from '../state.js'

type Event = Happened<EventOf<'DecisionExecuted' | 'DecisionPublished' | 'DecisionAnnulled'>>

const change = (
  state: HouseState,
  event: Event,
  apply: (decision: Decision, happening: NonNullable<Decision['published']>) => Partial<Decision>,
): HouseState =>
  changeDossier(state, event.data.dossier, event, ({ decisions }) => {
    const decision = decisions.get(event.data.decision)
    if (decision === undefined) return {}
    const happening = { on: event.effectiveOn, event: event.id }
    return { decisions: withEntry(decisions, event.data.decision, { ...decision, ...apply(decision, happening) }) }
  })

export const aftermathEvolvers: EvolversOf<'DecisionExecuted' | 'DecisionPublished' | 'DecisionAnnulled'> = {
  DecisionExecuted: (state, event) =>
    change(state, event, ({ executions }, happening) => ({
      executions: [...executions, { ...happening, irregular: event.data.irregular !== null }],
    })),
  DecisionPublished: (state, event) => change(state, event, (_, published) => ({ published })),
  DecisionAnnulled: (state, event) => change(state, event, (_, annulled) => ({ annulled })),
}
