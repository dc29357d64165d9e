import type { z } from 'zod'
import type { GivenAnswer } from '../contribution/state.js'
import type { Act } from '../shared/act.js'
import type { AdviceId, AdviceRequestId, EventId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { Adviser, AskedOf, adviceOpinion } from './events.js'

export type AdviceRequest = {
  readonly of: AskedOf
  readonly requestedOn: LocalDate
  readonly deadline: LocalDate
  /** Did everyone who was asked give advice, and does that still stand? */
  readonly given: boolean
  readonly event: EventId
}

export type Advice = {
  readonly request: AdviceRequestId
  readonly by: Adviser
  readonly opinion: z.output<typeof adviceOpinion>
  readonly givenOn: LocalDate
  /** How many numbered points it has. */
  readonly points: number
  /** What each point says, by its number, while it waits for an answer: then it may still be passed on. */
  readonly words: ReadonlyMap<number, string>
  /** By the number of the point. */
  readonly answered: ReadonlyMap<number, GivenAnswer>
  /** Taken back by whoever gave it. */
  readonly withdrawn: Act | null
  readonly event: EventId
}

type Advices = ReadonlyMap<AdviceId, Advice>

/** The advice that was given on a request and still stands, in the order it came. */
export const standingAdvice = (advices: Advices, request: AdviceRequestId): readonly Advice[] =>
  [...advices.values()].filter((advice) => advice.request === request && advice.withdrawn === null)

/** Did this adviser give advice on a request, that still stands? */
export const gaveAdvice = (advices: Advices, request: AdviceRequestId, by: Adviser): boolean =>
  standingAdvice(advices, request).some((advice) =>
    by.kind === 'organ' ? advice.by.kind === 'organ' : advice.by.kind === 'partner' && advice.by.partner === by.partner,
  )

/** Did everyone who was asked give advice, and does that still stand? */
export const isFullyAnswered = (of: AskedOf, advices: Advices, request: AdviceRequestId): boolean =>
  of.kind === 'organ'
    ? gaveAdvice(advices, request, of)
    : of.partners.every((partner) => gaveAdvice(advices, request, { kind: 'partner', partner }))
