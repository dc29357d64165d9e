import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { HouseId } from '../domain/shared/identifiers.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * Fields that commands got after they were first recorded, with what leaving them out means. While a field says just that,
 * it is left out of the fingerprint: a command of before must be known again when it is repeated. A field of a field has a path.
 */
const ADDED_LATER: Readonly<Record<string, Fields>> = {
  GrantBekrachtiging: { meeting: null, extent: { kind: 'full' }, conditions: [], 'extent.struckArticles': [] },
  SendDecisionBack: { points: [] },
  SubmitProposal: { 'content.considerations': [], 'content.articles': [] },
  ReviseProposal: { remarksAnswered: [], changes: [], 'content.considerations': [], 'content.articles': [] },
  GiveContribution: { given: { kind: 'writing' }, attachments: [], about: { kind: 'whole' } },
  AnswerContribution: { passedTo: null },
  AnswerAdvicePoint: { passedTo: null },
  RequestAdvice: { ofPartners: [] },
  GiveAdvice: { partner: null, heard: [], minority: [], incompleteBecause: null },
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

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields without those that were added later and say what leaving them out means; `path` is where they stand. */
const leftOut = (fields: Fields, added: Fields, path: string): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const place = `${path}${name}`
      if (place in added && canonicalize(added[place]) === canonicalize(value)) return []
      return [[name, isFields(value) ? leftOut(value, added, `${place}.`) : value]]
    }),
  )

const withoutAddedLater = (command: Fields): Fields => {
  const added = ADDED_LATER[String(command.type)]
  return added === undefined ? command : leftOut(command, added, '')
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
