import type { LegalForm } from '../../src/domain/house/events.js'
import type { Named } from '../answer.js'

export type HouseSummary = {
  readonly id: string
  readonly name: string
  readonly legalForm: LegalForm
  /** Names of municipalities. */
  readonly workingArea: readonly string[]
  readonly foundedOn: string
  readonly leadPartner: Named | null
  /** Subjects the house added to the standard ones, in the order they were added. */
  readonly ownSubjects: readonly { readonly subject: string; readonly label: string }[]
  /** Organs established and not dissolved, partners admitted and not withdrawn, as recorded. */
  readonly organs: number
  readonly partners: number
  readonly dossiers: number
  readonly events: number
  readonly lastPosition: number
  readonly lastRecordedAt: string
}
