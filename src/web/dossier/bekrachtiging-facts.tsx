import type { BekrachtigingTold, DecisionTold } from '../../../projections/dossier-history/story.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Deadline } from '../../domain/bekrachtiging/deadline.js'
import type { View } from '../frame/view.js'
import { Fact, Text } from './fact.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'

type Props = { view: View; house: HouseSummary; decision: DecisionTold; deadlines: readonly Deadline[] }
type Said = { view: View; house: HouseSummary; word: BekrachtigingTold }

const wordText = ({ say, day, list }: View, { organ, inPlaceOf, outcome, on }: BekrachtigingTold): string =>
  say('dossier.decision.bekrachtiging-told', {
    what: say(`word.bekrachtiging.${outcome}`),
    organ:
      inPlaceOf.length === 0
        ? organ.name
        : say('dossier.decision.in-place-of', { organ: organ.name, former: list(inPlaceOf.map(({ name }) => name)) }),
    day: day(on),
  })

const Extent = ({ view, word }: Said): JSX.Element => {
  const { say, money, list } = view
  const { extent } = word
  if (extent.kind === 'full') return ''
  return (
    <>
      {extent.amountCents !== null && (
        <p safe>{say('dossier.decision.partly-amount', { amount: money(extent.amountCents) })}</p>
      )}
      {extent.struckArticles.length > 0 && (
        <p safe>{say('dossier.decision.articles-struck', { list: list(extent.struckArticles.map(String)) })}</p>
      )}
      {extent.struck.length > 0 && <p safe>{say('dossier.decision.partly-struck', { list: list(extent.struck) })}</p>}
    </>
  )
}

const Conditions = ({ view, house, word }: Said): JSX.Element => {
  const { say, day } = view
  if (word.conditions.length === 0) return ''
  return (
    <>
      <p safe>{say('dossier.decision.conditions')}</p>
      <ol>
        {word.conditions.map(({ number, text, met }) => (
          <li value={number}>
            <Text text={text} />{' '}
            {met === null ? (
              <strong safe>{say('dossier.decision.condition-open')}</strong>
            ) : (
              <>
                <Text text={say('dossier.decision.condition-met', { day: day(met.on), evidence: met.evidence })} />
                <ProofLinks
                  view={view}
                  house={house.id}
                  about={say('dossier.told.condition-met', { organ: word.organ.name, number })}
                  entries={[met]}
                />
                <Rectifications view={view} rectifications={met.rectifications} />
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

const Points = ({ view, word }: Said): JSX.Element => {
  const { say } = view
  if (word.points.length === 0) return ''
  return (
    <>
      <p safe>{say('dossier.decision.points')}</p>
      <ol>
        {word.points.map(({ number, text, answer }) => (
          <li value={number}>
            <Text text={text} />{' '}
            {answer === null ? (
              <strong safe>{say('dossier.decision.point-open')}</strong>
            ) : (
              <Text text={say('dossier.decision.point-answered', { version: answer.inVersion, answer: answer.text })} />
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

const Word = (props: Said): JSX.Element => {
  const { view, house, word } = props
  return (
    <>
      <Text text={wordText(view, word)} />
      {word.reasons !== null && (
        <p class="prose" lang="nl" safe>
          {word.reasons}
        </p>
      )}
      <Extent {...props} />
      <Conditions {...props} />
      <Points {...props} />
      <ProofLinks view={view} house={house.id} about={wordText(view, word)} entries={[word]} />
      <Rectifications view={view} rectifications={word.rectifications} />
    </>
  )
}

/** Who must still answer, by when, and what silence would mean. */
const Awaited = ({ view, decision, deadlines }: Props): JSX.Element => {
  const { say, day } = view
  return (
    <>
      {decision.awaitedOrgans.map(({ id, name: organ }) => {
        const deadline = deadlines.find((one) => one.organ === id)
        return (
          <p>
            {deadline === undefined ? (
              <span safe>{say('dossier.decision.bekrachtiging-awaited', { organ })}</span>
            ) : (
              <span safe>
                {`${say('dossier.decision.awaited-until', { organ, day: day(deadline.dueOn) })}. ${say(`dossier.decision.silence.${deadline.silence}`)}`}
              </span>
            )}
          </p>
        )
      })}
    </>
  )
}

const orderText = ({ say, list }: View, { ratifyingOrgans, inOrder }: DecisionTold): string =>
  say(inOrder ? 'dossier.decision.ratifying-in-order' : 'dossier.decision.ratifying-parallel', {
    organs: list(ratifyingOrgans.map(({ name }) => name)),
  })

/** What each ratifying organ said, in order, and who is awaited still. */
export const BekrachtigingFacts = (props: Props): JSX.Element => {
  const { view, house, decision } = props
  const several = decision.outcome === 'adopted' && decision.ratifyingOrgans.length > 1
  if (decision.bekrachtigingen.length === 0 && decision.awaitedOrgans.length === 0) return ''
  return (
    <Fact name={view.say('dossier.decision.bekrachtiging')}>
      {several && <p safe>{orderText(view, decision)}</p>}
      {decision.bekrachtigingen.map((word) => (
        <Word view={view} house={house} word={word} />
      ))}
      <Awaited {...props} />
    </Fact>
  )
}
