import { Temporal } from 'temporal-polyfill'
import type { ToldBurnDown } from '../../application/money/tell-pictures.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

const WIDTH = 360
const HEIGHT = 240
const TOP = 30
const BOTTOM = 204

type BurnDownProps = { view: View; burnDown: ToldBurnDown; asOf: string }

const monthsAt = (day: string): number => {
  const { year, month } = Temporal.PlainDate.from(day.length === 7 ? `${day}-01` : day)
  return year * 12 + month - 1
}

/** The months the axis spans: the period and, where it says more, the payments and the day the page speaks of. */
const axisOf = (
  { from, until, months }: ToldBurnDown,
  asOf: string,
): { readonly first: number; readonly last: number } => {
  const paid = months.map(({ month }) => monthsAt(month))
  const first = Math.min(monthsAt(from), ...paid)
  const last = Math.max(until === null ? monthsAt(asOf) : monthsAt(until), first, ...paid)
  return { first, last: last + 1 }
}

const monthText = ({ day }: View, month: string): string => day(`${month}-01`).replace(/^\d+\s/, '')

const Drawing = ({ view, burnDown, asOf }: BurnDownProps): JSX.Element => {
  const { grantedCents, from, until, months } = burnDown
  const { first, last } = axisOf(burnDown, asOf)
  const lowest = Math.min(0, ...months.map(({ leftCents }) => leftCents))
  const x = (month: number): number => Math.round(2 + ((month - first) / (last - first)) * (WIDTH - 4))
  const y = (cents: number): number =>
    Math.round(TOP + ((grantedCents - cents) / Math.max(1, grantedCents - lowest)) * (BOTTOM - TOP))
  const now = Math.max(first, Math.min(last, monthsAt(asOf) + 1))
  const steps = months.map(({ month, leftCents }) => `H${x(monthsAt(month) + 1)} V${y(leftCents)}`)
  const reached = months.at(-1)
  const end = Math.max(now, reached === undefined ? first : monthsAt(reached.month) + 1)
  const left = reached?.leftCents ?? grantedCents
  return (
    <svg
      class="money-picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby="verloop-titel verloop-uitleg"
    >
      <title id="verloop-titel" safe>
        {view.say('money.picture.burn-down')}
      </title>
      <desc id="verloop-uitleg" safe>
        {view.say('money.picture.burn-down-about', { granted: view.money(grantedCents), left: view.money(left) })}
      </desc>
      <line class="picture-axis" x1={2} y1={y(0)} x2={WIDTH - 2} y2={y(0)} />
      {until !== null && (
        <line class="picture-even" x1={x(monthsAt(from))} y1={y(grantedCents)} x2={x(monthsAt(until) + 1)} y2={y(0)} />
      )}
      <path class="picture-line" d={`M${x(first)} ${y(grantedCents)} ${steps.join(' ')} H${x(end)}`} />
      <circle class="picture-end" cx={x(end)} cy={y(left)} r={5} />
      <text class="picture-note" x={2} y={18} safe>
        {view.say('money.picture.granted', { amount: view.money(grantedCents) })}
      </text>
      <text class="picture-note" x={WIDTH - 2} y={18} text-anchor="end" safe>
        {view.say('money.picture.left', { amount: view.money(left) })}
      </text>
      <text class="picture-note" x={2} y={HEIGHT - 10} safe>
        {view.day(from)}
      </text>
      {until !== null && (
        <text class="picture-note" x={WIDTH - 2} y={HEIGHT - 10} text-anchor="end" safe>
          {view.day(until)}
        </text>
      )}
    </svg>
  )
}

/** What is left of a grant in the course of its period: drawn, and the same in a table. */
export const BurnDownPicture = ({ view, burnDown, asOf }: BurnDownProps): JSX.Element => {
  const { say, money } = view
  return (
    <figure class="picture">
      <figcaption safe>{say('money.picture.burn-down')}</figcaption>
      <p safe>{say(burnDown.until === null ? 'money.picture.no-end' : 'money.picture.even')}</p>
      <div class="picture-beside">
        <Drawing view={view} burnDown={burnDown} asOf={asOf} />
        <Table
          caption={say('money.picture.burn-down-caption')}
          columns={[say('money.picture.month'), say('money.account.paid'), say('money.picture.still-left')]}
        >
          <tr>
            <th scope="row" safe>
              {say('money.account.granted')}
            </th>
            <td class="number">–</td>
            <td class="number" safe>
              {money(burnDown.grantedCents)}
            </td>
          </tr>
          {burnDown.months.map(({ month, paidCents, leftCents }) => (
            <tr>
              <th scope="row" safe>
                {monthText(view, month)}
              </th>
              <td class="number" safe>
                {money(paidCents)}
              </td>
              <td class="number" safe>
                {money(leftCents)}
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </figure>
  )
}
