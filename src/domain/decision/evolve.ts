import { changeDossier, withEntry } from '../dossier/state.js'
import type { EvolversOf } from '../shared/decider.js'
import { toCents } from '../shared/money.js'

export const decisionEvolvers: EvolversOf<'DecisionTaken'> = {
  DecisionTaken: (state, event) => {
    const { data } = event
    return changeDossier(state, data.dossier, event, ({ decisions }) => ({
      decisions: withEntry(decisions, data.decision, {
        organ: data.organ,
        decidedOn: event.effectiveOn,
        outcome: data.outcome,
        subject: data.subject,
        amount: data.amountCents === null ? null : toCents(data.amountCents),
        proposalVersion: data.proposalVersion,
        standing: data.standing,
        chain: data.mandate?.chain.map(({ mandate }) => mandate) ?? [],
        countsOn: event.effectiveOn,
        ballot: data.ballot,
        judged: data.judgement?.verdict.outcome ?? null,
        provisional: (data.judgement?.verdict.provisional ?? 0) > 0,
        fallen: false,
        referralBackUntil: data.referralBackUntil,
        bekrachtiging: null,
      }),
    }))
  },
}
