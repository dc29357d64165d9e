import { withRemarksAnswered } from '../bekrachtiging/remarks.js'
import { type Act, actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import { toCents } from '../shared/money.js'
import { none } from '../shared/none.js'
import type { ProposalContent } from './events.js'
import { changeDossier, type ProposalVersion } from './state.js'

const versionOf = (content: ProposalContent, act: Act): ProposalVersion => ({
  ...act,
  articles: content.articles.length,
  amount: content.amountCents === null ? null : toCents(content.amountCents),
  beneficiary: content.beneficiary,
})

export const dossierEvolvers: EvolversOf<
  | 'DossierOpened'
  | 'ProposalSubmitted'
  | 'ProposalRevised'
  | 'ProposalWithdrawn'
  | 'EntryRectified'
  | 'DossierClosed'
  | 'DossierReopened'
> = {
  DossierOpened: (state, { data, id, revision }) => ({
    ...state,
    dossiers: state.dossiers.set(data.dossier, {
      title: data.title,
      subject: data.subject,
      openedBy: data.openedBy,
      versions: [],
      content: null,
      withdrawn: false,
      withdrawal: null,
      contributions: none,
      adviceRequests: none,
      advices: none,
      ballots: none,
      decisions: none,
      closings: [],
      goals: [],
      entries: [id],
      revision,
    }),
  }),
  ProposalSubmitted: (state, event) =>
    changeDossier(state, event.data.dossier, event, () => ({
      versions: [versionOf(event.data.content, actOf(event))],
      content: event.data.content,
    })),
  ProposalRevised: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ versions, decisions }) => ({
      versions: [...versions, versionOf(event.data.content, actOf(event))],
      content: event.data.content,
      decisions: withRemarksAnswered(decisions, event),
    })),
  ProposalWithdrawn: (state, event) =>
    changeDossier(state, event.data.dossier, event, () => ({ withdrawn: true, withdrawal: actOf(event) })),
  EntryRectified: (state, event) => changeDossier(state, event.data.dossier, event, () => ({})),
  DossierClosed: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ closings }) => {
      const { by, unanswered, unansweredBecause } = event.data
      return { closings: [...closings, { ...actOf(event), by, unanswered, unansweredBecause, reopened: null }] }
    }),
  DossierReopened: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ closings }) => {
      const last = closings.at(-1)
      return last === undefined ? {} : { closings: [...closings.slice(0, -1), { ...last, reopened: actOf(event) }] }
    }),
}
