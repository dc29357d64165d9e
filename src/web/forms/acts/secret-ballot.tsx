import type { BallotTold } from '../../../../projections/dossier-history/story.js'
import { voteChoice } from '../../../domain/ballot/events.js'
import { mustReferBack } from '../../../domain/seat/state.js'
import type { SeatId } from '../../../domain/shared/identifiers.js'
import { isOpen } from '../../dossier/words.js'
import type { Act, ActContext, Values } from '../act.js'
import { type Field, withValue } from '../fields.js'
import { dayField } from '../shared-fields.js'
import { amountOf, ballotOf, proxyHint, recordsForOrgan, seatLabel, seatsWithVote, votesFor } from './ballot-seats.js'

const isOpenAndSecret = (ballot: BallotTold): boolean => ballot.secret && isOpen(ballot)

/** The seats that may vote secretly today: those that need not refer back. */
const secretVoters = (context: ActContext, ballot: BallotTold) =>
  seatsWithVote(context, ballot).filter(([, { binding }]) => !mustReferBack(binding, amountOf(context)))

/** Those of the asker, and of who gave the asker a proxy: nobody else votes secretly for another. */
const ownSeats = (context: ActContext, ballot: BallotTold) =>
  secretVoters(context, ballot).filter((seat) => votesFor(context, ballot, seat))

const organOf = (context: ActContext): string => ballotOf(context, context.about)?.organ.name ?? ''

const hintOf = (context: ActContext, ballot: BallotTold | undefined, seat: SeatId): { readonly hint?: string } => {
  const hint = ballot === undefined ? null : proxyHint(context, ballot, seat)
  return hint === null ? {} : { hint }
}

/** Whether the asker voted before is not shown: only the ballot box knows, and says so when a second vote comes. */
export const castSecretVote: Act = {
  slug: 'geheim-stemmen',
  title: (context) => context.view.say('form.secret-vote', { organ: organOf(context) }),
  guarded: false,
  offers: (context) =>
    context.story.ballots
      .filter((ballot) => isOpenAndSecret(ballot) && ownSeats(context, ballot).length > 0)
      .map(({ id, organ }) => ({ about: id, text: context.view.say('form.secret-vote', { organ: organ.name }) })),
  before: async ({ view }) => <p safe>{view.say('form.secret-vote.intro')}</p>,
  fields: (context) => {
    const ballot = ballotOf(context, context.about)
    const seats = ballot === undefined ? [] : ownSeats(context, ballot)
    return [
      ...seats.map(
        ([id, seat]): Field => ({
          kind: 'radio',
          name: `vote.${id}`,
          label: seatLabel(context, seat),
          ...hintOf(context, ballot, id),
          required: seats.length === 1,
          options: voteChoice.options.map((value) => ({ value, label: context.view.say(`word.vote.${value}`) })),
        }),
      ),
      dayField(context),
    ]
  },
  sendings: (values, context) => {
    const ballot = ballotOf(context, context.about)
    const seats = ballot === undefined ? [] : ownSeats(context, ballot)
    return seats.flatMap(([seat]) => {
      const name = `vote.${seat}`
      const choice = values[name] ?? null
      if (choice === null) return []
      const { effectiveOn } = values
      const body = { dossier: context.story.id, ballot: context.about, seat, choice, effectiveOn }
      const fieldOf = (field: string) => (field === 'effectiveOn' ? field : name)
      return [{ type: 'CastVote' as const, part: seat, body, fieldOf }]
    })
  },
}

const tallyFields = voteChoice.options
/** Nobody need say that there was no blank or invalid vote. */
const mayBeLeftOut: ReadonlySet<string> = new Set(['blank', 'invalid'])

const TALLY = 'tally.'
/** No organ has more seats. */
const MOST_VOTES = 1000

const countOf = (values: Values, dossier: string, ballot: string | null): Values => {
  let body: Values = { dossier, ballot }
  for (const [path, value] of Object.entries(values)) {
    if (mayBeLeftOut.has(path.slice(TALLY.length)) && (value === null || value === '')) continue
    body = withValue(body, path, value)
  }
  return body
}

export const countSecretBallot: Act = {
  slug: 'telling',
  title: (context) => context.view.say('form.count', { organ: organOf(context) }),
  guarded: false,
  offers: (context) =>
    context.story.ballots
      .filter((ballot) => isOpenAndSecret(ballot) && recordsForOrgan(context, ballot.organ.id))
      .map(({ id, organ }) => ({ about: id, text: context.view.say('form.count', { organ: organ.name }) })),
  before: async ({ view }) => <p safe>{view.say('form.count.intro')}</p>,
  fields: (context) => {
    const { say } = context.view
    const ballot = ballotOf(context, context.about)
    const seats = ballot === undefined ? [] : secretVoters(context, ballot)
    return [
      {
        kind: 'checks',
        name: 'participants',
        label: say('form.count.participants'),
        options: seats.map(([value, seat]) => ({ value, label: seatLabel(context, seat) })),
      },
      ...tallyFields.map(
        (choice): Field => ({
          kind: 'number',
          most: MOST_VOTES,
          name: `${TALLY}${choice}`,
          label: say(`form.count.${choice}`),
          required: !mayBeLeftOut.has(choice),
          value: '0',
        }),
      ),
      dayField(context),
    ]
  },
  sendings: (values, { story, about }) => [
    { type: 'CountSecretBallot', body: countOf(values, story.id, about), part: '' },
  ],
}
