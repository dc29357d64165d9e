import ical from 'ical-generator'
import type { AgendaEntry } from './agenda.js'

/** A calendar (RFC 5545) of whole days. */
export const writeAgenda = (
  entries: readonly AgendaEntry[],
  { name, origin, now }: { readonly name: string; readonly origin: string; readonly now: Date },
): string => {
  const calendar = ical({ name, prodId: { company: 'Besluitboek', product: 'agenda' }, ttl: 60 * 60 })
  const domain = new URL(origin).hostname
  for (const { uid, on, title, place, path } of entries) {
    calendar.createEvent({
      id: `${uid}@${domain}`,
      stamp: now,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary: title,
      url: `${origin}${path}`,
      ...(place === null ? {} : { location: place }),
    })
  }
  return calendar.toString()
}
