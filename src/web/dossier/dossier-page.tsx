import type { DossierStory } from '../../../projections/dossier-history/story.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Standing } from '../../attachments/attachments.js'
import { dossierPage, dossiersPage } from '../frame/addresses.js'
import { LateMark } from '../frame/lateness.js'
import { Layout } from '../frame/layout.js'
import { StatusMark, toneOfStatus } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel } from '../frame/subjects.js'
import { type PageTime, TimeForm, timeNotice } from '../frame/time-form.js'
import type { View } from '../frame/view.js'
import { type Lane, type TimedStep, TimesPicture } from '../pictures/times.js'
import { AdviceSection } from './advice-section.js'
import { BallotSection } from './ballot-section.js'
import { BehindSection } from './behind-section.js'
import { ClosedNow, ClosingSection } from './closing-section.js'
import { DecisionSection } from './decision-section.js'
import { GoalSection } from './goal-section.js'
import { ContributionSection } from './input-sections.js'
import { AgendaSection } from './meeting-sections.js'
import { ProofLinks } from './proof-links.js'
import { ProposalSection } from './proposal-section.js'
import { tellTimeline } from './tell.js'
import { statusSentence } from './words.js'

type Action = { readonly path: string; readonly text: string }
type Deadlines = Parameters<typeof DecisionSection>[0]['deadlines']
type Props = {
  view: View
  house: HouseSummary
  story: DossierStory
  /** Whether the bytes of each attachment are still there, by hash. */
  attachmentStandings: ReadonlyMap<string, Standing>
  actions: readonly Action[]
  deadlines: Deadlines
  time: PageTime
  notices: readonly (string | null)[]
}

/** Which kind of step it is, by where on the page it is told. */
const laneOf: Readonly<Record<string, Lane>> = {
  versie: 'proposal',
  voorstel: 'proposal',
  inbreng: 'input',
  advies: 'advice',
  stemming: 'ballot',
  besluit: 'decision',
}

const timedStep = (anchor: string | null, on: string): TimedStep => ({
  lane: laneOf[anchor?.split('-')[0] ?? ''] ?? 'meeting',
  on,
})

const Timeline = ({ view, house, story }: Pick<Props, 'view' | 'house' | 'story'>): JSX.Element => {
  const steps = tellTimeline(view, house.ownSubjects, story)
  return (
    <section aria-labelledby="tijdlijn">
      <h2 id="tijdlijn" safe>
        {view.say('dossier.timeline')}
      </h2>
      <TimesPicture view={view} id="tijden" steps={steps.map(({ anchor, entry }) => timedStep(anchor, entry.on))} />
      <ol class="timeline">
        {steps.map(({ text, anchor, entry, entries }) => (
          <li>
            <p class="when">
              <time datetime={entry.on} safe>
                {view.day(entry.on)}
              </time>
              {', '}
              <span safe>{view.say('dossier.timeline.recorded', { moment: view.moment(entry.recordedAt) })}</span>{' '}
              <LateMark view={view} on={entry.on} recordedAt={entry.recordedAt} />
            </p>
            <p>
              {anchor === null ? (
                <span safe>{text}</span>
              ) : (
                <a href={`#${anchor}`} safe>
                  {text}
                </a>
              )}
            </p>
            <ProofLinks view={view} house={house.id} about={text} entries={entries} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const Actions = ({ view, actions }: { view: View; actions: readonly Action[] }): JSX.Element => {
  if (actions.length === 0) return ''
  return (
    <section aria-labelledby="doen">
      <h2 id="doen" safe>
        {view.say('dossier.actions')}
      </h2>
      <ul class="actions">
        {actions.map(({ path, text }) => (
          <li>
            <a class="button" href={path} safe>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const about = (view: View, house: HouseSummary, story: DossierStory): readonly string[] => [
  view.say('dossier.about', {
    subject: subjectLabel(view, house.ownSubjects, story.subject),
    organ: story.openedBy.name,
    day: view.day(story.openedOn),
  }),
  ...(story.amountCents === null ? [] : [view.say('dossier.about.amount', { amount: view.money(story.amountCents) })]),
  ...(story.beneficiary === null ? [] : [view.say('dossier.about.beneficiary', { partner: story.beneficiary.name })]),
]

/** One dossier with its whole history, told in plain words. */
export const DossierPage = ({
  view,
  house,
  story,
  attachmentStandings,
  actions,
  deadlines,
  time,
  notices,
}: Props): JSX.Element => (
  <Layout
    view={view}
    title={story.title}
    house={house}
    terms={['dossier', 'version', 'mandate', 'chain', 'bekrachtiging', 'final', 'input', 'advice', 'receipt']}
    crumbs={[{ path: dossiersPage(house.id), text: view.say('register.dossiers.title') }]}
  >
    <Notices notices={[timeNotice(view, time), ...notices]} />
    <div class={`status status--${toneOfStatus[story.status]}`}>
      <StatusMark view={view} status={story.status} /> <span safe>{statusSentence(view, story)}</span>{' '}
      <ClosedNow view={view} closings={story.closings} />
    </div>
    <p safe>{about(view, house, story).join(' ')}</p>
    <Actions view={view} actions={actions} />
    <DecisionSection view={view} house={house} decisions={story.decisions} deadlines={deadlines} />
    <ProposalSection view={view} story={story} />
    <BehindSection view={view} house={house.id} story={story} />
    <ContributionSection
      view={view}
      house={house.id}
      contributions={story.contributions}
      attachmentStandings={attachmentStandings}
    />
    <AdviceSection view={view} house={house.id} requests={story.adviceRequests} />
    <AgendaSection view={view} items={story.agendaItems} conflicts={story.conflicts} />
    <BallotSection view={view} house={house.id} dossier={story.id} ballots={story.ballots} />
    <ClosingSection view={view} closings={story.closings} />
    <GoalSection view={view} house={house.id} goals={story.goals} />
    <Timeline view={view} house={house} story={story} />
    <h2 safe>{view.say('time.other')}</h2>
    <TimeForm view={view} path={dossierPage(house.id, story.id)} time={time} />
  </Layout>
)
