import type { DossierId, EventId, MeetingId, OrganId, SeatId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'

export type AgendaItem = {
  readonly dossier: DossierId
  /** In the open or the closed part of the meeting. */
  readonly part: 'open' | 'closed'
  readonly treated: boolean
}

/** Somebody came in or left, from one agenda item on. */
export type Movement = {
  readonly seat: SeatId
  readonly kind: 'arrived' | 'left'
  /** From the treatment of this agenda item (1 for the first) on. */
  readonly fromItem: number
}

/** A member with an interest in a matter, who left the room for it (domain rule 10). */
export type Conflict = { readonly seat: SeatId; readonly dossier: DossierId; readonly event: EventId }

export type Minutes = {
  readonly draftedOn: LocalDate
  readonly approvedOn: LocalDate | null
}

export type Meeting = {
  readonly organ: OrganId
  readonly convenedOn: LocalDate
  readonly heldOn: LocalDate
  /** In writing, between meetings: votes come in until `respondBy`. */
  readonly form: 'in-person' | 'written'
  readonly respondBy: LocalDate | null
  readonly secondConvocationOf: MeetingId | null
  readonly chair: SeatId | null
  readonly secretary: SeatId | null
  readonly agenda: readonly AgendaItem[]
  readonly status: 'convened' | 'open' | 'suspended' | 'closed'
  /** The days it was held on: the first, and each day it was resumed. */
  readonly days: readonly LocalDate[]
  /** Who was there at the start; null when nobody recorded it. */
  readonly attendance: readonly SeatId[] | null
  /** In the order they were recorded. */
  readonly movements: readonly Movement[]
  readonly conflicts: readonly Conflict[]
  readonly minutes: Minutes | null
  /** Its events, in order. */
  readonly entries: readonly EventId[]
}

/** Who was there when this matter was treated; null when attendance was not recorded. */
export const presentAt = (meeting: Meeting, dossier: DossierId): readonly SeatId[] | null => {
  if (meeting.attendance === null) return null
  const item = meeting.agenda.findIndex((one) => one.dossier === dossier) + 1
  const present = new Set(meeting.attendance)
  for (const { seat, kind, fromItem } of meeting.movements) {
    // A matter that stands on no agenda was treated at some time: everybody who was there counts.
    if (item > 0 && fromItem > item) continue
    if (kind === 'arrived') present.add(seat)
    else if (item > 0) present.delete(seat)
  }
  return [...present]
}

/** Who declared an interest in this matter and left the room. */
export const recusedFrom = (meeting: Meeting, dossier: DossierId): readonly SeatId[] => [
  ...new Set(meeting.conflicts.filter((conflict) => conflict.dossier === dossier).map(({ seat }) => seat)),
]
