import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { personId } from '../shared/identifiers.js'
import { erasable, grounds } from '../shared/privacy.js'

/** All that is known of a person from then on; null where nothing is. */
export const personDetailsRecorded = defineEvent(
  'PersonDetailsRecorded',
  z.strictObject({
    person: personId,
    name: erasable(grounds.contact).nullable(),
    email: erasable(grounds.contact).nullable(),
    phone: erasable(grounds.contact).nullable(),
  }),
)

/** Why personal data are erased (GDPR art. 17(1)): asked for, not needed any more, or recorded without a ground. */
export const erasureReasons = ['request-of-person', 'retention-ended', 'unlawfully-recorded'] as const

export const erasureReason = z.enum(erasureReasons)

/** From here on the commitments about this person stand for values that nobody has any more. */
export const personalDataErased = defineEvent(
  'PersonalDataErased',
  z.strictObject({ person: personId, reason: erasureReason }),
)

export const personEvents = [personDetailsRecorded, personalDataErased] as const
