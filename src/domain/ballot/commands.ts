import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { ballotId, dossierId, meetingId, organId, seatId } from '../shared/identifiers.js'
import { secretTally, voteChoice } from './events.js'

/** On the newest version of the proposal, under the organ's rule of that day. */
export const openBallot = defineCommand('OpenBallot', {
  dossier: dossierId,
  organ: organId,
  meeting: meetingId.nullable().default(null),
  secret: z
    .boolean()
    .default(false)
    .meta({ description: 'Only who took part and the totals are recorded, never who voted what' }),
})

export const castVote = defineCommand('CastVote', {
  dossier: dossierId,
  ballot: ballotId,
  seat: seatId,
  choice: voteChoice,
  subjectToReferralBack: z.boolean().default(false),
})

export const confirmVote = defineCommand('ConfirmVote', {
  dossier: dossierId,
  ballot: ballotId,
  seat: seatId,
  choice: voteChoice,
})

export const closeBallot = defineCommand('CloseBallot', { dossier: dossierId, ballot: ballotId })

/** Closes a secret ballot that was held on paper, with its count; a vote through the ledger is counted by closing it. */
export const countSecretBallot = defineCommand('CountSecretBallot', {
  dossier: dossierId,
  ballot: ballotId,
  participants: z
    .array(seatId)
    .min(1)
    .max(1000)
    .meta({ description: 'The seats that voted; not recorded where the totals would tell what they voted' }),
  tally: secretTally,
})

export const ballotCommands = [openBallot, castVote, confirmVote, closeBallot, countSecretBallot] as const
