import { becameFinalOn, ratifiedAmount } from '../bekrachtiging/status.js'
import { isHeldUp } from '../decision/provisional.js'
import type { Decision } from '../decision/state.js'
import type { Dossier } from '../dossier/state.js'
import type { Act } from '../shared/act.js'
import type { DecisionId, DossierId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { earlierDay, type LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import { allocationsByDecision, allocationsOfDossier } from './places.js'

/** A final decision about an amount, and what became of saying from which money it comes. */
export type DecidedMoney = {
  readonly id: DecisionId
  readonly decision: Decision
  /** Eurocents, as they were ratified. */
  readonly amount: Cents
  readonly finalOn: LocalDate
  /** The first act that said it; null while there is none. */
  readonly divided: Act | null
  /** The day from which nothing is to be divided any more: it was, or the decision was annulled, or the dossier withdrawn. */
  readonly settledOn: LocalDate | null
}

/** The first day on which the ledger keeps the money of this house; null when it does not. */
export const keepsMoneyFrom = ({ money }: Pick<HouseState, 'money'>): LocalDate | null =>
  money.grants.reduce<LocalDate | null>((first, { recorded }) => earlierDay(first, recorded.on), null)

/** Everything that was done about money by this decision, or by one of its dossier. */
const acts = (state: HouseState, dossier: DossierId, id: DecisionId): readonly Act[] => [
  ...allocationsOfDossier(state, dossier).map(([, { made }]) => made),
  ...allocationsByDecision(state, id).flatMap(([, one]) => [
    ...(one.decision === id ? [one.made] : []),
    ...one.decisions.filter(({ decision }) => decision === id),
  ]),
  ...[...state.money.budgets.values()].flatMap(({ changes }) => changes.filter(({ decision }) => decision === id)),
]

/** The final decisions about an amount in a dossier. */
export const decidedMoney = (state: HouseState, dossier: DossierId, found: Dossier): readonly DecidedMoney[] => {
  return [...found.decisions].flatMap(([id, decision]) => {
    const finalOn = decision.outcome === 'adopted' && !isHeldUp(decision) ? becameFinalOn(decision) : null
    const amount = ratifiedAmount(decision)
    if (finalOn === null || amount === null || amount === 0n) return []
    const divided = acts(state, dossier, id).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null
    const ended = earlierDay(decision.annulled?.on ?? null, found.withdrawal?.on ?? null)
    return [{ id, decision, amount, finalOn, divided, settledOn: earlierDay(divided?.on ?? null, ended) }]
  })
}

export type Undivided = Pick<DecidedMoney, 'id' | 'decision' | 'amount' | 'finalOn'> & {
  readonly dossier: DossierId
  readonly title: string
}

/** The first day that a grant of the house may be used for; null while it has none. */
const grantedFrom = ({ money }: HouseState): LocalDate | null =>
  money.grants.reduce<LocalDate | null>((first, { period }) => earlierDay(first, period.from), null)

/**
 * Decisions that were final on a day (null: now), and of which nobody had said from which money they are paid. Those from
 * before the first grant of the house are left out: their money is not in the ledger.
 */
export const undividedOn = (state: HouseState, day: LocalDate | null): readonly Undivided[] => {
  const from = grantedFrom(state)
  return [...state.dossiers].flatMap(([dossier, found]) =>
    decidedMoney(state, dossier, found)
      .filter(({ finalOn }) => from === null || finalOn >= from)
      .filter(({ finalOn, settledOn }) =>
        day === null ? settledOn === null : finalOn <= day && (settledOn === null || settledOn > day),
      )
      .map(({ id, decision, amount, finalOn }) => ({ id, decision, amount, finalOn, dossier, title: found.title })),
  )
}
