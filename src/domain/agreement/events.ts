import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { agreementId, partnerId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { until } from '../shared/period.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'

/** Founding texts that partners sign one by one (S3 ch.1 §2, §3). */
export const agreementKind = z.enum(['convenant', 'engagement-declaration', 'cooperation-agreement'])

export type AgreementKind = z.output<typeof agreementKind>

export const noticeMonths = z.int().min(1).max(120).nullable()

/** In force from `from`, or from the day the last party signs when that is later, until `until`. */
export const agreementDrafted = defineEvent(
  'AgreementDrafted',
  z.strictObject({
    agreement: agreementId,
    kind: agreementKind,
    title: notPersonal(line, reasons.matter),
    /** Where the text is kept. */
    reference: notPersonal(line, reasons.source),
    parties: z.array(partnerId).min(2).max(300),
    from: localDate,
    until,
    /** How long before its end it must be said; null: no notice was agreed. */
    noticeMonths,
  }),
)

/** Those in whose place the partner stands: itself, and partners that merged into it. */
const parties = z.array(partnerId).min(1).max(300)

export const agreementSigned = defineEvent(
  'AgreementSigned',
  z.strictObject({ agreement: agreementId, partner: partnerId, parties }),
)

/** From the event's `effectiveOn` these hold in place of what was agreed before. */
export const agreementAmended = defineEvent(
  'AgreementAmended',
  z.strictObject({ agreement: agreementId, until, noticeMonths, reason: notPersonal(prose, reasons.matter) }),
)

/** The event's `effectiveOn` is the last day: of the agreement, or of one party in it. */
export const agreementTerminated = defineEvent(
  'AgreementTerminated',
  z.strictObject({
    agreement: agreementId,
    /** The party that leaves; null when the agreement ends for all. */
    partner: partnerId.nullable(),
    /** The parties that leave with it; null when the agreement ends for all. */
    parties: parties.nullable(),
    reason: notPersonal(prose, reasons.matter),
    noticeGivenOn: localDate,
    irregular: irregularity.nullable(),
  }),
)

export const agreementEvents = [agreementDrafted, agreementSigned, agreementAmended, agreementTerminated] as const
