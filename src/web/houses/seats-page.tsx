import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { NamedSeat } from '../../application/people.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { organogramPage, seatsPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { Seats } from './seats.js'

type Props = { view: View; house: HouseSummary; time: AskedTime; seats: readonly NamedSeat[] }

/** Everyone who sits in an organ of the house, as of a day and as known at a moment. */
export const SeatsPage = ({ view, house, time, seats }: Props): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('page.house.seats')} house={house} terms={['seat', 'organ', 'partner']}>
      <Notices notices={time.notices} />
      <p class="soft" safe>
        {timeText(view, time)}
      </p>
      <TimeForm view={view} path={seatsPage(house.id)} time={time} />
      <p>
        <a href={organogramPage(house.id)} safe>
          {say('organogram.link')}
        </a>
      </p>
      {seats.length === 0 ? (
        <p safe>{say('page.house.seats-none')}</p>
      ) : (
        <Seats view={view} asOf={time.asOf} seats={seats} />
      )}
    </Layout>
  )
}
