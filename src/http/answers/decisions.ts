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
import { amount, answers, day, instant, named, uuid } from './answer.js'
import { chainLink } from './mandates.js'

export const standingKind = z.enum(['final', 'awaits-bekrachtiging', 'proposal-to', 'advice-only', 'no-mandate'])
export const decisionState = z.enum(decisionStates)
export const bekrachtigingOutcome = z.enum(bekrachtigingOutcomes)

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
      irregular: z.string().nullable(),
      healed: z.boolean(),
      rectified: z.boolean(),
    })
    .meta({ id: 'Decision' }),
)
