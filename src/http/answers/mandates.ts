import { z } from 'zod'
import type { ChainLink, MandateEntry, MandateHistory } from '../../../projections/mandate-register/answers.js'
import type { RenewalEntry } from '../../application/renewals.js'
import type { MandateChainAnswer, WhoMayDecideChanges, WhoMayDecideEntry } from '../../application/who-may-decide.js'
import { standing } from '../../domain/decision/events.js'
import { subjectPath } from '../../domain/house/subject.js'
import { registerFields } from '../../domain/mandate/compare-registers.js'
import { mandateFound, mandateLevel } from '../../domain/mandate/events.js'
import type { MandateAnswer } from '../../domain/mandate/resolve.js'
import type { MandateUse } from '../../domain/mandate/use.js'
import { seatRole } from '../../domain/seat/events.js'
import { actor } from '../../domain/shared/actor.js'
import { foundingText } from '../../domain/shared/founding-text.js'
import { mandateId, organId } from '../../domain/shared/identifiers.js'
import { cents } from '../../domain/shared/money.js'
import { type RefusalCode, refusals } from '../../domain/shared/refusal.js'
import { amount, answers, day, instant, named, uuid } from './answer.js'

/** The codes of refusals, as the API publishes them. */
const refusalCode = z.enum(Object.keys(refusals) as RefusalCode[])

export const grantor = z.discriminatedUnion('kind', [
  foundingText,
  z.strictObject({ kind: z.literal('organ'), organ: named }),
  z.strictObject({ kind: z.literal('agreement'), agreement: named }),
])

const grantee = z.strictObject({ organ: named, role: seatRole.nullable() })

export const chainLink = answers<ChainLink>()(
  z
    .strictObject({ mandate: uuid, grantor, grantee, subject: z.string(), level: mandateLevel, from: day })
    .meta({ id: 'MandateChainLink' }),
)

const segment = {
  from: day,
  until: day.nullable(),
  status: z.enum(['active', 'suspended']),
  level: mandateLevel,
  perDecisionCents: amount.nullable(),
  perYearCents: amount.nullable(),
  conditions: z.array(z.string()),
  ratifyingOrgan: named.nullable(),
  ratifyingOrgans: z.array(named).meta({ description: 'Every organ whose bekrachtiging it needs' }),
  ratificationOrder: z.enum(['in-order', 'parallel']).nullable(),
  addressee: named.nullable(),
  mayBeSubDelegated: z.boolean(),
  subDelegation: z.enum(['one-step']).nullable(),
  confirmConditions: z.boolean(),
  knownFrom: instant,
}

const whose = { id: uuid, grantor, grantee, subject: z.string() }

export const mandateEntry = answers<MandateEntry>()(z.strictObject({ ...whose, ...segment }).meta({ id: 'Mandate' }))

const act = z.strictObject({
  event: uuid,
  position: z.int(),
  type: z.enum([
    'MandateGranted',
    'MandateAmended',
    'MandateSuspended',
    'MandateResumed',
    'MandateRevoked',
    'MandateRenewed',
  ]),
  effectiveOn: day,
  recordedAt: instant,
  actor,
  reason: z.string().nullable(),
})

export const mandateHistory = answers<MandateHistory>()(
  z
    .strictObject({ ...whose, segments: z.array(z.strictObject(segment)), acts: z.array(act) })
    .meta({ id: 'MandateHistory' }),
)

export const mandateChain = answers<MandateChainAnswer>()(
  z.strictObject({ complete: z.boolean(), links: z.array(chainLink) }).meta({ id: 'MandateChain' }),
)

/** The yearly limit of one mandate: what is used by final decisions, reserved by waiting ones, and left. */
export const mandateUse = answers<MandateUse>()(
  z
    .strictObject({
      mandate: mandateId,
      year: z.int(),
      limitCents: cents,
      usedCents: cents,
      reservedCents: cents,
      leftCents: cents,
    })
    .meta({ id: 'MandateUse' }),
)

const [final, awaits, proposal, advice] = standing.options

/** May this organ decide: the mandate it would rest on, or those that were considered and why none fits. */
export const mandateAnswer = answers<MandateAnswer>()(
  z
    .discriminatedUnion('found', [
      z.strictObject({
        found: z.literal(true),
        standing: z.discriminatedUnion('kind', [final, awaits, proposal, advice]),
        mandate: mandateFound,
        use: z.array(mandateUse),
      }),
      z.strictObject({
        found: z.literal(false),
        considered: z.array(
          z.strictObject({
            mandate: mandateId,
            because: z.enum([
              'not-valid-that-day',
              'organ-ended',
              'other-organ-ended',
              'inform-only',
              'over-decision-limit',
              'over-year-limit',
              'chain-broken',
            ]),
          }),
        ),
      }),
    ])
    .meta({ id: 'MandateAnswer' }),
)

const namedOrgan = z.strictObject({ id: organId, name: z.string() })

/** What one organ, or one role in it, may do about one subject. */
export const whoMayDecideEntry = answers<WhoMayDecideEntry>()(
  z
    .strictObject({
      subject: subjectPath,
      organ: namedOrgan,
      role: seatRole.nullable(),
      mandate: mandateId,
      level: mandateLevel,
      perDecisionCents: amount.nullable(),
      perYearCents: amount.nullable(),
      conditions: z.array(z.string()),
      conditionsMustBeConfirmed: z.boolean(),
      mayBeSubDelegated: z.enum(['no', 'one-step', 'yes']),
      standing: z.enum(['final', 'awaits-bekrachtiging', 'proposal-to', 'advice-only']).nullable(),
      ratifiedBy: z.array(namedOrgan),
      addressee: namedOrgan.nullable(),
      chain: z.array(chainLink),
      use: z.array(mandateUse),
      upToCents: cents.nullable(),
    })
    .meta({ id: 'WhoMayDecide' }),
)

/** What was added, ended and changed in who may decide what between two days. */
export const whoMayDecideChanges = answers<WhoMayDecideChanges>()(
  z
    .strictObject({
      added: z.array(whoMayDecideEntry),
      ended: z.array(whoMayDecideEntry),
      changed: z.array(
        z.strictObject({
          before: whoMayDecideEntry,
          after: whoMayDecideEntry,
          fields: z.array(z.enum(registerFields)),
        }),
      ),
    })
    .meta({ id: 'WhoMayDecideChanges' }),
)

/** A mandate or seat that lapses, and until when it could be renewed. */
export const renewalEntry = answers<RenewalEntry>()(
  z
    .strictObject({
      kind: z.enum(['mandate', 'seat']),
      id: uuid,
      until: day,
      organ: namedOrgan,
      subject: z.string().nullable(),
      role: z.string().nullable(),
      function: z.string().nullable(),
      partner: named.nullable(),
      proposedUntil: day,
      renewable: z.boolean(),
      because: refusalCode.nullable(),
      needs: z.array(mandateId),
    })
    .meta({ id: 'Renewal' }),
)
