import { z } from 'zod'
import { majorityRule, ruleSet } from '../rule-set/rule-set.js'
import { seatId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line } from '../shared/text.js'

/** What a ballot came to. `no-quorum`: too few were there, nothing is decided. `second-round`: a tie, to be voted again. */
export const ballotOutcome = z.enum(['adopted', 'rejected', 'no-quorum', 'second-round'])

export type BallotOutcome = z.output<typeof ballotOutcome>

const votes = z.int().nonnegative()

/** Votes of each kind, by weight. */
export const weighedVotes = z.strictObject({ for: votes, against: votes, abstain: votes, blank: votes, invalid: votes })

export type WeighedVotes = z.output<typeof weighedVotes>

/** Why a vote that was cast does not count. `set-aside`: only in a question what would have been without it. */
export const voidReason = z.enum([
  'recused',
  'no-seat',
  'observer',
  'not-present',
  'too-late',
  'proxy-not-allowed',
  'proxy-not-valid',
  'proxy-over-cap',
  'proxy-chained',
  'proxy-holder-absent',
  'not-confirmed',
  'set-aside',
])

export type VoidReason = z.output<typeof voidReason>

/**
 * How a ballot was judged, step by step, in numbers: what a secretary reads out is made from it. Seats, present,
 * represented and recused are counted in seats; votes in weight.
 */
export const verdict = z.strictObject({
  /** Seats with a vote that day; without the recused where the rule says so. */
  seats: votes,
  present: votes,
  represented: votes,
  recused: votes,
  quorum: z.strictObject({
    /** How many were needed; null when the rule asks for none, or when it was dropped. */
    needed: votes.nullable(),
    counted: votes,
    met: z.boolean(),
    /** No quorum was asked, because this was a second convocation. */
    dropped: z.boolean(),
  }),
  votes: weighedVotes,
  /** Votes cast that do not count, and why; empty in a secret ballot. */
  void: z.array(z.strictObject({ seat: seatId, because: voidReason })),
  /** The majority it was judged by: that of the rule set, or of its written procedure. */
  majority: majorityRule,
  /** The votes that count: what a part is taken of. */
  counted: votes,
  /** Votes for that were needed; null where that is not a number of votes (consensus, consent). */
  needed: votes.nullable(),
  groups: z.array(
    z.strictObject({
      name: notPersonal(line, reasons.organisation),
      for: votes,
      against: votes,
      counted: votes,
      needed: votes.nullable(),
      met: z.boolean(),
    }),
  ),
  tie: z.enum(['rejected', 'chair-for', 'chair-against', 'chair-silent', 'second-round']).nullable(),
  /**
   * Of the votes that count, how many are still subject to referral back; and could the outcome become another, if they were
   * confirmed otherwise or fell away?
   */
  provisional: votes,
  dependsOnProvisional: z.boolean(),
  outcome: ballotOutcome,
  /** Only totals are known. Left out: the votes are. */
  secret: z.literal(true).optional(),
  /** Between meetings, in writing. Left out: not so. */
  written: z.literal(true).optional(),
  /** Voted once more, after a tie. Left out: the first time. */
  secondRound: z.literal(true).optional(),
})

export type Verdict = z.output<typeof verdict>

/** By which rules a decision was judged, and how. Kept with the decision for ever. */
export const judgement = z.strictObject({ rules: ruleSet, verdict })

export type Judgement = z.output<typeof judgement>
