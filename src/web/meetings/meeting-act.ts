import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MeetingTold } from '../../application/meeting-told.js'
import type { DomainCommandType } from '../../domain/commands.js'
import { votingSeats } from '../../domain/meeting/chair.js'
import { lastDayOf, type Meeting } from '../../domain/meeting/state.js'
import type { MeetingId, SeatId } from '../../domain/shared/identifiers.js'
import { covers } from '../../domain/shared/period.js'
import type { Sending, Values } from '../forms/act.js'
import { type Field, type Option, withValue } from '../forms/fields.js'
import { type Asker, recordsFor } from '../forms/permissions.js'
import type { View } from '../frame/view.js'

/** Everything the forms of a meeting are made from: who asks, where, and the meeting as it stands now. */
export type MeetingContext = {
  readonly view: View
  readonly asker: Asker
  readonly house: HouseSummary
  readonly id: MeetingId
  readonly meeting: Meeting
  readonly told: MeetingTold
}

/** One thing someone can record of a meeting, as a form of its own. */
export type MeetingAct = {
  /** The last part of its address. */
  readonly slug: string
  readonly title: (context: MeetingContext) => string
  /** May the asker do it, and does it make sense now? */
  readonly offered: (context: MeetingContext) => boolean
  readonly fields: (context: MeetingContext) => readonly Field[]
  readonly sendings: (values: Values, context: MeetingContext) => readonly Sending[]
}

/** A form that sends one command about the meeting, whose fields it names by their own paths. */
export const oneCommand =
  (type: DomainCommandType) =>
  (values: Values, { id }: MeetingContext): readonly Sending[] => {
    let body: Readonly<Record<string, unknown>> = { meeting: id }
    for (const [path, value] of Object.entries(values)) body = withValue(body, path, value)
    return [{ type, body, part: '' }]
  }

/** Does the asker record for the organ that meets? */
export const isRecorder = ({ asker, meeting }: MeetingContext): boolean =>
  recordsFor(asker).some(({ id }) => id === meeting.organ)

/** A meeting in a room that was opened and goes on. */
export const goesOn = ({ meeting }: MeetingContext): boolean =>
  meeting.status === 'open' && meeting.form === 'in-person'

export const isOver = ({ meeting }: MeetingContext): boolean =>
  meeting.status === 'closed' || meeting.status === 'suspended'

/** The day it counts from: the last day of the meeting, unless that is still to come. */
export const dayOfMeeting = ({ view, meeting }: MeetingContext): Field => {
  const last = lastDayOf(meeting)
  return {
    kind: 'day',
    name: 'effectiveOn',
    label: view.say('form.day'),
    hint: view.say('form.day.hint'),
    required: true,
    value: last < view.today ? last : view.today,
  }
}

/** The day it counts from: today. */
export const dayOfToday = ({ view }: MeetingContext): Field => ({
  kind: 'day',
  name: 'effectiveOn',
  label: view.say('form.day'),
  hint: view.say('form.day.hint'),
  required: true,
  value: view.today,
})

export const timeField = ({ view }: MeetingContext, name = 'at', label = view.say('meeting.form.at')): Field => ({
  kind: 'time',
  name,
  label,
  hint: view.say('meeting.form.at.hint'),
})

export const irregularField = ({ view }: Pick<MeetingContext, 'view'>): Field => ({
  kind: 'prose',
  name: 'irregularBecause',
  label: view.say('meeting.form.irregular'),
  hint: view.say('meeting.form.irregular.hint'),
})

export const seatLabel = ({ asker: { state } }: { readonly asker: Pick<Asker, 'state'> }, id: SeatId): string => {
  const seat = state.seats.get(id)
  const partner = seat?.partner == null ? undefined : state.partners.get(seat.partner)?.name
  return partner === undefined ? (seat?.function ?? id) : `${seat?.function} (${partner})`
}

/** The seats of the organ on the day of the meeting; with a vote only, when asked. */
export const seatOptions = (context: MeetingContext, which: 'all' | 'voting' = 'all'): readonly Option[] => {
  const { asker, meeting } = context
  const { seats } = asker.state
  const ids =
    which === 'voting'
      ? votingSeats(asker.state, meeting.organ, meeting.heldOn)
      : [...seats.entries()]
          .filter(([, { organ, period }]) => organ === meeting.organ && covers(period, meeting.heldOn))
          .map(([id]) => id)
  return ids
    .map((value) => ({ value, label: seatLabel(context, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'))
}

/** Those of the seats that the asker speaks for: all of them for who records, else the own. */
export const ownSeats = (context: MeetingContext, which: 'all' | 'voting' = 'all'): readonly Option[] => {
  const options = seatOptions(context, which)
  if (isRecorder(context)) return options
  const { principal, state } = context.asker
  if (principal?.kind !== 'person') return []
  return options.filter(({ value }) => state.seats.get(value as SeatId)?.person === principal.person)
}

/** The matters on the agenda that were not withdrawn. */
export const itemOptions = ({ told }: MeetingContext): readonly Option[] =>
  told.agenda
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ item, dossier }) => ({ value: dossier.id, label: `${item}. ${dossier.name}` }))

/** Those that were not treated either. */
export const openItemOptions = (context: MeetingContext): readonly Option[] => {
  const treated = new Set(context.told.agenda.filter((item) => item.treated !== null).map(({ dossier }) => dossier.id))
  return itemOptions(context).filter(({ value }) => !treated.has(value))
}
