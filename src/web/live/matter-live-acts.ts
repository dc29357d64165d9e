import type { BallotTold } from '../../../projections/dossier-history/story.js'
import type { Seen, Thing } from '../../application/seen.js'
import { proxyUsed } from '../../domain/ballot/casting.js'
import { voteChoice } from '../../domain/ballot/events.js'
import { votingSeats } from '../../domain/meeting/chair.js'
import { presentAt, recusedFrom } from '../../domain/meeting/state.js'
import { mustReferBack } from '../../domain/seat/state.js'
import { ballotId, dossierId, type SeatId, seatId } from '../../domain/shared/identifiers.js'
import { isOpen } from '../dossier/words.js'
import type { Act, ActContext, Sending, Values } from '../forms/act.js'
import { annulBallot, castVotes, closeBallot, openBallot } from '../forms/acts/ballot.js'
import { amountOf, ballotOf } from '../forms/acts/ballot-seats.js'
import { takeDecision } from '../forms/acts/decision.js'
import { reviseProposal } from '../forms/acts/proposal.js'
import { countSecretBallot } from '../forms/acts/secret-ballot.js'
import type { Field } from '../forms/fields.js'
import { dayField } from '../forms/shared-fields.js'
import { type LiveAct, type LiveContext, nothingSent, oneByOne } from './live-act.js'

const dossierThing = ({ matter }: LiveContext, kind: 'ballots' | 'ballot' | 'decisions' | 'proposal'): Thing | null => {
  const dossier = dossierId.safeParse(matter?.story.id)
  if (!dossier.success) return null
  if (kind !== 'ballot') return { kind, dossier: dossier.data }
  const ballot = ballotId.safeParse(matter?.about)
  return ballot.success ? { kind, dossier: dossier.data, ballot: ballot.data } : null
}

const live = (act: Act, kind: Parameters<typeof dossierThing>[1]): LiveAct => ({
  slug: act.slug,
  title: ({ matter, view }) => (matter === null ? view.say('live.matter') : act.title(matter)),
  fields: ({ matter }) => (matter === null ? [] : act.fields(matter)),
  ...(act.readable === undefined
    ? {}
    : { readable: ({ matter }: LiveContext) => (matter === null ? [] : (act.readable?.(matter) ?? [])) }),
  run: async (values, { matter }, send) => (matter === null ? nothingSent : send(act.sendings(values, matter))),
  thing: (_chosen, context) => dossierThing(context, kind),
})

/** The seats with a vote that are in the room for this matter, or represented, and do not stand aside. */
export const votersInRoom = ({ asker, meeting, id }: LiveContext, matter: ActContext): readonly SeatId[] => {
  const { state, today } = asker
  const dossier = dossierId.parse(matter.story.id)
  const there = presentAt(meeting, dossier) ?? []
  const aside = recusedFrom(meeting, dossier)
  const inMeeting = { organ: meeting.organ, meeting: id }
  return votingSeats(state, meeting.organ, today).filter(
    (seat) =>
      !aside.includes(seat) && (there.includes(seat) || proxyUsed(state, dossier, inMeeting, seat, today) !== null),
  )
}

/** Must the representative hear the own board before this vote is definite? */
const refersBack = (matter: ActContext, seat: SeatId): boolean => {
  const found = matter.asker.state.seats.get(seat)
  return found !== undefined && mustReferBack(found.binding, amountOf(matter))
}

/** A vote that nobody recorded yet: the form shows no other. */
const unseenVote = (matter: ActContext, ballot: string, seat: string): readonly Seen[] => {
  const [dossier, of, voter] = [
    dossierId.safeParse(matter.story.id),
    ballotId.safeParse(ballot),
    seatId.safeParse(seat),
  ]
  return dossier.success && of.success && voter.success
    ? [
        {
          thing: { kind: 'vote', dossier: dossier.data, ballot: of.data, seat: voter.data },
          version: 'none',
        },
      ]
    : []
}

