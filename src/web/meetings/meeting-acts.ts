import { nextChair } from '../../domain/meeting/chair.js'
import { presentNow } from '../../domain/meeting/state.js'
import type { Option } from '../forms/fields.js'
import {
  dayOfMeeting,
  dayOfToday,
  goesOn,
  irregularField,
  isOver,
  isRecorder,
  itemOptions,
  type MeetingAct,
  type MeetingContext,
  oneCommand,
  openItemOptions,
  ownSeats,
  seatLabel,
  seatOptions,
  timeField,
} from './meeting-act.js'

/** Seats that are in the room now, or that are not. */
const seatsInRoom = (context: MeetingContext, inRoom: boolean): readonly Option[] => {
  const present: readonly string[] = presentNow(context.meeting) ?? []
  return seatOptions(context).filter(({ value }) => present.includes(value) === inRoom)
}

const attendance: MeetingAct = {
  slug: 'aanwezigheid',
  title: ({ view }) => view.say('meeting.form.attendance'),
  offered: (context) => isRecorder(context) && !isOver(context) && context.meeting.form === 'in-person',
  fields: (context) => [
    {
      kind: 'checks',
      name: 'present',
      label: context.view.say('meeting.form.present'),
      options: seatOptions(context),
    },
    dayOfMeeting(context),
  ],
  sendings: oneCommand('RecordAttendance'),
}

const open: MeetingAct = {
  slug: 'openen',
  title: ({ view }) => view.say('meeting.form.open'),
  offered: (context) =>
    isRecorder(context) && context.meeting.status === 'convened' && context.meeting.attendance !== null,
  fields: (context) => [timeField(context), dayOfMeeting(context)],
  sendings: oneCommand('OpenMeeting'),
}

const moving = (kind: 'arrival' | 'departure'): MeetingAct => ({
  slug: kind === 'arrival' ? 'aankomst' : 'vertrek',
  title: ({ view }) => view.say(`meeting.form.${kind}`),
  offered: (context) =>
    isRecorder(context) &&
    goesOn(context) &&
    itemOptions(context).length > 0 &&
    seatsInRoom(context, kind === 'departure').length > 0,
  fields: (context) => [
    {
      kind: 'select',
      name: 'seat',
      label: context.view.say('meeting.form.seat'),
      required: true,
      options: seatsInRoom(context, kind === 'departure'),
    },
    {
      kind: 'select',
      name: 'fromItem',
      label: context.view.say('meeting.form.from-item'),
      required: true,
      options: context.told.agenda
        .filter(({ withdrawn }) => withdrawn === null)
        .map(({ item, dossier }) => ({ value: String(item), label: `${item}. ${dossier.name}` })),
      decode: Number,
    },
    timeField(context),
    dayOfMeeting(context),
  ],
  sendings: oneCommand(kind === 'arrival' ? 'RecordArrival' : 'RecordDeparture'),
})

const quorum: MeetingAct = {
  slug: 'quorum',
  title: ({ view }) => view.say('meeting.form.quorum'),
  offered: (context) => isRecorder(context) && goesOn(context),
  fields: (context) => [
    {
      kind: 'select',
      name: 'matter',
      label: context.view.say('meeting.form.quorum.matter'),
      hint: context.view.say('meeting.form.quorum.matter.hint'),
      options: itemOptions(context),
    },
    dayOfMeeting(context),
  ],
  sendings: oneCommand('NoteQuorum'),
}

const partOptions = ({ view }: MeetingContext): readonly Option[] =>
  (['open', 'closed'] as const).map((value) => ({ value, label: view.say(`meeting.form.part.${value}`) }))

const addItem: MeetingAct = {
  slug: 'agendapunt',
  title: ({ view }) => view.say('meeting.form.agenda-item'),
  offered: (context) => isRecorder(context) && !isOver(context),
  fields: (context) => {
    const { view, asker } = context
    const there = new Set(itemOptions(context).map(({ value }) => value))
    return [
      {
        kind: 'select',
        name: 'dossier',
        label: view.say('meeting.form.dossier'),
        required: true,
        options: [...asker.state.dossiers.entries()]
          .filter(([id, { withdrawn }]) => !withdrawn && !there.has(id))
          .map(([value, { title }]) => ({ value, label: title }))
          .sort((a, b) => a.label.localeCompare(b.label, 'nl')),
      },
      {
        kind: 'radio',
        name: 'part',
        label: view.say('meeting.form.part'),
        required: true,
        options: partOptions(context),
        value: 'open',
      },
      {
        kind: 'select',
        name: 'requestedBy',
        label: view.say('meeting.form.requested-by'),
        options: seatOptions(context),
      },
      irregularField(context),
      dayOfToday(context),
    ]
  },
  sendings: oneCommand('AddAgendaItem'),
}

