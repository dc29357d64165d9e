import { nobody } from '../given.js'
import {
  type Aim,
  aMeeting,
  because,
  here,
  idOf,
  itsDay,
  type Move,
  pickOr,
  serving,
  someOf,
  standing,
  standingItems,
  untreated,
} from './aim.js'
import { after } from './calendar.js'
import { interested, type Meeting, meetings } from './meetings.js'
import { rulesOf, voters } from './seats.js'

const goingOn = ({ history }: Aim) => standing(history, 'open')

const notOver = ({ history }: Aim) => standing(history, 'convened', 'open', 'written')

const inRooms = ({ history }: Aim) => standing(history, 'convened', 'open').filter(({ written }) => !written)

const maybeSeat = ({ history, chance }: Aim, organ: string, day: string, part: number): string | null =>
  chance.happens(part) ? idOf(chance, serving(history, organ, day)) : null

const conveneMeeting: Move<'ConveneMeeting'> = {
  often: 5,
  ready: ({ history }) => standing(history, 'convened', 'open', 'suspended', 'written').length < 8,
  fields: (aim) => {
    const { history, chance, life } = aim
    const organ = chance.pick(life.organs)
    const earlier = meetings(history).filter((meeting) => meeting.organ === organ && !meeting.written)
    const rules = rulesOf(history, organ, '2026-02-01')
    const first = earlier.length > 0 && rules.secondConvocation && chance.happens(0.4) ? chance.pick(earlier) : null
    const written = first === null && chance.happens(rules.writtenProcedure === null ? 0.05 : 0.3)
    const effectiveOn = first?.heldOn ?? chance.pick(['2026-01-20', '2026-01-25', '2026-02-02', '2026-02-09'])
    const notice = chance.happens(0.9) ? rules.noticeDays : 0
    const heldOn = after(
      effectiveOn,
      Math.max(notice, chance.happens(0.85) ? (rules.secondConvocation?.afterDays ?? 0) : 0) + chance.between(0, 4),
    )
    return {
      organ,
      effectiveOn,
      heldOn,
      startsAt: written || chance.happens(0.5) ? null : '19:30',
      form: written ? 'written' : 'in-person',
      respondBy: written
        ? after(heldOn, (chance.happens(0.8) ? (rules.writtenProcedure?.minimumDays ?? 0) : 0) + chance.between(0, 4))
        : null,
      secondConvocationOf: first?.id ?? null,
      chair: maybeSeat(aim, organ, heldOn, 0.5),
      secretary: maybeSeat(aim, organ, heldOn, 0.3),
      agenda: someOf(chance, first === null ? life.dossiers : standingItems(first).map(({ dossier }) => dossier), 0.8),
    }
  },
}

const appointMeetingChair: Move<'AppointMeetingChair'> = {
  often: 2,
  ready: (aim) => notOver(aim).length > 0,
  fields: (aim) => {
    const { history, chance } = aim
    const { id, organ, heldOn, attendance } = aMeeting(aim, notOver(aim))
    const there = serving(history, organ, heldOn).filter((seat) => attendance?.includes(seat.id) ?? true)
    return { meeting: id, chair: idOf(chance, there), effectiveOn: heldOn }
  },
}

const appointMeetingSecretary: Move<'AppointMeetingSecretary'> = {
  often: 1,
  ready: (aim) => notOver(aim).length > 0,
  fields: (aim) => {
    const { id, organ, heldOn } = aMeeting(aim, notOver(aim))
    return { meeting: id, secretary: idOf(aim.chance, serving(aim.history, organ, heldOn)), effectiveOn: heldOn }
  },
}

const missing = (aim: Aim, meeting: Meeting) =>
  aim.life.dossiers.filter((dossier) => !standingItems(meeting).some((item) => item.dossier === dossier))

const addAgendaItem: Move<'AddAgendaItem'> = {
  often: 3,
  ready: (aim) => notOver(aim).some((meeting) => missing(aim, meeting).length > 0),
  fields: (aim) => {
    const { history, chance } = aim
    const meeting = aMeeting(
      aim,
      notOver(aim).filter((one) => missing(aim, one).length > 0),
    )
    const { id, organ, convenedOn } = meeting
    const dossier = pickOr(chance, missing(aim, meeting), nobody)
    const voter = idOf(chance, voters(history, organ, convenedOn))
    return { meeting: id, dossier, requestedBy: chance.happens(0.4) ? voter : null, effectiveOn: convenedOn }
  },
}

const withdrawAgendaItem: Move<'WithdrawAgendaItem'> = {
  often: 1,
  ready: (aim) => notOver(aim).some((meeting) => untreated(meeting).length > 0),
  fields: (aim) => {
    const meeting = aMeeting(
      aim,
      notOver(aim).filter((one) => untreated(one).length > 0),
    )
    const dossier = aim.chance.pick([...untreated(meeting).map((item) => item.dossier), aim.life.dossiers[0]!])
    return { meeting: meeting.id, dossier, reason: because, effectiveOn: meeting.heldOn }
  },
}

const treatAgendaItem: Move<'TreatAgendaItem'> = {
  often: 4,
  ready: (aim) => goingOn(aim).some((meeting) => untreated(meeting).length > 0),
  fields: (aim) => {
    const meeting = aMeeting(
      aim,
      goingOn(aim).filter((one) => untreated(one).length > 0),
    )
    const dossier = pickOr(
      aim.chance,
      untreated(meeting).map((item) => item.dossier),
      aim.life.dossiers[0]!,
    )
    return { meeting: meeting.id, dossier, effectiveOn: itsDay(aim.chance, meeting) }
  },
}

