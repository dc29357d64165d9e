import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { foundingText } from '../shared/founding-text.js'
import { candidacyId, decisionId, partnerId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
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

/** Version 1 knew no candidacies. */
const withoutCandidacy = (data: unknown): unknown => ({
  ...z.looseObject({}).parse(data),
  candidacy: null,
  irregular: null,
})

export const partnerAdmitted = defineEvent(
  'PartnerAdmitted',
  z.strictObject({
    partner: partnerId,
    name: notPersonal(line, reasons.organisation),
    kind: partnerKind,
    sector,
    kbo: kboNumber.nullable(),
    basis: admissionBasis,
    /** The candidacy that was granted; null for a partner that was never a candidate. */
    candidacy: candidacyId.nullable(),
    irregular: irregularity.nullable(),
  }),
  [withoutCandidacy],
)

export const partnerWithdrew = defineEvent(
  'PartnerWithdrew',
  z.strictObject({ partner: partnerId, reason: notPersonal(prose, reasons.matter) }),
)

/** The event's `effectiveOn` is the last day. */
export const partnerExcluded = defineEvent(
  'PartnerExcluded',
  z.strictObject({ partner: partnerId, decision: decisionId, reasons: notPersonal(prose, reasons.matter) }),
)

/** From the event's `effectiveOn` the partner `into` stands in the place of these, which had their last day the day before. */
export const partnersMerged = defineEvent(
  'PartnersMerged',
  z.strictObject({ partners: z.array(partnerId).min(1).max(100), into: partnerId, basis: admissionBasis }),
)

export const partnerEvents = [partnerAdmitted, partnerWithdrew, partnerExcluded, partnersMerged] as const