const withdrawItem: MeetingAct = {
  slug: 'agendapunt-afvoeren',
  title: ({ view }) => view.say('meeting.form.withdraw'),
  offered: (context) => isRecorder(context) && !isOver(context) && openItemOptions(context).length > 0,
  fields: (context) => [
    {
      kind: 'select',
      name: 'dossier',
      label: context.view.say('meeting.form.dossier'),
      required: true,
      options: openItemOptions(context),
    },
    { kind: 'prose', name: 'reason', label: context.view.say('meeting.form.reason'), required: true },
    dayOfToday(context),
  ],
  sendings: oneCommand('WithdrawAgendaItem'),
}

const treat: MeetingAct = {
  slug: 'behandeld',
  title: ({ view }) => view.say('meeting.form.treat'),
  offered: (context) =>
    isRecorder(context) &&
    (goesOn(context) || (context.meeting.form === 'written' && !isOver(context))) &&
    openItemOptions(context).length > 0,
  fields: (context) => [
    {
      kind: 'select',
      name: 'dossier',
      label: context.view.say('meeting.form.dossier'),
      required: true,
      options: openItemOptions(context),
    },
    { kind: 'radio', name: 'part', label: context.view.say('meeting.form.part'), options: partOptions(context) },
    { kind: 'prose', name: 'note', label: context.view.say('meeting.form.note') },
    dayOfMeeting(context),
  ],
  sendings: oneCommand('TreatAgendaItem'),
}

const conflict: MeetingAct = {
  slug: 'belang',
  title: ({ view }) => view.say('meeting.form.conflict'),
  offered: (context) => !isOver(context) && ownSeats(context).length > 0 && itemOptions(context).length > 0,
  fields: (context) => [
    {
      kind: 'select',
      name: 'dossier',
      label: context.view.say('meeting.form.dossier'),
      required: true,
      options: itemOptions(context),
    },
    {
      kind: 'select',
      name: 'seat',
      label: context.view.say('meeting.form.seat'),
      required: true,
      options: ownSeats(context),
    },
    { kind: 'prose', name: 'nature', label: context.view.say('meeting.form.nature'), required: true },
    timeField(context, 'leftAt', context.view.say('meeting.form.left-at')),
    timeField(context, 'returnedAt', context.view.say('meeting.form.returned-at')),
    dayOfMeeting(context),
  ],
  sendings: oneCommand('DeclareConflict'),
}

const suspend: MeetingAct = {
  slug: 'schorsen',
  title: ({ view }) => view.say('meeting.form.suspend'),
  offered: (context) => isRecorder(context) && goesOn(context),
  fields: (context) => [
    { kind: 'prose', name: 'reason', label: context.view.say('meeting.form.reason'), required: true },
    { kind: 'day', name: 'resumesOn', label: context.view.say('meeting.form.resumes-on') },
    dayOfMeeting(context),
  ],
  sendings: oneCommand('SuspendMeeting'),
}

const resume: MeetingAct = {
  slug: 'hervatten',
  title: ({ view }) => view.say('meeting.form.resume'),
  offered: (context) => isRecorder(context) && context.meeting.status === 'suspended',
  fields: (context) => [timeField(context), dayOfToday(context)],
  sendings: oneCommand('ResumeMeeting'),
}

const close: MeetingAct = {
  slug: 'sluiten',
  title: ({ view }) => view.say('meeting.form.close'),
  offered: (context) =>
    isRecorder(context) && !isOver(context) && (goesOn(context) || context.meeting.form === 'written'),
  fields: (context) => [timeField(context), dayOfMeeting(context)],
  sendings: oneCommand('CloseMeeting'),
}

const chair: MeetingAct = {
  slug: 'voorzitter',
  title: ({ view }) => view.say('meeting.form.chair'),
  offered: (context) => isRecorder(context) && context.meeting.status !== 'closed',
  fields: (context) => {
    const { view, asker, meeting } = context
    const next = nextChair(asker.state, meeting.organ, meeting.heldOn)
    return [
      {
        kind: 'select',
        name: 'chair',
        label: view.say('meeting.form.seat'),
        required: true,
        options: seatOptions(context),
        ...(next === null ? {} : { hint: view.say('meeting.form.suggested', { seat: seatLabel(context, next) }) }),
      },
      { kind: 'prose', name: 'because', label: view.say('meeting.form.because') },
      irregularField(context),
      dayOfToday(context),
    ]
  },
  sendings: oneCommand('AppointMeetingChair'),
}

const secretary: MeetingAct = {
  slug: 'secretaris',
  title: ({ view }) => view.say('meeting.form.secretary'),
  offered: (context) => isRecorder(context) && context.meeting.status !== 'closed',
  fields: (context) => [
    {
      kind: 'select',
      name: 'secretary',
      label: context.view.say('meeting.form.seat'),
      required: true,
      options: seatOptions(context),
    },
    { kind: 'prose', name: 'because', label: context.view.say('meeting.form.because') },
    dayOfToday(context),
  ],
  sendings: oneCommand('AppointMeetingSecretary'),
}

/** What can be recorded of the course of a meeting, in the order in which it is usually done. */
export const courseActs: readonly MeetingAct[] = [
  addItem,
  withdrawItem,
  chair,
  secretary,
  attendance,
  open,
  moving('arrival'),
  moving('departure'),
  quorum,
  treat,
  conflict,
  suspend,
  resume,
  close,
]
