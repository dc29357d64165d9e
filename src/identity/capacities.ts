import type { HouseStates } from '../application/house-states.js'
import type { Principal } from '../application/principal.js'
import { recordsForOrgan } from '../application/records-for.js'
import type { HouseRole } from '../domain/access/state.js'
import type { AccountId, HouseId } from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { Account } from './accounts.js'

/** In which capacity somebody acts, as sessions and forms name it. */
export type CapacityKey = string

export type Capacity = { readonly key: CapacityKey; readonly principal: Exclude<Principal, { kind: 'operator' }> }

export const capacityKey = (principal: Capacity['principal']): CapacityKey =>
  principal.kind === 'manager' || principal.kind === 'auditor' ? principal.kind : `${principal.kind}:${principal.house}`

type Reading = { readonly houses: Pick<HouseStates, 'load'>; readonly today: () => LocalDate }

/** The houses in which the ledger says that the account holds this role. */
const housesHeld = async (
  { houses }: Reading,
  { id, roles }: Account,
  wanted: HouseRole,
): Promise<readonly HouseId[]> => {
  const claims = roles.filter(({ role }) => role === wanted).map(({ house }) => house)
  const held = await Promise.all(
    claims.map(async (house) => (await houses.load(house)).state.access[wanted].has(id as AccountId)),
  )
  return claims.filter((_, index) => held[index] === true)
}

const hasSeat = async ({ houses, today }: Reading, house: HouseId, person: string): Promise<boolean> => {
  const { state } = await houses.load(house)
  return state.seats.some((seat) => seat.person === person && covers(seat.period, today()))
}

/** What an account may act as now, of the kind that is asked, or of any: its roles, and the persons who hold a seat today. */
const held = async (
  reading: Reading,
  account: Account,
  kind: Capacity['principal']['kind'] | null,
): Promise<readonly Capacity['principal'][]> => {
  const asks = (one: Capacity['principal']['kind']): boolean => kind === null || kind === one
  const [seated, administered, audited] = await Promise.all([
    asks('person')
      ? Promise.all(account.persons.map(async (one) => ((await hasSeat(reading, one.house, one.person)) ? [one] : [])))
      : [],
    asks('administrator') ? housesHeld(reading, account, 'administrator') : [],
    asks('auditor') ? housesHeld(reading, account, 'auditor') : [],
  ])
  return [
    ...seated.flat().map(({ house, person }) => ({ kind: 'person', house, person }) as const),
    ...administered.map((house) => ({ kind: 'administrator', house }) as const),
    ...(audited.length > 0 ? [{ kind: 'auditor', houses: audited } as const] : []),
    ...(account.manager && asks('manager') ? [{ kind: 'manager' } as const] : []),
  ]
}

/** The capacities that an account holds now: its roles, and the persons it stands for who hold a seat today. */
export const heldCapacities = async (reading: Reading, account: Account): Promise<readonly Capacity[]> =>
  (await held(reading, account, null)).map((principal) => ({ key: capacityKey(principal), principal }))

const hasRecordingSeat = async ({ houses, today }: Reading, house: HouseId, person: string): Promise<boolean> => {
  const { state } = await houses.load(house)
  return state.seats.some(
    (seat) => seat.person === person && covers(seat.period, today()) && recordsForOrgan(seat, state),
  )
}

/**
 * Does the account hold an office in which it records for others, or sees all of a house: who manages accounts, administers or
 * audits a house, or is chair or secretary of an organ. A role that the ledger does not know yet counts too.
 */
export const holdsOffice = async (reading: Reading, { manager, roles, persons }: Account): Promise<boolean> => {
  if (manager || roles.length > 0) return true
  const seats = await Promise.all(persons.map(({ house, person }) => hasRecordingSeat(reading, house, person)))
  return seats.includes(true)
}

const kinds = ['person', 'administrator', 'auditor', 'manager'] as const

/** The principal of a capacity that was chosen before; null when it is not held any more. */
export const principalOfCapacity = async (
  reading: Reading,
  account: Account,
  key: CapacityKey,
): Promise<Capacity['principal'] | null> => {
  const kind = kinds.find((one) => one === key.split(':')[0])
  if (kind === undefined) return null
  const principals = await held(reading, account, kind)
  return principals.find((one) => capacityKey(one) === key) ?? null
}
