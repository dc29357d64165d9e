import type { Decision } from '../decision/state.js'
import type { Dossier } from '../dossier/state.js'
import type { DecisionId, EventId, OrganId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import {
  type BekrachtigingStatus,
  isInOrder,
  lastDayOf,
  ratifyingOrgans,
  statusOf,
  whoseTurn,
} from '../shared/ratification.js'
import type { LocalDate } from '../shared/time.js'

const wordsOn = (decision: Decision) => [...decision.bekrachtiging.values()]

/** Where the bekrachtiging of a decision stands, all ratifying organs together. */
export const bekrachtigingStatus = (decision: Decision): BekrachtigingStatus =>
  statusOf(ratifyingOrgans(decision.standing), wordsOn(decision))

/** The organs that must speak now before an adopted decision can become final. */
export const awaitedOrgans = (decision: Decision): readonly OrganId[] =>
  decision.outcome === 'adopted' && decision.annulled === null
    ? whoseTurn(ratifyingOrgans(decision.standing), isInOrder(decision.standing), wordsOn(decision))
    : []

/** Is it ratified, or healed, in full effect: every organ granted and every condition met? */
export const isRatified = (decision: Decision): boolean => bekrachtigingStatus(decision) === 'granted'

/**
 * The amount that counts: what was decided, or the lowest that a ratifying organ granted. With an open condition and
 * before all have spoken it is the most that it can still become.
 */
export const ratifiedAmount = (decision: Decision): Cents | null =>
  wordsOn(decision).reduce(
    (lowest, word) => (word.amount !== null && lowest !== null && word.amount < lowest ? word.amount : lowest),
    decision.amount,
  )

/** Conditions that are not met yet, by the organ that set them; `event` is the bekrachtiging that holds them. */
export const openConditions = (
  decision: Decision,
): readonly {
  readonly organ: OrganId
  readonly condition: number
  readonly on: LocalDate
  readonly event: EventId
}[] =>
  wordsOn(decision).flatMap(({ organ, on, event, conditions }) =>
    conditions.flatMap(({ number, metOn }) => (metOn === null ? [{ organ, condition: number, on, event }] : [])),
  )

/** Points with which decisions of a dossier were sent back and that no version answered; `event` is the sending back. */
export const openRemarks = (
  dossier: Pick<Dossier, 'decisions'>,
): readonly {
  readonly decision: DecisionId
  readonly organ: OrganId
  readonly point: number
  readonly on: LocalDate
  readonly event: EventId
}[] =>
  [...dossier.decisions].flatMap(([decision, one]) =>
    wordsOn(one).flatMap(({ organ, on, event, remarks }) =>
      remarks.flatMap(({ number, answeredIn }) =>
        answeredIn === null ? [{ decision, organ, point: number, on, event }] : [],
      ),
    ),
  )

/** The day it became final, whatever came after; null when it never did. What resolves nothing is never final. */
export const becameFinalOn = (decision: Decision): LocalDate | null => {
  const { outcome, standing, decidedOn } = decision
  if (outcome === 'postponed' || outcome === 'noted') return null
  if (standing.kind === 'final') return decidedOn
  // Only what was adopted is ratified: a rejection under the same mandate stands as it is.
  if (outcome === 'rejected') return standing.kind === 'awaits-bekrachtiging' ? decidedOn : null
  return isRatified(decision) ? lastDayOf(wordsOn(decision)) : null
}

/** The day from which it is final; null while it is not, and once it was annulled. */
export const finalOn = (decision: Decision): LocalDate | null =>
  decision.annulled === null ? becameFinalOn(decision) : null

/** Was it final on that day, as the ledger knows it now? */
export const wasFinalOn = (decision: Decision, day: LocalDate): boolean => {
  const final = becameFinalOn(decision)
  return final !== null && final <= day && (decision.annulled === null || day < decision.annulled.on)
}
