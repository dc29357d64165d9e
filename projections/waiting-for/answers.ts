import type { Named, SeatName } from '../answer.js'

export const waitingKinds = [
  'bekrachtiging',
  'proposal',
  'advice',
  'contribution-answer',
  'advice-answer',
  'signal-answer',
  'ballot',
  'vote-confirmation',
  'healing',
  'condition',
  'remarks',
] as const

/**
 * What is awaited: `bekrachtiging` of a decision; a decision on a `proposal` that another organ made; `advice`; an
 * answer to a contribution or to points of advice, or a signal to take up or answer; the closing of a `ballot`; the confirmation of a provisional vote;
 * the `healing` of a decision without mandate; a `condition` of a bekrachtiging that is to be met; `remarks` with which a
 * decision was sent back and that a new version is to answer.
 */
export type WaitingKind = (typeof waitingKinds)[number]

export type WaitingFilter = {
  readonly organ?: string | undefined
  readonly kind?: WaitingKind | undefined
  /** What waited for an organ waits, from the day it is succeeded, for its successor: the day it is asked. */
  readonly on?: string | undefined
}

export type WaitingItem = {
  readonly kind: WaitingKind
  /** Who has to act. For `healing` the organ that decided without mandate: it has to find who may heal it. */
  readonly organ: Named
  /** Null for a signal: it has no dossier yet. */
  readonly dossier: { readonly id: string; readonly title: string } | null
  /** The id of the decision, advice request, contribution, signal, advice or ballot that waits. */
  readonly about: string
  /** Who waits, where it is an organ: the one that decided, proposed or asked. */
  readonly fromOrgan: Named | null
  /** The seat whose vote waits for confirmation. */
  readonly seat: SeatName | null
  readonly since: string
  /** The last day, for advice, and for bekrachtiging where the rules of the organ set one. */
  readonly deadline: string | null
  /** How many points of advice, conditions or remarks are still open; 1 for every other kind. */
  readonly open: number
}
