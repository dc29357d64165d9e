import type { Named } from '../../../projections/answer.js'
import type { DecisionOutcome } from '../../domain/decision/events.js'
import type { DecisionId, GoalId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import { organNamed } from './naming.js'

/** What was put forward and decided in a dossier that serves a goal. */
export type GoalTrail = {
  readonly dossier: string
  readonly inputs: readonly { readonly id: string; readonly on: string }[]
  /** Pieces of advice that were given and not taken back. */
  readonly advices: number
  readonly decisions: readonly {
    readonly id: string
    readonly organ: Named
    readonly on: string
    readonly outcome: DecisionOutcome
    /** What was decided about, in eurocents; null without an amount. */
    readonly amountCents: number | null
    /** The money that was allocated by it. */
    readonly allocations: readonly { readonly id: string; readonly amountCents: number }[]
  }[]
}

/** As they stand in this state; those that were made by the day. */
const allocationsBy = (state: HouseState, decision: DecisionId, on: LocalDate) =>
  [...state.money.allocations.entries()]
    .filter(([, allocation]) => allocation.decision === decision && allocation.made.on <= on)
    .map(([id, { amount }]) => ({ id, amountCents: toWire(amount) }))

/** For each dossier that served a goal by a day: the input and advice it had got, what was decided, and about how much. */
export const goalTrail = (state: HouseState, goal: GoalId, on: LocalDate): readonly GoalTrail[] =>
  [...state.dossiers.entries()]
    .filter(([, { goals }]) => goals.some((link) => link.goal === goal && link.on <= on))
    .map(
      ([id, { contributions, advices, decisions }]): GoalTrail => ({
        dossier: id,
        inputs: [...contributions.entries()]
          .filter(([, { givenOn }]) => givenOn <= on)
          .map(([input, { givenOn }]) => ({ id: input, on: givenOn })),
        advices: [...advices.values()].filter(
          ({ givenOn, withdrawn }) => givenOn <= on && (withdrawn === null || withdrawn.on > on),
        ).length,
        decisions: [...decisions.entries()]
          .filter(([, { decidedOn }]) => decidedOn <= on)
          .map(([decision, { organ, decidedOn, outcome, amount }]) => ({
            id: decision,
            organ: organNamed(state, organ),
            on: decidedOn,
            outcome,
            amountCents: amount === null ? null : toWire(amount),
            allocations: allocationsBy(state, decision, on),
          })),
      }),
    )
