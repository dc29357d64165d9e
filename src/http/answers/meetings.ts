import { z } from 'zod'
import type { MeetingSummary, MeetingTold } from '../../application/meeting-told.js'
import { ballotOutcome } from '../../domain/ballot/events.js'
import { decisionOutcome } from '../../domain/decision/events.js'
import { domainEvents } from '../../domain/events.js'
import { agendaPart, meetingForm } from '../../domain/meeting/events.js'
import { seatRole } from '../../domain/seat/events.js'
import { answers, day, instant, named, seatName, uuid } from './answer.js'

/** The types an event of a house can have. */
const eventTypes = domainEvents.map(({ type }) => type)

const minutesStatus = z.enum(['none', 'drafted', 'approved'])

const summary = {
  id: uuid,
  organ: named,
  form: meetingForm,
  convenedOn: day,
  heldOn: day,
  startsAt: z.string().nullable().meta({ description: 'The hour in Flanders at which it was to begin, hh:mm' }),
  respondBy: day.nullable().meta({ description: 'The last day to answer in a written procedure' }),
  place: z.string().nullable(),
  status: z.enum(['convened', 'open', 'suspended', 'closed']),
  chair: seatName.nullable(),
  secretary: seatName.nullable(),
  secondConvocationOf: uuid.nullable(),
  items: z.int().meta({ description: 'How many matters stand on the agenda' }),
  minutes: minutesStatus,
  irregular: z.boolean().meta({ description: 'Something of it was recorded although a rule forbids it' }),
}

export const meetingSummary = answers<MeetingSummary>()(z.strictObject(summary).meta({ id: 'Meeting' }))

const recorded = { event: uuid, on: day, recordedAt: instant }
const at = z.string().nullable().meta({ description: 'Time of day, hh:mm' })
const count = z.int().nonnegative()
const presence = z
  .enum(['present', 'absent', 'represented', 'recused'])
  .meta({ description: 'recused: left the room for the matter' })

const agendaItem = z.strictObject({
  ...recorded,
  item: z.int(),
  dossier: named,
  part: agendaPart,
  requestedBy: seatName.nullable(),
  withdrawn: z.strictObject({ ...recorded, reason: z.string() }).nullable(),
  treated: z.strictObject({ ...recorded, note: z.string().nullable() }).nullable(),
})

const attendanceRow = z.strictObject({
  seat: seatName,
  role: seatRole,
  start: presence.nullable(),
  items: z.array(presence.nullable()).meta({ description: 'For each matter on the agenda, in its order' }),
})

const minutesText = z.strictObject({
  versions: z.array(z.strictObject({ ...recorded, version: z.int(), text: z.string() })),
  remarks: z.array(
    z.strictObject({
      ...recorded,
      version: z.int(),
      by: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('seat'), seat: seatName }),
        z.strictObject({ kind: z.literal('partner'), partner: named }),
      ]),
      text: z.string(),
    }),
  ),
  approved: z
    .strictObject({
      ...recorded,
      inMeeting: z.strictObject({ id: uuid, heldOn: day }).nullable().meta({ description: 'Null: by silence' }),
      remarks: z.string().nullable(),
    })
    .nullable(),
  rectifications: z.array(z.strictObject({ ...recorded, correction: z.string(), reason: z.string() })),
  paper: z
    .strictObject({
      ...recorded,
      files: z.array(z.strictObject({ language: z.enum(['nl', 'en']), sha256: z.string(), size: z.int() })),
    })
    .nullable(),
})

export const meetingTold = answers<MeetingTold>()(
  z
    .strictObject({
      ...summary,
      days: z.array(day),
      resumesOn: day.nullable(),
      closedOn: day.nullable(),
      closedAt: z.string().nullable().meta({ description: 'The hour in Flanders at which it was closed, hh:mm' }),
      agenda: z.array(agendaItem),
      attendance: z.array(attendanceRow),
      movements: z.array(
        z.strictObject({
          ...recorded,
          seat: seatName,
          kind: z.enum(['arrived', 'left']),
          fromItem: z.int(),
          at,
        }),
      ),
      conflicts: z.array(
        z.strictObject({
          ...recorded,
          seat: seatName,
          dossier: named,
          nature: z.string(),
          leftAt: at,
          returnedAt: at,
        }),
      ),
      quorum: z.array(
        z.strictObject({
          ...recorded,
          matter: named.nullable(),
          present: count,
          represented: count,
          seats: count,
          needed: count.nullable(),
          dropped: z.boolean(),
          met: z.boolean(),
        }),
      ),
      proxies: z.array(
        z.strictObject({
          ...recorded,
          id: uuid,
          giver: seatName,
          holder: seatName,
          scope: z.enum(['meeting', 'item', 'period']),
          dossier: named.nullable(),
          revokedOn: day.nullable(),
          fault: z
            .enum(['proxy-not-allowed', 'proxy-not-valid', 'proxy-over-cap', 'proxy-chained', 'proxy-holder-absent'])
            .nullable()
            .meta({ description: 'Why a vote by it does not count in this meeting; null when it counts' }),
        }),
      ),
      ballots: z.array(
        z.strictObject({
          ...recorded,
          id: uuid,
          dossier: named,
          secret: z.boolean(),
          outcome: ballotOutcome.nullable(),
          annulled: z.boolean(),
        }),
      ),
      decisions: z.array(z.strictObject({ ...recorded, id: uuid, dossier: named, outcome: decisionOutcome })),
      minutesText: minutesText.nullable(),
      irregularities: z.array(z.strictObject({ ...recorded, rules: z.array(z.string()), because: z.string() })),
      entries: z.array(z.strictObject({ ...recorded, type: z.enum(eventTypes) })),
    })
    .meta({ id: 'MeetingStory', description: 'One meeting whole, with its minutes' }),
)
