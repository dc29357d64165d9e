import { changeDossier, withEntry } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { BallotId, DossierId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
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

export const ballotEvolvers: EvolversOf<
  'BallotOpened' | 'VoteCast' | 'VoteConfirmed' | 'BallotClosed' | 'SecretBallotClosed'
> = {
  BallotOpened: (state, event) =>
    changeDossier(state, event.data.dossier, event, ({ ballots }) => ({
      ballots: withEntry(ballots, event.data.ballot, {
        organ: event.data.organ,
        openedOn: event.effectiveOn,
        proposalVersion: event.data.proposalVersion,
        meeting: event.data.meeting,
        rule: event.data.rule,
        open: true,
        secret: event.data.secret,
        votes: new Map(),
        outcome: null,
        tally: null,
        participants: null,
        event: event.id,
        closed: null,
      }),
    })),
  VoteCast: (state, event) =>
    changeBallot(state, event, event.data, ({ votes }) => ({
      votes: withEntry(votes, event.data.seat, {
        choice: event.data.choice,
        provisional: event.data.subjectToReferralBack,
        castOn: event.effectiveOn,
        event: event.id,
        confirmed: null,
      }),
    })),
  VoteConfirmed: (state, event) =>
    changeBallot(state, event, event.data, ({ votes }) => {
      const vote = votes.get(event.data.seat)
      if (vote === undefined) return {}
      const confirmed = { ...vote, choice: event.data.choice, provisional: false, confirmed: actOf(event) }
      return { votes: withEntry(votes, event.data.seat, confirmed) }
    }),
  BallotClosed: (state, event) =>
    changeBallot(state, event, event.data, () => ({
      open: false,
      outcome: event.data.outcome,
      tally: event.data.tally,
      closed: actOf(event),
    })),
  SecretBallotClosed: (state, event) =>
    changeBallot(state, event, event.data, () => ({
      open: false,
      outcome: event.data.outcome,
      tally: event.data.tally,
      participants: event.data.participants,
      closed: actOf(event),
    })),
}
