import { z } from 'zod'
import {
  type FoundDecision,
  type PublicDecision,
  type PublicText,
  publicStandings,
  withheldKinds,
} from '../../../projections/public-decisions/answers.js'
import { adviceOpinion } from '../../domain/advice/events.js'
import { ballotOutcome, type WeighedVotes, weighedVotes } from '../../domain/ballot/verdict.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { mandateLevel } from '../../domain/mandate/events.js'
import { organKind } from '../../domain/organ/events.js'
import { seatRole } from '../../domain/seat/events.js'
import { foundingText } from '../../domain/shared/founding-text.js'
import type { Say } from '../../texts/catalogue.js'
import { explainVerdict } from '../../texts/explain-verdict.js'
import { amount, answers, day, instant, named, uuid } from './answer.js'
import { bekrachtigingOutcome, decisionState, standingKind } from './decisions.js'

/** How a vote went, in numbers and in sentences. */
export type PublishedVote = {
  readonly seats: number
  readonly present: number
  readonly represented: number
  readonly votes: WeighedVotes
  readonly secret: boolean
  readonly outcome: z.output<typeof ballotOutcome>
  readonly explained: readonly string[]
}

/** A published decision as the API gives it. */
export type PublishedDecision = Omit<PublicDecision, 'told'> & {
  readonly told: (Omit<PublicText, 'vote'> & { readonly vote: PublishedVote | null }) | null
}

const publishedVote = (vote: PublicText['vote'], say: Say): PublishedVote | null => {
  if (vote === null) return null
  const { seats, present, represented, votes, secret = false, outcome } = vote.verdict
  return { seats, present, represented, votes, secret, outcome, explained: explainVerdict(vote, say) }
}

export const publishedDecision = (decision: PublicDecision, say: Say): PublishedDecision => {
  const { told, ...rest } = decision
  return { ...rest, told: told === null ? null : { ...told, vote: publishedVote(told.vote, say) } }
}

const summary = {
  id: uuid,
  house: named,
  organ: named.extend({ kind: organKind }),
  decidedOn: day,
  publishedOn: day,
  outcome: decisionOutcome,
  subject: z.string(),
  subjectLabel: z.string().nullable().meta({ description: 'How the house calls it; null for a standard subject' }),
  state: decisionState,
  standing: z
    .enum(publicStandings)
    .meta({ description: 'Waiting for others, final, without effect, or something else' }),
  finalOn: day.nullable(),
  changedAt: instant,
}

export const foundDecision = answers<FoundDecision>()(
  z
    .strictObject({
      ...summary,
      title: z.string(),
      amountCents: amount.nullable(),
      extract: z
        .array(z.strictObject({ text: z.string(), found: z.boolean() }))
        .nullable()
        .meta({ description: 'Pieces of the text around the words that were asked; null when none were' }),
    })
    .meta({ id: 'FoundPublicDecision' }),
)

const chainLink = z.strictObject({
  grantor: z.discriminatedUnion('kind', [
    foundingText,
    z.strictObject({ kind: z.literal('organ'), organ: z.string() }),
    z.strictObject({ kind: z.literal('agreement'), agreement: z.string() }),
  ]),
  grantee: z.strictObject({ organ: z.string(), role: seatRole.nullable() }),
  subject: z.string(),
  level: mandateLevel,
  from: day,
})

const advice = z.strictObject({
  by: z.string(),
  on: day,
  opinion: adviceOpinion,
  points: z.int(),
  answered: z.strictObject({
    followed: z.int(),
    'partly-followed': z.int(),
    'not-followed': z.int(),
    'not-applicable': z.int(),
    'passed-on': z.int(),
  }),
})

const bekrachtiging = z.strictObject({
  organ: z.string(),
  outcome: bekrachtigingOutcome,
  on: day,
  reasons: z.string().nullable(),
  amountCents: amount.nullable(),
  struck: z.array(z.string()),
  struckArticles: z.array(z.int()),
  conditions: z.array(z.strictObject({ number: z.int(), text: z.string(), metOn: day.nullable() })),
})

const vote = z.strictObject({
  seats: z.int(),
  present: z.int(),
  represented: z.int(),
  votes: weighedVotes,
  secret: z.boolean(),
  outcome: ballotOutcome,
  explained: z.array(z.string()),
})

const told = z.strictObject({
  title: z.string(),
  text: z.string().nullable(),
  considerations: z.array(z.string()),
  articles: z.array(z.strictObject({ number: z.int(), text: z.string(), amountCents: amount.nullable() })),
  amountCents: amount.nullable(),
  ratifiedAmountCents: amount.nullable().meta({ description: 'The amount that counts: the lowest ratified' }),
  beneficiary: z.string().nullable(),
  reasons: z.string().nullable(),
  corrections: z.array(z.strictObject({ on: day, correction: z.string() })),
  mandate: z.strictObject({ level: mandateLevel, chain: z.array(chainLink) }).nullable(),
  withoutMandate: z.string().nullable(),
  standing: standingKind,
  addressee: z.string().nullable(),
  vote: vote.nullable(),
  advice: z.array(advice),
  adviceNotAwaited: z.string().nullable(),
  bekrachtigingen: z.array(bekrachtiging),
  awaitedOrgans: z.array(z.string()),
  annulled: z.strictObject({ on: day, authority: z.string(), reasons: z.string() }).nullable(),
  carriedOutOn: z.array(day),
  where: z.string(),
  withheld: z.array(z.enum(withheldKinds)).meta({ description: 'What is known inside the house and not told here' }),
})

export const publicDecision = answers<PublishedDecision>()(
  z
    .strictObject({
      ...summary,
      role: seatRole.nullable(),
      publication: z.strictObject({ event: uuid, position: z.int() }),
      position: z.int(),
      takenBackOn: day.nullable().meta({ description: 'The day the publication was taken back; null while it stands' }),
      told: told.nullable().meta({ description: 'Null once the publication was taken back' }),
    })
    .meta({ id: 'PublicDecision' }),
)
