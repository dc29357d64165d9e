import type { HouseStates } from '../application/house-states.js'
import type { Principal } from '../application/principal.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { Account } from './accounts.js'

/** In which capacity somebody acts, as sessions and forms name it. */
export type CapacityKey = string

export type Capacity = { readonly key: CapacityKey; readonly principal: Exclude<Principal, { kind: 'operator' }> }

export const capacityKey = (principal: Capacity['principal']): CapacityKey =>
  principal.kind === 'manager' || principal.kind === 'auditor' ? principal.kind : `${principal.kind}:${principal.house}`

type Reading = { readonly houses: Pick<HouseStates, 'load'>; readonly today: () => LocalDate }

/** What an account may act as, before the ledger is asked whether its persons hold a seat. */
const claimed = ({ manager, roles, persons }: Account): readonly Capacity['principal'][] => {
  const audited = roles.flatMap(({ house, role }) => (role === 'auditor' ? [house] : []))
  return [
    ...persons.map(({ house, person }) => ({ kind: 'person', house, person }) as const),
    ...roles.flatMap(({ house, role }) =>
      role === 'administrator' ? [{ kind: 'administrator', house } as const] : [],
    ),
    ...(audited.length > 0 ? [{ kind: 'auditor', houses: audited } as const] : []),
    ...(manager ? [{ kind: 'manager' } as const] : []),
  ]
}

const hasSeat = async ({ houses, today }: Reading, house: HouseId, person: string): Promise<boolean> => {
  const { state } = await houses.load(house)
  return state.seats.some((seat) => seat.person === person && covers(seat.period, today()))
}

const isHeld = async (reading: Reading, principal: Capacity['principal']): Promise<boolean> =>
  principal.kind !== 'person' || hasSeat(reading, principal.house, principal.person)

/** The capacities that an account holds now: its roles, and the persons it stands for who hold a seat today. */
export const heldCapacities = async (reading: Reading, account: Account): Promise<readonly Capacity[]> => {
  const principals = claimed(account)
  const held = await Promise.all(principals.map((principal) => isHeld(reading, principal)))
  return principals
    .filter((_, index) => held[index] === true)
    .map((principal) => ({ key: capacityKey(principal), principal }))
}

/** The principal of a capacity that was chosen before; null when it is not held any more. */
export const principalOfCapacity = async (
  reading: Reading,
  account: Account,
  key: CapacityKey,
): Promise<Capacity['principal'] | null> => {
  const principal = claimed(account).find((one) => capacityKey(one) === key)
  return principal !== undefined && (await isHeld(reading, principal)) ? principal : null
}
