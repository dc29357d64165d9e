import { changeDossier, withEntry } from '../dossier/state.js'
import type { DataOf, DomainEvent } from '../events.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { BallotId, DossierId } from '../shared/identifiers.js'
import { none } from '../shared/none.js'
import type { HouseState } from '../state.js'
import type { BallotFacts, VoteFact } from './facts.js'
import { factsOf } from './facts-of.js'
import type { Ballot } from './state.js'

const changeBallot = (
  state: HouseState,
  event: Happened<DomainEvent>,
  data: { readonly dossier: DossierId; readonly ballot: BallotId },
  change: (ballot: Ballot) => Partial<Ballot>,
): HouseState =>
  changeDossier(state, data.dossier, event, ({ ballots }) => {
    const ballot = ballots.get(data.ballot)
    return ballot === undefined ? {} : { ballots: withEntry(ballots, data.ballot, { ...ballot, ...change(ballot) }) }
  })

/** What the new verdict made of the decision that rests on the ballot. */
const withDecision = (
  state: HouseState,
  dossierId: DossierId,
  { decision: id, becomes }: NonNullable<DataOf<'VerdictRecomputed'>['decision']>,
): HouseState => {
  const dossier = state.dossiers.get(dossierId)
  const decision = dossier?.decisions.get(id)
  if (dossier === undefined || decision === undefined || becomes === 'unchanged') return state
  const changed = { ...decision, provisional: becomes === 'provisional', fallen: becomes === 'fallen' }
  const decisions = withEntry(dossier.decisions, id, changed)
  return { ...state, dossiers: state.dossiers.set(dossierId, { ...dossier, decisions }) }
}

/** The facts of a closed ballot, with what became of some votes. */
const frozenWith = (frozen: BallotFacts | null, change: (vote: VoteFact) => VoteFact): BallotFacts | null =>
  frozen === null ? null : { ...frozen, votes: frozen.votes.map(change) }

export const ballotEvolvers: EvolversOf<
  | 'BallotOpened'
  | 'VoteCast'
  | 'VoteConfirmed'
  | 'BallotClosed'
  | 'SecretBallotClosed'
  | 'VerdictRecomputed'
  | 'BallotAnnulled'
> = {
  BallotOpened: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ ballots }) => ({
      ballots: withEntry(ballots, event.data.ballot, {
        organ: event.data.organ,
        openedOn: event.effectiveOn,
        proposalVersion: event.data.proposalVersion,
        meeting: event.data.meeting,
        rules: event.data.rules,
        round: event.data.round,
        open: true,
        secret: event.data.secret,
        aboutPersons: event.data.aboutPersons,
        irregular: event.data.irregular !== null,
        votes: none,
        outcome: null,
        tally: null,
        participants: null,
        verdict: null,
        event: event.id,
        closed: null,
        annulled: null,
        frozen: null,
      }),
    })),
  VoteCast: (state, event) =>
    changeBallot(state, event, event.data, ({ votes }) => ({
      votes: withEntry(votes, event.data.seat, {
        choice: event.data.choice,
        provisional: event.data.subjectToReferralBack,
        castOn: event.effectiveOn,
        proxy: event.data.proxy,
        lapsed: null,
        irregular: event.data.irregular !== null,
        event: event.id,
        confirmed: null,
      }),
    })),
  VoteConfirmed: (state, event) =>
    changeBallot(state, event, event.data, ({ votes, frozen }) => {
      const { seat, choice } = event.data
      const vote = votes.get(seat)
      if (vote === undefined) return {}
      return {
        votes: withEntry(votes, seat, { ...vote, choice, provisional: false, confirmed: actOf(event) }),
        frozen: frozenWith(frozen, (fact) => (fact.seat === seat ? { ...fact, choice, provisional: false } : fact)),
      }
    }),
  BallotClosed: (state, event) =>
    changeBallot(state, event, event.data, (ballot) => {
      const { outcome, tally, verdict, dossier } = event.data
      const { provisional: _, ...kinds } = tally
      const stillOpen = verdict !== null && verdict.provisional > 0
      const frozen = stillOpen ? factsOf(state, dossier, ballot) : null
      return { open: false, outcome, tally: kinds, verdict, closed: actOf(event), frozen }
    }),
  SecretBallotClosed: (state, event) =>
    changeBallot(state, event, event.data, () => {
      const { outcome, tally, participants, verdict } = event.data
      return { open: false, outcome, tally, participants, verdict, closed: actOf(event) }
    }),
  BallotAnnulled: (state, event) =>
    changeBallot(state, event, event.data, () => ({ open: false, annulled: actOf(event) })),
  VerdictRecomputed: (state, event) => {
    const { verdict, outcome, because, decision } = event.data
    const judged = changeBallot(state, event, event.data, ({ votes, frozen }) => {
      const kept = verdict.provisional > 0 ? frozen : null
      if (because === 'vote-confirmed') return { verdict, outcome, frozen: kept }
      const lapse = [...votes].map(([seat, vote]) => {
        const now = vote.provisional ? { ...vote, provisional: false, lapsed: actOf(event) } : vote
        return [seat, now] as const
      })
      return { verdict, outcome, votes: new Map(lapse), frozen: null }
    })
    return decision === null ? judged : withDecision(judged, event.data.dossier, decision)
  },
}
