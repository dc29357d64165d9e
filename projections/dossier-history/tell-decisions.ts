import type { DataOf } from '../../src/domain/events.js'
import { decisionState, finalOn, type VotesMadeIt } from '../decision-register/state.js'
import { nameMandate } from '../mandate-register/naming.js'
import { type Names, namedOrNull } from '../names.js'
import type { Entries, EntryOf } from './entries.js'
import type { MeetingRow } from './projection.js'
import type { AgendaItemTold, BekrachtigingTold, DecisionTold } from './story.js'

/** Where the dossier stood on an agenda, and who was there. */
export const tellAgendaItems = (
  entries: Entries,
  meetings: readonly MeetingRow[],
  names: Names,
): readonly AgendaItemTold[] => {
  const byId = new Map(meetings.map((meeting) => [meeting.meeting, meeting]))
  return entries.of('AgendaItemAdded').flatMap((entry) => {
    const { meeting: id, item } = entry.data
    const meeting = byId.get(id)
    if (meeting === undefined) return []
    return [
      {
        ...entries.told(entry),
        meeting: id,
        item,
        organ: names.organ(meeting.organ),
        heldOn: meeting.held_on,
        place: meeting.place,
        present: meeting.present?.map(names.seat) ?? null,
      },
    ]
  })
}

type BekrachtigingEntry =
  | EntryOf<'BekrachtigingGranted'>
  | EntryOf<'BekrachtigingRefused'>
  | EntryOf<'DecisionSentBack'>

const outcomes = {
  BekrachtigingGranted: 'granted',
  BekrachtigingRefused: 'refused',
  DecisionSentBack: 'sent-back',
} as const

const tellBekrachtigingen = (entries: Entries, names: Names): ReadonlyMap<string, BekrachtigingTold> => {
  const acts: readonly BekrachtigingEntry[] = [
    ...entries.of('BekrachtigingGranted'),
    ...entries.of('BekrachtigingRefused'),
    ...entries.of('DecisionSentBack'),
  ]
  return new Map(
    acts.map((entry) => [
      entry.data.decision,
      {
        ...entries.told(entry),
        organ: names.organ(entry.data.organ),
        outcome: outcomes[entry.type],
        reasons: 'reasons' in entry.data ? entry.data.reasons : entry.data.remarks,
        heals: nameMandate(names, 'heals' in entry.data ? entry.data.heals : null),
      },
    ]),
  )
}

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
    const bekrachtiging = bekrachtigingen.get(data.decision) ?? null
    const byVotes = afterVotes(entries, data)
    const state = decisionState(data.outcome, data.standing.kind, bekrachtiging?.outcome ?? null, byVotes.becomes)
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
      finalOn: finalOn(state, entry.effective_on, bekrachtiging?.on ?? byVotes.confirmedOn),
      provisional: byVotes.becomes === 'provisional',
      referralBackUntil: data.referralBackUntil,
      mandate: nameMandate(names, data.mandate),
      irregular: data.standing.kind === 'no-mandate' ? data.standing.reason : null,
      adviceNotAwaited: data.adviceNotAwaited,
      bekrachtiging,
    }
  })
}
