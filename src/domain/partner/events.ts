import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { foundingText } from '../shared/founding-text.js'
import { decisionId, partnerId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { kboNumber } from './kbo-number.js'

/** The sectors that partners come from (S1, S2, S3 ch.2). */
export const sector = z.enum([
  'lokaal-bestuur',
  'ocmw',
  'vlaamse-overheid',
  'gezinsondersteuning',
  'kinderopvang',
  'onderwijs',
  'gezondheid',
  'welzijn',
  'armoede',
  'inclusie',
  'vrije-tijd',
  'ouders',
  'andere',
])

export const partnerKind = z.enum(['municipality', 'public-body', 'private-legal-person', 'informal-group'])

/** What an admission rests on: a founding text that names the partner, or a decision of the house. */
export const admissionBasis = z.discriminatedUnion('kind', [
  foundingText,
  z.strictObject({ kind: z.literal('decision'), decision: decisionId }),
])

export const partnerAdmitted = defineEvent(
  'PartnerAdmitted',
  z.strictObject({
    partner: partnerId,
    name: notPersonal(line, reasons.organisation),
    kind: partnerKind,
    sector,
    kbo: kboNumber.nullable(),
    basis: admissionBasis,
  }),
)

export const partnerWithdrew = defineEvent(
  'PartnerWithdrew',
  z.strictObject({ partner: partnerId, reason: notPersonal(prose, reasons.matter) }),
)

export const partnerEvents = [partnerAdmitted, partnerWithdrew] as const
