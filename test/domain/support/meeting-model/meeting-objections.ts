import { broken, type Command, type History, ledger, type Objections } from './history.js'
import { inRoom, isItsDay, itemNumber, lastDay, type Meeting, meetingNamed } from './meetings.js'
import { isDossier, mayServe, rulesOf, seatNamed } from './seats.js'

/** What speaks against a meeting being this organ's. */
export const ofOrgan = (history: History, meeting: string, organ: string): readonly string[] => {
  const found = meetingNamed(history, meeting)
  if (found === undefined) return ['meeting.unknown']
  return broken([found.organ !== organ, 'meeting.not-of-organ'])
}

/** A second convocation treats what stood on the agenda of the first. */
export const isOffFirstAgenda = (history: History, first: string | null, dossier: string): boolean => {
  const meeting = meetingNamed(history, first)
  return meeting !== undefined && itemNumber(meeting, dossier) === 0
}

/** In a meeting that is over, or suspended, nothing happens. */
const isOver = ({ status }: Meeting): readonly string[] =>
  broken([status === 'closed', 'meeting.closed'], [status === 'suspended', 'meeting.suspended'])

/** Whoever acts in a meeting does so while it goes on: once opened, or in writing all along. */
const goesOn = (meeting: Meeting): readonly string[] => [
  ...isOver(meeting),
  ...broken([meeting.status === 'convened' && !meeting.written, 'meeting.not-open']),
]

const inWriting = ({ written }: Meeting): readonly string[] => broken([written, 'meeting.in-writing'])

const itsDay = (meeting: Meeting, day: string): readonly string[] =>
  broken([!isItsDay(meeting, day), 'meeting.not-that-day'])

/** A meeting ends, or stops for a while, on the last day on which it went on. */
const itsLastDay = (meeting: Meeting, day: string): readonly string[] => [
  ...itsDay(meeting, day),
  ...broken([!meeting.written && day < lastDay(meeting), 'meeting.not-that-day']),
]

const onAgenda = (meeting: Meeting, dossier: string): readonly string[] => {
  const item = meeting.agenda[itemNumber(meeting, dossier) - 1]
  if (item === undefined) return ['meeting.item-unknown']
  return broken([item.treated, 'meeting.item-treated'])
}

/** Rules of one meeting that is there. */
const inMeeting =
  <One extends { readonly meeting: string }>(rules: (history: History, meeting: Meeting, command: One) => Objections) =>
  (history: History, command: One): Objections => {
    const meeting = meetingNamed(history, command.meeting)
    return meeting === undefined ? ledger('meeting.unknown') : rules(history, meeting, command)
  }

export const addAgendaItem = inMeeting<Command<'AddAgendaItem'>>((history, meeting, command) => {
  const { dossier, requestedBy, effectiveOn } = command
  const { organ, heldOn, chair, secretary, secondOf } = meeting
  const allowed: readonly string[] = rulesOf(history, organ, heldOn).agenda
  const asker = seatNamed(history, requestedBy ?? '')
  const mayAsk =
    (asker !== undefined && allowed.includes(asker.role)) ||
    (requestedBy === chair && allowed.includes('chair')) ||
    (requestedBy === secretary && allowed.includes('secretary'))
  return {
    ledger: [
      ...isOver(meeting),
      ...broken(
        [!isDossier(history, dossier), 'dossier.unknown'],
        [itemNumber(meeting, dossier) > 0, 'meeting.item-already-there'],
      ),
      ...(requestedBy === null ? [] : mayServe(history, organ, requestedBy, effectiveOn)),
    ],
    governance: broken(
      [requestedBy !== null && !mayAsk, 'meeting.may-not-put-on-agenda'],
      [isOffFirstAgenda(history, secondOf, dossier), 'meeting.not-on-first-agenda'],
    ),
  }
})

export const withdrawAgendaItem = inMeeting<Command<'WithdrawAgendaItem'>>((_history, meeting, { dossier }) =>
  ledger(...isOver(meeting), ...onAgenda(meeting, dossier)),
)

export const treatAgendaItem = inMeeting<Command<'TreatAgendaItem'>>((_history, meeting, { dossier, effectiveOn }) =>
  ledger(...goesOn(meeting), ...itsDay(meeting, effectiveOn), ...onAgenda(meeting, dossier)),
)

