import { isOneVoteEach } from '../domain/rule-set/weights.js'
import type { TellableJudgement as Judgement } from '../domain/shared/tellable-judgement.js'
import type { Say, TextKey } from './catalogue.js'

type RuleSet = Judgement['rules']
type Verdict = Judgement['verdict']

/** What was special about the ballot as a whole. */
const frame = ({ secret, written, secondRound }: Verdict, say: Say): readonly string[] => [
  ...(secret === true ? [say('verdict.secret')] : []),
  ...(written === true ? [say('verdict.written')] : []),
  ...(secondRound === true ? [say('verdict.second-round')] : []),
]

const partKeys: Readonly<Record<string, TextKey>> = {
  '1/2': 'verdict.part.1/2',
  '1/3': 'verdict.part.1/3',
  '2/3': 'verdict.part.2/3',
  '1/4': 'verdict.part.1/4',
  '3/4': 'verdict.part.3/4',
  '4/5': 'verdict.part.4/5',
}

/** "meer dan de helft van 23 is 12" */
const whyNeeded = ({ quorum: { needed: rule } }: RuleSet, { seats, quorum }: Verdict, say: Say): string => {
  const needed = quorum.needed ?? 0
  if (rule.kind !== 'more-than' && rule.kind !== 'at-least') return say('verdict.quorum.number', { needed })
  const { numerator, denominator } = rule
  const part = say(partKeys[`${numerator}/${denominator}`] ?? 'verdict.part.other', { numerator, denominator })
  return say(`verdict.quorum.${rule.kind}`, { part, seats, needed })
}

/** Who was there, and was that enough? */
const quorumSentence = ({ rules, verdict }: Judgement, say: Say): string => {
  const { present, seats, represented, quorum } = verdict
  const alone = say('verdict.there', { present, seats })
  const together = rules.quorum.counts === 'present-or-represented' && quorum.needed !== null
  const there =
    represented === 0
      ? alone
      : say(together ? 'verdict.there.together' : 'verdict.there.represented', {
          there: alone,
          represented,
          counted: quorum.counted,
        })
  if (quorum.dropped) return say('verdict.quorum.dropped', { there })
  if (quorum.needed === null) return say('verdict.quorum.none', { there })
  const why = whyNeeded(rules, verdict, say)
  return say(quorum.met ? 'verdict.quorum.met' : 'verdict.quorum.missed', { there, why })
}

/** Votes that do not count, those with the same reason together. */
const voidSentences = ({ void: voids }: Verdict, say: Say): readonly string[] => {
  const byReason = new Map<Verdict['void'][number]['because'], number>()
  for (const { because } of voids) byReason.set(because, (byReason.get(because) ?? 0) + 1)
  return [...byReason].map(([because, count]) => say(`verdict.void.${because}`, { count }))
}

const kinds = ['abstain', 'blank', 'invalid'] as const
const treatmentOf = { abstain: 'abstentions', blank: 'blanks', invalid: 'invalid' } as const

/** "7 voor, 4 tegen, 1 onthouding" */
const votesCast = ({ rules: { weights }, verdict: { votes } }: Judgement, say: Say): string => {
  const counted = [
    say('verdict.votes.for', { count: votes.for }),
    say('verdict.votes.against', { count: votes.against }),
    ...kinds.filter((kind) => votes[kind] > 0).map((kind) => say(`verdict.votes.${kind}`, { count: votes[kind] })),
  ].join(', ')
  if (weights.kind === 'per-group' || isOneVoteEach({ weights })) return counted
  const equal = weights.kind === 'per-partner' && weights.partners.every(({ weight }) => weight === 1)
  if (weights.kind === 'per-seat') return say('verdict.weights.per-seat', { votes: counted })
  return say(equal ? 'verdict.weights.per-partner' : 'verdict.weights.per-partner-weighed', { votes: counted })
}

/** "onthoudingen tellen niet mee" */
const treatments = ({ rules, verdict: { votes } }: Judgement, say: Say): readonly string[] =>
  (['not-counted', 'counted', 'against'] as const).flatMap((how) => {
    const names = kinds
      .filter((kind) => votes[kind] > 0 && rules[treatmentOf[kind]] === how)
      .map((kind) => say(`verdict.kind.${kind}`))
    const last = names.at(-1)
    if (last === undefined) return []
    const first = names.slice(0, -1).join(', ')
    return [say(`verdict.treated.${how}`, { kinds: first === '' ? last : say('verdict.kinds', { first, last }) })]
  })

