import type { BallotTold } from '../../../../projections/dossier-history/story.js'
import { voteChoice } from '../../../domain/ballot/events.js'
import { mustReferBack } from '../../../domain/seat/state.js'
import { seatId } from '../../../domain/shared/identifiers.js'
import { addDays, toLocalDate } from '../../../domain/shared/time.js'
import { isOpen } from '../../dossier/words.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import type { Field } from '../fields.js'
import {
  dayField,
  irregularField,
  isClosed,
  isDecided,
  meetingField,
  offeredWhen,
  organField,
  organOptions,
} from '../shared-fields.js'
import {
  amountOf,
  ballotOf,
  isRecused,
  openSeats,
  proxyHint,
  recordsForOrgan,
  type SeatWithVote,
  seatLabel,
  seatsWithVote,
  votesFor,
} from './ballot-seats.js'

const choices = voteChoice.options

/** After a tie that is to be voted on once more, the second round. */
const roundOf = ({ story }: ActContext, organ: unknown): 1 | 2 => {
  const last = story.ballots.findLast(
    (ballot) => ballot.organ.id === organ && ballot.proposalVersion === story.newestVersion,
  )
  const outcome = last?.recomputed.at(-1)?.outcome ?? last?.closed?.outcome
  return outcome === 'second-round' ? 2 : 1
}

export const openBallot: Act = {
  slug: 'stemming-openen',
  title: ({ view }) => view.say('form.ballot'),
  guarded: false,
  offers: (context) => {
    const { story, view } = context
    const stands = story.versions.length > 0 && story.withdrawn === null
    const ready = stands && !isDecided(context) && !isClosed(context)
    const quiet = !story.ballots.some(isOpen)
    return offeredWhen(ready && quiet && organOptions(context).length > 0, view.say('form.ballot'))
  },
  fields: (context) => [
    organField(context, 'organ', context.view.say('form.ballot.organ')),
    ...meetingField(context),
    {
      kind: 'check',
      name: 'secret',
      label: context.view.say('form.ballot.secret'),
      hint: context.view.say('form.ballot.secret.hint'),
    },
    { kind: 'check', name: 'aboutPersons', label: context.view.say('form.ballot.about-persons') },
    irregularField(context, 'ballot'),
    dayField(context),
  ],
  sendings: (values, context) =>
    oneCommand('OpenBallot', () => ({ round: roundOf(context, values.organ) }))(values, context),
}

const seatFields = (context: ActContext, ballot: BallotTold, [id, seat]: SeatWithVote): readonly Field[] => {
  const { say } = context.view
  const label = seatLabel(context, seat)
  const hints = [
    isRecused(context, ballot, id) ? say('form.vote.recused') : null,
    proxyHint(context, ballot, id),
    mustReferBack(seat.binding, amountOf(context)) ? say('form.vote.refers-back') : null,
  ].filter((hint) => hint !== null)
  return [
    {
      kind: 'radio',
      name: `vote.${id}`,
      label,
      options: choices.map((value) => ({ value, label: say(`word.vote.${value}`) })),
      ...(hints.length > 0 ? { hint: hints.join(' ') } : {}),
    },
    { kind: 'check', name: `provisional.${id}`, label: say('form.vote.provisional', { seat: label }) },
  ]
}

const VOTE = 'vote.'

/** Every seat the asker votes for, also those whose vote is in already: a form can be sent twice, or late. */
const seatsOf = (context: ActContext, ballot: BallotTold): readonly SeatWithVote[] => {
  const everySeat = recordsForOrgan(context, ballot.organ.id)
  return seatsWithVote(context, ballot).filter((one) => everySeat || votesFor(context, ballot, one))
}

const voteFields = (context: ActContext, ballot: BallotTold, seats: readonly SeatWithVote[]): readonly Field[] => [
  ...seats.flatMap((seat) => seatFields(context, ballot, seat)),
  irregularField(context, 'vote'),
  dayField(context),
]

export const castVotes: Act = {
  slug: 'stemmen',
  title: (context) => context.view.say('form.vote', { organ: ballotOf(context, context.about)?.organ.name ?? '' }),
  guarded: false,
  offers: (context) =>
    context.story.ballots
      .filter((ballot) => isOpen(ballot) && openSeats(context, ballot).length > 0)
      .map(({ id, organ }) => ({ about: id, text: context.view.say('form.vote', { organ: organ.name }) })),
  fields: (context) => {
    const ballot = ballotOf(context, context.about)
    if (ballot === undefined) return []
    return voteFields(context, ballot, openSeats(context, ballot))
  },
  readable: (context) => {
    const ballot = ballotOf(context, context.about)
    return ballot === undefined ? [] : voteFields(context, ballot, seatsOf(context, ballot))
  },
  sendings: (values, { story, about }) =>
    Object.entries(values).flatMap(([name, choice]) => {
      const seat = seatId.safeParse(name.slice(VOTE.length))
      if (!name.startsWith(VOTE) || choice === null || !seat.success) return []
      return [
        {
          type: 'CastVote' as const,
          part: seat.data,
          body: {
            dossier: story.id,
            ballot: about,
            seat: seat.data,
            choice,
            subjectToReferralBack: values[`provisional.${seat.data}`] === true,
            irregularBecause: values.irregularBecause ?? null,
            effectiveOn: values.effectiveOn,
          },
          fieldOf: (field: string) =>
            field === 'effectiveOn' || field === 'irregularBecause'
              ? field
              : field === 'subjectToReferralBack'
                ? `provisional.${seat.data}`
                : name,
        },
      ]
    }),
}

