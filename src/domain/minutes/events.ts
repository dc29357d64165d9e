import { z } from 'zod'
import { defineEvent } from '../shared/event.js'
import { eventId, meetingId, organId, partnerId, seatId } from '../shared/identifiers.js'
import { notPersonal, reasons, structured } from '../shared/privacy.js'
import { prose } from '../shared/text.js'

const ofMeeting = { meeting: meetingId, organ: organId, version: z.int().min(1) }

/** What was said and decided, as it is put before the organ; a later version replaces the one before. */
export const minutesDrafted = defineEvent(
  'MinutesDrafted',
  z.strictObject({ ...ofMeeting, text: notPersonal(prose, reasons.matter) }),
)

/** Who has a remark: a seat of the organ, or a partner of the house. */
export const remarker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seat'), seat: seatId }),
  z.strictObject({ kind: z.literal('partner'), partner: partnerId }),
])

export const minutesRemarked = defineEvent(
  'MinutesRemarked',
  z.strictObject({ ...ofMeeting, by: remarker, text: notPersonal(prose, reasons.matter) }),
)

export const minutesApproved = defineEvent(
  'MinutesApproved',
  z.strictObject({
    ...ofMeeting,
    /** The later meeting that approved them; null when nobody remarked within the days that the rules give. */
    inMeeting: meetingId.nullable(),
    /** What the organ remarked when it approved them. */
    remarks: notPersonal(prose, reasons.matter).nullable(),
  }),
)

/** Corrects approved minutes without touching them: both stay, the correction names the approval. */
export const minutesRectified = defineEvent(
  'MinutesRectified',
  z.strictObject({
    ...ofMeeting,
    approval: eventId,
    correction: notPersonal(prose, reasons.matter),
    reason: notPersonal(prose, reasons.matter),
  }),
)

/** The approved minutes as a PDF in one language: what its bytes are, by which anyone who holds the file knows it again. */
export const minutesPaper = z.strictObject({
  language: z.enum(['nl', 'en']),
  /** Of the bytes of the file. */
  sha256: structured(z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower case hexadecimal' })),
  /** In bytes. */
  size: z.int().min(1),
})

export type MinutesPaper = z.output<typeof minutesPaper>

/** One paper a language. */
export const minutesPapers = z
  .array(minutesPaper)
  .min(1)
  .max(2)
  .refine((papers) => new Set(papers.map(({ language }) => language)).size === papers.length, {
    error: 'names a language twice',
  })

/** The files of approved minutes were made: whoever holds one can show later that it is what was approved. */
export const minutesPaperRecorded = defineEvent(
  'MinutesPaperRecorded',
  z.strictObject({ ...ofMeeting, approval: eventId, papers: minutesPapers }),
)

export const minutesEvents = [
  minutesDrafted,
  minutesRemarked,
  minutesApproved,
  minutesRectified,
  minutesPaperRecorded,
] as const
