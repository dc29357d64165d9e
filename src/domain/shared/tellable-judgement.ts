import type { Verdict } from '../ballot/verdict.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Weights } from '../rule-set/weights.js'

/** As much of a judgement as can be told without saying whose votes they were. */
export type TellableJudgement = {
  readonly rules: Pick<RuleSet, 'quorum' | 'abstentions' | 'blanks' | 'invalid'> & { readonly weights: Weights }
  readonly verdict: Omit<Verdict, 'void'> & { readonly void: readonly Pick<Verdict['void'][number], 'because'>[] }
}

const weightsOnly = (weights: RuleSet['weights']): Weights => {
  switch (weights.kind) {
    case 'per-seat':
      return { kind: 'per-seat', seats: weights.seats.map(({ weight }) => ({ weight })) }
    case 'per-partner':
      return { kind: 'per-partner', partners: weights.partners.map(({ weight }) => ({ weight })) }
    case 'per-group':
      return { kind: 'per-group' }
  }
}

/** The judgement without the seats and partners it names. */
export const tellable = (
  { quorum, abstentions, blanks, invalid, weights }: RuleSet,
  verdict: Verdict,
): TellableJudgement => ({
  rules: { quorum, abstentions, blanks, invalid, weights: weightsOnly(weights) },
  verdict: { ...verdict, void: verdict.void.map(({ because }) => ({ because })) },
})
