import { z } from 'zod'

/** A personal value with what shows that the log speaks of exactly this one; `key` in base64url. */
export const personalValue = z.strictObject({
  event: z.uuid(),
  person: z.uuid(),
  field: z.literal('name'),
  key: z.string(),
  value: z.string(),
})

export type PersonalValue = z.output<typeof personalValue>
