import type { BekrachtigingExtent } from '../../src/domain/bekrachtiging/events.js'
import type { Standing } from '../../src/domain/decision/events.js'
import { isInOrder, lastDayOf, ratifyingOrgans, statusOf, whoseTurn } from '../../src/domain/shared/ratification.js'
import type { HouseEvent } from '../define.js'
import type { BekrachtigingOutcome } from './answers.js'

/** What one ratifying organ said last, as it is kept in a row. */
export type Said = {
  readonly organ: string
  readonly outcome: BekrachtigingOutcome
  readonly on: string
  /** Remarks of a grant or a sending back, reasons of a refusal. */
  readonly reasons: string | null
  readonly extent: BekrachtigingExtent
  readonly conditions: readonly { readonly number: number; readonly text: string; readonly metOn: string | null }[]
}

/** Whose bekrachtiging a decision needs; nobody's when its mandate names nobody. */
export type Ratifying = { readonly organs: readonly string[]; readonly inOrder: boolean }

/** By which an organ says something, or its silence does. */
export type Saying =
  | 'BekrachtigingGranted'
  | 'BekrachtigingRefused'
  | 'DecisionSentBack'
  | 'BekrachtigingLapsed'
  | 'BekrachtigingDeemedGranted'

const outcomes: Readonly<Record<Saying, BekrachtigingOutcome>> = {
  BekrachtigingGranted: 'granted',
  BekrachtigingRefused: 'refused',
  DecisionSentBack: 'sent-back',
  BekrachtigingLapsed: 'lapsed',
  BekrachtigingDeemedGranted: 'deemed-granted',
}

type SayingData = HouseEvent<Saying>['data']

const reasonsOf = (data: SayingData): string | null =>
  'reasons' in data ? data.reasons : 'remarks' in data ? data.remarks : null

/** What an organ said by an event of this type on that day: for itself, or for each named organ that it succeeded. */
export const saidBy = (type: Saying, data: SayingData, on: string): readonly Said[] =>
  (data.inPlaceOf ?? [data.organ]).map((organ) => ({
    organ,
    outcome: outcomes[type],
    on,
    reasons: reasonsOf(data),
    extent: 'extent' in data ? data.extent : { kind: 'full' },
    conditions: 'conditions' in data ? data.conditions.map((condition) => ({ ...condition, metOn: null })) : [],
  }))

/** What was said so far with more words, each in the place of what that organ said before. */
export const withSaid = (said: readonly Said[], words: readonly Said[]): readonly Said[] => {
  const byOrgan = new Map(said.map((word) => [word.organ, word]))
  for (const word of words) byOrgan.set(word.organ, word)
  return [...byOrgan.values()]
}

/** The same with a condition of one organ met. */
export const withConditionMet = (
  said: readonly Said[],
  {
    organ,
    inPlaceOf = [organ],
    condition,
  }: { readonly organ: string; readonly inPlaceOf?: readonly string[] | undefined; readonly condition: number },
  on: string,
): readonly Said[] =>
  said.map((one) =>
    inPlaceOf.includes(one.organ)
      ? {
          ...one,
          conditions: one.conditions.map((held) => (held.number === condition ? { ...held, metOn: on } : held)),
        }
      : one,
  )

/** Who ratifies a decision of this standing. */
export const ratifyingOf = (standing: Standing): Ratifying => ({
  organs: ratifyingOrgans(standing),
  inOrder: isInOrder(standing),
})

/** Where bekrachtiging by all of them together stands, who must speak now, and since when it is fulfilled. */
export const ratificationOf = ({ organs, inOrder }: Ratifying, said: readonly Said[]) => ({
  status: statusOf(organs, said),
  awaited: whoseTurn(organs, inOrder, said),
  lastDay: lastDayOf(said),
})

/** The amount that counts: what was decided, or the lowest that an organ granted. */
export const ratifiedCents = (decided: number | null, said: readonly Said[]): number | null =>
  said.reduce<number | null>((lowest, { extent }) => {
    const granted = extent.kind === 'partial' ? extent.amountCents : null
    return lowest !== null && granted !== null && granted < lowest ? granted : lowest
  }, decided)
