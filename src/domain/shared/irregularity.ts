import { z } from 'zod'
import type { Refused } from './decider.js'
import { notPersonal, reasons, structured } from './privacy.js'
import { prose } from './text.js'

/**
 * An act that a rule forbids and that happened all the same: which rules, and why. Recorded only when whoever records it
 * says why (`irregularBecause`), and visible as a finding for ever after.
 */
export const irregularity = z.strictObject({
  rules: z
    .array(structured(z.string().max(100)))
    .min(1)
    .max(20),
  because: notPersonal(prose, reasons.matter),
})

export type Irregularity = z.output<typeof irregularity>

/** The field of a command that admits an irregular act. */
export const irregularBecause = prose
  .nullable()
  .default(null)
  .meta({ description: 'Why it happened although a rule forbids it; it is then recorded, and shows as irregular' })

/**
 * What a command meets that breaks these rules (null: kept): the first refusal when nobody admits it, else the
 * irregularity to record; null when every rule is kept.
 */
export const refuseOrAdmit = (
  broken: readonly (Refused | null)[],
  because: string | null,
): Refused | { readonly irregular: Irregularity | null } => {
  const found = broken.filter((one) => one !== null)
  const [first] = found
  if (first === undefined) return { irregular: null }
  if (because === null) return first
  return { irregular: { rules: [...new Set(found.map(({ refusal }) => refusal.code as string))], because } }
}
