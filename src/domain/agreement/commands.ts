import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { agreementId, partnerId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { until } from '../shared/period.js'
import { line, prose } from '../shared/text.js'
import { localDate } from '../shared/time.js'
import { agreementKind, noticeMonths } from './events.js'

/** `effectiveOn` is the day of the draft; the agreement itself holds from `from`, once all have signed. */
export const draftAgreement = defineCommand('DraftAgreement', {
  kind: agreementKind,
  title: line,
  reference: line,
  parties: z.array(partnerId).min(2).max(300),
  from: localDate,
  until: until.default(null),
  noticeMonths: noticeMonths.default(null),
})

export const signAgreement = defineCommand('SignAgreement', { agreement: agreementId, partner: partnerId })

/** Prolongs it, or agrees another notice. */
export const amendAgreement = defineCommand('AmendAgreement', {
  agreement: agreementId,
  until,
  noticeMonths,
  reason: prose,
})

/** `effectiveOn` is the last day: of the agreement for all (`partner` null), or for the party that leaves. */
export const terminateAgreement = defineCommand('TerminateAgreement', {
  agreement: agreementId,
  partner: partnerId.nullable().default(null),
  reason: prose,
  noticeGivenOn: localDate,
  irregularBecause,
})

export const agreementCommands = [draftAgreement, signAgreement, amendAgreement, terminateAgreement] as const
