import { defineCommand } from '../shared/command.js'
import { partnerId } from '../shared/identifiers.js'
import { line, prose } from '../shared/text.js'
import { admissionBasis, partnerKind, sector } from './events.js'
import { kboNumber } from './kbo-number.js'

export const admitPartner = defineCommand('AdmitPartner', {
  name: line,
  kind: partnerKind,
  sector,
  kbo: kboNumber.nullable().default(null),
  basis: admissionBasis,
})

export const recordWithdrawal = defineCommand('RecordWithdrawal', { partner: partnerId, reason: prose })

export const partnerCommands = [admitPartner, recordWithdrawal] as const
