import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { ballotId, dossierId, meetingId, organId, seatId } from '../shared/identifiers.js'
import { voteChoice } from './events.js'

/** On the newest version of the proposal, under the organ's rule of that day. */
export const openBallot = defineCommand('OpenBallot', {
  dossier: dossierId,
  organ: organId,
  meeting: meetingId.nullable().default(null),
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

export const ballotCommands = [openBallot, castVote, confirmVote, closeBallot] as const
