import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MeetingTold } from '../../application/meeting-told.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { seatText } from '../dossier/words.js'
import { liveMeetingPage, meetingPage, meetingsPage, prepareMeetingPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { MeetingAgenda } from './agenda-section.js'
import { AttendanceSection, ConflictSection, ProxySection, QuorumSection } from './attendance-sections.js'
import { TimeForm, toneOfMeeting } from './meetings-page.js'
import { MinutesSection } from './minutes-section.js'
import type { ShownTime } from './time.js'

type Action = { readonly path: string; readonly text: string }

type Props = {
  view: View
  house: HouseSummary
  told: MeetingTold
  time: ShownTime
  actions: readonly Action[]
  /** May the reader run it from one page now? */
  live: boolean
}

/** What a meeting is called: its organ and its day. */
export const meetingTitle = ({ say, day }: View, { organ, heldOn }: Pick<MeetingTold, 'organ' | 'heldOn'>): string =>
  say('meeting.one', { organ: organ.name, day: day(heldOn) })

const about = ({ say, day, list }: View, told: MeetingTold): string =>
  [
    say('meeting.about', { convened: day(told.convenedOn) }),
    ...(told.startsAt === null ? [] : [say('meeting.about.hour', { at: told.startsAt })]),
    ...(told.place === null ? [] : [say('meeting.about.place', { place: told.place })]),
    ...(told.respondBy === null ? [] : [say('meeting.about.written', { day: day(told.respondBy) })]),
    ...(told.days.length < 2 ? [] : [say('meeting.about.days', { days: list(told.days.map(day)) })]),
    ...(told.resumesOn === null ? [] : [say('meeting.about.resumes', { day: day(told.resumesOn) })]),
    ...(told.chair === null ? [] : [say('meeting.about.chair', { seat: seatText(told.chair) })]),
    ...(told.secretary === null ? [] : [say('meeting.about.secretary', { seat: seatText(told.secretary) })]),
  ].join(' ')

const rules = [
  'meeting.notice-too-short',
  'meeting.written-not-allowed',
  'meeting.too-little-time-to-respond',
  'meeting.chair-must-rotate',
  'meeting.may-not-put-on-agenda',
  'meeting.not-on-first-agenda',
] as const

/** A rule that was broken, in words; the code of one that the pages do not know. */
const ruleText = ({ say }: View, code: string): string => {
  const known = rules.find((rule) => rule === code)
  return known === undefined ? code : say(`meeting.rule.${known}`)
}

const Irregularities = ({ view, told }: { view: View; told: MeetingTold }): JSX.Element => (
  <>
    {told.irregularities.map(({ rules: broken, because }) => (
      <p>
        <Mark
          tone="bad"
          text={view.say('meeting.irregular', {
            rules: view.list(broken.map((code) => ruleText(view, code))),
            because,
          })}
        />
      </p>
    ))}
  </>
)

const Actions = ({ view, actions }: { view: View; actions: readonly Action[] }): JSX.Element => {
  if (actions.length === 0) return ''
  return (
    <section aria-labelledby="doen">
      <h2 id="doen" safe>
        {view.say('meeting.actions')}
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

const Entries = ({ view, house, told }: { view: View; house: string; told: MeetingTold }): JSX.Element => (
  <section aria-labelledby="vastgelegd">
    <h2 id="vastgelegd" safe>
      {view.say('meeting.entries')}
    </h2>
    <ol class="timeline">
      {told.entries.map((entry) => {
        const text = view.say(`word.event.${entry.type}`)
        return (
          <li>
            <p class="when">
              <time datetime={entry.on} safe>
                {view.day(entry.on)}
              </time>
              {', '}
              <span safe>{view.say('dossier.timeline.recorded', { moment: view.moment(entry.recordedAt) })}</span>
            </p>
            <p safe>{text}</p>
            <ProofLinks view={view} house={house} about={text} entries={[entry]} />
          </li>
        )
      })}
    </ol>
  </section>
)

/** One meeting whole: agenda, who was there, quorum, proxies, interests and minutes. */
export const MeetingPage = ({ view, house, told, time, actions, live }: Props): JSX.Element => {
  const { say } = view
  const shared = { view, house: house.id, told }
  return (
    <Layout
      view={view}
      title={meetingTitle(view, told)}
      terms={['quorum', 'proxy', 'conflict', 'minutes']}
      house={house}
      crumbs={[{ path: meetingsPage(house.id), text: say('meeting.title') }]}
    >
      <Notices notices={time.notices} />
      <p>
        <Mark tone={toneOfMeeting[told.status]} text={say(`meeting.status.${told.status}`)} />
      </p>
      <p safe>{about(view, told)}</p>
      {told.secondConvocationOf !== null && (
        <p>
          <span safe>{say('meeting.about.second')}</span>{' '}
          <a href={meetingPage(house.id, told.secondConvocationOf)} safe>
            {say('meeting.about.first-meeting')}
          </a>
        </p>
      )}
      <Irregularities view={view} told={told} />
      <TimeForm view={view} path={meetingPage(house.id, told.id)} time={time} />
      {live && (
        <p>
          <a class="button" href={liveMeetingPage(house.id, told.id)} safe>
            {say('live.link')}
          </a>{' '}
          <a class="button button--quiet" href={prepareMeetingPage(house.id, told.id)} safe>
            {say('prepare.link')}
          </a>
        </p>
      )}
      <Actions view={view} actions={actions} />
      <MeetingAgenda {...shared} />
      <AttendanceSection {...shared} />
      <QuorumSection {...shared} />
      <ProxySection {...shared} />
      <ConflictSection {...shared} />
      <MinutesSection {...shared} />
      <Entries {...shared} />
    </Layout>
  )
}
