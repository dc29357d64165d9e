import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MeetingSummary } from '../../application/meeting-told.js'
import { seatText } from '../dossier/words.js'
import { convenePage, meetingPage, meetingsPage } from '../frame/addresses.js'
import { Empty } from '../frame/empty.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark, type Tone } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { FilterInput } from '../registers/filter-fields.js'
import type { ShownTime } from './time.js'

export const toneOfMeeting: Readonly<Record<MeetingSummary['status'], Tone>> = {
  convened: 'quiet',
  open: 'wait',
  suspended: 'wait',
  closed: 'good',
}

const toneOfMinutes: Readonly<Record<MeetingSummary['minutes'], Tone>> = {
  none: 'quiet',
  drafted: 'wait',
  approved: 'good',
}

/** The day a page of meetings speaks of, and what was known then. */
export const TimeForm = ({ view, path, time }: { view: View; path: string; time: ShownTime }): JSX.Element => (
  <form class="filter" method="get" action={path}>
    <FilterInput name="op" type="date" label={view.say('meeting.as-of')} value={time.asOf} />
    <FilterInput name="bekend" type="date" label={view.say('meeting.known-at')} value={time.knownOn} />
    <button type="submit" class="button" safe>
      {view.say('page.show')}
    </button>
  </form>
)

type Props = {
  view: View
  house: HouseSummary
  meetings: readonly MeetingSummary[]
  time: ShownTime
  /** May the reader convene a meeting of some organ? */
  mayConvene: boolean
}

const captionOf = ({ view: { say, day }, house, time }: Props): string =>
  time.knownOn === null
    ? say('meeting.caption', { house: house.name, day: day(time.asOf) })
    : say('meeting.caption-known', { house: house.name, day: day(time.asOf), moment: day(time.knownOn) })

const Row = ({ view, house, meeting }: { view: View; house: HouseSummary; meeting: MeetingSummary }): JSX.Element => {
  const { say, day } = view
  return (
    <tr>
      <th scope="row">
        <a href={meetingPage(house.id, meeting.id)} safe>
          {meeting.startsAt === null
            ? day(meeting.heldOn)
            : say('meeting.day-at', { day: day(meeting.heldOn), at: meeting.startsAt })}
        </a>
      </th>
      <td safe>{meeting.organ.name}</td>
      <td safe>{meeting.chair === null ? '–' : seatText(meeting.chair)}</td>
      <td safe>{String(meeting.items)}</td>
      <td>
        <Mark tone={toneOfMeeting[meeting.status]} text={say(`meeting.status.${meeting.status}`)} />
      </td>
      <td>
        <Mark tone={toneOfMinutes[meeting.minutes]} text={say(`meeting.minutes.${meeting.minutes}`)} />
      </td>
    </tr>
  )
}

/** The meetings of a house as of a day. */
export const MeetingsPage = (props: Props): JSX.Element => {
  const { view, house, meetings, time, mayConvene } = props
  const { say } = view
  const isNow = time.asOf === view.today && time.knownOn === null
  const columns = [
    say('meeting.day'),
    say('meeting.organ'),
    say('meeting.chair'),
    say('meeting.items'),
    say('meeting.status'),
    say('meeting.minutes'),
  ]
  return (
    <Layout view={view} title={say('meeting.title')} house={house}>
      <Notices notices={time.notices} />
      {mayConvene && (
        <p>
          <a class="button" href={convenePage(house.id)} safe>
            {say('meeting.convene')}
          </a>
        </p>
      )}
      <TimeForm view={view} path={meetingsPage(house.id)} time={time} />
      {meetings.length === 0 && !isNow ? (
        <p safe>{say('page.nothing')}</p>
      ) : meetings.length === 0 ? (
        <Empty
          text={say('empty.meetings')}
          next={mayConvene ? [{ path: convenePage(house.id), text: say('meeting.convene') }] : []}
          otherwise={say('empty.meetings.by')}
        />
      ) : (
        <Table caption={captionOf(props)} columns={columns}>
          {meetings.map((meeting) => (
            <Row view={view} house={house} meeting={meeting} />
          ))}
        </Table>
      )}
    </Layout>
  )
}
