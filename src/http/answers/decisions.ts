import { z } from 'zod'
import {
  bekrachtigingOutcomes,
  type DecisionEntry,
  decisionStates,
  type NamedMandate,
} from '../../../projections/decision-register/answers.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { mandateLevel } from '../../domain/mandate/events.js'
import { seatRole } from '../../domain/seat/events.js'
import { cents } from '../../domain/shared/money.js'
import { amount, answers, day, instant, named, uuid } from './answer.js'
import { chainLink } from './mandates.js'

export const standingKind = z.enum(['final', 'awaits-bekrachtiging', 'proposal-to', 'advice-only', 'no-mandate'])
export const decisionState = z.enum(decisionStates)
export const bekrachtigingOutcome = z.enum(bekrachtigingOutcomes)

/** What of a decision was ratified, as an answer tells it. */
export const bekrachtigingExtent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({
    kind: z.literal('partial'),
    amountCents: cents.nullable(),
    struck: z.array(z.string()),
    struckArticles: z.array(z.int()),
  }),
])

export const namedMandate = answers<NamedMandate>()(
  z
    .strictObject({ id: uuid, level: mandateLevel, subject: z.string(), chain: z.array(chainLink) })
    .meta({ id: 'MandateBehindDecision' }),
)

export const decisionEntry = answers<DecisionEntry>()(
  z
    .strictObject({
      id: uuid,
      event: uuid,
      position: z.int(),
      recordedAt: instant,
      dossier: z.strictObject({ id: uuid, title: z.string() }),
      organ: named,
      role: seatRole.nullable(),
      decidedOn: day,
      outcome: decisionOutcome,
      subject: z.string(),
      proposalVersion: z.int(),
      amountCents: amount.nullable(),
      beneficiary: named.nullable(),
      reasons: z.string().nullable(),
      standing: standingKind,
      standingOrgan: named.nullable(),
      state: decisionState,
      final: z.boolean(),
      finalOn: day.nullable(),
      mandate: namedMandate.nullable(),
      bekrachtiging: z
        .strictObject({ organ: named, outcome: bekrachtigingOutcome, on: day, reasons: z.string().nullable() })
        .nullable(),
      bekrachtigingen: z
        .array(
          z.strictObject({
            organ: named,
            outcome: bekrachtigingOutcome,
            on: day,
            reasons: z.string().nullable(),
            extent: bekrachtigingExtent,
            conditions: z.array(z.strictObject({ number: z.int(), text: z.string(), metOn: day.nullable() })),
          }),
        )
        .meta({ description: 'What each ratifying organ said last' }),
      awaitedOrgans: z.array(named).meta({ description: 'The organs whose bekrachtiging is awaited now' }),
      ratifiedAmountCents: amount.nullable().meta({ description: 'The amount that counts: the lowest ratified' }),
      annulled: z.strictObject({ on: day, authority: z.string(), reasons: z.string() }).nullable(),
      executions: z.array(z.strictObject({ on: day, what: z.string(), irregular: z.boolean() })),
      published: z.strictObject({ on: day, where: z.string() }).nullable(),
      irregular: z.string().nullable(),
      healed: z.boolean(),
      rectified: z.boolean(),
    })
    .meta({ id: 'Decision' }),
)
