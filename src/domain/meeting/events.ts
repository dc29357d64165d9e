import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { dossierId, meetingId, organId, seatId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line } from '../shared/text.js'
import { localDate } from '../shared/time.js'

export const meetingConvened = defineEvent(
  'MeetingConvened',
  z.strictObject({
    meeting: meetingId,
    organ: organId,
    heldOn: localDate,
    place: notPersonal(line, reasons.organisation).nullable(),
  }),
)

export const agendaItemAdded = defineEvent(
  'AgendaItemAdded',
  z.strictObject({ meeting: meetingId, organ: organId, dossier: dossierId, item: z.int().min(1) }),
)

/** Who was there; a later attendance of the same meeting replaces it. */
export const attendanceRecorded = defineEvent(
  'AttendanceRecorded',
  z.strictObject({ meeting: meetingId, organ: organId, present: z.array(seatId).max(1000) }),
)

export const meetingEvents = [meetingConvened, agendaItemAdded, attendanceRecorded] as const
