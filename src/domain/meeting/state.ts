import type { MinutesPaper } from '../minutes/events.js'
import type { DossierId, EventId, MeetingId, OrganId, SeatId } from '../shared/identifiers.js'
import type { LocalDate, TimeOfDay } from '../shared/time.js'

export type AgendaItem = {
  /** Its number, from 1. It keeps it when another item is withdrawn. */
  readonly item: number
  readonly dossier: DossierId
  /** In the open or the closed part of the meeting; as it was treated, once it was. */
  readonly part: 'open' | 'closed'
  /** Whose seat asked for it; null when nobody in particular did. */
  readonly requestedBy: SeatId | null
  readonly treated: boolean
  readonly withdrawn: boolean
  readonly event: EventId
}

/** Somebody came in or left, from one agenda item on. */
export type Movement = {
  readonly seat: SeatId
  readonly kind: 'arrived' | 'left'
  /** From the treatment of this agenda item (1 for the first) on. */
  readonly fromItem: number
  readonly on: LocalDate
  /** When, where that was said. */
  readonly at: TimeOfDay | null
  readonly event: EventId
}

/** A member with an interest in a matter, who left the room for it (domain rule 10). */
export type Conflict = { readonly seat: SeatId; readonly dossier: DossierId; readonly event: EventId }

/** Who was counted when the quorum was looked at, for the meeting as a whole or for one matter of it. */
export type QuorumNote = {
  readonly on: LocalDate
  /** Null: for the meeting as a whole. */
  readonly matter: DossierId | null
  readonly present: number
  readonly represented: number
  readonly seats: number
  /** Null where the rules ask for none. */
  readonly needed: number | null
  /** Not asked, because this is a second convocation. */
  readonly dropped: boolean
  readonly met: boolean
  readonly event: EventId
}

export type Minutes = {
  /** Of the newest version. */
  readonly draftedOn: LocalDate
  /** Of the first version. */
  readonly firstDraftedOn: LocalDate
  readonly approvedOn: LocalDate | null
  /** The newest version; the first is 1. */
  readonly version: number
  /** How many remarks were made on the newest version. */
  readonly remarks: number
  /** In which later meeting they were approved; null when not, or by silence. */
  readonly approvedIn: MeetingId | null
  /** The event that approved them. */
  readonly approval: EventId | null
  /** What the files of the approved minutes are, and the event that says so; null until they were made. */
  readonly paper: { readonly event: EventId; readonly files: readonly MinutesPaper[] } | null
  /** The event of the newest version. */
  readonly event: EventId
}

/** An event of the meeting that a rule forbids and that was recorded all the same. */
export type IrregularEntry = { readonly event: EventId; readonly rules: readonly string[] }

export type Meeting = {
  readonly organ: OrganId
  readonly convenedOn: LocalDate
  readonly heldOn: LocalDate
  /** The hour in Flanders at which it was to begin; null when nobody said. */
  readonly startsAt: TimeOfDay | null
  readonly place: string | null
  /** In writing, between meetings: votes come in until `respondBy`. */
  readonly form: 'in-person' | 'written'
  readonly respondBy: LocalDate | null
  readonly secondConvocationOf: MeetingId | null
  readonly chair: SeatId | null
  readonly secretary: SeatId | null
  /** In the order of their numbers; what was withdrawn stays in it. */
  readonly agenda: readonly AgendaItem[]
  readonly status: 'convened' | 'open' | 'suspended' | 'closed'
  /** The days it was held on: the first, and each day it was resumed. */
  readonly days: readonly LocalDate[]
  /** When a suspended meeting goes on, as was said; null when nothing was said, or when it is not suspended. */
  readonly resumesOn: LocalDate | null
  readonly closedOn: LocalDate | null
  /** When it was opened, or last resumed; null before it is opened, or where no time was said. */
  readonly began: { readonly on: LocalDate; readonly at: TimeOfDay } | null
  /** Who was there at the start; null when nobody recorded it. */
  readonly attendance: readonly SeatId[] | null
  /** In the order they were recorded. */
  readonly movements: readonly Movement[]
  readonly conflicts: readonly Conflict[]
  /** In the order they were recorded. */
  readonly quorumNotes: readonly QuorumNote[]
  readonly minutes: Minutes | null
  readonly irregular: readonly IrregularEntry[]
  /** The event that convened it, and its place in the stream of the house. */
  readonly event: EventId
  readonly revision: number
  /** Its events, in order. */
  readonly entries: readonly EventId[]
}

/** The matter on the agenda; undefined when it is not on it, or not any more. */
export const itemOf = ({ agenda }: Pick<Meeting, 'agenda'>, dossier: DossierId): AgendaItem | undefined =>
  agenda.find((one) => one.dossier === dossier && !one.withdrawn)

/** Who was there when this matter was treated; null when attendance was not recorded. */
export const presentAt = (meeting: Meeting, dossier: DossierId): readonly SeatId[] | null => {
  if (meeting.attendance === null) return null
  const item = itemOf(meeting, dossier)?.item ?? 0
  const present = new Set(meeting.attendance)
  for (const { seat, kind, fromItem } of meeting.movements) {
    // A matter that stands on no agenda was treated at some time: everybody who was there counts.
    if (item > 0 && fromItem > item) continue
    if (kind === 'arrived') present.add(seat)
    else if (item > 0) present.delete(seat)
  }
  return [...present]
}

/** Who is there after all that was recorded; null when attendance was not recorded. */
export const presentNow = ({ attendance, movements }: Meeting): readonly SeatId[] | null => {
  if (attendance === null) return null
  const present = new Set(attendance)
  for (const { seat, kind } of movements) {
    if (kind === 'arrived') present.add(seat)
    else present.delete(seat)
  }
  return [...present]
}

/** Who declared an interest in this matter and left the room. */
export const recusedFrom = (meeting: Meeting, dossier: DossierId): readonly SeatId[] => [
  ...new Set(meeting.conflicts.filter((conflict) => conflict.dossier === dossier).map(({ seat }) => seat)),
]

/** Is this a day of the meeting: one it was held on, or, in writing, one on which answers could come in? */
export const isDayOf = ({ days, convenedOn, respondBy }: Meeting, day: LocalDate): boolean =>
  respondBy === null ? days.includes(day) : convenedOn <= day && day <= respondBy

/** The last day of the meeting so far; in writing, the last day to answer. */
export const lastDayOf = ({ days, heldOn, respondBy }: Meeting): LocalDate => respondBy ?? days.at(-1) ?? heldOn
