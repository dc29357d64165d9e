import type { HouseId, PartnerId } from '../shared/identifiers.js'
import type { LegalForm } from './events.js'
import type { Logo } from './logo.js'

export type HouseProfile = {
  readonly id: HouseId
  readonly name: string
  readonly legalForm: LegalForm
  readonly workingArea: readonly string[]
  /** The partner that leads (trekker); null until designated. */
  readonly leadPartner: PartnerId | null
  /** The picture on its papers; null when there is none. */
  readonly logo: Logo | null
}
