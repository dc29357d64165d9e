import type { GivenAnswer, InputWords } from '../contribution/state.js'
import type { Act } from '../shared/act.js'
import type { DossierId, EventId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'

/** Input before there was a dossier for it. */
export type Signal = {
  readonly to: OrganId | null
  readonly givenOn: LocalDate
  readonly event: EventId
  /** Kept while it waits: taking it up or passing it on repeats it. Null afterwards. */
  readonly words: InputWords | null
  readonly takenUp: (Act & { readonly dossier: DossierId }) | null
  readonly answered: GivenAnswer | null
}
