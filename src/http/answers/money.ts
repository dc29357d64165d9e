import { z } from 'zod'
import { samplingMethods, type ToldSample } from '../../application/money/sampling.js'
import type { ToldReceived } from '../../application/money/tell-received.js'
import type { ToldCheck, ToldGrant, ToldOpenEnds, ToldYear } from '../../application/money/tell-reports.js'
import type { ToldTrace } from '../../application/money/told.js'
import { voteChoice } from '../../domain/ballot/events.js'
import { bekrachtigingOutcome } from '../../domain/bekrachtiging/events.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { mandateLevel } from '../../domain/mandate/events.js'
import { allocationCharacter } from '../../domain/money/terms.js'
import { amount, answers, day, instant, uuid } from './answer.js'
import { grantor } from './mandates.js'
import { toldBallot } from './told-ballot.js'

/** Below nothing where more was used than there is. */
const signedAmount = z.int().meta({ description: 'Amount in eurocents, with its sign' })

const stepKinds = [
  'source',
  'grant',
  'mandate',
  'ballot',
  'decision',
  'bekrachtiging',
  'allocation',
  'commitment',
  'payment',
  'justification',
  'recovery',
] as const

const endKinds = [
  'available',
  'allocated',
  'committed',
  'paid',
  'justified',
  'claimed',
  'waived',
  'unexplained',
] as const

const stepDetail = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mandate'),
    from: grantor,
    subject: z.string(),
    level: mandateLevel.nullable().meta({ description: 'Null when it did not hold on the day of the decision' }),
    perDecisionCents: amount.nullable(),
    perYearCents: amount.nullable(),
    conditions: z.array(z.string()),
  }),
  toldBallot.extend({ kind: z.literal('ballot') }),
  z.strictObject({
    kind: z.literal('decision'),
    outcome: decisionOutcome,
    mandated: z.boolean(),
    annulledOn: day.nullable(),
  }),
  z.strictObject({
    kind: z.literal('bekrachtiging'),
    outcome: bekrachtigingOutcome,
    struckArticles: z.array(z.int().positive()),
  }),
  z.strictObject({ kind: z.literal('allocation'), article: z.string().nullable(), character: allocationCharacter }),
])

const step = z.strictObject({
  kind: z.enum(stepKinds),
  id: uuid,
  amountCents: amount.nullable(),
  date: day,
  event: uuid,
  name: z.string(),
  dossier: z.strictObject({ id: uuid, title: z.string() }).nullable(),
  detail: stepDetail.nullable(),
})

export const moneyTrace = answers<ToldTrace>()(
  z
    .strictObject({
      steps: z.array(step),
      ends: z.array(z.strictObject({ kind: z.enum(endKinds), id: uuid, amountCents: signedAmount, name: z.string() })),
    })
    .meta({ id: 'MoneyTrace' }),
)

const onItsWay = { allocatedCents: amount, committedCents: amount, paidCents: amount, justifiedCents: amount }

export const moneyGrant = answers<ToldGrant>()(
  z
    .strictObject({
      id: uuid,
      title: z.string(),
      source: z.strictObject({ kind: z.string(), name: z.string() }),
      reference: z.string(),
      from: day,
      until: day.nullable(),
      inKind: z.boolean(),
      closedOn: day.nullable(),
      conditions: z.array(z.string()),
      reportDates: z.array(day),
      grantedCents: amount,
      receivedCents: amount,
      availableCents: signedAmount,
      recoveredCents: amount,
      claimedOpenCents: amount,
      toJustifyCents: signedAmount,
      usedInKindCents: amount,
      ...onItsWay,
      categories: z.array(z.strictObject({ category: z.string(), ...onItsWay })),
      earmarks: z.array(
        z.strictObject({
          category: z.string(),
          rule: z.enum(['at-least', 'at-most']),
          limitCents: amount,
          allocatedCents: amount,
        }),
      ),
    })
    .meta({ id: 'Grant' }),
)

export const moneyYear = answers<ToldYear>()(
  z
    .strictObject({
      year: z.int(),
      total: z.strictObject({ budgetedCents: amount.nullable(), ...onItsWay }),
      categories: z.array(z.strictObject({ category: z.string(), budgetedCents: amount.nullable(), ...onItsWay })),
      sources: z.array(z.strictObject({ grant: uuid, title: z.string(), source: z.string(), ...onItsWay })),
    })
    .meta({ id: 'MoneyYear' }),
)

const openEnd = z.strictObject({ id: uuid, name: z.string(), amountCents: amount })

export const moneyOpenEnds = answers<ToldOpenEnds>()(
  z
    .strictObject({
      notDivided: z.array(openEnd.extend({ dossier: uuid })),
      notCommitted: z.array(openEnd),
      notPaid: z.array(openEnd),
      notJustified: z.array(openEnd),
      notDecided: z.array(openEnd),
      orphans: z.array(openEnd),
    })
    .meta({ id: 'OpenEnds' }),
)

export const moneyReceived = answers<ToldReceived>()(
  z
    .strictObject({
      payment: uuid,
      on: day,
      event: uuid,
      paidCents: amount,
      justifiedCents: amount,
      claimedCents: amount,
      grants: z.array(z.string()),
      sources: z.array(z.string()),
      purposes: z.array(z.string()),
      decidedBy: z.array(
        z.strictObject({
          decision: uuid,
          organ: z.string(),
          dossier: uuid,
          title: z.string(),
          vote: z.enum(['voted', 'not-voted', 'secret', 'without-ballot']),
          choices: z.array(voteChoice),
        }),
      ),
    })
    .meta({ id: 'MoneyReceived' }),
)

export const moneyCheck = answers<ToldCheck>()(
  z
    .strictObject({
      balanced: z.boolean(),
      totals: z.strictObject({
        grantedCents: amount,
        allocatedCents: amount,
        committedCents: amount,
        paidCents: amount,
        justifiedCents: amount,
        recoveredCents: amount,
      }),
      orphans: z.array(z.strictObject({ payment: uuid, amountCents: amount })),
    })
    .meta({ id: 'MoneyCheck' }),
)

const document = z.strictObject({
  name: z.string(),
  sha256: z.string(),
  of: z.enum(['commitment', 'payment', 'cost']),
  id: uuid,
  number: z.int().nullable(),
  what: z.string(),
  amountCents: amount,
  event: uuid,
})

export const moneySample = answers<ToldSample>()(
  z
    .strictObject({
      by: z.enum(samplingMethods),
      seed: z.string(),
      size: z.int(),
      from: day.nullable(),
      until: day.nullable(),
      knownAt: instant.nullable(),
      population: z.strictObject({ payments: z.int(), amountCents: amount }),
      startCent: z.int().nullable().meta({ description: 'By amount: where the row of chosen cents begins, from 0' }),
      items: z.array(
        z.strictObject({
          payment: uuid,
          on: day,
          name: z.string(),
          amountCents: amount,
          event: uuid,
          hits: z.int().nullable().meta({ description: 'By amount: how many of the chosen cents are of this payment' }),
          firstCent: z.int().nullable().meta({ description: 'By amount: its first cent in the row, from 0' }),
          steps: z.array(step),
          documents: z.array(document),
        }),
      ),
    })
    .meta({ id: 'MoneySample' }),
)
