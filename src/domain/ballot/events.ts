import { z } from 'zod'
import { decisionRule } from '../organ/events.js'
import { defineEvent } from '../shared/event.js'
import { ballotId, dossierId, meetingId, organId, seatId } from '../shared/identifiers.js'

export const ballotOpened = defineEvent(
  'BallotOpened',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    organ: organId,
    /** The version of the proposal that is voted on. */
    proposalVersion: z.int().min(1),
    meeting: meetingId.nullable(),
    /** The organ's rule on that day, kept so that the verdict stays the same for ever. */
    rule: decisionRule,
    /** Who voted what is never recorded; see `SecretBallotClosed`. */
    secret: z.boolean(),
  }),
  // Version 1 knew open ballots only.
  [(data) => ({ ...z.looseObject({}).parse(data), secret: false })],
)

export const voteChoice = z.enum(['for', 'against', 'abstain'])

export type VoteChoice = z.output<typeof voteChoice>

export const voteCast = defineEvent(
  'VoteCast',
  z.strictObject({
    dossier: dossierId,
    ballot: ballotId,
    seat: seatId,
    choice: voteChoice,
    /** The representative must ask the own board first: the vote is provisional until confirmed (S3 ch.2 §2.2). */
    subjectToReferralBack: z.boolean(),
  }),
)

/** The own board has spoken: from now the vote stands as given here. */
export const voteConfirmed = defineEvent(
  'VoteConfirmed',
  z.strictObject({ dossier: dossierId, ballot: ballotId, seat: seatId, choice: voteChoice }),
)

export const ballotTally = z.strictObject({
  for: z.int().nonnegative(),
  against: z.int().nonnegative(),
  abstain: z.int().nonnegative(),
  /** How many of these votes are subject to referral back. */
  provisional: z.int().nonnegative(),
})

export type BallotTally = z.output<typeof ballotTally>

export const ballotOutcome = z.enum(['adopted', 'rejected'])

export type BallotOutcome = z.output<typeof ballotOutcome>

export const ballotClosed = defineEvent(
  'BallotClosed',
  z.strictObject({ dossier: dossierId, ballot: ballotId, tally: ballotTally, outcome: ballotOutcome }),
)

export const secretTally = ballotTally.omit({ provisional: true })

export type SecretTally = z.output<typeof secretTally>

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
  }),
)

export const ballotEvents = [ballotOpened, voteCast, voteConfirmed, ballotClosed, secretBallotClosed] as const
