import type { Act } from '../shared/act.js'
import type { EventId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'

export type Contribution = {
  readonly givenOn: LocalDate
  readonly event: EventId
  readonly answered: Act | null
}
