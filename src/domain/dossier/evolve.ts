import { withRemarksAnswered } from '../bekrachtiging/remarks.js'
import { type Act, actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { toCents } from '../shared/money.js'
import type { ProposalContent } from './events.js'
import { changeDossier, type ProposalVersion } from './state.js'

const versionOf = (content: ProposalContent, act: Act): ProposalVersion => ({
  ...act,
  amount: content.amountCents === null ? null : toCents(content.amountCents),
  beneficiary: content.beneficiary,
})

export const dossierEvolvers: EvolversOf<
  'DossierOpened' | 'ProposalSubmitted' | 'ProposalRevised' | 'ProposalWithdrawn' | 'EntryRectified'
> = {
  DossierOpened: (state, { data, id, revision }) => ({
    ...state,
    dossiers: state.dossiers.set(data.dossier, {
      title: data.title,
      subject: data.subject,
      openedBy: data.openedBy,
      versions: [],
      withdrawn: false,
      withdrawal: null,
      contributions: new Map(),
      adviceRequests: new Map(),
      advices: new Map(),
      ballots: new Map(),
      decisions: new Map(),
      goals: [],
      entries: [id],
      revision,
    }),
  }),
  ProposalSubmitted: (state, event) =>
    changeDossier(state, event.data.dossier, event, () => ({
      versions: [versionOf(event.data.content, actOf(event))],
    })),
  ProposalRevised: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ versions, decisions }) => ({
      versions: [...versions, versionOf(event.data.content, actOf(event))],
      decisions: withRemarksAnswered(decisions, event),
    })),
  ProposalWithdrawn: (state, event) =>
    changeDossier(state, event.data.dossier, event, () => ({ withdrawn: true, withdrawal: actOf(event) })),
  EntryRectified: (state, event) => changeDossier(state, event.data.dossier, event, () => ({})),
}
