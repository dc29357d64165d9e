import { covers } from '../../domain/shared/period.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { Asker } from '../forms/permissions.js'
import { organsOn } from './proposed.js'

/** The steps in which a house that was founded is set up, in order; each is the last part of its address. */
export const setUpSteps = ['organen', 'partners', 'mensen', 'mandaten', 'vergadering'] as const

export type SetUpStep = (typeof setUpSteps)[number]

/** A partnership takes two. */
const FEWEST_PARTNERS = 2

/** Is there somebody today who can record for some organ of the house: its chair, its secretary, its coordinator? */
const someoneRecords = (state: HouseState, today: LocalDate): boolean =>
  state.seats.some(({ role, period }) => (role === 'chair' || role === 'secretary') && covers(period, today))

const isDone = (step: SetUpStep, state: HouseState, today: LocalDate): boolean => {
  switch (step) {
    case 'organen':
      return organsOn(state, today).some(([, { ofPartner }]) => ofPartner === null)
    case 'partners':
      return state.partners.count(({ period }) => covers(period, today)) >= FEWEST_PARTNERS
    case 'mensen':
      return someoneRecords(state, today)
    case 'mandaten':
      return !state.mandates.isEmpty()
    case 'vergadering':
      return !state.meetings.isEmpty()
  }
}

/** How far the house is set up: worked out from what is recorded, nothing of it is kept apart. */
export const progressOf = (
  state: HouseState,
  today: LocalDate,
): readonly { readonly step: SetUpStep; readonly done: boolean }[] =>
  setUpSteps.map((step) => ({ step, done: isDone(step, state, today) }))

/** What is still to be done of the set-up, for who can do it; nothing for anybody else. */
export const stillToDo = ({ principal, state, today }: Asker): readonly SetUpStep[] => {
  const todo = progressOf(state, today).flatMap(({ step, done }) => (done ? [] : [step]))
  if (principal?.kind === 'administrator') return todo
  return principal?.kind === 'person' ? todo.filter((step) => step === 'vergadering') : []
}