type Measured = Pick<Verdict, 'counted' | 'needed'> & {
  readonly for: number
  readonly against: number
  readonly met: boolean
}

type Numbers = Readonly<Record<'for' | 'against' | 'counted' | 'needed', number>>

/** More for than against, or more than half of the votes that count. */
const moreForText = (majority: 'simple' | 'absolute', { met }: Measured, numbers: Numbers, say: Say): string => {
  if (numbers.counted === 0) return say('verdict.measured.none-counts')
  // Where abstentions count but "more for than against" is asked, a part of all votes says nothing.
  const sidesOnly = majority === 'absolute' || numbers.counted === numbers.for + numbers.against
  if (!sidesOnly) return say(met ? 'verdict.measured.more-for' : 'verdict.measured.not-more-for')
  return say(met ? 'verdict.measured.enough' : 'verdict.measured.too-few', numbers)
}

/** Were there enough, and of how many: "7 van 11" */
const measuredText = (majority: Verdict['majority'], measured: Measured, say: Say): string => {
  const { counted, met } = measured
  const details = { for: measured.for, against: measured.against, counted, needed: measured.needed ?? 0 }
  switch (majority) {
    case 'simple':
    case 'absolute':
      return moreForText(majority, measured, details, say)
    case 'two-thirds':
    case 'four-fifths':
      return say('verdict.measured.qualified', { ...details, majority: say(`word.majority.${majority}`) })
    case 'unanimity':
      if (counted === 0) return say('verdict.measured.none-counts')
      return say(met ? 'verdict.measured.all' : 'verdict.measured.not-all', details)
    case 'consensus':
      if (met) return say('verdict.measured.consensus')
      return say(measured.against > 0 ? 'verdict.measured.no-consensus' : 'verdict.measured.nobody-for', details)
    case 'consent':
      return say(met ? 'verdict.measured.consent' : 'verdict.measured.no-consent', details)
  }
}

/** Votes against, with those that the rules count as such. */
const againstOf = ({ rules, verdict: { votes } }: Judgement): number =>
  kinds.reduce((sum, kind) => (rules[treatmentOf[kind]] === 'against' ? sum + votes[kind] : sum), votes.against)

const isMet = ({ verdict: { majority, votes, needed } }: Judgement, against: number): boolean => {
  if (needed !== null) return votes.for >= needed
  return against === 0 && (majority === 'consent' || votes.for > 0)
}

/** What the votes came to: "7 van 11: aangenomen" */
const result = (judgement: Judgement, say: Say): string => {
  const { verdict } = judgement
  const { majority, counted, needed, votes, tie, groups } = verdict
  if (verdict.outcome === 'no-quorum') return say('verdict.no-effect')
  const against = againstOf(judgement)
  const met = isMet(judgement, against)
  const whole = { for: votes.for, against, counted, needed, met }
  const measured = tie === null ? measuredText(majority, whole, say) : say(`verdict.tie.${tie}`)
  const outcome = say(`word.ballot-outcome.${verdict.outcome}`)
  if (groups.length === 0) return say('verdict.result', { measured, outcome })
  const told = groups.map((group) =>
    say(group.met ? 'verdict.group.met' : 'verdict.group.missed', {
      name: group.name,
      measured: measuredText(majority, group, say),
    }),
  )
  return say('verdict.groups', { measured, groups: told.join(', '), outcome })
}

/**
 * How a ballot was judged, in sentences that a secretary can read out: who was there, whether that was enough, which votes
 * do not count, what the votes came to and by which rule, and what is still open.
 */
export const explainVerdict = (judgement: Judgement, say: Say): readonly string[] => {
  const { rules, verdict } = judgement
  const { recused, provisional, dependsOnProvisional } = verdict
  const votes = [votesCast(judgement, say), ...treatments(judgement, say), result(judgement, say)]
  return [
    ...frame(verdict, say),
    ...(recused === 0 ? [] : [say(`verdict.recused.${rules.quorum.whenRecused}`, { count: recused })]),
    quorumSentence(judgement, say),
    ...voidSentences(verdict, say),
    `${votes.join('; ')}.`,
    ...(provisional === 0
      ? []
      : [
          say(dependsOnProvisional ? 'verdict.provisional.decides' : 'verdict.provisional.safe', {
            count: provisional,
          }),
        ]),
  ]
}
