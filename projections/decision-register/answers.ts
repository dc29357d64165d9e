import type { DecisionOutcome, Standing } from '../../src/domain/decision/events.js'
import type { MandateLevel } from '../../src/domain/mandate/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import type { Named } from '../answer.js'
import type { ChainLink } from '../mandate-register/answers.js'

/** Where a decision stands now: its standing when it was taken, and what came after. */
export const decisionStates = [
  'final',
  'provisional',
  'fallen',
  'waiting-for-bekrachtiging',
  'sent-back',
  'bekrachtiging-refused',
  'proposal-to-other-organ',
  'advice-only',
  'without-mandate',
  'healed',
  'postponed',
  'noted',
] as const

export type DecisionState = (typeof decisionStates)[number]

export type NamedMandate = {
  readonly id: string
  readonly level: MandateLevel
  readonly subject: string
  readonly chain: readonly ChainLink[]
}

export const bekrachtigingOutcomes = ['granted', 'refused', 'sent-back'] as const

export type BekrachtigingOutcome = (typeof bekrachtigingOutcomes)[number]

export type DecisionEntry = {
  readonly id: string
  /** The event `DecisionTaken`. */
  readonly event: string
  readonly position: number
  readonly recordedAt: string
  readonly dossier: { readonly id: string; readonly title: string }
  readonly organ: Named
  readonly role: SeatRole | null
  readonly decidedOn: string
  readonly outcome: DecisionOutcome
  readonly subject: string
  readonly proposalVersion: number
  readonly amountCents: number | null
  readonly beneficiary: Named | null
  readonly reasons: string | null
  readonly standing: Standing['kind']
  /** Whose bekrachtiging it awaited, or to whom the proposal or advice goes. */
  readonly standingOrgan: Named | null
  readonly state: DecisionState
  /** It resolved the matter and nothing stands in its way any more: final at once, ratified, or healed. */
  readonly final: boolean
  readonly finalOn: string | null
  readonly mandate: NamedMandate | null
  readonly bekrachtiging: {
    readonly organ: Named
    readonly outcome: BekrachtigingOutcome
    readonly on: string
    /** Remarks of a grant or a sending back, reasons of a refusal. */
    readonly reasons: string | null
  } | null
  /** Why it was taken without mandate; null when it had one. */
  readonly irregular: string | null
  readonly healed: boolean
  readonly rectified: boolean
}

export type DecisionFilter = {
  readonly organ?: string | undefined
  readonly outcome?: DecisionOutcome | undefined
  readonly state?: DecisionState | undefined
  /** This subject or one below it. */
  readonly subject?: string | undefined
  /** Decided on or after, on or before (`YYYY-MM-DD`). */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Dutch words, or their beginnings, in title, proposal or reasons. */
  readonly text?: string | undefined
  /** The register as it was known at this moment; null or left out for now. */
  readonly knownAt?: string | null | undefined
}
