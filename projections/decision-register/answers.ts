import {
  type BekrachtigingExtent,
  type BekrachtigingOutcome,
  bekrachtigingOutcome,
} from '../../src/domain/bekrachtiging/events.js'
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
  'waiting-for-conditions',
  'bekrachtiging-refused',
  'bekrachtiging-lapsed',
  'annulled',
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

export const bekrachtigingOutcomes = bekrachtigingOutcome.options

export type { BekrachtigingOutcome }

/** What one ratifying organ said last. */
export type BekrachtigingEntry = {
  readonly organ: Named
  readonly outcome: BekrachtigingOutcome
  readonly on: string
  readonly reasons: string | null
  readonly extent: BekrachtigingExtent
  /** The conditions it set; `metOn` is null while one is open. */
  readonly conditions: readonly { readonly number: number; readonly text: string; readonly metOn: string | null }[]
}

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
  /** What was said last, by whichever organ. */
  readonly bekrachtiging: {
    readonly organ: Named
    readonly outcome: BekrachtigingOutcome
    readonly on: string
    /** Remarks of a grant or a sending back, reasons of a refusal. */
    readonly reasons: string | null
  } | null
  /** What each ratifying organ said last, in the order they first spoke. */
  readonly bekrachtigingen: readonly BekrachtigingEntry[]
  /** The organs whose bekrachtiging is awaited now. */
  readonly awaitedOrgans: readonly Named[]
  /** The amount that counts: the lowest that was ratified. */
  readonly ratifiedAmountCents: number | null
  /** By an authority outside the house. */
  readonly annulled: { readonly on: string; readonly authority: string; readonly reasons: string } | null
  /** What was done to carry it out; `irregular` when it was not final that day. */
  readonly executions: readonly { readonly on: string; readonly what: string; readonly irregular: boolean }[]
  readonly published: { readonly on: string; readonly where: string } | null
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
