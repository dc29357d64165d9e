import { z } from 'zod'
import { partnerId } from '../shared/identifiers.js'
import { cents } from '../shared/money.js'
import { notPersonal, reasons, structured } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'

/** What money is for, as the sources name it (S2, S3 ch.2 §4). A house may add its own. */
export const standardCategories = [
  'coordination',
  'staff',
  'promotion',
  'infrastructure',
  'activities',
  'training',
  'other',
] as const

/** A category of spending, in lower case with dashes. */
export const moneyCategory = structured(
  z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: 'is not a category; write it in lower case with dashes, for example activities',
    })
    .brand<'MoneyCategory'>(),
)

export type MoneyCategory = z.output<typeof moneyCategory>

/** An amount of which something is done: at least one cent. */
export const positiveCents = cents.refine((amount) => amount > 0, { error: 'must be at least one cent' })

/** A calendar year that money is meant for. */
export const budgetYear = z.int().min(2000).max(2199)

/** Who receives money: a partner, a supplier of goods or services, or an activity whose suppliers are named later. */
export const beneficiary = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
  z.strictObject({ kind: z.literal('supplier'), name: notPersonal(line, reasons.organisation) }),
  z.strictObject({ kind: z.literal('activity'), name: notPersonal(line, reasons.matter) }),
])

export type Beneficiary = z.output<typeof beneficiary>

/** Do they name the same? Suppliers and activities are compared by name, without regard to case. */
export const isSameBeneficiary = (one: Beneficiary, other: Beneficiary): boolean => {
  if (one.kind === 'partner' || other.kind === 'partner') {
    return one.kind === 'partner' && other.kind === 'partner' && one.partner === other.partner
  }
  return one.kind === other.kind && one.name.toLocaleLowerCase('nl-BE') === other.name.toLocaleLowerCase('nl-BE')
}

/** A document that proves something, kept outside the ledger: its SHA-256 recognises it. */
export const proofDocument = z.strictObject({
  name: notPersonal(line, reasons.matter),
  sha256: structured(z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower case hexadecimal' })),
})

/** Decided in principle (spent only after a further decision), or definitive. */
export const allocationCharacter = z.enum(['principled', 'definitive'])

export type AllocationCharacter = z.output<typeof allocationCharacter>

/** Text about money that names nobody. */
export const moneyLine = notPersonal(line, reasons.matter)
export const moneyProse = notPersonal(prose, reasons.matter)
