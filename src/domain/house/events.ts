import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { houseId, partnerId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line } from '../shared/text.js'
import { logo } from './logo.js'
import { subjectPath } from './subject.js'

/** Legal forms of a house (S3 ch.5 §5; S0). */
export const legalForm = z.enum([
  'feitelijke-vereniging',
  'vzw',
  'interlokale-vereniging',
  'gemeentelijke-dienst',
  'ocmw',
])

export type LegalForm = z.output<typeof legalForm>

export const houseFounded = defineEvent(
  'HouseFounded',
  z.strictObject({
    house: houseId,
    name: notPersonal(line, reasons.organisation),
    legalForm,
    /** The municipalities it works in. */
    workingArea: z.array(notPersonal(line, reasons.organisation)).min(1).max(50),
  }),
)

export const leadPartnerDesignated = defineEvent(
  'LeadPartnerDesignated',
  z.strictObject({ house: houseId, partner: partnerId }),
)

export const subjectAdded = defineEvent(
  'SubjectAdded',
  z.strictObject({ house: houseId, subject: subjectPath, label: notPersonal(line, reasons.matter) }),
)

/** From now on this picture stands on the papers of the house; null: none. */
export const houseLogoChanged = defineEvent(
  'HouseLogoChanged',
  z.strictObject({ house: houseId, logo: logo.nullable() }),
)

export const houseEvents = [houseFounded, leadPartnerDesignated, subjectAdded, houseLogoChanged] as const