const restField = ({ view }: LiveContext): Field => ({
  kind: 'select',
  name: 'rest',
  label: view.say('live.votes.rest'),
  hint: view.say('live.votes.rest.hint'),
  options: voteChoice.options.map((value) => ({ value, label: view.say(`word.vote.${value}`) })),
})

const VOTE = 'vote.'

/** The choice of all others, for who is in the room and has none of its own; subject to referral back where it must be. */
const withRest = (context: LiveContext, matter: ActContext, ballot: BallotTold, values: Values): Values => {
  const { rest = null, ...said } = values
  if (rest === null) return said
  const voted = new Set<string>(ballot.votes.map(({ seat }) => seat.id))
  const others = votersInRoom(context, matter).filter((seat) => !voted.has(seat) && said[`${VOTE}${seat}`] == null)
  return {
    ...said,
    ...Object.fromEntries(others.map((seat) => [`${VOTE}${seat}`, rest])),
    ...Object.fromEntries(
      others.filter((seat) => refersBack(matter, seat)).map((seat) => [`provisional.${seat}`, true]),
    ),
  }
}

/** Votes by name in one form. */
const votes: LiveAct = {
  slug: castVotes.slug,
  title: ({ matter, view }) => (matter === null ? view.say('live.matter') : castVotes.title(matter)),
  fields: (context) => (context.matter === null ? [] : [...castVotes.fields(context.matter), restField(context)]),
  readable: (context) =>
    context.matter === null ? [] : [...(castVotes.readable?.(context.matter) ?? []), restField(context)],
  run: async (values, context, send) => {
    const { matter } = context
    const ballot = matter === null ? undefined : ballotOf(matter, matter.about)
    if (matter === null || ballot === undefined) return nothingSent
    const sendings = castVotes.sendings(withRest(context, matter, ballot, values), matter)
    return send(sendings.map((sending) => ({ ...sending, seen: unseenVote(matter, ballot.id, sending.part) })))
  },
  thing: () => null,
}

/** Nobody objects: a ballot in which everybody in the room agrees, opened, voted and closed in one go. */
const consensus: LiveAct = {
  slug: 'consensus',
  title: ({ view }) => view.say('live.ballot.consensus'),
  fields: ({ matter }) => (matter === null ? [] : [dayField(matter)]),
  run: async ({ effectiveOn }, context, send) => {
    const { matter, meeting, id } = context
    if (matter === null) return nothingSent
    const dossier = matter.story.id
    const vote = (ballot: string, seat: SeatId): Sending => {
      const subjectToReferralBack = refersBack(matter, seat)
      const body = { dossier, ballot, seat, choice: 'for', subjectToReferralBack, effectiveOn }
      return { type: 'CastVote', part: seat, body, seen: [] }
    }
    return oneByOne(
      [
        () =>
          openBallot
            .sendings({ organ: meeting.organ, meeting: id, effectiveOn }, matter)
            .map((sending) => ({ ...sending, part: 'open' })),
        ({ ballot = '' }) => votersInRoom(context, matter).map((seat) => vote(ballot, seat)),
        ({ ballot = '' }) => [{ type: 'CloseBallot', part: 'dicht', body: { dossier, ballot, effectiveOn }, seen: [] }],
      ],
      send,
    )
  },
  thing: (_chosen, context) => dossierThing(context, 'ballots'),
}

/** The ballot of a matter that is still open; undefined when there is none. */
export const openBallotOf = ({ story }: ActContext): BallotTold | undefined => story.ballots.find(isOpen)

/** What is recorded of the matter that is treated. */
export const matterLiveActs: readonly LiveAct[] = [
  live(openBallot, 'ballots'),
  votes,
  consensus,
  live(closeBallot, 'ballot'),
  live(countSecretBallot, 'ballot'),
  live(annulBallot, 'ballot'),
  live(takeDecision, 'decisions'),
  live(reviseProposal, 'proposal'),
]
