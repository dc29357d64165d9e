import ical from 'ical-generator'
import { momentInFlanders } from '../domain/shared/time.js'
import type { AgendaEntry } from './agenda.js'

/** A calendar (RFC 5545) of whole days, and of moments (in UTC) where an hour is known; how long those last nobody said. */
export const writeAgenda = (
  entries: readonly AgendaEntry[],
  { name, origin, now }: { readonly name: string; readonly origin: string; readonly now: Date },
): string => {
  const calendar = ical({ name, prodId: { company: 'Besluitboek', product: 'agenda' }, ttl: 60 * 60 })
  const domain = new URL(origin).hostname
  for (const { uid, on, at, title, place, path } of entries) {
    calendar.createEvent({
      id: `${uid}@${domain}`,
      stamp: now,
      ...(at === null
        ? { start: new Date(`${on}T00:00:00Z`), allDay: true }
        : { start: new Date(momentInFlanders(on, at)) }),
      summary: title,
      url: `${origin}${path}`,
      ...(place === null ? {} : { location: place }),
    })
  }
  return calendar.toString()
}
