import type { Act } from '../shared/act.js'
import type { EventId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { AnswerVerdict, PassedTo } from './answer.js'
import type { Attachment } from './attachment.js'
import type { Contributor, GivenHow } from './events.js'

/** What was said, by whom and how: what passing it on repeats. */
export type InputWords = {
  readonly from: Contributor
  readonly text: string
  readonly given: GivenHow
  readonly attachments: readonly Attachment[]
}

/** The answer that input or a point of advice got. */
export type GivenAnswer = Act & { readonly verdict: AnswerVerdict; readonly passedTo: PassedTo | null }

export type Contribution = {
  readonly givenOn: LocalDate
  readonly event: EventId
  /** Kept while it waits for an answer: then it may still be passed on. Null afterwards. */
  readonly words: InputWords | null
  readonly answered: GivenAnswer | null
}
