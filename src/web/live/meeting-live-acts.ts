import { seatId } from '../../domain/shared/identifiers.js'
import { thingOfMeeting } from '../meetings/changed-things.js'
import { dayOfMeeting, type MeetingAct, seatOptions, timeField } from '../meetings/meeting-act.js'
import { courseActs } from '../meetings/meeting-acts.js'
import { preparingActs } from '../meetings/preparing-acts.js'
import type { LiveAct } from './live-act.js'

const live = (act: MeetingAct): LiveAct => ({
  slug: act.slug,
  title: act.title,
  fields: act.fields,
  run: (values, context, send) => send(act.sendings(values, context)),
  thing: (chosen, context) => thingOfMeeting(act.slug, chosen, context.id),
})

/** A tap on one seat. How it is sent follows from the meeting as it stands then: see `presence.ts`. */
export const presence: LiveAct = {
  slug: 'aanwezig',
  title: ({ view }) => view.say('live.presence'),
  fields: (context) => [
    {
      kind: 'select',
      name: 'seat',
      label: context.view.say('meeting.form.seat'),
      required: true,
      options: seatOptions(context),
    },
    {
      kind: 'radio',
      name: 'present',
      label: context.view.say('live.presence'),
      required: true,
      options: [
        { value: 'in', label: context.view.say('meeting.presence.present') },
        { value: 'uit', label: context.view.say('meeting.presence.absent') },
      ],
    },
    timeField(context),
    dayOfMeeting(context),
  ],
  run: (_values, _context, send) => send([]),
  thing: (chosen, { id }) => {
    const seat = seatId.safeParse(chosen.seat)
    return seat.success ? { kind: 'presence', meeting: id, seat: seat.data } : null
  },
}

const onPage: ReadonlySet<string> = new Set([
  'openen',
  'quorum',
  'behandeld',
  'belang',
  'schorsen',
  'hervatten',
  'sluiten',
  'agendapunt',
  'agendapunt-afvoeren',
  'voorzitter',
  'secretaris',
])

/** What is recorded of the meeting itself. */
export const meetingLiveActs: readonly LiveAct[] = [
  presence,
  ...[...courseActs, ...preparingActs].filter(({ slug }) => onPage.has(slug)).map(live),
]
