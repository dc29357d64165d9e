import { z } from 'zod'
import { moneyProse } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { bankLineId, organId } from '../shared/identifiers.js'
import { structured } from '../shared/privacy.js'
import { line } from '../shared/text.js'
import { localDate } from '../shared/time.js'
import { accountNumber, signedCents, statementFormat } from './events.js'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower case hexadecimal' })

/** A statement as it was read from a file. Movements that are known already are left out; nothing new is refused. */
export const importBankStatement = defineCommand('ImportBankStatement', {
  managedBy: organId,
  account: accountNumber,
  number: line,
  format: statementFormat,
  file: sha256,
  openingCents: signedCents,
  closingCents: signedCents,
  lines: z
    .array(
      z.strictObject({
        fingerprint: sha256,
        bookedOn: localDate,
        amountCents: signedCents.refine((amount) => amount !== 0, { error: 'moves nothing' }),
        communication: structured(z.string().regex(/^\d{12}$/)).nullable(),
      }),
    )
    .min(1, { error: 'has no movements' })
    .max(5_000),
})

export const setBankLineAside = defineCommand('SetBankLineAside', { bankLine: bankLineId, reason: moneyProse })

export const bankCommands = [importBankStatement, setBankLineAside] as const
