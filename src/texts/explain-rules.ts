import type { MajorityRule, RuleSet } from '../domain/rule-set/rule-set.js'
import type { Say, TextKey } from './catalogue.js'

/** How those are called that a rule names; their ids when nothing else is known. */
export type RuleNames = { readonly seat: (id: string) => string; readonly partner: (id: string) => string }

/** One rule: what it is about, and what it says in whole sentences. */
export type RuleTold = { readonly name: string; readonly text: string }

/** For rules that name nobody of a house, such as the ready-made ones. */
export const noNames: RuleNames = { seat: (id) => id, partner: (id) => id }

const partKeys: Readonly<Record<string, TextKey>> = {
  '1/2': 'verdict.part.1/2',
  '1/3': 'verdict.part.1/3',
  '2/3': 'verdict.part.2/3',
  '1/4': 'verdict.part.1/4',
  '3/4': 'verdict.part.3/4',
  '4/5': 'verdict.part.4/5',
}

/** "Er moet meer dan de helft van de leden met stemrecht zijn." */
const quorumText = ({ quorum: { needed, counts, whenRecused } }: RuleSet, say: Say): string => {
  if (needed.kind === 'none') return say('rule.quorum.none')
  const more = [say(`rule.quorum.counts.${counts}`), say(`rule.quorum.recused.${whenRecused}`)]
  if (needed.kind === 'number') return [say('rule.quorum.number', { number: needed.number }), ...more].join(' ')
  const { kind, numerator, denominator } = needed
  const part = say(partKeys[`${numerator}/${denominator}`] ?? 'verdict.part.other', { numerator, denominator })
  return [say(`rule.quorum.${kind}`, { part }), ...more].join(' ')
}

/** Nothing to say about a second meeting where no quorum is asked. */
const secondConvocation = ({ quorum, secondConvocation: second }: RuleSet, say: Say): readonly RuleTold[] => {
  if (quorum.needed.kind === 'none') return []
  const name = say('rule.second-convocation')
  if (second === null) return [{ name, text: say('rule.second-convocation.none') }]
  const { afterDays: days } = second
  const text = days === 0 ? say('rule.second-convocation.some') : say('rule.second-convocation.after', { days })
  return [{ name, text }]
}

const majorityText = (majority: MajorityRule, say: Say): string => say(`rule.majority.${majority}`)

/** What abstentions, blank and invalid votes do: in one sentence where they do the same. */
const uncommittedText = (rules: RuleSet, say: Say): string => {
  const kinds = ['abstentions', 'blanks', 'invalid'] as const
  const how = kinds.map((kind) => say(`word.uncommitted.${rules[kind]}`))
  const [first = ''] = how
  if (how.every((one) => one === first)) return say('rule.uncommitted.same', { how: first })
  return kinds.map((kind, index) => say(`rule.uncommitted.${kind}`, { how: how[index] ?? '' })).join(' ')
}

const weightsText = ({ weights }: RuleSet, say: Say, names: RuleNames): string => {
  switch (weights.kind) {
    case 'per-seat': {
      if (weights.seats.length === 0) return say('rule.weights.equal')
      const named = weights.seats.map(({ seat, weight }) => say('rule.weights.one', { name: names.seat(seat), weight }))
      return say('rule.weights.per-seat', { list: named.join(', ') })
    }
    case 'per-partner': {
      if (weights.partners.length === 0) return say('rule.weights.per-partner')
      const named = weights.partners.map(({ partner, weight }) =>
        say('rule.weights.one', { name: names.partner(partner), weight }),
      )
      return say('rule.weights.per-partner-named', { list: named.join(', ') })
    }
    case 'per-group': {
      const named = weights.groups.map(({ name, partners }) =>
        say('rule.weights.group', { name, partners: partners.map(names.partner).join(', ') }),
      )
      return say('rule.weights.per-group', { list: named.join(', ') })
    }
  }
}

/** As many as nobody can hold stands for "no limit": then none is told. */
const NO_LIMIT = 1000

const proxiesText = ({ proxies }: RuleSet, say: Say): string => {
  if (proxies.kind === 'not-allowed') return say('rule.proxies.not-allowed')
  return [
    say(`rule.proxies.${proxies.to}`),
    ...(proxies.maximumPerHolder < NO_LIMIT ? [say('rule.proxies.most', { most: proxies.maximumPerHolder })] : []),
    ...(proxies.holderMustBePresent ? [say('rule.proxies.holder-present')] : []),
  ].join(' ')
}

const writtenText = ({ writtenProcedure }: RuleSet, say: Say): string => {
  if (writtenProcedure === null) return say('rule.written.none')
  const { majority: rule, minimumDays: days } = writtenProcedure
  const majority = majorityText(rule, say)
  return days === 0 ? say('rule.written.some', { majority }) : say('rule.written.days', { days, majority })
}

const daysText = (topic: 'advice' | 'referral-back' | 'publication', days: number | null, say: Say): string =>
  days === null ? say(`rule.${topic}.none`) : say(`rule.${topic}.days`, { days })

const minutesText = ({ minutesApprovedBySilenceAfterDays: days }: RuleSet, say: Say): string =>
  days === null ? say('rule.minutes.meeting') : say('rule.minutes.silence', { days })

const bekrachtigingText = ({ bekrachtiging }: RuleSet, say: Say): string =>
  bekrachtiging === null
    ? say('rule.bekrachtiging.none')
    : say(`rule.bekrachtiging.days.${bekrachtiging.silence}`, { days: bekrachtiging.days })

/** Every rule of a set in plain sentences, in the order in which one meets them. */
export const explainRules = (rules: RuleSet, say: Say, names: RuleNames = noNames): readonly RuleTold[] => {
  const { noticeDays: days, minimumMeetingsPerYear: count } = rules
  const told = (key: TextKey, text: string): RuleTold => ({ name: say(key), text })
  const roles = rules.agenda.map((role) => say(`word.seat-role.${role}`)).join(', ')
  return [
    told('rule.quorum', quorumText(rules, say)),
    ...secondConvocation(rules, say),
    told('rule.majority', majorityText(rules.majority, say)),
    told('rule.uncommitted', uncommittedText(rules, say)),
    told('rule.tie', say(`rule.tie.${rules.tie}`)),
    told('rule.weights', weightsText(rules, say, names)),
    told('rule.proxies', proxiesText(rules, say)),
    told('rule.secrecy', say(`rule.secrecy.${rules.secrecy}`)),
    told('rule.notice', days === 0 ? say('rule.notice.none') : say('rule.notice.days', { days })),
    told('rule.minimum', count === 0 ? say('rule.minimum.none') : say('rule.minimum.some', { count })),
    told('rule.agenda', say('rule.agenda.who', { list: roles })),
    told('rule.chair', say(`rule.chair.${rules.chair}`)),
    told('rule.minutes', minutesText(rules, say)),
    told('rule.written', writtenText(rules, say)),
    told('rule.advice', daysText('advice', rules.adviceDays, say)),
    told('rule.referral-back', daysText('referral-back', rules.referralBackDays, say)),
    told('rule.publication', daysText('publication', rules.publicationDays, say)),
    told('rule.bekrachtiging', bekrachtigingText(rules, say)),
  ]
}

/** Where the rules are written down, in a sentence. */
export const sourceText = ({ source: { text, reference } }: Pick<RuleSet, 'source'>, say: Say): string =>
  reference === null ? say('organ.rules.source', { text }) : say('organ.rules.source-reference', { text, reference })
