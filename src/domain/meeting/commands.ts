import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { dossierId, meetingId, organId, seatId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { line, prose } from '../shared/text.js'
import { localDate, timeOfDay } from '../shared/time.js'
import { agendaPart, meetingForm } from './events.js'

const at = timeOfDay.nullable().default(null).meta({ description: 'Time of day, hh:mm; may be left out' })
const because = prose.nullable().default(null)

/** `effectiveOn` is the day of the invitation, `heldOn` the day of the meeting (or on which a written procedure begins). */
export const conveneMeeting = defineCommand('ConveneMeeting', {
  organ: organId,
  heldOn: localDate,
  startsAt: at,
  place: line.nullable().default(null),
  form: meetingForm.default('in-person'),
  /** The last day to answer in a written procedure. */
  respondBy: localDate.nullable().default(null),
  /** The meeting that had no quorum; its matters are decided whatever the number. */
  secondConvocationOf: meetingId.nullable().default(null),
  chair: seatId.nullable().default(null),
  secretary: seatId.nullable().default(null),
  /** Dossiers that stand on the agenda of the invitation. */
  agenda: z.array(dossierId).max(200).default([]),
  irregularBecause,
})

export const appointMeetingChair = defineCommand('AppointMeetingChair', {
  meeting: meetingId,
  chair: seatId,
  because,
  irregularBecause,
})

export const appointMeetingSecretary = defineCommand('AppointMeetingSecretary', {
  meeting: meetingId,
  secretary: seatId,
  because,
})

export const addAgendaItem = defineCommand('AddAgendaItem', {
  meeting: meetingId,
  dossier: dossierId,
  part: agendaPart.default('open'),
  requestedBy: seatId.nullable().default(null).meta({ description: 'The seat that asked for it, if one did' }),
  irregularBecause,
})

export const withdrawAgendaItem = defineCommand('WithdrawAgendaItem', {
  meeting: meetingId,
  dossier: dossierId,
  reason: prose,
})

export const recordAttendance = defineCommand('RecordAttendance', {
  meeting: meetingId,
  present: z.array(seatId).max(1000),
})

const movement = { meeting: meetingId, seat: seatId, fromItem: z.int().min(1).max(1000), at }

export const recordArrival = defineCommand('RecordArrival', movement)

export const recordDeparture = defineCommand('RecordDeparture', movement)

/** Opens a meeting whose attendance is recorded, and notes its quorum. */
export const openMeeting = defineCommand('OpenMeeting', { meeting: meetingId, at })

/** Looks at the quorum again, for the meeting as a whole or for one matter. */
export const noteQuorum = defineCommand('NoteQuorum', {
  meeting: meetingId,
  matter: dossierId.nullable().default(null),
})

export const treatAgendaItem = defineCommand('TreatAgendaItem', {
  meeting: meetingId,
  dossier: dossierId,
  part: agendaPart.nullable().default(null).meta({ description: 'Left out: the part it stands in on the agenda' }),
  note: prose.nullable().default(null),
})

export const declareConflict = defineCommand('DeclareConflict', {
  meeting: meetingId,
  dossier: dossierId,
  seat: seatId,
  nature: prose,
  leftAt: at,
  returnedAt: at,
})

export const suspendMeeting = defineCommand('SuspendMeeting', {
  meeting: meetingId,
  reason: prose,
  resumesOn: localDate.nullable().default(null),
})

/** `effectiveOn` is the day it goes on. */
export const resumeMeeting = defineCommand('ResumeMeeting', { meeting: meetingId, at })

export const closeMeeting = defineCommand('CloseMeeting', { meeting: meetingId, at })

export const meetingCommands = [
  conveneMeeting,
  appointMeetingChair,
  appointMeetingSecretary,
  addAgendaItem,
  withdrawAgendaItem,
  recordAttendance,
  recordArrival,
  recordDeparture,
  openMeeting,
  noteQuorum,
  treatAgendaItem,
  declareConflict,
  suspendMeeting,
  resumeMeeting,
  closeMeeting,
] as const
