import { nextChair } from '../../domain/meeting/chair.js'
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
  seatLabel,
  seatOptions,
} from './meeting-act.js'

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

/** Records that a matter was treated. */
export const treat: MeetingAct = {
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

/** What can be recorded before a meeting begins: its agenda, its chair and its secretary. */
export const preparingActs: readonly MeetingAct[] = [addItem, withdrawItem, chair, secretary]
