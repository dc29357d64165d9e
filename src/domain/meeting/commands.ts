import { z } from 'zod'
import { defineCommand } from '../shared/command.js'
import { dossierId, meetingId, organId, seatId } from '../shared/identifiers.js'
import { line } from '../shared/text.js'
import { localDate } from '../shared/time.js'

/** `effectiveOn` is the day of the invitation, `heldOn` the day of the meeting. */
export const conveneMeeting = defineCommand('ConveneMeeting', {
  organ: organId,
  heldOn: localDate,
  place: line.nullable().default(null),
})

export const addAgendaItem = defineCommand('AddAgendaItem', { meeting: meetingId, dossier: dossierId })

export const recordAttendance = defineCommand('RecordAttendance', {
  meeting: meetingId,
  present: z.array(seatId).max(1000),
})

export const meetingCommands = [conveneMeeting, addAgendaItem, recordAttendance] as const
