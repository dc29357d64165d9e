import { Temporal } from 'temporal-polyfill'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

const WIDTH = 360
const LANE = 44
const FOOT = 26

/** Kinds of steps, from top to bottom. */
export const lanes = ['proposal', 'input', 'advice', 'meeting', 'ballot', 'decision'] as const

export type Lane = (typeof lanes)[number]

/** A day on which something of a kind happened. */
export type TimedStep = { readonly lane: Lane; readonly on: string }

const daysAt = (day: string): number => Temporal.PlainDate.from(day).since('1970-01-01').days

type Row = { readonly lane: Lane; readonly days: readonly string[] }

const rowsOf = (steps: readonly TimedStep[]): readonly Row[] =>
  lanes.flatMap((lane) => {
    const days = steps.filter((step) => step.lane === lane).map(({ on }) => on)
    return days.length === 0 ? [] : [{ lane, days: days.toSorted() }]
  })

const Drawing = ({ view, id, rows }: { view: View; id: string; rows: readonly Row[] }): JSX.Element => {
  const { say, day } = view
  const all = rows.flatMap(({ days }) => days).toSorted()
  const [first = '', last = ''] = [all[0], all.at(-1)]
  const span = Math.max(1, daysAt(last) - daysAt(first))
  const x = (on: string): number => Math.round(8 + ((daysAt(on) - daysAt(first)) / span) * (WIDTH - 16))
  const foot = rows.length * LANE
  return (
    <svg
      class="money-picture"
      viewBox={`0 0 ${WIDTH} ${foot + FOOT}`}
      role="img"
      aria-labelledby={`${id}-titel ${id}-uitleg`}
    >
      <title id={`${id}-titel`} safe>
        {say('picture.times')}
      </title>
      <desc id={`${id}-uitleg`} safe>
        {say('picture.times-about', { from: day(first), until: day(last) })}
      </desc>
      {rows.map(({ lane, days }, index) => {
        const line = index * LANE + 32
        return (
          <>
            <text class="picture-note" x={2} y={line - 14} safe>
              {say(`picture.lane.${lane}`)}
            </text>
            <line class="picture-axis" x1={2} y1={line} x2={WIDTH - 2} y2={line} />
            {[...new Set(days)].map((on) => (
              <circle class={`times-step times-step--${lane}`} cx={x(on)} cy={line} r={6} />
            ))}
          </>
        )
      })}
      <text class="picture-note" x={2} y={foot + 18} safe>
        {day(first)}
      </text>
      {first !== last && (
        <text class="picture-note" x={WIDTH - 2} y={foot + 18} text-anchor="end" safe>
          {day(last)}
        </text>
      )}
    </svg>
  )
}

/** When the steps of a dossier were taken, by kind: drawn over time, and the same in a table. */
export const TimesPicture = ({
  view,
  id,
  steps,
}: {
  view: View
  id: string
  steps: readonly TimedStep[]
}): JSX.Element => {
  const { say, day } = view
  const rows = rowsOf(steps)
  if (rows.length === 0) return ''
  const columns = [
    say('picture.times-kind'),
    say('picture.times-first'),
    say('picture.times-last'),
    say('picture.count'),
  ]
  return (
    <figure class="picture">
      <figcaption safe>{say('picture.times')}</figcaption>
      <div class="picture-beside">
        <Drawing view={view} id={id} rows={rows} />
        <Table caption={say('picture.times-caption')} columns={columns} stacked={false}>
          {rows.map(({ lane, days }) => (
            <tr>
              <th scope="row" safe>
                {say(`picture.lane.${lane}`)}
              </th>
              <td safe>{day(days[0] ?? '')}</td>
              <td safe>{day(days.at(-1) ?? '')}</td>
              <td class="number">{days.length}</td>
            </tr>
          ))}
        </Table>
      </div>
    </figure>
  )
}
