import type { ToldStepOfYear } from '../../application/money/tell-pictures.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

const WIDTH = 360
const ROW = 52
const BAR = 20

type StepsPictureProps = { view: View; year: number; steps: readonly ToldStepOfYear[] }

const nameOf = ({ say }: View, { name, amountCents }: ToldStepOfYear): string => {
  switch (name) {
    case 'budgeted':
      return say('money.budgeted')
    case 'allocated':
    case 'committed':
    case 'paid':
      return say(`money.account.${name}`)
    default:
      return say(amountCents < 0 ? 'money.picture.over' : `money.picture.${name}`)
  }
}

/** Where a bar starts and ends, in whole cents. */
const barOf = ({ amountCents, baseCents }: ToldStepOfYear): { readonly from: number; readonly to: number } => {
  const end = baseCents + amountCents
  return { from: Math.min(baseCents, end), to: Math.max(baseCents, end) }
}

const Drawing = ({ view, year, steps }: StepsPictureProps): JSX.Element => {
  const most = Math.max(1, ...steps.map((step) => barOf(step).to))
  const across = (cents: number): number => Math.round((cents / most) * (WIDTH - 2))
  return (
    <svg
      class="money-picture"
      viewBox={`0 0 ${WIDTH} ${steps.length * ROW + 4}`}
      role="img"
      aria-labelledby="begroting-titel begroting-uitleg"
    >
      <title id="begroting-titel" safe>
        {view.say('money.picture.steps', { year })}
      </title>
      <desc id="begroting-uitleg" safe>
        {view.say('money.picture.steps-about')}
      </desc>
      {steps.map((step, index) => {
        const { from, to } = barOf(step)
        const top = index * ROW
        return (
          <>
            <text class="picture-note" x={1} y={top + 16} safe>
              {nameOf(view, step)}
            </text>
            <text class="picture-note" x={WIDTH - 1} y={top + 16} text-anchor="end" safe>
              {view.money(step.amountCents)}
            </text>
            <rect
              class={step.kind === 'total' ? 'picture-total' : 'picture-difference'}
              x={1 + across(from)}
              y={top + 22}
              width={Math.max(1, across(to) - across(from))}
              height={BAR}
            />
          </>
        )
      })}
    </svg>
  )
}

/** From the budget of a year to what was paid: drawn as a waterfall, and the same in a table. */
export const StepsPicture = ({ view, year, steps }: StepsPictureProps): JSX.Element => {
  const { say } = view
  if (steps.every(({ amountCents }) => amountCents === 0)) return ''
  return (
    <figure class="picture">
      <figcaption safe>{say('money.picture.steps', { year })}</figcaption>
      <div class="picture-beside">
        <Drawing view={view} year={year} steps={steps} />
        <Table
          caption={say('money.picture.steps-caption', { year })}
          columns={[say('money.what'), say('money.amount')]}
        >
          {steps.map((step) => (
            <tr>
              <th scope="row" safe>
                {nameOf(view, step)}
              </th>
              <td class="number" safe>
                {view.money(step.amountCents)}
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </figure>
  )
}
