import type { Chance } from '../../../../bench/chance.js'
import type { RuleSet } from '../../../../src/domain/rule-set/rule-set.js'
import { rulesWith } from '../facts.js'

const parts = [
  [1, 2],
  [1, 2],
  [2, 3],
  [1, 3],
  [1, 1],
] as const

const quorum = (chance: Chance): RuleSet['quorum'] => {
  const [numerator, denominator] = chance.pick(parts)
  return {
    needed: chance.pick([
      { kind: 'none' },
      { kind: 'more-than', numerator, denominator },
      { kind: 'at-least', numerator, denominator },
      { kind: 'number', number: chance.between(1, 3) },
    ] as const),
    counts: chance.pick(['present', 'present-or-represented'] as const),
    whenRecused: chance.pick(['recomputed', 'unchanged'] as const),
  }
}

const weights = (chance: Chance, seats: readonly string[], partners: readonly string[]): RuleSet['weights'] => {
  const weight = chance.between(2, 3)
  const some = <Id>(ids: readonly string[]): readonly Id[] => ids.filter(() => chance.happens(0.4)) as never
  const rule = chance.pick(['equal', 'equal', 'per-seat', 'per-partner', 'per-group'] as const)
  switch (rule) {
    case 'equal':
      return { kind: 'per-seat', seats: [] }
    case 'per-seat':
      return { kind: 'per-seat', seats: some<never>(seats).map((seat) => ({ seat, weight })) }
    case 'per-partner':
      return { kind: 'per-partner', partners: some<never>(partners).map((partner) => ({ partner, weight })) }
    case 'per-group': {
      const [first, ...others] = partners as readonly never[]
      return {
        kind: 'per-group',
        groups: [
          { name: 'Eerste groep', partners: [first!] },
          { name: 'Tweede groep', partners: others.slice(0, 2) },
        ],
      }
    }
  }
}

const proxies = (chance: Chance): RuleSet['proxies'] =>
  chance.happens(0.2)
    ? { kind: 'not-allowed' }
    : {
        kind: 'allowed',
        to: chance.pick(['member', 'member', 'same-partner'] as const),
        maximumPerHolder: chance.pick([1, 1, 2, 3]),
        holderMustBePresent: chance.happens(0.5),
      }

/** By which rules an organ may meet and decide; now and then rules that contradict themselves. */
export const randomRules = (chance: Chance, seats: readonly string[], partners: readonly string[]): RuleSet => {
  const uncommitted = (): RuleSet['abstentions'] => chance.pick(['not-counted', 'counted', 'against'] as const)
  const majority = (): RuleSet['majority'] =>
    chance.pick([
      'simple',
      'simple',
      'absolute',
      'absolute',
      'two-thirds',
      'four-fifths',
      'unanimity',
      'consensus',
      'consent',
    ] as const)
  const weighed = weights(chance, seats, partners)
  const isEqual = weighed.kind === 'per-seat' && weighed.seats.length === 0
  const secrecy = isEqual || chance.happens(0.1) ? chance.pick(['never', 'about-persons', 'always'] as const) : 'never'
  return rulesWith({
    quorum: quorum(chance),
    majority: majority(),
    abstentions: uncommitted(),
    blanks: uncommitted(),
    invalid: uncommitted(),
    tie: chance.pick(['rejected', 'chair-decides', 'second-round'] as const),
    weights: weighed,
    proxies: proxies(chance),
    secondConvocation: chance.happens(0.7) ? { afterDays: chance.between(0, 4) } : null,
    secrecy,
    noticeDays: chance.pick([0, 0, 3, 8]),
    agenda: chance.pick([['chair', 'secretary', 'member'], ['chair'], ['chair', 'member']] as const) as never,
    chair: chance.pick(['fixed', 'rotating'] as const),
    minutesApprovedBySilenceAfterDays: chance.pick([null, 0, 5]),
    writtenProcedure: chance.happens(0.7) ? { majority: majority(), minimumDays: chance.pick([0, 5]) } : null,
    referralBackDays: chance.pick([null, 0, 3, 10]),
  })
}
