import type { FindingCode, Severity } from '../../src/domain/finding/catalogue.js'
import type { About, FindingDetails } from '../../src/domain/finding/finding.js'
import type { InTime, Named } from '../answer.js'

export type FindingEntry = {
  readonly code: FindingCode
  readonly severity: Severity
  readonly house: Named
  readonly about: {
    readonly kind: About['kind']
    readonly id: string
    readonly dossier: { readonly id: string; readonly title: string } | null
    readonly organ: Named | null
  }
  readonly since: string
  /** The day of the act that put it right; null while it is open, on the asked day. */
  readonly healedOn: string | null
  /** Ids of the events that prove it, cause before consequence. */
  readonly events: readonly string[]
  readonly details: FindingDetails
  /** When this came to be known. */
  readonly knownFrom: string
}

export type FindingFilter = InTime & {
  /** One house; every house when left out. */
  readonly house?: string | undefined
  /** Some houses, perhaps none; those that may be read. */
  readonly houses?: readonly string[] | undefined
  readonly organ?: string | undefined
  readonly code?: FindingCode | undefined
  readonly severity?: Severity | undefined
  /** Irregular on some day of this period (`YYYY-MM-DD`, both included). */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Only those that are open on the asked day, or only those that were healed by then. */
  readonly open?: boolean | undefined
}
