import type { Names } from '../names.js'
import type { Entries } from './entries.js'
import type { MeetingRow } from './projection.js'
import type { AgendaItemTold, ConflictTold } from './story.js'

/** Where the dossier stood on an agenda, what became of it there, and who was there. */
export const tellAgendaItems = (
  entries: Entries,
  meetings: readonly MeetingRow[],
  names: Names,
): readonly AgendaItemTold[] => {
  const byId = new Map(meetings.map((meeting) => [meeting.meeting, meeting]))
  const keyOf = ({ meeting, item }: { readonly meeting: string; readonly item: number }): string => `${meeting} ${item}`
  const withdrawals = new Map(entries.of('AgendaItemWithdrawn').map((entry) => [keyOf(entry.data), entry]))
  const treatments = new Map(entries.of('AgendaItemTreated').map((entry) => [keyOf(entry.data), entry]))
  return entries.of('AgendaItemAdded').flatMap((entry) => {
    const { meeting: id, item, part, requestedBy, irregular } = entry.data
    const meeting = byId.get(id)
    if (meeting === undefined) return []
    const withdrawn = withdrawals.get(keyOf(entry.data))
    const treated = treatments.get(keyOf(entry.data))
    return [
      {
        ...entries.told(entry),
        meeting: id,
        item,
        organ: names.organ(meeting.organ),
        heldOn: meeting.held_on,
        place: meeting.place,
        part,
        requestedBy: requestedBy === null ? null : names.seat(requestedBy),
        present: meeting.present?.map(names.seat) ?? null,
        withdrawn: withdrawn === undefined ? null : { ...entries.told(withdrawn), reason: withdrawn.data.reason },
        treated:
          treated === undefined ? null : { ...entries.told(treated), part: treated.data.part, note: treated.data.note },
        irregular,
      },
    ]
  })
}

/** Who declared an interest in the matter and left the room for it. */
export const tellConflicts = (entries: Entries, names: Names): readonly ConflictTold[] =>
  entries.of('ConflictDeclared').map((entry) => {
    const { meeting, organ, seat, nature, leftAt, returnedAt } = entry.data
    return {
      ...entries.told(entry),
      meeting,
      organ: names.organ(organ),
      seat: names.seat(seat),
      nature,
      leftAt,
      returnedAt,
    }
  })
