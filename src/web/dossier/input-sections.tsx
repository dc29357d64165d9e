import type { AnswerTold, ContributionTold } from '../../../projections/dossier-history/story.js'
import type { Standing } from '../../attachments/attachments.js'
import { dossierPage, inputPage } from '../frame/addresses.js'
import { AttachmentList } from '../frame/attachment-list.js'
import type { View } from '../frame/view.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'
import { partText, partyText } from './words.js'

type Place = { view: View; house: string }

const PassedTo = ({ view, house, to }: Place & { to: AnswerTold['passedTo'] }): JSX.Element => {
  if (to === null) return ''
  return to.kind === 'organ' ? (
    <p safe>{view.say('dossier.answer.passed-to-organ', { organ: to.organ.name })}</p>
  ) : (
    <p>
      <a href={dossierPage(house, to.dossier)} safe>
        {view.say('dossier.answer.passed-to-dossier')}
      </a>
    </p>
  )
}

/** What was done with input, and why; or that nobody said so yet. */
export const Answer = ({ view, house, answer }: Place & { answer: AnswerTold | null }): JSX.Element => {
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
        <p class="prose" lang="nl" safe>
          {answer.reason}
        </p>
      )}
      <PassedTo view={view} house={house} to={answer.passedTo} />
      <ProofLinks view={view} house={house} about={text} entries={[answer]} />
      <Rectifications view={view} rectifications={answer.rectifications} />
    </>
  )
}

const Origin = ({ view, house, origin }: Place & { origin: ContributionTold['origin'] }): JSX.Element => {
  if (origin === null) return ''
  if (origin.kind === 'signal') return <p safe>{view.say('dossier.contribution.origin.signal')}</p>
  return (
    <p>
      <a href={dossierPage(house, origin.dossier)} safe>
        {view.say('dossier.contribution.origin.contribution')}
      </a>
    </p>
  )
}

/** The way to the page that follows one input. */
export const FollowLink = ({ view, house, input }: Place & { input: string }): JSX.Element => (
  <p>
    <a href={inputPage(house, input)} safe>
      {view.say('influence.follow')}
    </a>
  </p>
)

/** What everyone put in, and what became of it. */
export const ContributionSection = ({
  view,
  house,
  contributions,
  attachmentStandings,
}: Place & {
  contributions: readonly ContributionTold[]
  /** Whether the bytes of each attachment are still there, by hash. */
  attachmentStandings: ReadonlyMap<string, Standing>
}): JSX.Element => {
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
          {given.given.kind === 'meeting' && (
            <p class="soft" safe>
              {say('dossier.contribution.in-meeting')}
            </p>
          )}
          <Origin view={view} house={house} origin={given.origin} />
          {given.about.kind === 'passage' && (
            <blockquote class="prose" safe>
              {say('dossier.contribution.passage', {
                part: partText(view, given.about.part),
                quote: given.about.quote,
              })}
            </blockquote>
          )}
          <p class="prose" lang="nl" safe>
            {given.text}
          </p>
          <AttachmentList
            view={view}
            house={house}
            attachments={given.attachments.map((one) => ({
              ...one,
              standing: attachmentStandings.get(one.sha256) ?? 'absent',
            }))}
          />
          <FollowLink view={view} house={house} input={given.id} />
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
