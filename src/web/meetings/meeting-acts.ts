import { presentNow } from '../../domain/meeting/state.js'
import type { Option } from '../forms/fields.js'
import {
  dayOfMeeting,
  dayOfToday,
  goesOn,
  isOver,
  isRecorder,
  itemOptions,
  type MeetingAct,
  type MeetingContext,
  oneCommand,
  ownSeats,
  seatOptions,
  timeField,
} from './meeting-act.js'
import { treat } from './preparing-acts.js'

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

/** What can be recorded of the course of a meeting, in the order in which it is usually done. */
export const courseActs: readonly MeetingAct[] = [
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
