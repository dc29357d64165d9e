import type { BallotTold, RecomputedTold } from '../../../projections/dossier-history/story.js'
import type { Verdict } from '../../domain/ballot/verdict.js'
import { explainVerdict } from '../../texts/explain-verdict.js'
import type { View } from '../frame/view.js'
import { ProofLinks } from './proof-links.js'

type Props = { view: View; house: string; ballot: BallotTold }

const Sentences = ({ view, ballot, verdict }: Omit<Props, 'house'> & { verdict: Verdict }): JSX.Element => (
  <p safe>{explainVerdict({ rules: ballot.rules, verdict }, view.say).join(' ')}</p>
)

const Again = ({ view, house, ballot, again }: Props & { again: RecomputedTold }): JSX.Element => {
  const title = view.say('dossier.ballot.recomputed', { day: view.day(again.on) })
  return (
    <>
      <h4 safe>{title}</h4>
      <Sentences view={view} ballot={ballot} verdict={again.verdict} />
      {again.becomes !== null && <p safe>{view.say(`dossier.ballot.becomes.${again.becomes}`)}</p>}
      <ProofLinks view={view} house={house} about={title} entries={[again]} />
    </>
  )
}

/** How the outcome came about, in sentences one can read out: at the closing, and each time it was made up anew. */
export const ExplainedVerdict = ({ view, house, ballot }: Props): JSX.Element => {
  const verdict = ballot.closed?.verdict ?? null
  if (verdict === null) return ''
  return (
    <>
      <h4 safe>{view.say('dossier.ballot.explained')}</h4>
      <Sentences view={view} ballot={ballot} verdict={verdict} />
      {ballot.recomputed.map((again) => (
        <Again view={view} house={house} ballot={ballot} again={again} />
      ))}
    </>
  )
}
