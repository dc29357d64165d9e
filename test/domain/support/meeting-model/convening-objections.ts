import { after, between, latest } from './calendar.js'
import { broken, type Command, type History, ledger, type Objections } from './history.js'
import { isOffFirstAgenda, ofOrgan } from './meeting-objections.js'
import { type Meeting, meetingNamed, meetings } from './meetings.js'
import { isDossier, isOrgan, mayServe, rulesOf, voters } from './seats.js'

type Convening = Command<'ConveneMeeting'>

/** A meeting in a room as far as the turns of the chair go. */
type Led = Pick<Meeting, 'heldOn' | 'chair'> & { readonly id: string | null }

/** Would the same seat lead two meetings after one another, where the rules have the chair rotate and others could lead? */
const staysInTheChair = (history: History, organ: string, led: Led): boolean => {
  const others: readonly Led[] = meetings(history).filter(
    (one) => one.organ === organ && !one.written && one.id !== led.id,
  )
  // What is convened now comes last among the meetings of one day.
  const key = ({ heldOn, id }: Led): string => `${heldOn} ${id ?? 'z'}`
  const inOrder = [...others, led].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return inOrder.some((one, index) => {
    const next = inOrder[index + 1]
    if (next === undefined || (one !== led && next !== led)) return false
    if (led.chair === null || one.chair !== led.chair || next.chair !== led.chair) return false
    if (rulesOf(history, organ, next.heldOn).chair !== 'rotating') return false
    return voters(history, organ, next.heldOn).some(({ id }) => id !== led.chair)
  })
}

const second = (history: History, { organ, heldOn, secondConvocationOf }: Convening): readonly string[] => {
  if (secondConvocationOf === null) return []
  const strange = ofOrgan(history, secondConvocationOf, organ)
  if (strange.length > 0) return strange
  const rule = rulesOf(history, organ, heldOn).secondConvocation
  if (rule === null) return ['meeting.no-second-convocation']
  const first = meetingNamed(history, secondConvocationOf)!
  return broken([heldOn < after(first.heldOn, rule.afterDays), 'meeting.second-too-soon'])
}

export const conveneMeeting = (history: History, command: Convening): Objections => {
  const { organ, heldOn, effectiveOn, form, startsAt, respondBy, chair, secretary, agenda, secondConvocationOf } =
    command
  if (!isOrgan(history, organ)) return ledger('organ.unknown')
  const rules = rulesOf(history, organ, heldOn)
  const written = form === 'written'
  const days = between(effectiveOn, written ? (respondBy ?? effectiveOn) : heldOn)
  const led = { id: null, heldOn, chair }
  return {
    ledger: [
      ...broken(
        [heldOn < effectiveOn, 'meeting.before-invitation'],
        [!written && respondBy !== null, 'meeting.respond-by-only-in-writing'],
        [written && startsAt !== null, 'meeting.hour-not-in-writing'],
        [written && respondBy === null, 'meeting.respond-by-needed'],
        [written && respondBy !== null && respondBy < heldOn, 'period.ends-before-start'],
        [agenda.some((dossier) => !isDossier(history, dossier)), 'dossier.unknown'],
        [new Set(agenda).size < agenda.length, 'meeting.item-already-there'],
      ),
      ...second(history, command),
      ...[chair, secretary].flatMap((seat) => (seat === null ? [] : mayServe(history, organ, seat, heldOn))),
    ],
    governance: broken(
      [!written && days < rules.noticeDays, 'meeting.notice-too-short'],
      [written && rules.writtenProcedure === null, 'meeting.written-not-allowed'],
      [
        written && respondBy !== null && rules.writtenProcedure !== null && days < rules.writtenProcedure.minimumDays,
        'meeting.too-little-time-to-respond',
      ],
      [!written && chair !== null && staysInTheChair(history, organ, led), 'meeting.chair-must-rotate'],
      [
        agenda.some((dossier) => isOffFirstAgenda(history, secondConvocationOf, dossier)),
        'meeting.not-on-first-agenda',
      ],
    ),
  }
}

export const appointMeetingChair = (history: History, command: Command<'AppointMeetingChair'>): Objections => {
  const meeting = meetingNamed(history, command.meeting)
  if (meeting === undefined) return ledger('meeting.unknown')
  const { chair, effectiveOn } = command
  const { organ, heldOn, status, written } = meeting
  return {
    ledger: [
      ...mayServe(history, organ, chair, latest(heldOn, effectiveOn)),
      ...broken([status === 'closed', 'meeting.closed'], [meeting.chair === chair, 'meeting.already-appointed']),
    ],
    governance: broken([
      !written && staysInTheChair(history, organ, { ...meeting, chair }),
      'meeting.chair-must-rotate',
    ]),
  }
}

export const appointMeetingSecretary = (history: History, command: Command<'AppointMeetingSecretary'>): Objections => {
  const meeting = meetingNamed(history, command.meeting)
  if (meeting === undefined) return ledger('meeting.unknown')
  return ledger(
    ...mayServe(history, meeting.organ, command.secretary, latest(meeting.heldOn, command.effectiveOn)),
    ...broken(
      [meeting.status === 'closed', 'meeting.closed'],
      [meeting.secretary === command.secretary, 'meeting.already-appointed'],
    ),
  )
}
