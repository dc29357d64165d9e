import { today } from '../given.js'
import * as ballot from './ballot-objections.js'
import * as convening from './convening-objections.js'
import { type Command, type History, ledger, type Objections } from './history.js'
import * as meeting from './meeting-objections.js'
import * as minutes from './minutes-objections.js'
import * as proxy from './proxy-objections.js'
import * as seat from './seat-objections.js'
import * as secret from './secret-objections.js'

/** What speaks against each kind of command. */
const rules = {
  AdoptRuleSet: seat.adoptRuleSet,
  AssignSeat: seat.assignSeat,
  EndSeat: seat.endSeat,
  ExtendSeats: seat.extendSeats,
  RecordWithdrawal: seat.recordWithdrawal,
  ConveneMeeting: convening.conveneMeeting,
  AppointMeetingChair: convening.appointMeetingChair,
  AppointMeetingSecretary: convening.appointMeetingSecretary,
  AddAgendaItem: meeting.addAgendaItem,
  WithdrawAgendaItem: meeting.withdrawAgendaItem,
  TreatAgendaItem: meeting.treatAgendaItem,
  RecordAttendance: meeting.recordAttendance,
  RecordArrival: meeting.move,
  RecordDeparture: meeting.move,
  DeclareConflict: meeting.declareConflict,
  OpenMeeting: meeting.openMeeting,
  NoteQuorum: meeting.noteQuorum,
  SuspendMeeting: meeting.suspendMeeting,
  ResumeMeeting: meeting.resumeMeeting,
  CloseMeeting: meeting.closeMeeting,
  DraftMinutes: minutes.draftMinutes,
  RemarkOnMinutes: minutes.remarkOnMinutes,
  ApproveMinutes: minutes.approveMinutes,
  RectifyMinutes: minutes.rectifyMinutes,
  GiveProxy: proxy.giveProxy,
  RevokeProxy: proxy.revokeProxy,
  OpenBallot: ballot.openBallot,
  CastVote: ballot.castVote,
  ConfirmVote: ballot.confirmVote,
  CloseReferralBack: ballot.closeReferralBack,
  CloseBallot: ballot.closeBallot,
  CountSecretBallot: secret.countSecretBallot,
  AnnulBallot: ballot.annulBallot,
  ReviseProposal: ballot.reviseProposal,
}

/** The kinds of commands that the model knows the rules of. */
export type Modelled = keyof typeof rules

export const modelled = Object.keys(rules) as readonly Modelled[]

/** What may be set up ahead of its day; all else is a fact, and none lies in the future. */
const mayLieAhead: readonly string[] = ['AdoptRuleSet', 'AssignSeat', 'EndSeat', 'ExtendSeats']

/** All that speaks against a command after this history. */
export const objectionsTo = (history: History, command: Command<Modelled>): Objections => {
  if (command.effectiveOn > today && !mayLieAhead.includes(command.type)) return ledger('date.in-future')
  return (rules[command.type] as (history: History, command: Command) => Objections)(history, command)
}
