import { z } from 'zod'
import { grounds, kept, structured } from './privacy.js'

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

export const houseId = structured(identifier('house'))
export const partnerId = structured(identifier('partner'))
export const organId = structured(identifier('organ'))
export const seatId = kept(identifier('seat'), grounds.vote)
/** A pseudonym. The log keeps who acted and who sat where under it; what it stands for can be erased. */
export const personId = kept(identifier('person'), grounds.pseudonym)
export const mandateId = structured(identifier('mandate'))
export const meetingId = structured(identifier('meeting'))
export const dossierId = structured(identifier('dossier'))
export const contributionId = structured(identifier('contribution'))
export const adviceRequestId = structured(identifier('advice-request'))
export const adviceId = structured(identifier('advice'))
export const ballotId = structured(identifier('ballot'))
export const decisionId = structured(identifier('decision'))
export const proxyId = structured(identifier('proxy'))
export const candidacyId = structured(identifier('candidacy'))
export const delegationId = structured(identifier('delegation'))
export const goalId = structured(identifier('goal'))
export const actionId = structured(identifier('action'))
export const agreementId = structured(identifier('agreement'))
export const grantId = structured(identifier('grant'))
export const allocationId = structured(identifier('allocation'))
export const commitmentId = structured(identifier('commitment'))
export const paymentId = structured(identifier('payment'))
export const justificationId = structured(identifier('justification'))
export const recoveryId = structured(identifier('recovery'))
export const costKeyId = structured(identifier('cost-key'))
export const sharedCostId = structured(identifier('shared-cost'))
export const bankLineId = structured(identifier('bank-line'))
export const templateId = structured(identifier('template'))
/**
 * Who signs in, under a random reference: name and login stand outside the log, and go with the account. No kind that a
 * data file can refer to.
 */
export const accountId = kept(
  z
    .uuid({ error: 'is not the id of an account; an id is a UUID in lower case' })
    .lowercase({ error: 'is not the id of an account; an id is a UUID in lower case' })
    .brand<'account'>(),
  grounds.account,
)
export const eventId = structured(identifier('event'))

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
export type ProxyId = z.output<typeof proxyId>
export type CandidacyId = z.output<typeof candidacyId>
export type DelegationId = z.output<typeof delegationId>
export type GoalId = z.output<typeof goalId>
export type ActionId = z.output<typeof actionId>
export type AgreementId = z.output<typeof agreementId>
export type GrantId = z.output<typeof grantId>
export type AllocationId = z.output<typeof allocationId>
export type CommitmentId = z.output<typeof commitmentId>
export type PaymentId = z.output<typeof paymentId>
export type JustificationId = z.output<typeof justificationId>
export type RecoveryId = z.output<typeof recoveryId>
export type CostKeyId = z.output<typeof costKeyId>
export type SharedCostId = z.output<typeof sharedCostId>
export type BankLineId = z.output<typeof bankLineId>
export type TemplateId = z.output<typeof templateId>
export type AccountId = z.output<typeof accountId>
export type EventId = z.output<typeof eventId>
