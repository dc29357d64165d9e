import { z } from 'zod'
import { decisionRule } from '../organ/events.js'
import { ofDecisionRule } from '../rule-set/of-decision-rule.js'
import { ruleSet } from '../rule-set/rule-set.js'
import { defineEvent } from '../shared/event.js'
import { ballotId, decisionId, dossierId, meetingId, organId, proxyId, seatId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { prose } from '../shared/text.js'
import { ballotOutcome, verdict, weighedVotes } from './verdict.js'

export { type BallotOutcome, ballotOutcome, type Verdict } from './verdict.js'

const anyData = z.looseObject({})

/** Version 2 kept the short rule of the organ, and knew no ballots about persons or second rounds. */
const withRuleSet = (data: unknown): unknown => {
  const { rule, ...rest } = z.looseObject({ rule: decisionRule }).parse(data)
  return { ...rest, rules: ofDecisionRule(rule), aboutPersons: false, round: 1, irregular: null }
}

export const ballotOpened = defineEvent(
  'BallotOpened',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    organ: organId,
    /** The version of the proposal that is voted on. */
    proposalVersion: z.int().min(1),
    meeting: meetingId.nullable(),
    /** The organ's rules on that day, kept so that the verdict stays the same for ever. */
    rules: ruleSet,
    /** Who voted what is never recorded; see `SecretBallotClosed`. */
    secret: z.boolean(),
    /** It is about persons: an appointment, a nomination. */
    aboutPersons: z.boolean(),
    /** 2: voted once more, after a tie. */
    round: z.union([z.literal(1), z.literal(2)]),
    irregular: irregularity.nullable(),
  }),
  // Version 1 knew open ballots only.
  [(data) => ({ ...anyData.parse(data), secret: false }), withRuleSet],
)

export const voteChoice = z.enum(['for', 'against', 'abstain', 'blank', 'invalid'])

export type VoteChoice = z.output<typeof voteChoice>

export const voteCast = defineEvent(
  'VoteCast',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    /** Whose vote it is, also when another casts it. */
    seat: seatId,
    choice: voteChoice,
    /** The representative must ask the own board first: the vote is provisional until confirmed (S3 ch.2 §2.2). */
    subjectToReferralBack: z.boolean(),
    /** The proxy through which it was cast, and by whom; null when the seat voted itself. */
    proxy: proxyId.nullable(),
    holder: seatId.nullable(),
    irregular: irregularity.nullable(),
  }),
  // Version 1 knew no proxies.
  [(data) => ({ ...anyData.parse(data), proxy: null, holder: null, irregular: null })],
)

/** The own board has spoken: from now the vote stands as given here. */
export const voteConfirmed = defineEvent(
  'VoteConfirmed',
  z.strictObject({ dossier: dossierId, ballot: ballotId, seat: seatId, choice: voteChoice }),
)

/** How many votes of each kind were cast, each counted once: also those that the verdict then leaves out. */
export const secretTally = weighedVotes

export type SecretTally = z.output<typeof secretTally>

export const ballotTally = secretTally.extend({
  /** How many of these votes are subject to referral back. */
  provisional: z.int().nonnegative(),
})

export type BallotTally = z.output<typeof ballotTally>

/** Version 1 knew no blank or invalid votes, and gave the outcome alone. */
const withVerdict = (data: unknown): unknown => {
  const { tally, ...rest } = z.looseObject({ tally: anyData }).parse(data)
  return { ...rest, tally: { ...tally, blank: 0, invalid: 0 }, verdict: null }
}

export const ballotClosed = defineEvent(
  'BallotClosed',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    tally: ballotTally,
    outcome: ballotOutcome,
    /** How the outcome followed from the rules, step by step; null in ballots closed before this was kept. */
    verdict: verdict.nullable(),
  }),
  [withVerdict],
)

/**
 * All that is ever recorded of a secret ballot (design: participation and totals). Nothing in it depends on the order
 * of the votes.
 */
export const secretBallotClosed = defineEvent(
  'SecretBallotClosed',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    /** How many voted. */
    voters: z.int().min(1),
    /** Who voted, in the order of their ids; null where the totals would tell what they voted. */
    participants: z.array(seatId).nullable(),
    tally: secretTally,
    outcome: ballotOutcome,
    verdict: verdict.nullable(),
  }),
  [withVerdict],
)

/**
 * What a vote that was subject to referral back made of a closed ballot: it was confirmed, or its time was over and it
 * fell away (S3 ch.2 §2.2).
 */
export const verdictRecomputed = defineEvent(
  'VerdictRecomputed',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    verdict,
    outcome: ballotOutcome,
    because: z.enum(['vote-confirmed', 'referral-back-closed']),
    /**
     * The decision that rests on the ballot, and what becomes of it. `provisional`: votes are still open. `confirmed`: none
     * is, and it stands. `fallen`: the ballot no longer gives it. `unchanged`: it was already ratified, refused or sent back.
     */
    decision: z
      .strictObject({
        decision: decisionId,
        becomes: z.enum(['provisional', 'confirmed', 'fallen', 'unchanged']),
      })
      .nullable(),
  }),
)

/**
 * The ballot counts for nothing, and nobody may vote in it any more: too few voted to close it secretly, or it was opened
 * by mistake. The organ can open another.
 */
export const ballotAnnulled = defineEvent(
  'BallotAnnulled',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    reason: notPersonal(prose, reasons.matter),
    /** Seats whose vote was subject to referral back and need not be confirmed any more; none in a secret ballot. */
    unconfirmed: z.array(seatId),
  }),
)

export const ballotEvents = [
  ballotOpened,
  voteCast,
  voteConfirmed,
  ballotClosed,
  secretBallotClosed,
  verdictRecomputed,
  ballotAnnulled,
] as const
