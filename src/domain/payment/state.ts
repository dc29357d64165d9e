import type { Move } from '../money/moves.js'
import type { Beneficiary } from '../money/terms.js'
import type { Act } from '../shared/act.js'
import type { AllocationId, BankLineId, CommitmentId, EventId, GrantId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'

/** What part of a payment rests on which commitment. */
export type Cover = {
  readonly commitment: CommitmentId
  readonly allocation: AllocationId
  readonly grant: GrantId
  readonly amount: Cents
}

export type Payment = {
  readonly managedBy: OrganId
  readonly beneficiary: Beneficiary
  readonly reference: string
  readonly amount: Cents
  readonly covers: readonly Cover[]
  /** The commitment it was recorded on, also when that covers nothing of it. */
  readonly commitment: CommitmentId | null
  /** Rests on no commitment. */
  readonly unexplained: Cents
  /** Accepted as justified. */
  readonly accepted: Cents
  /** Claimed back, whatever came of it. */
  readonly claimed: Cents
  /** Passed on by the partner that received it: a grant of this house, where it counts from then on. */
  readonly passedOn: Cents
  readonly made: Act
  /** What of it is to be accounted for: made, accepted, claimed back, passed on, reversed. */
  readonly rest: readonly Move[]
  /** What of it rests on no decision: made, explained, come back, waived by decision. */
  readonly loose: readonly Move[]
  /** What was claimed back of it. */
  readonly claims: readonly Move[]
  /** The first time it was justified, whatever was accepted of it. */
  readonly justified: Act | null
  readonly bankLine: BankLineId | null
  readonly reversed: Act | null
  readonly breaks: readonly string[]
  readonly events: readonly EventId[]
}

/** What is neither justified, claimed back nor passed on. */
export const restOf = ({ amount, accepted, claimed, passedOn }: Payment): Cents =>
  (amount - accepted - claimed - passedOn) as Cents
