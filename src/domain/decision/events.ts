import { z } from 'zod'
import { judgement } from '../ballot/verdict.js'
import { subjectPath } from '../house/subject.js'
import { mandateFound } from '../mandate/events.js'
import { seatRole } from '../seat/events.js'
import { defineEvent } from '../shared/event.js'
import { ballotId, decisionId, dossierId, meetingId, organId, partnerId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { cents } from '../shared/money.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'

export const decisionOutcome = z.enum(['adopted', 'rejected', 'postponed', 'noted'])

export type DecisionOutcome = z.output<typeof decisionOutcome>

/** What the decision is worth under its mandate (the five outcomes of docs/mandates.md). */
export const standing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('final') }),
  z.strictObject({
    kind: z.literal('awaits-bekrachtiging'),
    organ: organId,
    /** Other organs that ratify it too; left out when one ratifies. */
    further: z.array(organId).min(1).max(50).optional(),
    /** `in-order`: each waits for the one before it. Left out means in parallel. */
    order: z.enum(['in-order', 'parallel']).optional(),
  }),
  z.strictObject({ kind: z.literal('proposal-to'), organ: organId }),
  z.strictObject({ kind: z.literal('advice-only'), organ: organId.nullable() }),
  /** Recorded only with the reason why it was taken all the same. */
  z.strictObject({ kind: z.literal('no-mandate'), reason: notPersonal(prose, reasons.matter) }),
])

export type Standing = z.output<typeof standing>

/** Version 1 kept no judgement, conditions or irregularity. */
const withoutJudgement = (data: unknown): unknown => ({
  ...z.looseObject({}).parse(data),
  judgement: null,
  conditionsConfirmed: [],
  referralBackUntil: null,
  irregular: null,
})

/** The event's `effectiveOn` is the day it was decided. */
export const decisionTaken = defineEvent(
  'DecisionTaken',
  z.strictObject({
    dossier: dossierId,
    decision: decisionId,
    organ: organId,
    /** Set when one role-holder decided instead of the whole organ. */
    role: seatRole.nullable(),
    subject: subjectPath,
    proposalVersion: z.int().min(1),
    meeting: meetingId.nullable(),
    ballot: ballotId.nullable(),
    outcome: decisionOutcome,
    amountCents: cents.nullable(),
    beneficiary: partnerId.nullable(),
    reasons: notPersonal(prose, reasons.matter).nullable(),
    standing,
    /** The mandate it rests on, with its chain as of the decision's day; null without mandate. */
    mandate: mandateFound.nullable(),
    /** Why it was taken while advice was still due; null when none was. */
    adviceNotAwaited: notPersonal(prose, reasons.matter).nullable(),
    /** By which rules its ballot was judged, and how; null when it was decided without a ballot, or before this was kept. */
    judgement: judgement.nullable(),
    /** The conditions of its mandate, as whoever decided confirmed that they are met. */
    conditionsConfirmed: z.array(notPersonal(line, reasons.matter)).max(20),
    /** The last day on which votes subject to referral back may be confirmed; null when none is, or without such a day. */
    referralBackUntil: localDate.nullable(),
    irregular: irregularity.nullable(),
  }),
  [withoutJudgement],
)

export const decisionEvents = [decisionTaken] as const
