import type { CostKey, SharedCost } from '../../domain/cost-sharing/state.js'
import type { MoneyState } from '../../domain/money/state.js'
import type { CostKeyId, SharedCostId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import type { HouseState } from '../../domain/state.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

/** What can be recorded about a key, and about a cost that was shared by one. */
export type CostLinks = {
  readonly key: (id: CostKeyId) => readonly FormLink[]
  readonly cost: (id: SharedCostId) => readonly FormLink[]
}

type SharedCostsProps = { view: View; house: string; money: MoneyState; state: HouseState; linksOf: CostLinks }

const Cost = ({
  view,
  state,
  cost,
  links,
}: Pick<SharedCostsProps, 'view' | 'state'> & { cost: SharedCost; links: readonly FormLink[] }): JSX.Element => {
  const { say, day, money } = view
  const caption = say('money-shared.cost', {
    what: cost.what,
    day: day(cost.shared.on),
    amount: money(toWire(cost.amount)),
  })
  return (
    <>
      <Table
        caption={caption}
        columns={[say('money-form.partner'), say('money-shared.share'), say('money-shared.settled')]}
      >
        {[...cost.shares].map(([partner, share]) => (
          <tr>
            <th scope="row" safe>
              {state.partners.get(partner)?.name ?? ''}
            </th>
            <td class="number" safe>
              {money(toWire(share.amount))}
            </td>
            <td class="number" safe>
              {money(toWire(share.settled))}
            </td>
          </tr>
        ))}
      </Table>
      <FormLinks links={links} />
    </>
  )
}

const Key = ({
  view,
  house,
  state,
  costKey,
}: Omit<SharedCostsProps, 'money' | 'linksOf'> & { costKey: CostKey }): JSX.Element => {
  const { say, day, list } = view
  const parts = costKey.parties.map((one) =>
    say('money-shared.parts', { partner: state.partners.get(one.partner)?.name ?? '', parts: one.parts }),
  )
  const proof = { event: costKey.agreed.event }
  return (
    <>
      <h3 safe>{costKey.title}</h3>
      <p safe>{list(parts)}</p>
      {costKey.ended !== null && <p safe>{say('money-shared.ended', { day: day(costKey.ended.on) })}</p>}
      <ProofLinks view={view} house={house} about={costKey.title} entries={[proof]} />
    </>
  )
}

/** The keys by which partners share costs, each with what was shared by it; nothing when there are none. */
export const SharedCosts = ({ view, house, money, state, linksOf }: SharedCostsProps): JSX.Element => {
  if (money.costKeys.size === 0) return ''
  return (
    <>
      <h2 safe>{view.say('money-shared.title')}</h2>
      {[...money.costKeys].map(([id, costKey]) => (
        <>
          <Key view={view} house={house} state={state} costKey={costKey} />
          <FormLinks links={linksOf.key(id)} />
          {[...money.sharedCosts].map(([costId, cost]) =>
            cost.key === id ? <Cost view={view} state={state} cost={cost} links={linksOf.cost(costId)} /> : '',
          )}
        </>
      ))}
    </>
  )
}
