import type { PublicDecision, PublicText } from '../../../projections/public-decisions/answers.js'
import { explainVerdict } from '../../texts/explain-verdict.js'
import { DocumentLinks } from '../documents/document-links.js'
import { Fact, Text } from '../dossier/fact.js'
import {
  publicExtractFile,
  publicFeed,
  publicPage,
  publicReceiptFile,
  publicSearch,
  verifyPage,
} from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { StateMark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { AdviceSection, MandateSection, RatificationSection } from './decision-sections.js'
import { publicSubject } from './words.js'

type Props = { view: View; decision: PublicDecision; permanentAddress: string }
type Told = { view: View; decision: PublicDecision; told: PublicText }

/** The amount that counts, and the one that was decided; null without any. */
export const amountText = ({ say, money }: View, { amountCents, ratifiedAmountCents }: PublicText): string | null => {
  if (amountCents === null) return null
  if (ratifiedAmountCents === null || ratifiedAmountCents === amountCents) return money(amountCents)
  return say('public.decision.amount.ratified', { ratified: money(ratifiedAmountCents), decided: money(amountCents) })
}

/** Which organ decided, or who of it alone. */
export const whoDecided = ({ say }: View, { organ, role }: PublicDecision): string =>
  role === null ? organ.name : say('public.decision.role', { role: say(`word.seat-role.${role}`), organ: organ.name })

const Facts = ({ view, decision, permanentAddress }: Props): JSX.Element => {
  const { say, day } = view
  const { house, told } = decision
  const amount = told === null ? null : amountText(view, told)
  return (
    <dl class="facts">
      <Fact name={say('public.decision.house')}>
        <a href={publicSearch({ huis: house.id })} safe>
          {house.name}
        </a>
      </Fact>
      <Fact name={say('public.decision.organ')}>
        <Text text={whoDecided(view, decision)} />
      </Fact>
      <Fact name={say('public.decision.day')}>
        <Text text={day(decision.decidedOn)} />
      </Fact>
      <Fact name={say('public.decision.outcome')}>
        <Text text={say(`word.outcome.${decision.outcome}`)} />
      </Fact>
      <Fact name={say('public.decision.state')}>
        <StateMark view={view} state={decision.state} />{' '}
        {decision.finalOn !== null && (
          <span safe>{say('public.decision.final-on', { day: day(decision.finalOn) })}</span>
        )}
      </Fact>
      {amount !== null && (
        <Fact name={say('public.decision.amount')}>
          <Text text={amount} />
        </Fact>
      )}
      {told !== null && told.beneficiary !== null && (
        <Fact name={say('public.decision.beneficiary')}>
          <Text text={told.beneficiary} />
        </Fact>
      )}
      <Fact name={say('public.decision.subject')}>
        <Text text={publicSubject(view, decision.subject, decision.subjectLabel)} />
      </Fact>
      {told !== null && (
        <Fact name={say('public.decision.published')}>
          <Text text={say('public.decision.published.on', { day: day(decision.publishedOn), where: told.where })} />
        </Fact>
      )}
      {told !== null && told.carriedOutOn.length > 0 && (
        <Fact name={say('public.decision.carried-out')}>
          <Text text={view.list(told.carriedOutOn.map(day))} />
        </Fact>
      )}
      <Fact name={say('public.decision.address')}>
        <Text text={permanentAddress} />
      </Fact>
    </dl>
  )
}

/** What happened to it since that a reader must know before anything else. */
export const noticesOf = (
  view: View,
  { told, takenBackOn, standing, state }: PublicDecision,
): readonly (string | null)[] => {
  const { say, day } = view
  if (told === null) return [say('public.taken-back', { day: day(takenBackOn ?? view.today) })]
  const { annulled, corrections } = told
  return [
    annulled === null ? null : say('public.decision.annulled', { ...annulled, day: day(annulled.on) }),
    annulled === null && standing === 'withdrawn'
      ? say('public.decision.withdrawn', { state: say(`word.state.${state}`) })
      : null,
    corrections.length === 0 ? null : say('public.decision.corrected'),
  ]
}

const What = ({ view, told }: Told): JSX.Element => {
  const { say, money } = view
  return (
    <section aria-labelledby="wat">
      <h2 id="wat" safe>
        {say('public.what')}
      </h2>
      {told.considerations.length > 0 && (
        <>
          <h3 safe>{say('public.considerations')}</h3>
          <ul>
            {told.considerations.map((consideration) => (
              <li class="prose" lang="nl" safe>
                {consideration}
              </li>
            ))}
          </ul>
        </>
      )}
      {told.text !== null && (
        <p class="prose" lang="nl" safe>
          {told.text}
        </p>
      )}
      {told.articles.map(({ number, text, amountCents }) => (
        <>
          <h3 safe>{say('public.article', { number })}</h3>
          <p>
            <Text text={text} />{' '}
            {amountCents !== null && <span safe>{say('public.article.amount', { amount: money(amountCents) })}</span>}
          </p>
        </>
      ))}
      {told.corrections.length > 0 && (
        <>
          <h3 safe>{say('public.corrections')}</h3>
          <ul>
            {told.corrections.map(({ on, correction }) => (
              <li class="prose" safe>
                {say('public.correction', { day: view.day(on), correction })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const Why = ({ view, told }: Told): JSX.Element =>
  told.reasons === null ? (
    ''
  ) : (
    <section aria-labelledby="waarom">
      <h2 id="waarom" safe>
        {view.say('public.why')}
      </h2>
      <p class="prose" lang="nl" safe>
        {told.reasons}
      </p>
    </section>
  )

/** The result of the vote, and why it holds. */
export const voteText = ({ say }: View, { vote, withheld }: PublicText): string => {
  if (withheld.includes('closed-part')) return say('public.vote.withheld')
  return vote === null ? say('public.vote.none') : explainVerdict(vote, say).join(' ')
}

const Vote = ({ view, told }: Told): JSX.Element => (
  <section aria-labelledby="stemming">
    <h2 id="stemming" safe>
      {view.say('public.vote')}
    </h2>
    <p safe>{voteText(view, told)}</p>
  </section>
)

const Withheld = ({ view, told }: Told): JSX.Element => (
  <section aria-labelledby="niet">
    <h2 id="niet" safe>
      {view.say('public.withheld')}
    </h2>
    <ul>
      {told.withheld.map((kind) => (
        <li safe>{view.say(`public.withheld.${kind}`)}</li>
      ))}
    </ul>
  </section>
)

const Check = ({ view, decision: { id, position, publication }, told }: Told): JSX.Element => {
  const { say } = view
  return (
    <section aria-labelledby="controleer">
      <h2 id="controleer" safe>
        {say('public.check')}
      </h2>
      <DocumentLinks
        view={view}
        file={(format) => publicExtractFile(id, format)}
        about={say('document.extract.title', { title: told.title })}
      />
      <p safe>{say('public.check.how', { position: String(position), publication: String(publication.position) })}</p>
      <ul class="actions">
        <li>
          <a class="button" href={publicReceiptFile(id)} safe>
            {say('public.check.receipt')}
          </a>
        </li>
        <li>
          <a href={verifyPage} safe>
            {say('public.check.verify')}
          </a>
        </li>
        <li>
          <a href={`/api/public/decisions/${id}`} safe>
            {say('public.check.api')}
          </a>
        </li>
      </ul>
    </section>
  )
}

/** One published decision at its permanent address, in plain words, fit to print. */
export const DecisionPage = (props: Props): JSX.Element => {
  const { view, decision } = props
  const { told, house } = decision
  const { say } = view
  const crumbs = [
    { path: publicPage, text: say('public.title') },
    { path: publicSearch({ huis: house.id }), text: house.name },
  ]
  const title = told === null ? say('public.taken-back.title') : told.title
  return (
    <Layout view={view} title={title} crumbs={crumbs} feed={publicFeed(house.id)}>
      <Notices notices={noticesOf(view, decision)} />
      <Facts {...props} />
      {told !== null && (
        <>
          <What view={view} decision={decision} told={told} />
          <Why view={view} decision={decision} told={told} />
          <MandateSection view={view} told={told} />
          <RatificationSection view={view} told={told} />
          <Vote view={view} decision={decision} told={told} />
          <AdviceSection view={view} told={told} />
          <Withheld view={view} decision={decision} told={told} />
          <Check view={view} decision={decision} told={told} />
        </>
      )}
    </Layout>
  )
}
