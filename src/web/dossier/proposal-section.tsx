import type { DossierStory, VersionTold } from '../../../projections/dossier-history/story.js'
import type { View } from '../frame/view.js'
import { Rectifications } from './rectifications.js'
import { VersionChanges } from './version-changes.js'
import { partyText, promptText } from './words.js'

type Props = { view: View; story: DossierStory }

/** Which organ sent the decision back. */
const remarkingOrgan = (story: DossierStory, decision: string): string =>
  story.decisions.find(({ id }) => id === decision)?.bekrachtigingen.find(({ outcome }) => outcome === 'sent-back')
    ?.organ.name ?? ''

/** What it rests on, and what is proposed article by article. */
const Structure = ({ view, version }: { view: View; version: VersionTold }): JSX.Element => {
  const { say, money } = view
  const { considerations, articles } = version
  return (
    <>
      {considerations.length > 0 && (
        <>
          <h4 safe>{say('dossier.version.considerations')}</h4>
          <ol>
            {considerations.map((text) => (
              <li class="prose" lang="nl" safe>
                {text}
              </li>
            ))}
          </ol>
        </>
      )}
      {articles.length > 0 && <h4 safe>{say('dossier.version.articles')}</h4>}
      {articles.map(({ number, text, amountCents }) => (
        <>
          <h5 id={`versie-${version.version}-artikel-${number}`} safe>
            {amountCents === null
              ? say('dossier.version.article', { number })
              : say('dossier.version.article-amount', { number, amount: money(amountCents) })}
          </h5>
          <p class="prose" lang="nl" safe>
            {text}
          </p>
        </>
      ))}
    </>
  )
}

const Version = ({ view, story, version }: Props & { version: VersionTold }): JSX.Element => {
  const { say, day, money } = view
  return (
    <article class="card" id={`versie-${version.version}`}>
      <h3 safe>{say('dossier.version', { version: version.version, title: version.title })}</h3>
      <p class="soft" safe>
        {say('dossier.version.by', { party: partyText(view, version.by), day: day(version.on) })}
      </p>
      <p class="prose" lang="nl" safe>
        {version.text}
      </p>
      <Structure view={view} version={version} />
      <VersionChanges view={view} story={story} version={version} />
      <dl class="facts">
        {version.amountCents !== null && (
          <>
            <dt safe>{say('dossier.version.amount')}</dt>
            <dd safe>{money(version.amountCents)}</dd>
          </>
        )}
        {version.beneficiary !== null && (
          <>
            <dt safe>{say('dossier.version.beneficiary')}</dt>
            <dd safe>{version.beneficiary.name}</dd>
          </>
        )}
        {version.explanation !== null && (
          <>
            <dt safe>{say('dossier.version.explanation')}</dt>
            <dd class="prose" lang="nl" safe>
              {version.explanation}
            </dd>
          </>
        )}
        {version.promptedBy.length > 0 && (
          <>
            <dt safe>{say('dossier.version.prompted')}</dt>
            <dd safe>{view.list(version.promptedBy.map((prompt) => promptText(view, story, prompt)))}</dd>
          </>
        )}
        {version.remarksAnswered.length > 0 && (
          <>
            <dt safe>{say('dossier.version.remarks')}</dt>
            {version.remarksAnswered.map(({ decision, point, answer }) => (
              <dd class="prose" safe>
                {say('dossier.version.remark', { point, organ: remarkingOrgan(story, decision), answer })}
              </dd>
            ))}
          </>
        )}
      </dl>
      <Rectifications view={view} rectifications={version.rectifications} />
    </article>
  )
}

/** Every version of the proposal, newest first, each with its text. */
export const ProposalSection = ({ view, story }: Props): JSX.Element => (
  <section aria-labelledby="voorstel">
    <h2 id="voorstel" safe>
      {view.say('dossier.proposal')}
    </h2>
    {story.withdrawn !== null && (
      <p class="notice" safe>
        {view.say('dossier.withdrawn', { day: view.day(story.withdrawn.on), reason: story.withdrawn.reason })}
      </p>
    )}
    {story.versions.length === 0 && <p safe>{view.say('dossier.proposal.none')}</p>}
    {[...story.versions].reverse().map((version) => (
      <Version view={view} story={story} version={version} />
    ))}
  </section>
)
