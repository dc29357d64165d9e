import type { z } from 'zod'
import type { Act } from '../shared/act.js'
import type { AdviceRequestId, EventId, OrganId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { adviceOpinion } from './events.js'

export type AdviceRequest = {
  readonly of: OrganId
  readonly requestedOn: LocalDate
  readonly deadline: LocalDate
  readonly given: boolean
  readonly event: EventId
}

export type Advice = {
  readonly request: AdviceRequestId
  readonly opinion: z.output<typeof adviceOpinion>
  readonly givenOn: LocalDate
  /** How many numbered points it has. */
  readonly points: number
  /** By the number of the point. */
  readonly answered: ReadonlyMap<number, Act>
  readonly event: EventId
}
