import type { AdviceRequestTold, AdviceTold } from '../../../projections/dossier-history/story.js'
import type { View } from '../frame/view.js'
import { Answer, FollowLink } from './input-sections.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'
import { askedText, partyText } from './words.js'

type Place = { view: View; house: string }

/** Who was heard, what is missing, and who thought otherwise: beside the advice, in the same place. */
const Beside = ({ view, advice }: { view: View; advice: AdviceTold }): JSX.Element => {
  const { say, list } = view
  const { heard, incompleteBecause, minority } = advice
  return (
    <>
      {heard.length > 0 && (
        <p safe>{say('dossier.advice.heard', { list: list(heard.map((one) => partyText(view, one))) })}</p>
      )}
      {incompleteBecause !== null && <p safe>{say('dossier.advice.incomplete', { because: incompleteBecause })}</p>}
      {minority.map(({ from, opinion, text }) => (
        <>
          <p>
            <strong safe>
              {say('dossier.advice.minority', {
                list: list(from.map((one) => partyText(view, one))),
                opinion: say(`word.opinion.${opinion}`),
              })}
            </strong>
          </p>
          <p class="prose" lang="nl" safe>
            {text}
          </p>
        </>
      ))}
    </>
  )
}

const Advice = ({ view, house, advice }: Place & { advice: AdviceTold }): JSX.Element => {
  const { say, day } = view
  const { withdrawn } = advice
  const given = {
    organ: partyText(view, advice.by),
    day: day(advice.on),
    opinion: say(`word.opinion.${advice.opinion}`),
  }
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
      {withdrawn !== null && (
        <p class="notice" safe>
          {say('dossier.advice.withdrawn', { day: day(withdrawn.on), reason: withdrawn.reason })}
        </p>
      )}
      <ProofLinks view={view} house={house} about={say('dossier.advice.given', given)} entries={[advice]} />
      <Beside view={view} advice={advice} />
      {advice.points.map(({ number, text, answer }) => (
        <>
          <h4 safe>{say('dossier.advice.point', { number })}</h4>
          <p class="prose" lang="nl" safe>
            {text}
          </p>
          <FollowLink view={view} house={house} input={`${advice.id}.${number}`} />
          {(withdrawn === null || answer !== null) && <Answer view={view} house={house} answer={answer} />}
        </>
      ))}
      <Rectifications view={view} rectifications={advice.rectifications} />
    </>
  )
}

/** What is still to come: everything, or of some partners. */
const Awaited = ({ view, request }: { view: View; request: AdviceRequestTold }): JSX.Element => {
  const standing = request.advices.filter(({ withdrawn }) => withdrawn === null).length
  if (standing >= request.of.length) return ''
  return <p safe>{view.say(standing === 0 ? 'dossier.advice.awaited' : 'dossier.advice.partly')}</p>
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
          <h3 safe>{say('dossier.advice.request', { organ: askedText(view, request) })}</h3>
          <p class="soft" safe>
            {say('dossier.advice.asked', {
              party: partyText(view, request.by),
              day: day(request.on),
              deadline: day(request.deadline),
            })}
          </p>
          <p class="prose" lang="nl" safe>
            {request.question}
          </p>
          {request.advices.map((advice) => (
            <Advice view={view} house={house} advice={advice} />
          ))}
          <Awaited view={view} request={request} />
          <Rectifications view={view} rectifications={request.rectifications} />
        </article>
      ))}
    </section>
  )
}
