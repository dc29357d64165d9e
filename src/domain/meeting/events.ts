import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { dossierId, meetingId, organId, seatId } from '../shared/identifiers.js'
import { irregularity } from '../shared/irregularity.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { line, prose } from '../shared/text.js'
import { localDate, timeOfDay } from '../shared/time.js'

const ofMeeting = { meeting: meetingId, organ: organId }

/** Fields that a version got, each null for what was recorded before. */
const adding =
  (added: Readonly<Record<string, unknown>>) =>
  (data: unknown): unknown => ({ ...z.looseObject({}).parse(data), ...added })

export const meetingForm = z.enum(['in-person', 'written'])

export const meetingConvened = defineEvent(
  'MeetingConvened',
  z.strictObject({
    ...ofMeeting,
    heldOn: localDate,
    /** The hour in Flanders at which it begins; null when nobody said, and in a written procedure. */
    startsAt: timeOfDay.nullable(),
    place: notPersonal(line, reasons.organisation).nullable(),
    form: meetingForm,
    /** The last day to answer in a written procedure; null for a meeting. */
    respondBy: localDate.nullable(),
    /** The meeting that did not reach its quorum, about whose matters this one decides whatever the number. */
    secondConvocationOf: meetingId.nullable(),
    chair: seatId.nullable(),
    secretary: seatId.nullable(),
    irregular: irregularity.nullable(),
  }),
  // Version 1 knew a day and a place.
  [
    adding({
      form: 'in-person',
      respondBy: null,
      secondConvocationOf: null,
      chair: null,
      secretary: null,
      irregular: null,
    }),
    // Version 2 knew a day without an hour.
    adding({ startsAt: null }),
  ],
)

/** Another leads this meeting from now on; the first to be named, or the replacement of one who is not there. */
export const meetingChairAppointed = defineEvent(
  'MeetingChairAppointed',
  z.strictObject({
    ...ofMeeting,
    chair: seatId,
    because: notPersonal(prose, reasons.matter).nullable(),
    irregular: irregularity.nullable(),
  }),
)

export const meetingSecretaryAppointed = defineEvent(
  'MeetingSecretaryAppointed',
  z.strictObject({ ...ofMeeting, secretary: seatId, because: notPersonal(prose, reasons.matter).nullable() }),
)

export const agendaPart = z.enum(['open', 'closed'])

export const agendaItemAdded = defineEvent(
  'AgendaItemAdded',
  z.strictObject({
    ...ofMeeting,
    dossier: dossierId,
    item: z.int().min(1),
    part: agendaPart,
    /** Whose seat asked for it; null when nobody in particular did. */
    requestedBy: seatId.nullable(),
    irregular: irregularity.nullable(),
  }),
  // Version 1 knew one part, and not who asked.
  [adding({ part: 'open', requestedBy: null, irregular: null })],
)

export const agendaItemWithdrawn = defineEvent(
  'AgendaItemWithdrawn',
  z.strictObject({
    ...ofMeeting,
    dossier: dossierId,
    item: z.int().min(1),
    reason: notPersonal(prose, reasons.matter),
  }),
)

/** Who was there; a later attendance of the same meeting replaces it. */
export const attendanceRecorded = defineEvent(
  'AttendanceRecorded',
  z.strictObject({ ...ofMeeting, present: z.array(seatId).max(1000) }),
)

const movement = z.strictObject({
  ...ofMeeting,
  seat: seatId,
  /** From the treatment of this agenda item on. */
  fromItem: z.int().min(1),
  at: timeOfDay.nullable(),
})

export const arrivalRecorded = defineEvent('ArrivalRecorded', movement)

export const departureRecorded = defineEvent('DepartureRecorded', movement)

export const meetingOpened = defineEvent('MeetingOpened', z.strictObject({ ...ofMeeting, at: timeOfDay.nullable() }))

const count = z.int().nonnegative()

/** Who was counted, in seats with a vote, and whether that was enough under the rules of the organ on that day. */
export const quorumNoted = defineEvent(
  'QuorumNoted',
  z.strictObject({
    ...ofMeeting,
    /** The matter it was looked at for; null for the meeting as a whole. */
    matter: dossierId.nullable(),
    present: count,
    represented: count,
    seats: count,
    needed: count.nullable(),
    /** Not asked, because this is a second convocation. */
    dropped: z.boolean(),
    met: z.boolean(),
  }),
)

export const agendaItemTreated = defineEvent(
  'AgendaItemTreated',
  z.strictObject({
    ...ofMeeting,
    dossier: dossierId,
    item: z.int().min(1),
    part: agendaPart,
    note: notPersonal(prose, reasons.matter).nullable(),
  }),
)

/** A member with an interest leaves discussion and vote (domain rule 10; Decreet Lokaal Bestuur). */
export const conflictDeclared = defineEvent(
  'ConflictDeclared',
  z.strictObject({
    ...ofMeeting,
    dossier: dossierId,
    seat: seatId,
    /** What the interest is, in words about the matter. */
    nature: notPersonal(prose, reasons.matter),
    leftAt: timeOfDay.nullable(),
    returnedAt: timeOfDay.nullable(),
  }),
)

export const meetingSuspended = defineEvent(
  'MeetingSuspended',
  z.strictObject({ ...ofMeeting, reason: notPersonal(prose, reasons.matter), resumesOn: localDate.nullable() }),
)

/** The event's `effectiveOn` becomes a day of the meeting. */
export const meetingResumed = defineEvent('MeetingResumed', z.strictObject({ ...ofMeeting, at: timeOfDay.nullable() }))

export const meetingClosed = defineEvent('MeetingClosed', z.strictObject({ ...ofMeeting, at: timeOfDay.nullable() }))

export const meetingEvents = [
  meetingConvened,
  meetingChairAppointed,
  meetingSecretaryAppointed,
  agendaItemAdded,
  agendaItemWithdrawn,
  attendanceRecorded,
  arrivalRecorded,
  departureRecorded,
  meetingOpened,
  quorumNoted,
  agendaItemTreated,
  conflictDeclared,
  meetingSuspended,
  meetingResumed,
  meetingClosed,
] as const
