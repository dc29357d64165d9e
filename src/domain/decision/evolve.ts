import { changeDossier, withEntry } from '../dossier/state.js'
import { lackOf } from '../mandate/lack.js'
import type { EvolversOf } from '../shared/decider.js'
import { toCents } from '../shared/money.js'

export const decisionEvolvers: EvolversOf<'DecisionTaken'> = {
  DecisionTaken: (state, event) => {
    const { data } = event
    const amount = data.amountCents === null ? null : toCents(data.amountCents)
    const { organ, role, subject } = data
    const question = { organ, role, subject, amount, on: event.effectiveOn }
    return changeDossier(state, data.dossier, event, ({ decisions }) => ({
      decisions: withEntry(decisions, data.decision, {
        organ: data.organ,
        decidedOn: event.effectiveOn,
        outcome: data.outcome,
        subject: data.subject,
        amount,
        proposalVersion: data.proposalVersion,
        standing: data.standing,
        chain: data.mandate?.chain.map(({ mandate }) => mandate) ?? [],
        countsOn: event.effectiveOn,
        bekrachtiging: null,
        settled: null,
        meeting: data.meeting,
        ballot: data.ballot,
        motivated: data.reasons !== null,
        conditionsConfirmed: data.conditionsConfirmed,
        lack: data.standing.kind === 'no-mandate' ? lackOf(state, question) : null,
        event: event.id,
      }),
    }))
  },
}
