import { type Command, type History, once, type Recorded } from './history.js'

/** A matter on the agenda. Its number stays when others are withdrawn. */
export type Item = { readonly dossier: string; readonly withdrawn: boolean; readonly treated: boolean }

type Minutes = {
  readonly versions: number
  readonly draftedOn: string
  readonly remarks: number
  readonly approvedOn: string | null
  readonly approvedIn: string | null
}

/** A meeting, as far as is known. */
export type Meeting = {
  readonly id: string
  readonly organ: string
  readonly convenedOn: string
  readonly heldOn: string
  readonly written: boolean
  readonly respondBy: string | null
  readonly secondOf: string | null
  readonly chair: string | null
  readonly secretary: string | null
  readonly status: 'convened' | 'open' | 'suspended' | 'closed'
  readonly days: readonly string[]
  readonly closedOn: string | null
  readonly agenda: readonly Item[]
  readonly attendance: readonly string[] | null
  readonly moves: readonly Command<'RecordArrival' | 'RecordDeparture'>[]
  readonly interests: readonly { readonly seat: string; readonly dossier: string }[]
  readonly minutes: Minutes | null
}

const agendaOf = (convened: Command<'ConveneMeeting'>, course: readonly Recorded[]): readonly Item[] => {
  const items: Item[] = convened.agenda.map((dossier) => ({ dossier, withdrawn: false, treated: false }))
  const change = (dossier: string, changes: Partial<Item>): void => {
    const index = items.findIndex((item) => item.dossier === dossier && !item.withdrawn)
    items[index] = { ...items[index]!, ...changes }
  }
  for (const { command } of course) {
    if (command.type === 'AddAgendaItem') items.push({ dossier: command.dossier, withdrawn: false, treated: false })
    if (command.type === 'WithdrawAgendaItem') change(command.dossier, { withdrawn: true })
    if (command.type === 'TreatAgendaItem') change(command.dossier, { treated: true })
  }
  return items
}

const becomes = {
  OpenMeeting: 'open',
  SuspendMeeting: 'suspended',
  ResumeMeeting: 'open',
  CloseMeeting: 'closed',
} as const

const isTurn = (type: string): type is keyof typeof becomes => type in becomes

const minutesOf = (course: readonly Recorded[]): Minutes | null => {
  const drafted = course.filter(({ command }) => command.type === 'DraftMinutes')
  const newest = drafted.at(-1)
  if (newest === undefined) return null
  const since = course.filter(({ at }) => at > newest.at).map(({ command }) => command)
  const approval = since.find((command) => command.type === 'ApproveMinutes')
  return {
    versions: drafted.length,
    draftedOn: newest.command.effectiveOn,
    remarks: since.filter(({ type }) => type === 'RemarkOnMinutes').length,
    approvedOn: approval?.effectiveOn ?? null,
    approvedIn: approval?.type === 'ApproveMinutes' ? approval.inMeeting : null,
  }
}

const meetingOf = (
  { command: convened, created }: Recorded<'ConveneMeeting'>,
  course: readonly Recorded[],
): Meeting => {
  const id = created.meeting!
  const commands = course.map(({ command }) => command)
  const turn = commands.map(({ type }) => type).findLast(isTurn)
  const attendance = commands.findLast((command) => command.type === 'RecordAttendance')
  return {
    id,
    organ: convened.organ,
    convenedOn: convened.effectiveOn,
    heldOn: convened.heldOn,
    written: convened.form === 'written',
    respondBy: convened.respondBy,
    secondOf: convened.secondConvocationOf,
    chair: commands.findLast((one) => one.type === 'AppointMeetingChair')?.chair ?? convened.chair,
    secretary: commands.findLast((one) => one.type === 'AppointMeetingSecretary')?.secretary ?? convened.secretary,
    status: turn === undefined ? 'convened' : becomes[turn],
    days: [convened.heldOn, ...commands.filter(({ type }) => type === 'ResumeMeeting').map((one) => one.effectiveOn)],
    closedOn: commands.find(({ type }) => type === 'CloseMeeting')?.effectiveOn ?? null,
    agenda: agendaOf(convened, course),
    attendance: attendance?.present ?? null,
    moves: commands.filter((one) => one.type === 'RecordArrival' || one.type === 'RecordDeparture'),
    interests: commands.filter((one) => one.type === 'DeclareConflict'),
    minutes: minutesOf(course),
  }
}

type Course = { readonly course: readonly Recorded[]; readonly meeting: Meeting }

/** A meeting in which nothing happened since is the same. */
const known = new WeakMap<object, Course>()

export const meetings = once((history): readonly Meeting[] =>
  history.all('ConveneMeeting').map((convened) => {
    const course = history.inMeeting(convened.created.meeting!)
    const before = known.get(convened)
    if (before?.course === course) return before.meeting
    const meeting = meetingOf(convened, course)
    known.set(convened, { course, meeting })
    return meeting
  }),
)

export const meetingNamed = (history: History, id: string | null): Meeting | undefined =>
  meetings(history).find((one) => one.id === id)

/** The number of a matter on the agenda, from 1; 0 when it is not on it (any more). */
export const itemNumber = ({ agenda }: Meeting, dossier: string): number =>
  agenda.findIndex((item) => item.dossier === dossier && !item.withdrawn) + 1

/** Everybody the meeting ever saw, or saw leave. */
const everybody = ({ attendance, moves }: Meeting): readonly string[] => [
  ...new Set([...(attendance ?? []), ...moves.map(({ seat }) => seat as string)]),
]

/**
 * Who is in the room: for a matter, or at the end of all that was recorded (null). A matter that is on no agenda was
 * treated some time: everybody who was ever there counts. Null when nobody noted who was there.
 */
export const inRoom = (meeting: Meeting, dossier: string | null): readonly string[] | null => {
  const { attendance, moves } = meeting
  if (attendance === null) return null
  const number = dossier === null ? Number.POSITIVE_INFINITY : itemNumber(meeting, dossier)
  return everybody(meeting).filter((seat) => {
    const own = moves.filter((move) => move.seat === seat)
    if (number === 0) return attendance.includes(seat) || own.some(({ type }) => type === 'RecordArrival')
    const last = own.findLast(({ fromItem }) => fromItem <= number)
    return last === undefined ? attendance.includes(seat) : last.type === 'RecordArrival'
  })
}

/** Whom the meeting saw, but not in the room for this matter. */
export const elsewhere = (meeting: Meeting, dossier: string): readonly string[] => {
  const there = inRoom(meeting, dossier)
  return there === null ? [] : everybody(meeting).filter((seat) => !there.includes(seat))
}

/** Who has an interest in the matter. */
export const interested = ({ interests }: Meeting, dossier: string): readonly string[] =>
  interests.filter((one) => one.dossier === dossier).map(({ seat }) => seat)

/** Is the meeting held on that day, or in writing, may one answer on it? */
export const isItsDay = ({ respondBy, convenedOn, days }: Meeting, day: string): boolean =>
  respondBy === null ? days.includes(day) : convenedOn <= day && day <= respondBy

export const lastDay = ({ respondBy, days }: Meeting): string => respondBy ?? days.at(-1)!
