import { nobody, type Wanted, want } from '../names.js'
import type { ReadEntry } from './entries.js'
import type { MeetingRow } from './projection.js'

/** Which field of an event names what. A field that holds an object (`by: { kind, organ }`) is looked into. */
const organFields: ReadonlySet<string> = new Set(['organ', 'further', 'inPlaceOf', 'openedBy', 'of', 'by'])
const partnerFields: ReadonlySet<string> = new Set(['partner', 'partners', 'beneficiary'])
const seatFields: ReadonlySet<string> = new Set(['seat', 'participants', 'requestedBy', 'holder', 'unconfirmed'])

const collect = (wanted: Wanted, field: string, value: unknown): void => {
  if (typeof value === 'string') {
    if (organFields.has(field)) wanted.organs.add(value)
    else if (partnerFields.has(field)) wanted.partners.add(value)
    else if (seatFields.has(field)) wanted.seats.add(value)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) collect(wanted, Array.isArray(value) ? field : name, inner)
}

/** The organs, partners and seats that entries and meetings speak of. */
export const namesInEntries = (entries: readonly ReadEntry[], meetings: readonly MeetingRow[]): Wanted => {
  const wanted = nobody()
  for (const { data, actor } of entries) {
    collect(wanted, '', data)
    want(wanted.organs, actor.organ)
    want(wanted.partners, actor.partner)
  }
  for (const { organ, present } of meetings) {
    wanted.organs.add(organ)
    for (const seat of present ?? []) wanted.seats.add(seat)
  }
  return wanted
}
