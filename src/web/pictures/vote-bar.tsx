import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

const WIDTH = 360
const BAR = 28
const TOP = 22

const choices = ['for', 'against', 'abstain', 'blank', 'invalid'] as const

export type CountedVotes = Readonly<Partial<Record<(typeof choices)[number], number>>>

type Part = {
  readonly choice: (typeof choices)[number]
  readonly count: number
  readonly x: number
  readonly width: number
}

/** Where each choice that was made lies in the bar, in the order of the choices. */
const partsOf = (votes: CountedVotes): readonly Part[] => {
  const total = choices.reduce((sum, choice) => sum + (votes[choice] ?? 0), 0)
  let before = 0
  return choices.flatMap((choice) => {
    const count = votes[choice] ?? 0
    if (count === 0) return []
    const x = Math.round((before / total) * WIDTH)
    before += count
    return [{ choice, count, x, width: Math.round((before / total) * WIDTH) - x }]
  })
}

type Props = {
  view: View
  /** Unique on the page. */
  id: string
  votes: CountedVotes
}

const Drawing = ({ view, id, parts }: Pick<Props, 'view' | 'id'> & { parts: readonly Part[] }): JSX.Element => {
  const { say, list } = view
  const told = parts.map(({ choice, count }) =>
    say('picture.votes-item', { count: String(count), choice: say(`word.vote.${choice}`) }),
  )
  return (
    <svg
      class="money-picture"
      viewBox={`0 0 ${WIDTH} ${TOP + BAR + 2}`}
      role="img"
      aria-labelledby={`${id}-titel ${id}-uitleg`}
    >
      <title id={`${id}-titel`} safe>
        {say('picture.votes')}
      </title>
      <desc id={`${id}-uitleg`} safe>
        {say('picture.votes-about', { list: list(told) })}
      </desc>
      {parts.map(({ choice, count, x, width }) => (
        <>
          <rect class={`vote-bar vote-bar--${choice}`} x={x} y={TOP} width={width} height={BAR} />
          <text class="picture-number" x={x + width / 2} y={16} text-anchor="middle" safe>
            {String(count)}
          </text>
        </>
      ))}
    </svg>
  )
}

/** How votes were cast, as one bar and in a table; nothing where nobody voted. */
export const VoteBar = ({ view, id, votes }: Props): JSX.Element => {
  const { say } = view
  const parts = partsOf(votes)
  if (parts.length === 0) return ''
  return (
    <figure class="picture">
      <figcaption safe>{say('picture.votes')}</figcaption>
      <div class="picture-beside">
        <Drawing view={view} id={id} parts={parts} />
        <Table caption={say('picture.votes-caption')} columns={[say('picture.choice'), say('picture.count')]}>
          {parts.map(({ choice, count }) => (
            <tr>
              <th scope="row">
                <span class={`vote-key vote-key--${choice}`} aria-hidden="true"></span>{' '}
                <span safe>{say(`word.vote.${choice}`)}</span>
              </th>
              <td class="number" safe>
                {String(count)}
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </figure>
  )
}