const recordAttendance: Move<'RecordAttendance'> = {
  often: 7,
  ready: (aim) => inRooms(aim).length > 0,
  fields: (aim) => {
    const unknown = inRooms(aim).filter(({ attendance }) => attendance === null)
    const meeting = aMeeting(aim, unknown.length > 0 ? unknown : inRooms(aim))
    const seats = serving(aim.history, meeting.organ, meeting.heldOn).map(({ id }) => id)
    const present = someOf(aim.chance, seats, 0.55)
    const { chair } = meeting
    const led = chair !== null && aim.chance.happens(0.9) ? [...new Set([chair, ...present])] : present
    return { meeting: meeting.id, present: led, effectiveOn: meeting.heldOn }
  },
}

/** From which item on a seat can come or leave: not before it last did. */
const fromItem = ({ chance }: Aim, meeting: Meeting, seat: string): number => {
  const last = meeting.moves.findLast((one) => one.seat === seat)?.fromItem ?? 1
  const least = chance.happens(0.9) ? last : 1
  return chance.between(least, Math.max(least, meeting.agenda.length))
}

const busy = (aim: Aim) => goingOn(aim).filter(({ agenda }) => agenda.length > 0)

const recordArrival: Move<'RecordArrival'> = {
  often: 4,
  ready: (aim) => busy(aim).length > 0,
  fields: (aim) => {
    const meeting = aMeeting(aim, busy(aim))
    const effectiveOn = itsDay(aim.chance, meeting)
    const away = serving(aim.history, meeting.organ, effectiveOn).filter(({ id }) => !here(meeting).includes(id))
    const seat = idOf(aim.chance, away)
    return { meeting: meeting.id, seat, fromItem: fromItem(aim, meeting, seat), effectiveOn }
  },
}

const recordDeparture: Move<'RecordDeparture'> = {
  often: 4,
  ready: (aim) => busy(aim).length > 0,
  fields: (aim) => {
    const meeting = aMeeting(aim, busy(aim))
    const seat = pickOr(aim.chance, here(meeting), nobody)
    return {
      meeting: meeting.id,
      seat,
      fromItem: fromItem(aim, meeting, seat),
      effectiveOn: itsDay(aim.chance, meeting),
    }
  },
}

const declareConflict: Move<'DeclareConflict'> = {
  often: 2,
  ready: (aim) => notOver(aim).length > 0,
  fields: (aim) => {
    const { history, chance, life } = aim
    const meeting = aMeeting(aim, notOver(aim))
    const dossier = chance.pick(life.dossiers)
    const free = serving(history, meeting.organ, meeting.heldOn).filter(
      ({ id }) => chance.happens(0.1) || !interested(meeting, dossier).includes(id),
    )
    const times = chance.happens(0.1) ? { leftAt: '20:00', returnedAt: '19:30' } : {}
    const seat = idOf(chance, free)
    return { meeting: meeting.id, dossier, seat, nature: because, effectiveOn: itsDay(chance, meeting), ...times }
  },
}

const openable = (aim: Aim) => inRooms(aim).filter(({ status, attendance }) => status === 'convened' && attendance)

const openMeeting: Move<'OpenMeeting'> = {
  often: 6,
  ready: (aim) => openable(aim).length > 0,
  fields: (aim) => {
    const meeting = aMeeting(aim, openable(aim))
    return { meeting: meeting.id, effectiveOn: meeting.heldOn }
  },
}

const noteQuorum: Move<'NoteQuorum'> = {
  often: 3,
  ready: (aim) => goingOn(aim).length > 0,
  fields: (aim) => {
    const meeting = aMeeting(aim, goingOn(aim))
    const matter = aim.chance.pick([null, ...aim.life.dossiers])
    return { meeting: meeting.id, matter, effectiveOn: itsDay(aim.chance, meeting) }
  },
}

const suspendMeeting: Move<'SuspendMeeting'> = {
  often: 1,
  ready: (aim) => goingOn(aim).length > 0,
  fields: (aim) => {
    const { chance } = aim
    const meeting = aMeeting(aim, goingOn(aim))
    const effectiveOn = meeting.days.at(-1)!
    const resumesOn = chance.happens(0.5) ? after(effectiveOn, chance.between(0, 5)) : null
    return { meeting: meeting.id, reason: because, resumesOn, effectiveOn }
  },
}

const resumeMeeting: Move<'ResumeMeeting'> = {
  often: 3,
  ready: ({ history }) => standing(history, 'suspended').length > 0,
  fields: (aim) => {
    const meeting = aMeeting(aim, standing(aim.history, 'suspended'))
    return { meeting: meeting.id, effectiveOn: after(meeting.days.at(-1)!, aim.chance.between(0, 4)) }
  },
}

const closeMeeting: Move<'CloseMeeting'> = {
  often: 2,
  ready: ({ history }) => standing(history, 'open', 'written').length > 0,
  fields: (aim) => {
    const meeting = aMeeting(aim, standing(aim.history, 'open', 'written'))
    return { meeting: meeting.id, effectiveOn: meeting.days.at(-1)! }
  },
}

export const meetingMoves = {
  ConveneMeeting: conveneMeeting,
  AppointMeetingChair: appointMeetingChair,
  AppointMeetingSecretary: appointMeetingSecretary,
  AddAgendaItem: addAgendaItem,
  WithdrawAgendaItem: withdrawAgendaItem,
  TreatAgendaItem: treatAgendaItem,
  RecordAttendance: recordAttendance,
  RecordArrival: recordArrival,
  RecordDeparture: recordDeparture,
  DeclareConflict: declareConflict,
  OpenMeeting: openMeeting,
  NoteQuorum: noteQuorum,
  SuspendMeeting: suspendMeeting,
  ResumeMeeting: resumeMeeting,
  CloseMeeting: closeMeeting,
}
