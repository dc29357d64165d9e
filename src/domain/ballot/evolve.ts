import { changeDossier, withEntry } from '../dossier/state.js'
import type { DomainEvent } from '../events.js'
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
        rule: event.data.rule,
        open: true,
        secret: event.data.secret,
        votes: new Map(),
        outcome: null,
      }),
    })),
  VoteCast: (state, event) =>
    changeBallot(state, event, event.data, ({ votes }) => ({
      votes: withEntry(votes, event.data.seat, {
        choice: event.data.choice,
        provisional: event.data.subjectToReferralBack,
      }),
    })),
  VoteConfirmed: (state, event) =>
    changeBallot(state, event, event.data, ({ votes }) => ({
      votes: withEntry(votes, event.data.seat, { choice: event.data.choice, provisional: false }),
    })),
  BallotClosed: (state, event) =>
    changeBallot(state, event, event.data, () => ({ open: false, outcome: event.data.outcome })),
  SecretBallotClosed: (state, event) =>
    changeBallot(state, event, event.data, () => ({ open: false, outcome: event.data.outcome })),
}
