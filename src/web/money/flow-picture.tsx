import { categoryText } from '../../application/money/category-text.js'
import type { ToldFlow } from '../../application/money/tell-pictures.js'
import type { MoneyState } from '../../domain/money/state.js'
import { dossierPage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { FLOW_WIDTH, graphOf, NODE_WIDTH, type PlacedFlow, placed } from './flow-layout.js'

type FlowPictureProps = {
  view: View
  house: string
  year: number
  flows: readonly ToldFlow[]
  money: MoneyState
}

const layers = ['money.source', 'money.step.decision', 'money.category', 'money.picture.receiver'] as const

const anchors = ['start', 'middle', 'middle', 'end'] as const

const Drawing = ({ view, year, flow }: { view: View; year: number; flow: PlacedFlow }): JSX.Element => (
  <svg
    class="money-picture"
    viewBox={`0 0 ${FLOW_WIDTH} ${flow.height}`}
    role="img"
    aria-labelledby="geldstroom-titel geldstroom-uitleg"
  >
    <title id="geldstroom-titel" safe>
      {view.say('money.picture.flow', { year })}
    </title>
    <desc id="geldstroom-uitleg" safe>
      {view.say('money.picture.flow-about')}
    </desc>
    {layers.map((layer, index) => (
      <text
        class="picture-note"
        x={Math.round((index * FLOW_WIDTH) / (layers.length - 1))}
        y={14}
        text-anchor={anchors[index] ?? 'middle'}
        safe
      >
        {view.say(layer)}
      </text>
    ))}
    {flow.ribbons.map(({ path, width }) => (
      <path class="picture-ribbon" d={path} stroke-width={width} />
    ))}
    {flow.nodes.map(({ x, y, height, number }) => (
      <>
        <rect class="picture-node" x={x} y={y} width={NODE_WIDTH} height={height} />
        <text class="picture-number" x={x + NODE_WIDTH / 2} y={y + height / 2 + 5} text-anchor="middle">
          {number}
        </text>
      </>
    ))}
  </svg>
)

const Numbers = ({ view, flow }: { view: View; flow: PlacedFlow }): JSX.Element => {
  const { say, money } = view
  return (
    <Table
      caption={say('money.picture.numbers')}
      columns={[say('money.picture.number'), say('money.what'), say('money.export.part'), say('money.amount')]}
    >
      {flow.nodes.map(({ number, name, layer, cents }) => (
        <tr>
          <td class="number">{number}</td>
          <th scope="row" safe>
            {name}
          </th>
          <td safe>{say(layers[layer] ?? 'money.what')}</td>
          <td class="number" safe>
            {money(cents)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The way of the money of a year from its sources to who receives it: drawn, and the same in tables. */
export const FlowPicture = ({ view, house, year, flows, money }: FlowPictureProps): JSX.Element => {
  const { say } = view
  if (flows.length === 0) return ''
  const flow = placed(
    graphOf(
      flows.map(({ source, dossier, category, beneficiary, amountCents }) => ({
        steps: [
          { id: source, name: source },
          { id: dossier.id, name: dossier.title },
          { id: category, name: categoryText(view, money, category) },
          { id: beneficiary, name: beneficiary },
        ],
        cents: amountCents,
      })),
    ),
  )
  return (
    <figure class="picture">
      <figcaption safe>{say('money.picture.flow', { year })}</figcaption>
      <div class="picture-beside">
        <Drawing view={view} year={year} flow={flow} />
        <Numbers view={view} flow={flow} />
      </div>
      <Table
        caption={say('money.picture.flow-caption', { year })}
        columns={[...layers.map((layer) => say(layer)), say('money.amount')]}
      >
        {flows.map(({ source, dossier, category, beneficiary, amountCents }) => (
          <tr>
            <th scope="row" safe>
              {source}
            </th>
            <td>
              <a href={dossierPage(house, dossier.id)} safe>
                {dossier.title}
              </a>
            </td>
            <td safe>{categoryText(view, money, category)}</td>
            <td safe>{beneficiary}</td>
            <td class="number" safe>
              {view.money(amountCents)}
            </td>
          </tr>
        ))}
      </Table>
    </figure>
  )
}
