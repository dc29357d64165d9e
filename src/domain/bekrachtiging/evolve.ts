import type { Decision } from '../decision/state.js'
import { changeDossier, withEntry } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { DecisionId, DossierId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'

const record = (
  state: HouseState,
  event: Happened<DomainEvent>,
  data: { readonly dossier: DossierId; readonly decision: DecisionId },
  bekrachtiging: NonNullable<Decision['bekrachtiging']>,
  healed: Partial<Pick<Decision, 'chain' | 'countsOn'>> = {},
): HouseState =>
  changeDossier(state, data.dossier, event, ({ decisions }) => {
    const decision = decisions.get(data.decision)
    return decision === undefined
      ? {}
      : {
          decisions: withEntry(decisions, data.decision, {
            ...decision,
            bekrachtiging,
            settled: actOf(event),
            ...healed,
          }),
        }
  })

export const bekrachtigingEvolvers: EvolversOf<'BekrachtigingGranted' | 'BekrachtigingRefused' | 'DecisionSentBack'> = {
  BekrachtigingGranted: (state, event) => {
    const { heals } = event.data
    // What heals a decision is used by it: else the limits of a year would not count what was healed.
    const healed = heals && { chain: heals.chain.map(({ mandate }) => mandate), countsOn: event.effectiveOn }
    return record(state, event, event.data, 'granted', healed ?? {})
  },
  BekrachtigingRefused: (state, event) => record(state, event, event.data, 'refused'),
  DecisionSentBack: (state, event) => record(state, event, event.data, 'sent-back'),
}
