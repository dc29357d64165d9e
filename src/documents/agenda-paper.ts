import type { MeetingTold, Recorded } from '../application/meeting-told.js'
import type { PaperBlock } from './paper.js'
import { seatText, type Words } from './words.js'

/** What was recorded of a meeting that changes its agenda: that it was convened, and every matter put on or taken off. */
export const ofAgenda = ({ entries }: MeetingTold): readonly Recorded[] =>
  entries.filter(({ type }) => ['MeetingConvened', 'AgendaItemAdded', 'AgendaItemWithdrawn'].includes(type))

/** What the agenda of a meeting is called. */
export const agendaTitle = ({ say, day }: Words, { organ, heldOn }: MeetingTold): string =>
  say('document.agenda.title', { organ: organ.name, day: day(heldOn) })

/** The agenda of a meeting: when, where, and what stands on it. */
export const agendaBlocks = ({ say, day }: Words, told: MeetingTold): readonly PaperBlock[] => {
  const matters = told.agenda.filter(({ withdrawn }) => withdrawn === null)
  const facts = [
    { name: say('meeting.organ'), value: told.organ.name },
    { name: say('meeting.day'), value: day(told.heldOn) },
    ...(told.startsAt === null ? [] : [{ name: say('meeting.hour'), value: told.startsAt }]),
    ...(told.place === null ? [] : [{ name: say('meeting.place'), value: told.place }]),
    ...(told.respondBy === null ? [] : [{ name: say('document.agenda.respond-by'), value: day(told.respondBy) }]),
    { name: say('document.minutes.convened'), value: day(told.convenedOn) },
  ]
  return [
    { kind: 'facts', facts },
    { kind: 'heading', level: 1, text: say('meeting.agenda') },
    matters.length === 0
      ? { kind: 'paragraph', text: say('meeting.agenda.none') }
      : {
          kind: 'table',
          caption: say('document.agenda.caption'),
          columns: [
            { text: say('document.agenda.matter') },
            { text: say('document.agenda.part') },
            { text: say('document.agenda.requested-by') },
          ],
          rows: matters.map(({ item, dossier, part, requestedBy }) => [
            `${item}. ${dossier.name}`,
            say(`meeting.agenda.${part}`),
            requestedBy === null ? '–' : seatText(requestedBy),
          ]),
        },
  ]
}
