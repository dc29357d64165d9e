import type { AdviceRequestTold, AnswerTold, ContributionTold } from '../../../projections/dossier-history/story.js'
import type { View } from '../frame/view.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'
import { partyText } from './words.js'

type Place = { view: View; house: string }

const Answer = ({ view, house, answer }: Place & { answer: AnswerTold | null }): JSX.Element => {
  const { say } = view
  if (answer === null) {
    return (
      <p class="soft" safe>
        {say('dossier.answer.none')}
      </p>
    )
  }
  const details = { organ: answer.by.name, verdict: say(`word.verdict.${answer.verdict}`) }
  const text =
    answer.inVersion === null
      ? say('dossier.answer', details)
      : say('dossier.answer.version', { ...details, version: answer.inVersion })
  return (
    <>
      <p>
        <strong safe>{text}</strong>
      </p>
      {answer.reason !== null && (
        <p class="prose" safe>
          {answer.reason}
        </p>
      )}
      <ProofLinks view={view} house={house} about={text} entries={[answer]} />
      <Rectifications view={view} rectifications={answer.rectifications} />
    </>
  )
}

/** What everyone put in, and what became of it. */
export const ContributionSection = ({
  view,
  house,
  contributions,
}: Place & { contributions: readonly ContributionTold[] }): JSX.Element => {
  const { say, day } = view
  if (contributions.length === 0) return ''
  return (
    <section aria-labelledby="inbreng">
      <h2 id="inbreng" safe>
        {say('dossier.contributions')}
      </h2>
      {contributions.map((given) => (
        <article class="card" id={`inbreng-${given.id}`}>
          <h3 safe>{say('dossier.contribution', { party: partyText(view, given.from) })}</h3>
          <p class="soft" safe>
            {given.onVersion === null
              ? say('dossier.contribution.before', { day: day(given.on) })
              : say('dossier.contribution.on', { day: day(given.on), version: given.onVersion })}
          </p>
          <p class="prose" safe>
            {given.text}
          </p>
          <ProofLinks
            view={view}
            house={house}
            about={say('dossier.contribution', { party: partyText(view, given.from) })}
            entries={[given]}
          />
          <Answer view={view} house={house} answer={given.answer} />
          <Rectifications view={view} rectifications={given.rectifications} />
        </article>
      ))}
    </section>
  )
}

const Advice = ({ view, house, advice }: Place & { advice: AdviceRequestTold['advice'] }): JSX.Element => {
  const { say, day } = view
  if (advice === null) return <p safe>{say('dossier.advice.awaited')}</p>
  const given = { organ: advice.by.name, day: day(advice.on), opinion: say(`word.opinion.${advice.opinion}`) }
  return (
    <>
      <p>
        <strong safe>{say('dossier.advice.given', given)}</strong>{' '}
        {advice.afterDeadline && (
          <span class="soft" safe>
            {say('dossier.advice.late')}
          </span>
        )}
      </p>
      <ProofLinks view={view} house={house} about={say('dossier.advice.given', given)} entries={[advice]} />
      {advice.points.map(({ number, text, answer }) => (
        <>
          <h4 safe>{say('dossier.advice.point', { number })}</h4>
          <p class="prose" safe>
            {text}
          </p>
          <Answer view={view} house={house} answer={answer} />
        </>
      ))}
      <Rectifications view={view} rectifications={advice.rectifications} />
    </>
  )
}

/** What advice was asked, what it said point by point, and what was done with each point. */
export const AdviceSection = ({
  view,
  house,
  requests,
}: Place & { requests: readonly AdviceRequestTold[] }): JSX.Element => {
  const { say, day } = view
  if (requests.length === 0) return ''
  return (
    <section aria-labelledby="advies">
      <h2 id="advies" safe>
        {say('dossier.advice')}
      </h2>
      {requests.map((request) => (
        <article class="card" id={`advies-${request.id}`}>
          <h3 safe>{say('dossier.advice.request', { organ: request.of.name })}</h3>
          <p class="soft" safe>
            {say('dossier.advice.asked', {
              party: partyText(view, request.by),
              day: day(request.on),
              deadline: day(request.deadline),
            })}
          </p>
          <p class="prose" safe>
            {request.question}
          </p>
          <Advice view={view} house={house} advice={request.advice} />
          <Rectifications view={view} rectifications={request.rectifications} />
        </article>
      ))}
    </section>
  )
}
