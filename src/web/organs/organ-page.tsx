import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MandateEntry } from '../../../projections/mandate-register/answers.js'
import type { OrganEntry } from '../../../projections/organs-and-seats/answers.js'
import type { WaitingItem } from '../../../projections/waiting-for/answers.js'
import type { MeetingSummary } from '../../application/meeting-told.js'
import type { NamedSeat } from '../../application/people.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { meetingPage, meetingsPage, organPage, rulesPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { Waiting } from '../houses/house-page.js'
import { Seats } from '../houses/seats.js'
import { MandateTable } from '../mandates/mandate-pages.js'
import { toneOfMeeting } from '../meetings/meetings-page.js'

export type OrganPageProps = {
  view: View
  house: HouseSummary
  time: AskedTime
  /** Its newest name, whatever day is asked. */
  named: { readonly id: string; readonly name: string }
  /** As it is on the day; null where it does not exist then, or is not known. */
  organ: OrganEntry | null
  parent: OrganEntry | null
  seats: readonly NamedSeat[]
  mandates: readonly MandateEntry[]
  meetings: readonly MeetingSummary[]
  waiting: { readonly items: readonly WaitingItem[]; readonly more: boolean }
  ratifiesFor: ReadonlySet<string>
  /** What the reader can record about the organ, and about a seat in it. */
  links: readonly FormLink[]
  linksOfSeat: (seat: string) => readonly FormLink[]
}

const aboutText = ({ say, day }: View, organ: OrganEntry, parent: OrganEntry | null): string => {
  const word = say(`word.organ-kind.${organ.kind}`)
  const details = { kind: word.charAt(0).toUpperCase() + word.slice(1), from: day(organ.from) }
  const { name, majority } = organ.rules
  return [
    organ.until === null
      ? say('organ.about', details)
      : say('organ.about-until', { ...details, until: day(organ.until) }),
    ...(organ.ofPartner === null ? [] : [say('organ.of-partner', { partner: organ.ofPartner.name })]),
    ...(parent === null ? [] : [say('organ.under', { organ: parent.name })]),
    ...(organ.succeededBy === null ? [] : [say('organ.succeeded', { organ: organ.succeededBy.name })]),
    say('organ.decides', { rule: say(`word.majority.${majority}`), name }),
  ].join(' ')
}

const Meetings = ({ view, house, meetings }: Pick<OrganPageProps, 'view' | 'house' | 'meetings'>): JSX.Element => {
  const { say, day } = view
  if (meetings.length === 0) return <p safe>{say('organ.meetings-none')}</p>
  return (
    <ul>
      {meetings.map(({ id, heldOn, status }) => (
        <li>
          <a href={meetingPage(house.id, id)} safe>
            {say('organ.meeting', { day: day(heldOn) })}
          </a>{' '}
          <Mark tone={toneOfMeeting[status]} text={say(`meeting.status.${status}`)} />
        </li>
      ))}
    </ul>
  )
}

const OnDay = (props: OrganPageProps & { organ: OrganEntry }): JSX.Element => {
  const { view, house, time, organ, parent, seats, mandates } = props
  const { say, day } = view
  const caption = say('mandate.caption', { house: organ.name, day: day(time.asOf) })
  return (
    <>
      <p safe>{aboutText(view, organ, parent)}</p>
      {organ.purpose !== null && (
        <p class="prose" lang="nl" safe>
          {organ.purpose}
        </p>
      )}
      <h2 safe>{say('page.house.seats')}</h2>
      {seats.length === 0 ? (
        <p safe>{say('organ.seats-none')}</p>
      ) : (
        <Seats view={view} asOf={time.asOf} seats={seats} linksOf={props.linksOfSeat} />
      )}
      <h2 safe>{say('organ.mandates')}</h2>
      {mandates.length === 0 ? (
        <p safe>{say('organ.mandates-none')}</p>
      ) : (
        <MandateTable view={view} house={house} caption={caption} mandates={mandates} />
      )}
    </>
  )
}

/** One organ: what it is, who sits in it, what it may decide, by which rules, when it meets, and what waits for it. */
export const OrganPage = (props: OrganPageProps): JSX.Element => {
  const { view, house, time, named, organ, waiting, ratifiesFor } = props
  const { say, day } = view
  return (
    <Layout view={view} title={named.name} house={house}>
      <Notices notices={time.notices} />
      <TimeForm view={view} path={organPage(house.id, named.id)} time={time} />
      <p safe>{timeText(view, time)}</p>
      <p>
        <a href={rulesPage(house.id, named.id)} safe>
          {say('organ.rules.link')}
        </a>
      </p>
      <FormLinks links={props.links} />
      {organ === null ? <p safe>{say('organ.absent', { day: day(time.asOf) })}</p> : <OnDay {...props} organ={organ} />}
      <h2 safe>{say('page.house.waiting')}</h2>
      {waiting.items.length === 0 ? (
        <p safe>{say('organ.waiting-none')}</p>
      ) : (
        <Waiting view={view} house={house} waiting={waiting} ratifiesFor={ratifiesFor} />
      )}
      <h2 safe>{say('organ.meetings')}</h2>
      <Meetings view={view} house={house} meetings={props.meetings} />
      <p>
        <a href={meetingsPage(house.id)} safe>
          {say('organ.meetings-all')}
        </a>
      </p>
    </Layout>
  )
}
