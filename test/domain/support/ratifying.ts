import type { Decision } from '../../../src/domain/decision/state.js'
import { ofDecisionRule } from '../../../src/domain/rule-set/of-decision-rule.js'
import type { RuleSet } from '../../../src/domain/rule-set/rule-set.js'
import type { FieldsOf } from './given.js'
import { adopt, decree, majority, propose, type SmallHouse, smallHouse, terms } from './small-house.js'

/** What the ledger knows of a decision now. */
export const decisionOf = ({ house }: Pick<SmallHouse, 'house'>, dossier: string, decision: string): Decision =>
  house.state.dossiers.get(dossier as never)!.decisions.get(decision as never)!

/** An organ lives by rules that give it so many days to ratify, and its silence a meaning. */
export const adoptDeadline = (
  { house }: SmallHouse,
  organ: string,
  bekrachtiging: RuleSet['bekrachtiging'],
  effectiveOn = '2025-01-01',
): void => {
  house.record('AdoptRuleSet', { effectiveOn, organ, rules: { ...ofDecisionRule(majority), bekrachtiging } })
}

/**
 * A second municipality's college (`neighbour`) and an OCMW (`bureau`) ratify what the stuurgroep spends after the
 * college does, in order or in parallel, since 1 February.
 */
export const letThreeRatify = ({ house, college, subsidyMandate }: SmallHouse, order?: 'in-order' | 'parallel') => {
  const organ = (name: string, kind: 'college' | 'vast-bureau'): string =>
    house.record('EstablishOrgan', { effectiveOn: '2025-01-01', name, kind, rule: majority, basis: decree() }).organ!
  const neighbour = organ('College van de buren', 'college')
  const bureau = organ('Vast bureau', 'vast-bureau')
  house.record('AmendMandate', {
    effectiveOn: '2025-02-01',
    mandate: subsidyMandate,
    terms: terms('decide-subject-to-bekrachtiging', {
      ratifyingOrgan: college,
      furtherRatifyingOrgans: [neighbour, bureau],
      ...(order === undefined ? {} : { ratificationOrder: order }),
      perDecisionCents: 1_000_000,
      perYearCents: 2_500_000,
    }),
    reason: 'Twee gemeenten',
  })
  return { neighbour, bureau }
}

/** The small house where three organs ratify, and a waiting decision of 1 April over € 4.000. */
export const severalRatify = (
  order: 'in-order' | 'parallel' | undefined,
  fields: Partial<FieldsOf<'TakeDecision'>> = {},
) => {
  const small = smallHouse()
  const { neighbour, bureau } = letThreeRatify(small, order)
  const dossier = propose(small)
  const decision = adopt(small, dossier, fields)
  const about = { dossier, decision }
  const by = (one: string, effectiveOn = '2025-05-01') => ({ ...about, organ: one, effectiveOn })
  return { ...small, neighbour, bureau, dossier, decision, about, by, now: () => decisionOf(small, dossier, decision) }
}

/** A decision of the stuurgroep of 1 April over € 4.000 that waits for the college. */
export const oneRatifies = (amountCents: number | null = 400_000) => {
  const small = smallHouse()
  const dossier = propose(small, { amountCents })
  const decision = adopt(small, dossier)
  const by = (organ: string, effectiveOn = '2025-05-01') => ({ dossier, decision, organ, effectiveOn })
  return {
    ...small,
    dossier,
    decision,
    about: { dossier, decision },
    act: by(small.college),
    by,
    now: () => decisionOf(small, dossier, decision),
  }
}
