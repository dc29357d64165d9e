import type { KboNumber } from '../partner/kbo-number.js'
import type { DecisionId, DossierId, EventId, MeetingId, PartnerId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'

/** How a candidacy ended. `broken`: the rules that were not kept, as codes of refusals. */
export type CandidacyOutcome =
  | {
      readonly kind: 'admitted'
      readonly on: LocalDate
      readonly partner: PartnerId
      readonly broken: readonly string[]
      readonly event: EventId
    }
  | {
      readonly kind: 'refused'
      readonly on: LocalDate
      readonly decision: DecisionId | null
      readonly broken: readonly string[]
      readonly event: EventId
    }
  | { readonly kind: 'withdrawn'; readonly on: LocalDate; readonly event: EventId }

/** An organisation that asked to become a partner (S3 ch.5 §6). */
export type Candidacy = {
  readonly name: string
  readonly kbo: KboNumber | null
  readonly submittedOn: LocalDate
  readonly event: EventId
  /** When and how it came on the agenda of the network; null as long as it has not. */
  readonly put: {
    readonly dossier: DossierId
    readonly meeting: MeetingId
    readonly on: LocalDate
    readonly event: EventId
  } | null
  /** Null while it is open. */
  readonly outcome: CandidacyOutcome | null
}
