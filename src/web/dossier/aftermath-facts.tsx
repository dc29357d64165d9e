import type { DecisionTold } from '../../../projections/dossier-history/story.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { Fact, Text } from './fact.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'

type Props = { view: View; house: HouseSummary; decision: DecisionTold }

const Executions = ({ view, house, decision }: Props): JSX.Element => {
  const { say, day } = view
  if (decision.executions.length === 0) return ''
  return (
    <Fact name={say('dossier.decision.executed')}>
      {decision.executions.map((done) => {
        const text = say('dossier.decision.executed-on', { day: day(done.on), what: done.what })
        return (
          <>
            <Text text={text} />
            {done.irregular !== null && (
              <p>
                <Mark tone="bad" text={say('dossier.decision.executed-early')} />{' '}
                <Text text={say('dossier.decision.executed-because', { reason: done.irregular })} />
              </p>
            )}
            <ProofLinks view={view} house={house.id} about={text} entries={[done]} />
            <Rectifications view={view} rectifications={done.rectifications} />
          </>
        )
      })}
    </Fact>
  )
}

const Published = ({ view, house, decision: { published } }: Props): JSX.Element => {
  const { say, day } = view
  if (published === null) return ''
  const text = say('dossier.decision.published-on', { day: day(published.on), where: published.where })
  return (
    <Fact name={say('dossier.decision.published')}>
      <Text text={text} />
      <ProofLinks view={view} house={house.id} about={text} entries={[published]} />
      <Rectifications view={view} rectifications={published.rectifications} />
    </Fact>
  )
}

const Annulled = ({ view, house, decision: { annulled } }: Props): JSX.Element => {
  const { say, day } = view
  if (annulled === null) return ''
  const text = say('dossier.decision.annulled-on', { authority: annulled.authority, day: day(annulled.on) })
  return (
    <Fact name={say('dossier.decision.annulled')}>
      <Text text={text} />
      <p class="prose" lang="nl" safe>
        {annulled.reasons}
      </p>
      <ProofLinks view={view} house={house.id} about={text} entries={[annulled]} />
      <Rectifications view={view} rectifications={annulled.rectifications} />
    </Fact>
  )
}

/** What was done with a decision after it was taken. */
export const AftermathFacts = (props: Props): JSX.Element => (
  <>
    <Annulled {...props} />
    <Executions {...props} />
    <Published {...props} />
  </>
)
