import { z } from 'zod'
import type { ToldInputs } from '../../application/influence/influence.js'
import type { ToldOverview, ToldPower } from '../../application/influence/tell-overview.js'
import type { ToldTrail } from '../../application/influence/told.js'
import { inputAbout } from '../../domain/contribution/events.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { proposalPart } from '../../domain/dossier/events.js'
import { standings } from '../../domain/influence/my-input.js'
import { amount, answers, day, named, uuid } from './answer.js'
import { toldBallot } from './told-ballot.js'

const inputId = z.string().meta({ description: 'A contribution or signal, or an advice with the number of the point' })
const standing = z.enum(standings)
const titled = z.strictObject({ id: uuid, title: z.string() })
const counted = z.record(standing, z.int())

const toldInput = z.strictObject({
  id: inputId,
  kind: z.enum(['contribution', 'signal', 'advice-point']),
  from: z.strictObject({
    kind: z.enum(['partner', 'organ', 'group']),
    id: uuid.nullable().meta({ description: 'Null for a group of people, who stay unnamed' }),
    name: z.string(),
  }),
  text: z.string(),
  about: inputAbout,
  point: z.int().nullable(),
  givenOn: day,
  event: uuid,
  dossier: titled.nullable(),
  standing,
  answer: z
    .strictObject({
      verdict: z.enum(['followed', 'partly-followed', 'not-followed', 'not-applicable', 'passed-on']),
      reason: z.string().nullable(),
      by: named,
      on: day,
      event: uuid,
      inVersion: z.int().nullable(),
      passedTo: z.strictObject({ kind: z.enum(['organ', 'dossier']), to: named, input: inputId }).nullable(),
    })
    .nullable(),
  leftOpen: z
    .strictObject({ on: day, because: z.string().nullable(), event: uuid })
    .nullable()
    .meta({ description: 'Its dossier was closed without an answer to it: when, and why' }),
  effect: z.enum(['not-yet', 'none', 'in-proposal', 'not-adopted', 'waiting', 'struck', 'final']).meta({
    description: 'What came of it at its most; none: no traceable effect; struck: a ratifying organ left it out again',
  }),
  allocatedCents: amount.nullable(),
  paidCents: amount.nullable(),
})

export const influenceInputs = answers<Omit<ToldInputs, 'next'> & { readonly nextCursor: string | null }>()(
  z.strictObject({
    items: z.array(toldInput),
    counts: counted,
    total: z.int(),
    nextCursor: z.string().nullable().meta({ description: 'Ask for the next page with this cursor; null on the last' }),
  }),
)

export const influenceTrail = answers<ToldTrail>()(
  z.strictObject({
    input: toldInput,
    steps: z.array(
      z.strictObject({
        kind: z.enum([
          'given',
          'taken-up',
          'withdrawn',
          'answered',
          'changed',
          'voted',
          'decided',
          'bekrachtiging',
          'allocated',
          'paid',
        ]),
        on: day,
        event: uuid,
        version: z.int().nullable(),
        parts: z.array(proposalPart),
        decision: uuid.nullable(),
        organ: named.nullable(),
        outcome: decisionOutcome.nullable(),
        what: z.enum(['kept', 'changed', 'struck', 'refused', 'sent-back']).nullable(),
        struckArticles: z.array(z.int()),
        amountCents: amount.nullable(),
      }),
    ),
    decisions: z.array(
      z.strictObject({
        id: uuid,
        organ: named,
        decidedOn: day,
        outcome: decisionOutcome,
        ballot: uuid.nullable(),
        mandate: uuid.nullable(),
        event: uuid,
        voted: toldBallot.nullable(),
      }),
    ),
  }),
)

const counts = z.strictObject({
  contributions: z.int(),
  advicePoints: z.int(),
  byStanding: counted,
  answered: z.int(),
  medianDaysToAnswer: z.int().nullable(),
})

export const influenceYear = answers<ToldOverview>()(
  z.strictObject({
    year: z.int(),
    all: counts,
    ofGroups: counts,
    ofOrgans: counts,
    partners: z.array(z.strictObject({ partner: named, counts, heard: z.boolean() })),
    subjects: z.array(z.strictObject({ subject: z.string(), counts })),
    deviations: z.array(
      z.strictObject({
        kind: z.enum(['adopted-against-advice', 'rejected-against-advice']),
        dossier: titled,
        decision: uuid,
        advice: uuid,
      }),
    ),
  }),
)

const wholeNumber = z.string().regex(/^\d+$/)

const share = z.strictObject({
  part: wholeNumber,
  whole: wholeNumber,
  perMille: z.int().meta({ description: 'Rounded to the nearest thousandth' }),
})

export const votingPowerAnswer = answers<ToldPower>()(
  z.strictObject({
    organ: named,
    majority: z.enum(['simple', 'absolute', 'two-thirds', 'four-fifths', 'unanimity', 'consensus', 'consent']),
    voters: z
      .array(
        z.strictObject({
          name: z.string(),
          partner: named.nullable(),
          seats: z.int(),
          weight: z.int(),
          swings: wholeNumber,
          banzhaf: share,
          shapleyShubik: share,
        }),
      )
      .nullable()
      .meta({ description: 'Null when there are more voters than are counted exactly' }),
    count: z.int(),
  }),
)
