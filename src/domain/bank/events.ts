import { z } from 'zod'
import { moneyProse } from '../money/terms.js'
import { defineEvent } from '../shared/event.js'
import { bankLineId, organId } from '../shared/identifiers.js'
import { notPersonal, reasons, structured } from '../shared/privacy.js'
import { line } from '../shared/text.js'
import { localDate } from '../shared/time.js'

const sha256 = structured(z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower case hexadecimal' }))

/** Cents with a sign: below nothing is money that left the account. */
export const signedCents = z.int({ error: 'must be a whole number of eurocents' })

/** The account of the house, or of the partner that keeps its money. */
export const accountNumber = structured(
  z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, { error: 'is not an IBAN; write it without spaces' }),
)

export const statementFormat = z.enum(['coda', 'camt.053', 'csv'])

/**
 * A statement of the bank was read; a line for each movement follows. Names of others, their accounts and what they wrote
 * stay in the file, which its hash recognises: they can be about persons.
 */
export const bankStatementImported = defineEvent(
  'BankStatementImported',
  z.strictObject({
    managedBy: organId,
    account: accountNumber,
    number: notPersonal(line, reasons.source),
    format: statementFormat,
    file: sha256,
    openingCents: signedCents,
    closingCents: signedCents,
    /** How many of its movements were not known yet, and how many were. */
    newLines: z.int().min(0),
    knownLines: z.int().min(0),
  }),
)

/** A movement on the account; the event counts from the day the bank booked it. */
export const bankLineRecorded = defineEvent(
  'BankLineRecorded',
  z.strictObject({
    bankLine: bankLineId,
    managedBy: organId,
    account: accountNumber,
    statement: notPersonal(line, reasons.source),
    /** Recognises the movement, whichever file it is read from. */
    fingerprint: sha256,
    bookedOn: localDate,
    amountCents: signedCents.refine((amount) => amount !== 0, { error: 'moves nothing' }),
    /** The twelve digits of a structured communication; free text stays in the file. */
    communication: structured(z.string().regex(/^\d{12}$/)).nullable(),
  }),
)

/** It has nothing to do with the money of a grant: costs of the account, a transfer between own accounts. */
export const bankLineSetAside = defineEvent(
  'BankLineSetAside',
  z.strictObject({ bankLine: bankLineId, reason: moneyProse }),
)

export const bankEvents = [bankStatementImported, bankLineRecorded, bankLineSetAside] as const
