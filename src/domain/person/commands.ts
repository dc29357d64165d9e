import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { personId } from '../shared/identifiers.js'
import { personal } from '../shared/privacy.js'
import { line } from '../shared/text.js'
import { erasureReason } from './events.js'

const email = z
  .email({ error: 'is not an e-mail address; write it like voornaam@voorbeeld.be' })
  .max(254, { error: 'is longer than 254 characters; shorten it' })

const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d ()./-]{6,30}$/, { error: 'is not a telephone number; write digits, for example +32 9 000 00 00' })

/** All that is known of a person from now on: what is left out is not known any more. */
export const recordPersonDetails = defineCommand('RecordPersonDetails', {
  person: personId,
  name: personal(line).nullable().default(null),
  email: personal(email).nullable().default(null),
  phone: personal(phone).nullable().default(null),
})

export const erasePersonalData = defineCommand('ErasePersonalData', { person: personId, reason: erasureReason })

export const personCommands = [recordPersonDetails, erasePersonalData] as const
