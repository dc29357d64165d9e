import type { DomainCommandType } from '../domain/commands.js'
import type { RefusalCode } from '../domain/shared/refusal.js'

/**
 * What a later act may be refused for only because an act of this type could not be carried out. Such refusals are not
 * reported: they go away, or show themselves, once the first is corrected.
 */
const consequences: Partial<Record<DomainCommandType, readonly RefusalCode[]>> = {
  AddSubject: ['subject.unknown'],
  RecordWithdrawal: ['partner.kbo-taken'],
  GrantMandate: ['decision.no-mandate', 'decision.over-limit', 'mandate.exceeds-grantor', 'bekrachtiging.no-authority'],
  AmendMandate: ['decision.no-mandate', 'decision.over-limit', 'mandate.exceeds-grantor', 'bekrachtiging.no-authority'],
  RenewMandate: ['decision.no-mandate', 'mandate.exceeds-grantor', 'mandate.ended', 'bekrachtiging.no-authority'],
  RenewMandates: ['decision.no-mandate', 'mandate.exceeds-grantor', 'mandate.ended', 'bekrachtiging.no-authority'],
  SucceedOrgan: ['decision.no-mandate', 'mandate.exceeds-grantor', 'bekrachtiging.organ-not-named'],
  ExtendSeats: ['vote.no-seat-that-day'],
  ResumeMandate: ['decision.no-mandate', 'mandate.exceeds-grantor', 'mandate.suspended', 'bekrachtiging.no-authority'],
  SuspendMandate: ['mandate.not-suspended'],
  SubmitProposal: ['proposal.missing', 'proposal.version-unknown', 'money.plan-differs'],
  ReviseProposal: [
    'proposal.version-unknown',
    'decision.same-version',
    'vote.must-refer-back',
    'decision.over-limit',
    'decision.remarks-unanswered',
    'money.plan-differs',
  ],
  GiveAdvice: ['decision.advice-pending'],
  CastVote: ['ballot.no-votes', 'decision.differs-from-ballot', 'vote.not-cast'],
  CloseBallot: ['ballot.still-open', 'ballot.already-open', 'proposal.ballot-open'],
  CountSecretBallot: ['ballot.still-open', 'ballot.already-open', 'proposal.ballot-open'],
  AddAgendaItem: ['meeting.item-unknown'],
  AppointMeetingChair: ['meeting.chair-absent'],
  RecordAttendance: ['meeting.attendance-needed', 'meeting.not-present'],
  OpenMeeting: ['meeting.not-open'],
  SuspendMeeting: ['meeting.not-suspended'],
  ResumeMeeting: ['meeting.suspended'],
  CloseMeeting: ['meeting.not-closed'],
  DraftMinutes: ['minutes.missing'],
  ApproveMinutes: ['minutes.not-approved'],
  RevokeProxy: ['proxy.already-given', 'proxy.over-cap', 'proxy.chained'],
  AddMoneyCategory: ['money.category-unknown'],
  AmendGrant: ['money.over-grant', 'money.over-earmark', 'money.over-year', 'grant.more-than-granted'],
  ExtendGrant: ['grant.outside-period'],
  AdoptBudget: ['budget.unknown'],
  ChangeBudget: ['money.over-budget'],
  ChangeAllocation: ['allocation.principled', 'money.over-allocation'],
  WithdrawAllocation: ['money.over-grant', 'money.over-earmark', 'money.over-year', 'money.over-budget'],
  ReleaseCommitment: ['money.over-allocation', 'grant.open-commitments'],
  ExplainPayment: ['recovery.explain-first'],
  ReversePayment: ['money.over-commitment'],
  TakeDecision: ['organ.decision-does-not-establish', 'partner.decision-does-not-admit'],
  GrantBekrachtiging: [
    'budget.without-decision',
    'allocation.decision-not-final',
    'organ.decision-does-not-establish',
    'partner.decision-does-not-admit',
    'bekrachtiging.not-its-turn',
    'condition.unknown',
    'execution.before-final',
  ],
  GrantBekrachtigingBatch: [
    'budget.without-decision',
    'allocation.decision-not-final',
    'organ.decision-does-not-establish',
    'partner.decision-does-not-admit',
    'bekrachtiging.not-its-turn',
    'execution.before-final',
  ],
  MeetBekrachtigingCondition: [
    'budget.without-decision',
    'allocation.decision-not-final',
    'organ.decision-does-not-establish',
    'partner.decision-does-not-admit',
    'execution.before-final',
  ],
  RecordSilence: ['bekrachtiging.not-its-turn', 'bekrachtiging.too-late', 'decision.already-taken'],
  AnnulDecision: ['decision.already-taken', 'proposal.decided'],
  RefuseBekrachtiging: ['decision.already-taken'],
  SendDecisionBack: ['decision.already-taken', 'proposal.decided', 'remark.unknown'],
}

/** An act that could not be carried out; `dossier` is the reference to its dossier, null when it has none. */
export type Failure = { readonly type: DomainCommandType; readonly dossier: unknown }

/** Can this refusal be the mere consequence of an earlier failure, in the same dossier or of the house as a whole? */
export const isFollowUp = (code: RefusalCode, dossier: unknown, failures: readonly Failure[]): boolean =>
  failures.some(
    (failure) =>
      (consequences[failure.type] ?? []).includes(code) &&
      (failure.dossier === null || dossier === null || failure.dossier === dossier),
  )
