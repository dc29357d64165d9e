import type { ToldDetail } from '../../application/money/step-detail.js'
import { Voted } from '../dossier/voted.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { grantorText } from '../mandates/words.js'

type OwnSubjects = Parameters<typeof subjectLabel>[1]
type DetailOf<Kind extends ToldDetail['kind']> = Extract<ToldDetail, { kind: Kind }>

const mandateText = (view: View, own: OwnSubjects, detail: DetailOf<'mandate'>): string => {
  const { say, money } = view
  const { from, subject, level, perDecisionCents, perYearCents, conditions } = detail
  const about = { from: grantorText(view, from), subject: subjectLabel(view, own, subject) }
  if (level === null) return say('money.detail.mandate-not-held', about)
  return [
    say('money.detail.mandate', { ...about, level: say(`word.level.${level}`) }),
    ...(perDecisionCents === null ? [] : [say('mandate.per-decision', { amount: money(perDecisionCents) })]),
    ...(perYearCents === null ? [] : [say('mandate.per-year', { amount: money(perYearCents) })]),
    ...conditions,
  ].join('; ')
}

const decisionText = ({ say, day }: View, { outcome, mandated, annulledOn }: DetailOf<'decision'>): string =>
  [
    say(`word.outcome.${outcome}`),
    ...(mandated ? [] : [say('money.detail.no-mandate')]),
    ...(annulledOn === null ? [] : [say('money.detail.annulled', { day: day(annulledOn) })]),
  ].join('; ')

const bekrachtigingText = ({ say, list }: View, { outcome, struckArticles }: DetailOf<'bekrachtiging'>): string =>
  [
    say(`word.bekrachtiging.${outcome}`),
    ...(struckArticles.length === 0
      ? []
      : [say('money.detail.struck', { count: struckArticles.length, articles: list(struckArticles.map(String)) })]),
  ].join('; ')

const allocationText = ({ say }: View, { article, character }: DetailOf<'allocation'>): string =>
  [
    ...(article === null ? [] : [say('money.detail.article', { article })]),
    say(`money.detail.character.${character}`),
  ].join('; ')

const textOf = (view: View, own: OwnSubjects, detail: Exclude<ToldDetail, { kind: 'ballot' }>): string => {
  switch (detail.kind) {
    case 'mandate':
      return mandateText(view, own, detail)
    case 'decision':
      return decisionText(view, detail)
    case 'bekrachtiging':
      return bekrachtigingText(view, detail)
    case 'allocation':
      return allocationText(view, detail)
  }
}

/** Under the name of a step: what the mandate allows, how was voted and why that holds, what was ratified, which article. */
export const StepDetail = ({
  view,
  own,
  detail,
}: {
  view: View
  /** Subjects the house added to the standard ones. */
  own: OwnSubjects
  detail: ToldDetail | null
}): JSX.Element => {
  if (detail === null) return ''
  if (detail.kind === 'ballot') return <Voted view={view} ballot={detail} />
  return (
    <p class="soft" safe>
      {textOf(view, own, detail)}
    </p>
  )
}
