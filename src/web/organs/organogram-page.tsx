import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { MandateEntry } from '../../../projections/mandate-register/answers.js'
import type { OrganEntry, SeatEntry } from '../../../projections/organs-and-seats/answers.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { mandatePage, organogramPage, organPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { grantorText } from '../mandates/words.js'
import { wrapped } from '../pictures/steps-drawing.js'
import { type Gift, lettersAt, ORGANOGRAM_WIDTH, organogramOf } from './organogram-layout.js'

type Props = {
  view: View
  house: HouseSummary
  time: AskedTime
  organs: readonly OrganEntry[]
  seats: readonly SeatEntry[]
  mandates: readonly MandateEntry[]
}

/** Mandates from one organ to another, counted by pair. */
const giftsOf = (mandates: readonly MandateEntry[]): readonly Gift[] => {
  const gifts = new Map<string, Gift>()
  for (const { grantor, grantee } of mandates) {
    if (grantor.kind !== 'organ' || grantor.organ.id === grantee.organ.id) continue
    const key = `${grantor.organ.id} ${grantee.organ.id}`
    gifts.set(key, { from: grantor.organ.id, to: grantee.organ.id, count: (gifts.get(key)?.count ?? 0) + 1 })
  }
  return [...gifts.values()]
}

const countOf = (seats: readonly SeatEntry[], organ: string): number =>
  seats.filter((seat) => seat.organ.id === organ).length

const mandatesOf = (mandates: readonly MandateEntry[], organ: string): readonly MandateEntry[] =>
  mandates.filter(({ grantee }) => grantee.organ.id === organ)

const Drawing = ({ view, house, time, organs, seats, mandates }: Props): JSX.Element => {
  const { say, day } = view
  const gifts = giftsOf(mandates)
  const names = new Map(organs.map(({ id, name }) => [id, name]))
  const told = gifts.map(({ from, to, count }) =>
    say('organogram.gift', { from: names.get(from) ?? '', to: names.get(to) ?? '', count }),
  )
  const drawn = organogramOf(
    organs.map(({ id, parent, name, depth }) => ({
      id,
      parent,
      lines: [
        ...wrapped(name, lettersAt(depth)),
        say('organogram.counts', { seats: countOf(seats, id), mandates: mandatesOf(mandates, id).length }),
      ],
    })),
    gifts,
  )
  return (
    <svg
      viewBox={`0 0 ${ORGANOGRAM_WIDTH} ${drawn.height}`}
      role="img"
      aria-labelledby="organogram-titel organogram-uitleg"
    >
      <title id="organogram-titel" safe>
        {say('organogram.picture', { house: house.name, day: day(time.asOf) })}
      </title>
      <desc id="organogram-uitleg" safe>
        {say('organogram.description', {
          count: organs.length,
          gifts: told.length === 0 ? say('organogram.no-gifts') : told.join(' '),
        })}
      </desc>
      {drawn.organs.map(({ branch }) => (branch === null ? '' : <path class="organogram-line" d={branch} />))}
      {drawn.gifts.map(({ path, head }) => (
        <>
          <path class="organogram-gift" d={path} />
          <path class="chain-head" d={head} />
        </>
      ))}
      {drawn.organs.map(({ lines, x, y, width, height }) => (
        <>
          <rect class="chain-box" x={x} y={y} width={width} height={height} rx={3} />
          {lines.map((line, index) => (
            <text
              class={index === lines.length - 1 ? 'picture-note' : 'picture-number'}
              x={x + 9}
              y={y + 23 + index * 19}
              safe
            >
              {line}
            </text>
          ))}
        </>
      ))}
    </svg>
  )
}

const Mandates = ({ view, house, mandates }: Pick<Props, 'view' | 'house' | 'mandates'>): JSX.Element => {
  const { say } = view
  if (mandates.length === 0) return <span>–</span>
  return (
    <ul>
      {mandates.map(({ id, level, subject, grantor }) => (
        <li>
          <a href={mandatePage(house.id, id)} safe>
            {say('organogram.mandate-from', {
              what: say('register.mandate', {
                level: say(`word.level.${level}`),
                subject: subjectLabel(view, house.ownSubjects, subject),
              }),
              from: grantorText(view, grantor),
            })}
          </a>
        </li>
      ))}
    </ul>
  )
}

const InWords = ({ view, house, time, organs, seats, mandates }: Props): JSX.Element => {
  const { say, day } = view
  const names = new Map(organs.map(({ id, name }) => [id, name]))
  const columns = [
    say('organogram.organ'),
    say('organogram.kind'),
    say('organogram.under'),
    say('organogram.seats'),
    say('organogram.mandates'),
  ]
  return (
    <Table caption={say('organogram.caption', { day: day(time.asOf) })} columns={columns}>
      {organs.map(({ id, name, kind, parent }) => (
        <tr>
          <th scope="row">
            <a href={organPage(house.id, id)} safe>
              {name}
            </a>
          </th>
          <td safe>{say(`word.organ-kind.${kind}`)}</td>
          <td safe>{names.get(parent ?? '') ?? say('organogram.no-parent')}</td>
          <td class="number">{countOf(seats, id)}</td>
          <td>
            <Mandates view={view} house={house} mandates={mandatesOf(mandates, id)} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The organs of a house as of a day, with their seats and who gave whom a mandate: drawn, and the same in a table. */
export const OrganogramPage = (props: Props): JSX.Element => {
  const { view, house, time, organs } = props
  const { say } = view
  return (
    <Layout view={view} title={say('organogram.title')} house={house} terms={['organ', 'seat', 'mandate']}>
      <Notices notices={time.notices} />
      <p safe>{say('organogram.intro')}</p>
      <TimeForm view={view} path={organogramPage(house.id)} time={time} />
      <p safe>{timeText(view, time)}</p>
      {organs.length === 0 ? (
        <p safe>{say('organogram.none')}</p>
      ) : (
        <figure class="picture organogram">
          <figcaption safe>{say('organogram.title')}</figcaption>
          <Drawing {...props} />
          <InWords {...props} />
        </figure>
      )}
    </Layout>
  )
}
