import type { PublicDecision, PublicText } from '../../../projections/public-decisions/answers.js'
import type { Composed } from '../../documents/documents.js'
import type { PaperBlock } from '../../documents/paper.js'
import { dayInFlanders, type Instant } from '../../domain/shared/time.js'
import type { View } from '../frame/view.js'
import { amountText, noticesOf, voteText, whoDecided } from './decision-page.js'
import { adviceText, mandateNotes, saidParts } from './decision-sections.js'
import { chainSentence, publicSubject } from './words.js'

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const list = (items: readonly string[]): readonly PaperBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }])

/** What stands under a heading; no heading when there is nothing. */
const section = (text: string, blocks: readonly PaperBlock[]): readonly PaperBlock[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text }, ...blocks]

const factsOf = (view: View, decision: PublicDecision, told: PublicText): PaperBlock => {
  const { say, day } = view
  const { house, decidedOn, outcome, state, finalOn, subject, subjectLabel, publishedOn } = decision
  const since = finalOn === null ? '' : ` ${say('public.decision.final-on', { day: day(finalOn) })}`
  const amount = amountText(view, told)
  return {
    kind: 'facts',
    facts: [
      { name: say('public.decision.house'), value: house.name },
      { name: say('public.decision.organ'), value: whoDecided(view, decision) },
      { name: say('public.decision.day'), value: day(decidedOn) },
      { name: say('public.decision.outcome'), value: say(`word.outcome.${outcome}`) },
      { name: say('public.decision.state'), value: `${say(`word.state.${state}`)}${since}` },
      ...(amount === null ? [] : [{ name: say('public.decision.amount'), value: amount }]),
      ...(told.beneficiary === null ? [] : [{ name: say('public.decision.beneficiary'), value: told.beneficiary }]),
      { name: say('public.decision.subject'), value: publicSubject(view, subject, subjectLabel) },
      {
        name: say('public.decision.published'),
        value: say('public.decision.published.on', { day: day(publishedOn), where: told.where }),
      },
    ],
  }
}

const whatOf = ({ say, day, money }: View, told: PublicText): readonly PaperBlock[] => [
  ...list(told.considerations),
  ...(told.text === null ? [] : [paragraph(told.text)]),
  ...told.articles.flatMap(({ number, text, amountCents }): readonly PaperBlock[] => [
    { kind: 'heading', level: 2, text: say('public.article', { number }) },
    paragraph(amountCents === null ? text : `${text} ${say('public.article.amount', { amount: money(amountCents) })}`),
  ]),
  ...list(told.corrections.map(({ on, correction }) => say('public.correction', { day: day(on), correction }))),
]

const ratificationOf = (view: View, { bekrachtigingen, awaitedOrgans }: PublicText): readonly PaperBlock[] => {
  const { say, day, list: joined } = view
  const said = bekrachtigingen.map((one) =>
    [
      ...saidParts(view, one),
      ...one.conditions.map(({ number, text, metOn }) => {
        const met =
          metOn === null
            ? say('public.ratification.condition.open')
            : say('public.ratification.condition.met', { day: day(metOn) })
        return `${say('public.ratification.condition', { number, text })} (${met})`
      }),
    ].join(' '),
  )
  const awaited =
    awaitedOrgans.length === 0 ? [] : [say('public.ratification.awaited', { organs: joined(awaitedOrgans) })]
  const none = said.length === 0 && awaited.length === 0 ? [say('public.ratification.not-needed')] : []
  return [...list(said), ...[...awaited, ...none].map(paragraph)]
}

/**
 * The extract of a published decision: exactly what its page tells anyone. Null once the publication was taken back. It
 * rests on the event by which it was made public.
 */
export const decisionPaper = (view: View, decision: PublicDecision): Composed | null => {
  const { told, house, publication, changedAt } = decision
  if (told === null) return null
  const { say } = view
  const notices = noticesOf(view, decision).filter((notice) => notice !== null)
  const chain = told.mandate === null ? [] : told.mandate.chain.toReversed().map((link) => chainSentence(view, link))
  const advice = told.advice.map((one) => adviceText(view, one))
  return {
    language: view.language,
    title: say('document.extract.title', { title: told.title }),
    house: house.name,
    blocks: [
      ...notices.map(paragraph),
      factsOf(view, decision, told),
      ...section(say('public.what'), whatOf(view, told)),
      ...section(say('public.why'), told.reasons === null ? [] : [paragraph(told.reasons)]),
      ...section(say('public.mandate'), [...mandateNotes(view, told).map(paragraph), ...list(chain)]),
      ...section(say('public.ratification'), ratificationOf(view, told)),
      ...section(say('public.vote'), [paragraph(voteText(view, told))]),
      ...section(say('public.advice'), advice.length === 0 ? [paragraph(say('public.advice.none'))] : list(advice)),
      ...section(say('public.withheld'), list(told.withheld.map((kind) => say(`public.withheld.${kind}`)))),
    ],
    event: publication.event,
    asOf: dayInFlanders(changedAt as Instant),
    writtenAt: changedAt as Instant,
  }
}
