import type { Advice } from '../advice/state.js'
import type { Dossier } from '../dossier/state.js'
import type { Signal } from '../signal/state.js'
import type { AnswerVerdict, PassedTo } from './answer.js'
import type { Contribution, GivenAnswer } from './state.js'

/** Where input stands: in exactly one of these at any moment. */
export type InputState =
  | { readonly kind: 'open' }
  | { readonly kind: 'answered'; readonly verdict: Exclude<AnswerVerdict, 'passed-on'> }
  | { readonly kind: 'passed-on'; readonly to: PassedTo }
  /** Of a signal: it goes on as a contribution, under the same id. */
  | { readonly kind: 'taken-up'; readonly dossier: NonNullable<Signal['takenUp']>['dossier'] }
  /** Of a point of advice: the advice was taken back, nobody needs to answer it. */
  | { readonly kind: 'withdrawn' }

const stateOfAnswer = (answered: GivenAnswer | null): InputState => {
  if (answered === null) return { kind: 'open' }
  const { verdict, passedTo } = answered
  if (verdict !== 'passed-on') return { kind: 'answered', verdict }
  if (passedTo === null) throw new Error(`Passed on by ${answered.event}, and nowhere to`)
  return { kind: 'passed-on', to: passedTo }
}

/** Where a contribution stands. */
export const stateOfInput = ({ answered }: Pick<Contribution, 'answered'>): InputState => stateOfAnswer(answered)

/** Where a numbered point of advice stands. */
export const stateOfPoint = (
  { answered, withdrawn }: Pick<Advice, 'answered' | 'withdrawn'>,
  point: number,
): InputState => {
  const given = answered.get(point) ?? null
  return given === null && withdrawn !== null ? { kind: 'withdrawn' } : stateOfAnswer(given)
}

/** Where a signal stands. */
export const stateOfSignal = ({ takenUp, answered }: Pick<Signal, 'takenUp' | 'answered'>): InputState =>
  takenUp === null ? stateOfAnswer(answered) : { kind: 'taken-up', dossier: takenUp.dossier }

/** How many contributions and points of advice of a dossier still wait for an answer. */
export const openInput = ({
  contributions,
  advices,
}: Pick<Dossier, 'contributions' | 'advices'>): { readonly contributions: number; readonly points: number } => ({
  contributions: [...contributions.values()].filter((one) => stateOfInput(one).kind === 'open').length,
  points: [...advices.values()].reduce((sum, one) => sum + openPoints(one).length, 0),
})

/** The numbers of the points that still wait for an answer. */
export const openPoints = (advice: Pick<Advice, 'answered' | 'withdrawn' | 'points'>): readonly number[] =>
  Array.from({ length: advice.points }, (_, index) => index + 1).filter(
    (point) => stateOfPoint(advice, point).kind === 'open',
  )
