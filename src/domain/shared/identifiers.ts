import { z } from 'zod'

/** Makes an id or text of one kind unusable where another is asked. */
export type Brand<Value, Name extends string> = Value & z.$brand<Name>

/**
 * A schema for the id of one kind of thing: a UUID. `reference` names the kind in the published JSON Schemas, so that
 * a data file may use a readable reference (`organ:stuurgroep`) in its place.
 */
const identifier = <Name extends string>(kind: Name) =>
  z
    .uuid({ error: `is not the id of a ${kind}; an id is a UUID in lower case` })
    .lowercase({ error: `is not the id of a ${kind}; an id is a UUID in lower case` })
    .meta({ reference: kind })
    .brand<Name>()

export const houseId = identifier('house')
export const partnerId = identifier('partner')
export const organId = identifier('organ')
export const seatId = identifier('seat')
export const personId = identifier('person')
export const mandateId = identifier('mandate')
export const meetingId = identifier('meeting')
export const dossierId = identifier('dossier')
export const contributionId = identifier('contribution')
export const adviceRequestId = identifier('advice-request')
export const adviceId = identifier('advice')
export const ballotId = identifier('ballot')
export const decisionId = identifier('decision')
export const eventId = identifier('event')

export type HouseId = z.output<typeof houseId>
export type PartnerId = z.output<typeof partnerId>
export type OrganId = z.output<typeof organId>
export type SeatId = z.output<typeof seatId>
/** Stands for a person without saying who; carries no personal data. */
export type PersonId = z.output<typeof personId>
export type MandateId = z.output<typeof mandateId>
export type MeetingId = z.output<typeof meetingId>
export type DossierId = z.output<typeof dossierId>
export type ContributionId = z.output<typeof contributionId>
export type AdviceRequestId = z.output<typeof adviceRequestId>
export type AdviceId = z.output<typeof adviceId>
export type BallotId = z.output<typeof ballotId>
export type DecisionId = z.output<typeof decisionId>
export type EventId = z.output<typeof eventId>
