import { meetingsOf } from '../../domain/meeting/chair.js'
import { lastDayOf } from '../../domain/meeting/state.js'
import type { Option } from '../forms/fields.js'
import { represents } from '../forms/permissions.js'
import { draftedText } from './drafted-text.js'
import {
  dayOfMeeting,
  dayOfToday,
  irregularField,
  isRecorder,
  itemOptions,
  type MeetingAct,
  type MeetingContext,
  oneCommand,
  ownSeats,
  seatOptions,
} from './meeting-act.js'
import { minutesTemplates } from './minutes-templates.js'

const isToCome = ({ meeting, view }: MeetingContext): boolean =>
  meeting.status !== 'closed' && lastDayOf(meeting) >= view.today

const giveProxy: MeetingAct = {
  slug: 'volmacht',
  title: ({ view }) => view.say('meeting.form.proxy'),
  offered: (context) =>
    (isRecorder(context) || isToCome(context)) &&
    context.meeting.status !== 'closed' &&
    ownSeats(context, 'voting').length > 0,
  fields: (context) => [
    {
      kind: 'select',
      name: 'giver',
      label: context.view.say('meeting.form.giver'),
      term: 'proxy',
      required: true,
      options: ownSeats(context, 'voting'),
    },
    {
      kind: 'select',
      name: 'holder',
      label: context.view.say('meeting.form.holder'),
      required: true,
      options: seatOptions(context, 'voting'),
    },
    {
      kind: 'select',
      name: 'dossier',
      label: context.view.say('meeting.form.proxy.dossier'),
      hint: context.view.say('meeting.form.proxy.dossier.hint'),
      options: itemOptions(context),
    },
    irregularField(context),
    dayOfMeeting(context),
  ],
  sendings: ({ dossier, ...values }, { id: meeting }) => {
    const scope = dossier === null ? { kind: 'meeting', meeting } : { kind: 'item', meeting, dossier }
    const fieldOf = (field: string) => (field.startsWith('scope') ? 'dossier' : field)
    return [{ type: 'GiveProxy', body: { ...values, scope }, part: '', fieldOf }]
  },
}

/** The proxies for this meeting that the asker may revoke. */
const ownProxies = (context: MeetingContext): readonly Option[] => {
  const own = new Set(ownSeats(context).map(({ value }) => value))
  return context.told.proxies
    .filter(({ giver, revokedOn }) => revokedOn === null && own.has(giver.id))
    .map(({ id, giver, holder }) => ({
      value: id,
      label: context.view.say('meeting.form.which-proxy.option', { giver: giver.function, holder: holder.function }),
    }))
}

const revokeProxy: MeetingAct = {
  slug: 'volmacht-intrekken',
  title: ({ view }) => view.say('meeting.form.revoke-proxy'),
  offered: (context) => context.meeting.status !== 'closed' && ownProxies(context).length > 0,
  fields: (context) => [
    {
      kind: 'select',
      name: 'proxy',
      label: context.view.say('meeting.form.which-proxy'),
      required: true,
      options: ownProxies(context),
    },
    dayOfToday(context),
  ],
  sendings: (values) => [{ type: 'RevokeProxy', body: values, part: '' }],
}

const draft: MeetingAct = {
  slug: 'verslag',
  title: ({ view, meeting }) => view.say(meeting.minutes === null ? 'meeting.form.draft' : 'meeting.form.redraft'),
  offered: (context) => {
    const { minutes, status } = context.meeting
    return isRecorder(context) && status === 'closed' && (minutes === null || minutes.approvedOn === null)
  },
  fields: (context) => [
    {
      kind: 'prose',
      name: 'text',
      label: context.view.say('meeting.form.minutes'),
      required: true,
      value: context.told.minutesText?.versions.at(-1)?.text ?? draftedText(context),
      templates: minutesTemplates(context),
    },
    dayOfToday(context),
  ],
  sendings: oneCommand('DraftMinutes'),
}

const decodeRemarker = (value: string): unknown => {
  const [kind = '', id = ''] = value.split(':')
  return kind === 'seat' ? { kind, seat: id } : { kind: 'partner', partner: id }
}

/** In whose name the asker can remark: seats of the organ, or partners. */
const remarkers = (context: MeetingContext): readonly Option[] => [
  ...ownSeats(context).map(({ value, label }) => ({ value: `seat:${value}`, label })),
  ...represents(context.asker).map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
]

const isDrafted = ({ meeting: { minutes } }: MeetingContext): boolean => minutes !== null && minutes.approvedOn === null

const remark: MeetingAct = {
  slug: 'opmerking',
  title: ({ view }) => view.say('meeting.form.remark'),
  offered: (context) => isDrafted(context) && remarkers(context).length > 0,
  fields: (context) => [
    {
      kind: 'select',
      name: 'by',
      label: context.view.say('meeting.form.seat'),
      required: true,
      options: remarkers(context),
      decode: decodeRemarker,
    },
    { kind: 'prose', name: 'text', label: context.view.say('meeting.form.remark.text'), required: true },
    dayOfToday(context),
  ],
  sendings: oneCommand('RemarkOnMinutes'),
}

const laterMeetings = ({ view, asker, id, meeting }: MeetingContext): readonly Option[] =>
  meetingsOf(asker.state, meeting.organ)
    .filter(([other, { heldOn }]) => other !== id && heldOn >= lastDayOf(meeting))
    .map(([value, { heldOn }]) => ({ value, label: view.day(heldOn) }))

const approve: MeetingAct = {
  slug: 'verslag-goedkeuren',
  title: ({ view }) => view.say('meeting.form.approve'),
  offered: (context) => isRecorder(context) && isDrafted(context),
  fields: (context) => [
    {
      kind: 'select',
      name: 'inMeeting',
      label: context.view.say('meeting.form.approve.in'),
      hint: context.view.say('meeting.form.approve.in.hint'),
      options: laterMeetings(context),
    },
    { kind: 'prose', name: 'remarks', label: context.view.say('meeting.form.approve.remarks') },
    dayOfToday(context),
  ],
  sendings: oneCommand('ApproveMinutes'),
}

const rectify: MeetingAct = {
  slug: 'verslag-rechtzetten',
  title: ({ view }) => view.say('meeting.form.rectify'),
  offered: (context) => isRecorder(context) && context.meeting.minutes?.approvedOn != null,
  fields: (context) => [
    { kind: 'prose', name: 'correction', label: context.view.say('meeting.form.correction'), required: true },
    { kind: 'prose', name: 'reason', label: context.view.say('meeting.form.reason'), required: true },
    dayOfToday(context),
  ],
  sendings: oneCommand('RectifyMinutes'),
}

/** What can be recorded of proxies and minutes. */
export const proxyAndMinutesActs: readonly MeetingAct[] = [giveProxy, revokeProxy, draft, remark, approve, rectify]