/** `<ballot>:<seat>` as the two it names. */
const voteOf = (about: string | null): { readonly ballot: string; readonly seat: string } => {
  const [ballot = '', seat = ''] = (about ?? '').split(':')
  return { ballot, seat }
}

const confirmTitle = (context: ActContext, about: string | null): string => {
  const { ballot, seat } = voteOf(about)
  const vote = ballotOf(context, ballot)?.votes.find((cast) => cast.seat.id === seat)
  return context.view.say('form.confirm', { function: vote?.seat.function ?? '' })
}

export const confirmVote: Act = {
  slug: 'stem-bevestigen',
  title: (context) => confirmTitle(context, context.about),
  guarded: false,
  offers: (context) => {
    const { asker, story } = context
    const person = asker.principal?.kind === 'person' ? asker.principal.person : null
    return story.ballots.flatMap((ballot) =>
      ballot.votes
        .filter(
          // What fell away when the referral back was closed can no longer be confirmed.
          ({ subjectToReferralBack, confirmed, void: unheard }) =>
            subjectToReferralBack && confirmed === null && unheard !== 'not-confirmed' && ballot.annulled === null,
        )
        .filter(
          ({ seat }) =>
            recordsForOrgan(context, ballot.organ.id) ||
            (person !== null && asker.state.seats.get(seatId.parse(seat.id))?.person === person),
        )
        .map(({ seat }) => {
          const about = `${ballot.id}:${seat.id}`
          return { about, text: confirmTitle(context, about) }
        }),
    )
  },
  fields: (context) => [
    {
      kind: 'radio',
      name: 'choice',
      label: context.view.say('form.confirm.choice'),
      required: true,
      options: choices.map((value) => ({ value, label: context.view.say(`word.vote.${value}`) })),
    },
    dayField(context),
  ],
  sendings: oneCommand('ConfirmVote', ({ about }) => voteOf(about)),
}

/** Are votes still to be confirmed although the last day to do so is over? */
const isOver = ({ asker }: ActContext, { closed, recomputed, rules }: BallotTold): boolean => {
  const verdict = recomputed.at(-1)?.verdict ?? closed?.verdict
  if (closed === null || (verdict?.provisional ?? 0) === 0) return false
  return asker.today > addDays(toLocalDate(closed.on), rules.referralBackDays ?? 0)
}

/** Votes that were not confirmed in time fall away, and the outcome is made up anew. */
export const closeReferralBack: Act = {
  slug: 'ruggespraak-afsluiten',
  title: (context) =>
    context.view.say('form.close-referral-back', { organ: ballotOf(context, context.about)?.organ.name ?? '' }),
  guarded: false,
  offers: (context) =>
    context.story.ballots
      .filter((ballot) => isOver(context, ballot) && recordsForOrgan(context, ballot.organ.id))
      .map(({ id, organ }) => ({
        about: id,
        text: context.view.say('form.close-referral-back', { organ: organ.name }),
      })),
  fields: (context) => [dayField(context)],
  sendings: oneCommand('CloseReferralBack', ({ about }) => ({ ballot: about })),
}

export const closeBallot: Act = {
  slug: 'stemming-sluiten',
  title: (context) =>
    context.view.say('form.close-ballot', { organ: ballotOf(context, context.about)?.organ.name ?? '' }),
  guarded: false,
  offers: (context) =>
    context.story.ballots
      .filter((ballot) => isOpen(ballot) && recordsForOrgan(context, ballot.organ.id))
      .map(({ id, organ }) => ({ about: id, text: context.view.say('form.close-ballot', { organ: organ.name }) })),
  fields: (context) => [dayField(context)],
  sendings: oneCommand('CloseBallot', ({ about }) => ({ ballot: about })),
}

/** A ballot that is not to be counted: too few voted in secret, or it was opened by mistake. */
export const annulBallot: Act = {
  slug: 'stemming-nietig',
  title: (context) =>
    context.view.say('form.annul-ballot', { organ: ballotOf(context, context.about)?.organ.name ?? '' }),
  guarded: false,
  offers: (context) =>
    context.story.ballots
      .filter((ballot) => isOpen(ballot) && recordsForOrgan(context, ballot.organ.id))
      .map(({ id, organ }) => ({ about: id, text: context.view.say('form.annul-ballot', { organ: organ.name }) })),
  before: async ({ view }) => <p safe>{view.say('form.annul-ballot.intro')}</p>,
  fields: (context) => [
    { kind: 'prose', name: 'reason', label: context.view.say('form.annul-ballot.reason'), required: true },
    dayField(context),
  ],
  sendings: oneCommand('AnnulBallot', ({ about }) => ({ ballot: about })),
}
