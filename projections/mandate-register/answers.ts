import type { MandateLevel } from '../../src/domain/mandate/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import type { Actor } from '../../src/domain/shared/actor.js'
import type { FoundingText } from '../../src/domain/shared/founding-text.js'
import type { Named } from '../answer.js'

export type NamedGrantor =
  | FoundingText
  | { readonly kind: 'organ'; readonly organ: Named }
  /** A founding text that partners of the house signed. */
  | { readonly kind: 'agreement'; readonly agreement: Named }
export type NamedGrantee = { readonly organ: Named; readonly role: SeatRole | null }

/** One step of a chain: from the mandate itself up to the one that a founding text granted. */
export type ChainLink = {
  readonly mandate: string
  readonly grantor: NamedGrantor
  readonly grantee: NamedGrantee
  readonly subject: string
  readonly level: MandateLevel
  readonly from: string
}

/** A mandate during the days `from` to `until` (both included; null is without end) in which its terms do not change. */
export type MandateSegment = {
  readonly from: string
  readonly until: string | null
  readonly status: 'active' | 'suspended'
  readonly level: MandateLevel
  readonly perDecisionCents: number | null
  readonly perYearCents: number | null
  readonly conditions: readonly string[]
  readonly ratifyingOrgan: Named | null
  /** Every organ whose bekrachtiging it needs, `ratifyingOrgan` first; empty where none is needed. */
  readonly ratifyingOrgans: readonly Named[]
  /** Does each wait for the one before it? Null where fewer than two ratify. */
  readonly ratificationOrder: 'in-order' | 'parallel' | null
  readonly addressee: Named | null
  readonly mayBeSubDelegated: boolean
  /** `one-step`: only to an organ directly below, which does not pass it on. Null: no such bound. */
  readonly subDelegation: 'one-step' | null
  /** Must a decision under it confirm each condition? */
  readonly confirmConditions: boolean
  /** When this came to be known. */
  readonly knownFrom: string
}

export type MandateEntry = MandateSegment & {
  readonly id: string
  readonly grantor: NamedGrantor
  readonly grantee: NamedGrantee
  readonly subject: string
}

/** What was done with a mandate, in the order it was recorded. */
export type MandateAct = {
  readonly event: string
  readonly position: number
  readonly type:
    | 'MandateGranted'
    | 'MandateAmended'
    | 'MandateSuspended'
    | 'MandateResumed'
    | 'MandateRevoked'
    | 'MandateRenewed'
  readonly effectiveOn: string
  readonly recordedAt: string
  readonly actor: Actor
  /** Why, where the act says so. */
  readonly reason: string | null
}

export type MandateHistory = {
  readonly id: string
  readonly grantor: NamedGrantor
  readonly grantee: NamedGrantee
  readonly subject: string
  /** By first day; days without a segment are days without the mandate. */
  readonly segments: readonly MandateSegment[]
  readonly acts: readonly MandateAct[]
}
