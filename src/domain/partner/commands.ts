import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { candidacyId, decisionId, partnerId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { line, prose } from '../shared/text.js'
import { admissionBasis, partnerKind, sector } from './events.js'
import { kboNumber } from './kbo-number.js'

export const admitPartner = defineCommand('AdmitPartner', {
  name: line,
  kind: partnerKind,
  sector,
  kbo: kboNumber.nullable().default(null),
  basis: admissionBasis,
  /** The candidacy that is granted; null for a partner of the first hour, who was never a candidate. */
  candidacy: candidacyId.nullable().default(null),
  irregularBecause,
})

export const recordWithdrawal = defineCommand('RecordWithdrawal', { partner: partnerId, reason: prose })

/** `effectiveOn` is the last day of the partner. */
export const excludePartner = defineCommand('ExcludePartner', {
  partner: partnerId,
  decision: decisionId,
  reasons: prose,
})

/** From `effectiveOn` the successor stands in the place of the partners that stop. */
export const mergePartners = defineCommand('MergePartners', {
  partners: z.array(partnerId).min(1).max(100),
  into: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('existing'), partner: partnerId }),
    z.strictObject({
      kind: z.literal('new'),
      newPartner: z.strictObject({ name: line, kind: partnerKind, sector, kbo: kboNumber.nullable() }),
    }),
  ]),
  basis: admissionBasis,
})

export const partnerCommands = [admitPartner, recordWithdrawal, excludePartner, mergePartners] as const
