import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { ballotId, dossierId, meetingId, organId, proxyId, seatId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { prose } from '../shared/text.js'
import { secretTally, voteChoice } from './events.js'

/** On the newest version of the proposal, under the organ's rules of that day. */
export const openBallot = defineCommand('OpenBallot', {
  dossier: dossierId,
  organ: organId,
  meeting: meetingId.nullable().default(null),
  secret: z
    .boolean()
    .default(false)
    .meta({ description: 'Only who took part and the totals are recorded, never who voted what' }),
  aboutPersons: z.boolean().default(false).meta({ description: 'An appointment or another matter of persons' }),
  round: z
    .union([z.literal(1), z.literal(2)])
    .default(1)
    .meta({ description: '2 after a tie, where the rules have it voted on once more' }),
  irregularBecause,
})

export const castVote = defineCommand('CastVote', {
  dossier: dossierId,
  ballot: ballotId,
  /** Whose vote it is, also when the holder of a proxy casts it. */
  seat: seatId,
  choice: voteChoice,
  subjectToReferralBack: z.boolean().default(false),
  proxy: proxyId.nullable().default(null).meta({
    description: 'By which proxy it is cast; left out, by the one that holds, unless the seat is noted as present',
  }),
  irregularBecause,
})

export const confirmVote = defineCommand('ConfirmVote', {
  dossier: dossierId,
  ballot: ballotId,
  seat: seatId,
  choice: voteChoice,
})

/** After the last day to confirm votes: what was not confirmed falls away, and the verdict is made up anew. */
export const closeReferralBack = defineCommand('CloseReferralBack', { dossier: dossierId, ballot: ballotId })

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
  tally: secretTally.partial({ blank: true, invalid: true }),
})

/** Ends a ballot without outcome, as when too few voted in a secret one; the organ may then open another. */
export const annulBallot = defineCommand('AnnulBallot', { dossier: dossierId, ballot: ballotId, reason: prose })

export const ballotCommands = [
  openBallot,
  castVote,
  confirmVote,
  closeReferralBack,
  closeBallot,
  countSecretBallot,
  annulBallot,
] as const
