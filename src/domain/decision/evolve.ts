import { changeDossier, withEntry } from '../dossier/state.js'
import { unconfirmed } from '../mandate/conditions.js'
import { lackOf } from '../mandate/lack.js'
import type { EvolversOf } from '../shared/decider.js'
import { toCents } from '../shared/money.js'
import { none } from '../shared/none.js'
import { placeDecision } from './places.js'

export const decisionEvolvers: EvolversOf<'DecisionTaken'> = {
  DecisionTaken: (state, event) => {
    const { data } = event
    const amount = data.amountCents === null ? null : toCents(data.amountCents)
    const { organ, role, subject } = data
    const question = { organ, role, subject, amount, on: event.effectiveOn }
    const chain = data.mandate?.chain.map(({ mandate }) => mandate) ?? []
    const placed = placeDecision(state, data.dossier, data.decision, chain, event.effectiveOn)
    return changeDossier(placed, data.dossier, event, ({ decisions }) => ({
      decisions: withEntry(decisions, data.decision, {
        event: event.id,
        revision: event.revision,
        organ: data.organ,
        role: data.role,
        decidedOn: event.effectiveOn,
        outcome: data.outcome,
        subject: data.subject,
        amount,
        proposalVersion: data.proposalVersion,
        standing: data.standing,
        chain,
        countsOn: event.effectiveOn,
        motivated: data.reasons !== null,
        meeting: data.meeting,
        lack: data.standing.kind === 'no-mandate' ? lackOf(state, question) : null,
        conditionsUnconfirmed: unconfirmed(state, data.mandate, data.conditionsConfirmed, event.effectiveOn).length,
        ballot: data.ballot,
        judged: data.judgement?.verdict.outcome ?? null,
        provisional: (data.judgement?.verdict.provisional ?? 0) > 0,
        fallen: false,
        referralBackUntil: data.referralBackUntil,
        bekrachtiging: none,
        annulled: null,
        executions: [],
        published: null,
      }),
    }))
  },
}
