import { z } from 'zod'
import { organId, partnerId, personId } from './identifiers.js'

/** Who acted, and through which door. A person is a reference, never a name. */
export const actor = z.strictObject({
  person: personId.nullable(),
  organ: organId.nullable(),
  partner: partnerId.nullable(),
  via: z.enum(['api', 'web', 'import', 'system']),
})

export type Actor = z.output<typeof actor>
