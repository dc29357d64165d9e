import type { Queries } from '../../../projections/queries.js'
import type { Capacity } from '../../identity/capacities.js'
import type { View } from '../frame/view.js'

/** A capacity in words: “Vertegenwoordiger in Huis van het Kind Deinze”. */
export const capacityWords = async (
  view: View,
  queries: Pick<Queries, 'findHouse'>,
  { principal }: Capacity,
): Promise<string> => {
  const nameOf = async (house: string): Promise<string> => (await queries.findHouse(house))?.name ?? house
  switch (principal.kind) {
    case 'manager':
      return view.say('account.capacity.manager')
    case 'auditor': {
      const houses = principal.houses === 'every' ? [] : await Promise.all(principal.houses.map(nameOf))
      return view.say('account.capacity.auditor', { houses: view.list(houses) })
    }
    case 'administrator':
    case 'person':
      return view.say(`account.capacity.${principal.kind}`, { house: await nameOf(principal.house) })
  }
}
