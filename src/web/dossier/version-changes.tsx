import type { DossierStory, VersionTold } from '../../../projections/dossier-history/story.js'
import { compareVersions, type PartComparison, type WordRun } from '../../domain/dossier/compare-versions.js'
import type { ProposalContent } from '../../domain/dossier/events.js'
import { partnerId } from '../../domain/shared/identifiers.js'
import { cents } from '../../domain/shared/money.js'
import type { View } from '../frame/view.js'
import { partText, promptText } from './words.js'

type Props = { view: View; story: DossierStory; version: VersionTold }

const amountOf = (amountCents: number | null): ProposalContent['amountCents'] =>
  amountCents === null ? null : cents.parse(amountCents)

const contentOf = ({
  title,
  text,
  considerations,
  articles,
  amountCents,
  beneficiary,
}: VersionTold): ProposalContent => ({
  title,
  text,
  considerations: [...considerations],
  articles: articles.map((article) => ({ ...article, amountCents: amountOf(article.amountCents) })),
  amountCents: amountOf(amountCents),
  beneficiary: beneficiary === null ? null : partnerId.parse(beneficiary.id),
})

/** A run of words; what came and went has a sign and a line, so that nobody needs the colour. */
const Run = ({ kind, text }: WordRun): JSX.Element => {
  if (kind === 'kept') return <span safe>{text}</span>
  return kind === 'added' ? (
    <ins>
      <span aria-hidden="true">+</span>
      <span safe>{text}</span>
    </ins>
  ) : (
    <del>
      <span aria-hidden="true">−</span>
      <span safe>{text}</span>
    </del>
  )
}

const Words = ({ words }: Pick<PartComparison, 'words'>): JSX.Element => {
  if (words.length === 0) return ''
  return (
    <p class="prose" lang="nl">
      {words.map((run) => (
        <Run {...run} />
      ))}
    </p>
  )
}

const namesIn = ({ versions }: DossierStory): ReadonlyMap<string, string> =>
  new Map(versions.flatMap(({ beneficiary }) => (beneficiary === null ? [] : [[beneficiary.id, beneficiary.name]])))

/** What no words tell: an amount, or for whom it is. */
const replacedText = ({ view, story }: Props, { amountCents, beneficiary }: PartComparison): string | null => {
  const { say, money } = view
  if (beneficiary !== null) {
    const names = namesIn(story)
    const named = (id: string | null): string =>
      id === null ? say('dossier.version.compared.nobody') : (names.get(id) ?? '')
    return say('dossier.version.compared.was', {
      before: named(beneficiary.before),
      after: named(beneficiary.after),
    })
  }
  if (amountCents === null || amountCents.before === amountCents.after) return null
  const amount = (value: number | null): string =>
    value === null ? say('dossier.version.compared.no-amount') : money(value)
  return say('dossier.version.compared.was', { before: amount(amountCents.before), after: amount(amountCents.after) })
}

const isSamePart = (one: PartComparison['part'], other: PartComparison['part']): boolean =>
  one.kind === other.kind && ('number' in one ? one.number : null) === ('number' in other ? other.number : null)

/** Where a change came from, as its author says. */
const originText = ({ view, story, version }: Props, part: PartComparison['part']): string => {
  const { say, list } = view
  const said = version.changes.find((change) => isSamePart(change.part, part))
  if (said === undefined) return say('dossier.version.change.unsaid')
  const { promptedBy, why } = said
  const from =
    promptedBy.length === 0
      ? say('dossier.version.change.own')
      : say('dossier.version.change.from', {
          list: list(promptedBy.map((prompt) => promptText(view, story, prompt))),
        })
  return why === null ? from : `${from} ${why}`
}

const headingOf = { added: 'dossier.version.added', removed: 'dossier.version.removed' } as const

const Change = ({ compared, ...props }: Props & { compared: PartComparison }): JSX.Element => {
  const { say } = props.view
  const { part, outcome, words } = compared
  const heading = outcome === 'added' || outcome === 'removed' ? headingOf[outcome] : 'dossier.version.change'
  const replaced = replacedText(props, compared)
  return (
    <>
      <h5 safe>{say(heading, { part: partText(props.view, part) })}</h5>
      <p class="prose soft" safe>
        {originText(props, part)}
      </p>
      <Words words={words} />
      {replaced !== null && <p safe>{replaced}</p>}
    </>
  )
}

/** How a version differs from the one before it, word by word, and what each change came from; nothing for the first. */
export const VersionChanges = (props: Props): JSX.Element => {
  const { view, story, version } = props
  const { say } = view
  const before = story.versions.find((one) => one.version === version.version - 1)
  if (before === undefined) return ''
  const changed = compareVersions(contentOf(before), contentOf(version)).filter(({ outcome }) => outcome !== 'same')
  return (
    <>
      <h4 safe>{say('dossier.version.compared', { version: before.version })}</h4>
      {changed.length === 0 ? (
        <p safe>{say('dossier.version.compared.same')}</p>
      ) : (
        <p class="soft" safe>
          {say('dossier.version.compared.legend')}
        </p>
      )}
      {changed.map((compared) => (
        <Change {...props} compared={compared} />
      ))}
    </>
  )
}
