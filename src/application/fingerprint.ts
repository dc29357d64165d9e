import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { HouseId } from '../domain/shared/identifiers.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * Fields that commands got after they were first recorded, with what leaving them out means. While a field says just that,
 * it is left out of the fingerprint: a command of before must be known again when it is repeated.
 */
const ADDED_LATER: Readonly<Record<string, Fields>> = {
  GrantBekrachtiging: { meeting: null, extent: { kind: 'full' }, conditions: [] },
  SendDecisionBack: { points: [] },
  ReviseProposal: { remarksAnswered: [] },
  ConveneMeeting: {
    form: 'in-person',
    respondBy: null,
    secondConvocationOf: null,
    chair: null,
    secretary: null,
    agenda: [],
    irregularBecause: null,
  },
  AddAgendaItem: { part: 'open', requestedBy: null, irregularBecause: null },
  AdmitPartner: { candidacy: null, irregularBecause: null },
  OpenBallot: { secret: false, aboutPersons: false, round: 1, irregularBecause: null },
  CastVote: { proxy: null, irregularBecause: null },
  TakeDecision: { conditionsConfirmed: [], irregularBecause: null },
}

const withoutAddedLater = (command: Fields): Fields => {
  const added = ADDED_LATER[String(command.type)]
  if (added === undefined) return command
  return Object.fromEntries(
    Object.entries(command).filter(
      ([name, value]) => !(name in added) || canonicalize(added[name]) !== canonicalize(value),
    ),
  )
}

/** Who took part in a secret ballot could be found by trying: their number is all that is kept. */
const withoutParticipants = (command: Fields): Fields => {
  const { participants, ...rest } = command
  return command.type === 'CountSecretBallot' && Array.isArray(participants)
    ? { ...rest, participants: participants.length }
    : command
}

/**
 * Tells a retry from another command under the same key: SHA-256 of the canonical command, in hexadecimal. It is kept for
 * ever, so the command given here holds no personal value.
 */
export const fingerprintOf = (house: HouseId, command: Fields): string =>
  createHash('sha256')
    .update(canonicalize({ house, command: withoutAddedLater(withoutParticipants(command)) }) ?? '')
    .digest('hex')
