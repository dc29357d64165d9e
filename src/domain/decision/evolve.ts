import { changeDossier, withEntry } from '../dossier/state.js'
import { unconfirmed } from '../mandate/conditions.js'
import type { EvolversOf } from '../shared/decider.js'
import { toCents } from '../shared/money.js'

export const decisionEvolvers: EvolversOf<'DecisionTaken'> = {
  DecisionTaken: (state, event) => {
    const { data } = event
    return changeDossier(state, data.dossier, event, ({ decisions }) => ({
      decisions: withEntry(decisions, data.decision, {
        event: event.id,
        revision: event.revision,
        organ: data.organ,
        role: data.role,
        decidedOn: event.effectiveOn,
        outcome: data.outcome,
        subject: data.subject,
        amount: data.amountCents === null ? null : toCents(data.amountCents),
        proposalVersion: data.proposalVersion,
        standing: data.standing,
        chain: data.mandate?.chain.map(({ mandate }) => mandate) ?? [],
        countsOn: event.effectiveOn,
        conditionsUnconfirmed: unconfirmed(state, data.mandate, data.conditionsConfirmed, event.effectiveOn).length,
        bekrachtiging: new Map(),
        annulled: null,
        executions: [],
        published: null,
      }),
    }))
  },
}
