import type { DataOf } from '../../src/domain/events.js'
import { ratificationOf, ratifiedCents, ratifyingOf, type Said, withSaid } from '../decision-register/ratification.js'
import { decisionState, finalOn, type VotesMadeIt } from '../decision-register/state.js'
import { nameMandate } from '../mandate-register/naming.js'
import { type Names, namedOrNull } from '../names.js'
import type { Entries } from './entries.js'
import type { BekrachtigingTold, DecisionTold } from './story.js'
import { tellAftermath, tellBekrachtigingen } from './tell-bekrachtiging.js'

const saying = (word: BekrachtigingTold): readonly Said[] =>
  (word.inPlaceOf.length === 0 ? [word.organ] : word.inPlaceOf).map(({ id: organ }) => ({
    organ,
    outcome: word.outcome,
    on: word.on,
    reasons: word.reasons,
    extent: word.extent,
    conditions: word.conditions.map(({ number, text, met }) => ({ number, text, metOn: met?.on ?? null })),
  }))

/** What votes that were subject to referral back made of a decision. */
const afterVotes = (
  entries: Entries,
  { decision, judgement }: DataOf<'DecisionTaken'>,
): { readonly becomes: VotesMadeIt; readonly confirmedOn: string | null } => {
  const begun: VotesMadeIt = (judgement?.verdict.provisional ?? 0) > 0 ? 'provisional' : 'confirmed'
  const acts = entries
    .of('VerdictRecomputed')
    .filter(({ data }) => data.decision?.decision === decision && data.decision.becomes !== 'unchanged')
  const last = acts.at(-1)
  const becomes = last?.data.decision?.becomes
  if (last === undefined || becomes === undefined || becomes === 'unchanged')
    return { becomes: begun, confirmedOn: null }
  return { becomes, confirmedOn: last.effective_on }
}

/** The decisions in order: standing, mandate with its chain, and bekrachtiging. */
export const tellDecisions = (entries: Entries, names: Names): readonly DecisionTold[] => {
  const bekrachtigingen = tellBekrachtigingen(entries, names)
  return entries.of('DecisionTaken').map((entry) => {
    const { data } = entry
    const words = bekrachtigingen.get(data.decision) ?? []
    const said = words.map(saying).reduce<readonly Said[]>(withSaid, [])
    const ratifying = ratifyingOf(data.standing)
    const { status, awaited, lastDay } = ratificationOf(ratifying, said)
    const aftermath = tellAftermath(entries, data.decision)
    const byVotes = afterVotes(entries, data)
    const annulled = aftermath.annulled !== null
    const state = decisionState(data.outcome, data.standing.kind, status, annulled, byVotes.becomes)
    const isAwaited = data.outcome === 'adopted' && !annulled && byVotes.becomes !== 'fallen'
    return {
      ...entries.told(entry),
      id: data.decision,
      organ: names.organ(data.organ),
      role: data.role,
      proposalVersion: data.proposalVersion,
      meeting: data.meeting,
      ballot: data.ballot,
      outcome: data.outcome,
      amountCents: data.amountCents,
      beneficiary: namedOrNull(names.partner, data.beneficiary),
      reasons: data.reasons,
      standing: data.standing.kind,
      standingOrgan: namedOrNull(names.organ, 'organ' in data.standing ? data.standing.organ : null),
      state,
      finalOn: finalOn(state, entry.effective_on, lastDay ?? byVotes.confirmedOn),
      provisional: byVotes.becomes === 'provisional',
      referralBackUntil: data.referralBackUntil,
      mandate: nameMandate(names, data.mandate),
      irregular: data.standing.kind === 'no-mandate' ? data.standing.reason : null,
      adviceNotAwaited: data.adviceNotAwaited,
      bekrachtiging: words.at(-1) ?? null,
      bekrachtigingen: words,
      ratifyingOrgans: ratifying.organs.map(names.organ),
      inOrder: ratifying.inOrder,
      awaitedOrgans: isAwaited ? awaited.map(names.organ) : [],
      ratifiedAmountCents: ratifiedCents(data.amountCents, said),
      ...aftermath,
    }
  })
}
