import { ratificationOf, ratifiedCents, ratifyingOf, type Said, withSaid } from '../decision-register/ratification.js'
import { decisionState, finalOn } from '../decision-register/state.js'
import { nameMandate } from '../mandate-register/naming.js'
import { type Names, namedOrNull } from '../names.js'
import type { Entries } from './entries.js'
import type { MeetingRow } from './projection.js'
import type {
  AgendaItemTold,
  BallotClosedTold,
  BallotTold,
  BekrachtigingTold,
  DecisionTold,
  VoteTold,
} from './story.js'
import { tellAftermath, tellBekrachtigingen } from './tell-bekrachtiging.js'

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

const tellVotes = (entries: Entries, names: Names): ReadonlyMap<string, readonly VoteTold[]> => {
  const confirmations = new Map(
    entries.of('VoteConfirmed').map((entry) => [`${entry.data.ballot} ${entry.data.seat}`, entry]),
  )
  const votes = new Map<string, VoteTold[]>()
  for (const entry of entries.of('VoteCast')) {
    const { ballot, seat, choice, subjectToReferralBack } = entry.data
    const confirmed = confirmations.get(`${ballot} ${seat}`)
    const vote = {
      ...entries.told(entry),
      seat: names.seat(seat),
      choice: confirmed?.data.choice ?? choice,
      castAs: choice,
      subjectToReferralBack,
      confirmed: confirmed === undefined ? null : entries.told(confirmed),
    }
    const others = votes.get(ballot)
    if (others === undefined) votes.set(ballot, [vote])
    else others.push(vote)
  }
  return votes
}

const tellClosings = (entries: Entries, names: Names): ReadonlyMap<string, BallotClosedTold> =>
  new Map<string, BallotClosedTold>([
    ...entries.of('BallotClosed').map((entry) => {
      const { ballot, tally, outcome } = entry.data
      return [ballot, { ...entries.told(entry), tally, outcome, participation: null }] as const
    }),
    ...entries.of('SecretBallotClosed').map((entry) => {
      const { ballot, voters, participants, tally, outcome } = entry.data
      const participation = { voters, participants: participants?.map(names.seat) ?? null }
      return [ballot, { ...entries.told(entry), tally: { ...tally, provisional: 0 }, outcome, participation }] as const
    }),
  ])

/** The ballots, with every vote by seat; of a secret ballot only who took part and the totals. */
export const tellBallots = (entries: Entries, names: Names): readonly BallotTold[] => {
  const votes = tellVotes(entries, names)
  const closings = tellClosings(entries, names)
  return entries.of('BallotOpened').map((entry) => {
    const { ballot, organ, proposalVersion, meeting, rule, secret } = entry.data
    return {
      ...entries.told(entry),
      id: ballot,
      organ: names.organ(organ),
      proposalVersion,
      meeting,
      rule,
      secret,
      votes: votes.get(ballot) ?? [],
      closed: closings.get(ballot) ?? null,
    }
  })
}

const saying = (word: BekrachtigingTold): readonly Said[] =>
  (word.inPlaceOf.length === 0 ? [word.organ] : word.inPlaceOf).map(({ id: organ }) => ({
    organ,
    outcome: word.outcome,
    on: word.on,
    reasons: word.reasons,
    extent: word.extent,
    conditions: word.conditions.map(({ number, text, met }) => ({ number, text, metOn: met?.on ?? null })),
  }))

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
    const state = decisionState(data.outcome, data.standing.kind, status, aftermath.annulled !== null)
    const isAwaited = data.outcome === 'adopted' && aftermath.annulled === null
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
      finalOn: finalOn(state, entry.effective_on, lastDay),
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