export const recordAttendance = inMeeting<Command<'RecordAttendance'>>((history, meeting, { present, effectiveOn }) =>
  ledger(
    ...inWriting(meeting),
    ...isOver(meeting),
    ...broken([effectiveOn !== meeting.heldOn, 'meeting.not-that-day']),
    ...present.flatMap((seat) => mayServe(history, meeting.organ, seat, meeting.heldOn)),
  ),
)

export const move = inMeeting<Command<'RecordArrival' | 'RecordDeparture'>>((history, meeting, command) => {
  const { seat, fromItem, effectiveOn, type } = command
  const there = inRoom(meeting, null)
  const last = meeting.moves.findLast((one) => one.seat === seat)
  return ledger(
    ...inWriting(meeting),
    ...goesOn(meeting),
    ...itsDay(meeting, effectiveOn),
    ...mayServe(history, meeting.organ, seat, effectiveOn),
    ...broken(
      [there === null, 'meeting.attendance-needed'],
      [fromItem > meeting.agenda.length, 'meeting.item-unknown'],
      [type === 'RecordArrival' && there?.includes(seat) === true, 'meeting.already-present'],
      [type === 'RecordDeparture' && there?.includes(seat) === false, 'meeting.not-present'],
      [last !== undefined && fromItem < last.fromItem, 'meeting.movement-out-of-order'],
    ),
  )
})

export const declareConflict = inMeeting<Command<'DeclareConflict'>>((history, meeting, command) => {
  const { dossier, seat, leftAt, returnedAt, effectiveOn } = command
  return ledger(
    ...isOver(meeting),
    ...itsDay(meeting, effectiveOn),
    ...mayServe(history, meeting.organ, seat, effectiveOn),
    ...broken(
      [!isDossier(history, dossier), 'dossier.unknown'],
      [
        meeting.interests.some((one) => one.seat === seat && one.dossier === dossier),
        'meeting.conflict-already-declared',
      ],
      [leftAt !== null && returnedAt !== null && returnedAt < leftAt, 'meeting.returned-before-leaving'],
    ),
  )
})

export const openMeeting = inMeeting<Command<'OpenMeeting'>>((_history, meeting, { effectiveOn }) => {
  const { status, chair, attendance } = meeting
  return ledger(
    ...inWriting(meeting),
    ...isOver(meeting),
    ...itsDay(meeting, effectiveOn),
    ...broken(
      [status === 'open', 'meeting.already-open'],
      [attendance === null, 'meeting.attendance-needed'],
      [chair !== null && attendance?.includes(chair as never) === false, 'meeting.chair-absent'],
    ),
  )
})

export const noteQuorum = inMeeting<Command<'NoteQuorum'>>((history, meeting, { matter, effectiveOn }) =>
  ledger(
    ...inWriting(meeting),
    ...goesOn(meeting),
    ...itsDay(meeting, effectiveOn),
    ...broken(
      [matter !== null && !isDossier(history, matter), 'dossier.unknown'],
      [meeting.attendance === null, 'meeting.attendance-needed'],
    ),
  ),
)

export const suspendMeeting = inMeeting<Command<'SuspendMeeting'>>((_history, meeting, { resumesOn, effectiveOn }) =>
  ledger(
    ...inWriting(meeting),
    ...goesOn(meeting),
    ...itsLastDay(meeting, effectiveOn),
    ...broken([resumesOn !== null && resumesOn < effectiveOn, 'meeting.resumes-too-early']),
  ),
)

export const resumeMeeting = inMeeting<Command<'ResumeMeeting'>>((_history, meeting, { effectiveOn }) =>
  ledger(
    ...broken(
      [meeting.status !== 'suspended', 'meeting.not-suspended'],
      [effectiveOn < lastDay(meeting), 'meeting.resumes-too-early'],
    ),
  ),
)

export const closeMeeting = inMeeting<Command<'CloseMeeting'>>((_history, meeting, { effectiveOn }) =>
  ledger(...goesOn(meeting), ...itsLastDay(meeting, effectiveOn)),
)
