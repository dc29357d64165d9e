import { z } from 'zod'
import { subjectPath } from '../house/subject.js'
import { seatRole } from '../seat/events.js'
import { defineEvent } from '../shared/event.js'
import { foundingText } from '../shared/founding-text.js'
import { agreementId, mandateId, organId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { period, until } from '../shared/period.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'

/** Levels of say, low to high (docs/mandates.md; S0). */
export const mandateLevels = ['inform', 'advise', 'propose', 'decide-subject-to-bekrachtiging', 'decide'] as const

export const mandateLevel = z.enum(mandateLevels)

export type MandateLevel = z.output<typeof mandateLevel>

export const grantor = z.discriminatedUnion('kind', [
  foundingText,
  z.strictObject({ kind: z.literal('organ'), organ: organId }),
  /** A founding text that partners of the house signed; authority starts from it while it is in force. */
  z.strictObject({ kind: z.literal('agreement'), agreement: agreementId }),
])

export type Grantor = z.output<typeof grantor>

/** An organ as a whole, or whoever holds one role in it. */
export const grantee = z.strictObject({ organ: organId, role: seatRole.nullable() })

export type Grantee = z.output<typeof grantee>

export const mandateLimits = z.strictObject({
  perDecisionCents: cents.nullable(),
  perYearCents: cents.nullable(),
  /** Conditions in words. */
  conditions: z.array(notPersonal(line, reasons.matter)).max(20),
})

/** What a mandate allows; an amendment replaces all of it from a day on. */
export const mandateTerms = z.strictObject({
  level: mandateLevel,
  limits: mandateLimits,
  /** Whose bekrachtiging makes it final; only with `decide-subject-to-bekrachtiging`. */
  ratifyingOrgan: organId.nullable(),
  /** Other organs whose bekrachtiging it needs as well; left out when one ratifies. */
  furtherRatifyingOrgans: z.array(organId).min(1).max(50).optional(),
  /** `in-order`: each waits for the one before it, the first being `ratifyingOrgan`. Left out means in parallel. */
  ratificationOrder: z.enum(['in-order', 'parallel']).optional(),
  /** To whom proposals or advice go; with `propose` always, with `advise` where there is one. */
  addressee: organId.nullable(),
  mayBeSubDelegated: z.boolean(),
  /** Must a decision under it confirm each of its conditions? Left out means it need not. */
  confirmConditions: z.boolean().optional(),
  /**
   * `one-step`: what is granted under it goes to an organ directly below its grantor and is not passed on any further (as
   * in local government). Left out means it may be passed on further. Says nothing where it may not be passed on at all.
   */
  subDelegation: z.enum(['one-step']).optional(),
})

export type MandateTerms = z.output<typeof mandateTerms>

export const mandateGranted = defineEvent(
  'MandateGranted',
  z.strictObject({
    mandate: mandateId,
    grantor,
    grantee,
    subject: subjectPath,
    terms: mandateTerms,
    period,
  }),
)

/** From the event's `effectiveOn` these terms hold. */
export const mandateAmended = defineEvent(
  'MandateAmended',
  z.strictObject({ mandate: mandateId, terms: mandateTerms, reason: notPersonal(prose, reasons.matter) }),
)

/** `effectiveOn` is the first day without it. */
export const mandateSuspended = defineEvent(
  'MandateSuspended',
  z.strictObject({ mandate: mandateId, reason: notPersonal(prose, reasons.matter) }),
)

/** `effectiveOn` is the first day it holds again. */
export const mandateResumed = defineEvent('MandateResumed', z.strictObject({ mandate: mandateId }))

/** `effectiveOn` is the first day without it. */
export const mandateRevoked = defineEvent(
  'MandateRevoked',
  z.strictObject({ mandate: mandateId, reason: notPersonal(prose, reasons.matter) }),
)

/** Holds on until a later day (null: without end). */
export const mandateRenewed = defineEvent('MandateRenewed', z.strictObject({ mandate: mandateId, until }))

/** The chain behind a mandate, as it was when a decision rested on it: from the mandate itself up to a founding text. */
export const mandateChain = z
  .array(
    z.strictObject({
      mandate: mandateId,
      grantor,
      grantee,
      subject: subjectPath,
      level: mandateLevel,
      from: localDate,
    }),
  )
  .min(1)

export type MandateChain = z.output<typeof mandateChain>

/** The mandate a decision rested on, kept with the decision for ever. */
export const mandateFound = z.strictObject({
  mandate: mandateId,
  level: mandateLevel,
  subject: subjectPath,
  chain: mandateChain,
})

export type MandateFound = z.output<typeof mandateFound>

export const mandateEvents = [
  mandateGranted,
  mandateAmended,
  mandateSuspended,
  mandateResumed,
  mandateRevoked,
  mandateRenewed,
] as const
