import type { MoneyState } from '../../domain/money/state.js'
import type { HouseState } from '../../domain/state.js'
import { partnerMoneyPage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'

/** Who received money, each with the page that tells about it. */
export const PaidPartners = ({
  view,
  house,
  money,
  state,
}: {
  view: View
  house: string
  money: MoneyState
  state: HouseState
}): JSX.Element => {
  const paid = new Set(
    [...money.payments.values()].flatMap(({ beneficiary, reversed }) =>
      reversed === null && beneficiary.kind === 'partner' ? [beneficiary.partner] : [],
    ),
  )
  if (paid.size === 0) return ''
  const names = [...paid]
    .map((id) => ({ id, name: state.partners.get(id)?.name ?? '' }))
    .sort((one, other) => one.name.localeCompare(other.name, 'nl'))
  return (
    <>
      <h2 safe>{view.say('money.partners')}</h2>
      <ul>
        {names.map(({ id, name }) => (
          <li>
            <a href={partnerMoneyPage(house, id)} safe>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
