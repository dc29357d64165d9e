import type { RuleSet } from '../rule-set/rule-set.js'
import type { PartnerId, ProxyId, SeatId } from '../shared/identifiers.js'
import type { SecretTally, VoteChoice } from './events.js'

/** A seat with a vote. */
export type SeatFact = { readonly seat: SeatId; readonly partner: PartnerId | null }

/** A proxy that holds for the matter: who gave it, and who votes by it. */
export type ProxyFact = { readonly proxy: ProxyId; readonly giver: SeatId; readonly holder: SeatId }

/** A vote as it was cast, or confirmed since. */
export type VoteFact = {
  readonly seat: SeatId
  readonly partner: PartnerId | null
  readonly choice: VoteChoice
  /** Still subject to referral back (S3 ch.2 §2.2). */
  readonly provisional: boolean
  /** The proxy through which it was cast; null when the seat voted itself. */
  readonly proxy: ProxyId | null
  /** What speaks against it by itself: no right to vote that day, in writing after the last day, never confirmed. */
  readonly void: 'no-seat' | 'observer' | 'too-late' | 'not-confirmed' | 'set-aside' | null
}

/** All that a verdict follows from, and nothing else: the same facts give the same verdict for ever. */
export type BallotFacts = {
  readonly rules: RuleSet
  /** Between meetings, in writing: its own majority. */
  readonly written: boolean
  readonly round: 1 | 2
  /** In a second convocation: how many days after the first. Null: this is none. */
  readonly daysAfterFirstConvocation: number | null
  /** Seats with a vote that day. */
  readonly seats: readonly SeatFact[]
  /** Who was noted as present when the matter was treated; null when attendance was not recorded. */
  readonly noted: readonly SeatId[] | null
  /** Who was noted as not in the room any more, or not yet. */
  readonly outside: readonly SeatId[]
  /** Who has an interest and left the room (domain rule 10). */
  readonly recused: readonly SeatId[]
  readonly chair: SeatId | null
  /** In the order they were given. */
  readonly proxies: readonly ProxyFact[]
  /** Empty in a secret ballot. */
  readonly votes: readonly VoteFact[]
  /** The totals of a secret ballot; null when it is not secret. */
  readonly secret: SecretTally | null
}
