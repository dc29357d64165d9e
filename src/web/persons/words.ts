import type { PersonEntry } from '../../application/people.js'
import type { View } from '../frame/view.js'

/** The name of a person; else that it was erased, or that none was recorded. */
export const nameOf = ({ say }: View, { name, erased }: Pick<PersonEntry, 'name' | 'erased'>): string =>
  name ?? say(erased === null ? 'person.no-name' : 'person.erased')

/** What someone does or did, each once: “directeur (Stuurgroep)”. */
export const functionsOf = ({ list }: View, { seats }: PersonEntry): string =>
  list([...new Set(seats.map((seat) => `${seat.function} (${seat.organ.name})`))])
