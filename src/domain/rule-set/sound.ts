import { type Refused, refuse } from '../shared/decider.js'
import type { OrganId } from '../shared/identifiers.js'
import type { HouseState } from '../state.js'
import type { RuleSet } from './rule-set.js'
import { isOneVoteEach } from './weights.js'

/** Nobody can be more than all: "at least 3 of 2", or "more than 2 of 2". */
const quorumMustBePossible = ({ quorum: { needed } }: RuleSet, at: string): Refused | null => {
  if (needed.kind !== 'more-than' && needed.kind !== 'at-least') return null
  const tooMuch =
    needed.kind === 'more-than' ? needed.numerator >= needed.denominator : needed.numerator > needed.denominator
  return tooMuch ? refuse('rule-set.fraction-too-large', `${at}.quorum.needed`) : null
}

/** What a secret ballot keeps, totals, must be enough to judge it by. */
const secrecyMustBePossible = (rules: RuleSet, at: string): Refused | null => {
  if (rules.secrecy === 'never') return null
  if (!isOneVoteEach(rules)) return refuse('rule-set.secret-needs-equal-votes', `${at}.weights`)
  return rules.secrecy === 'always' && rules.tie === 'chair-decides'
    ? refuse('rule-set.chair-vote-is-secret', `${at}.tie`)
    : null
}

const firstTwice = (ids: readonly string[]): number => ids.findIndex((id, index) => ids.indexOf(id) < index)

const namedOnce = (ids: readonly string[], fieldOf: (index: number) => string): Refused | null => {
  const twice = firstTwice(ids)
  return twice === -1 ? null : refuse('rule-set.named-twice', fieldOf(twice))
}

/** Who has a weight must be there to have it, and be named once. */
const weightsMustBeKnown = (state: HouseState, organ: OrganId, { weights }: RuleSet, at: string): Refused | null => {
  const field = `${at}.weights`
  switch (weights.kind) {
    case 'per-seat': {
      for (const [index, { seat }] of weights.seats.entries()) {
        const found = state.seats.get(seat)
        if (found === undefined) return refuse('seat.unknown', `${field}.seats.${index}.seat`)
        if (found.organ !== organ) return refuse('seat.not-of-organ', `${field}.seats.${index}.seat`)
      }
      return namedOnce(
        weights.seats.map(({ seat }) => seat),
        (index) => `${field}.seats.${index}.seat`,
      )
    }
    case 'per-partner': {
      const unknown = weights.partners.findIndex(({ partner }) => !state.partners.has(partner))
      if (unknown !== -1) return refuse('partner.unknown', `${field}.partners.${unknown}.partner`)
      return namedOnce(
        weights.partners.map(({ partner }) => partner),
        (index) => `${field}.partners.${index}.partner`,
      )
    }
    case 'per-group': {
      const named = weights.groups.flatMap(({ partners }, group) =>
        partners.map((partner, index) => ({ partner, field: `${field}.groups.${group}.partners.${index}` })),
      )
      const unknown = named.find(({ partner }) => !state.partners.has(partner))
      if (unknown !== undefined) return refuse('partner.unknown', unknown.field)
      return namedOnce(
        named.map(({ partner }) => partner),
        (index) => named[index]?.field ?? field,
      )
    }
  }
}

/** Refuses a rule set that contradicts itself or names who is not there; `at` is the field of the command that holds it. */
export const ruleSetMustBeSound = (state: HouseState, organ: OrganId, rules: RuleSet, at: string): Refused | null =>
  quorumMustBePossible(rules, at) ?? secrecyMustBePossible(rules, at) ?? weightsMustBeKnown(state, organ, rules, at)
