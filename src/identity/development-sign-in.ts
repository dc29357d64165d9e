import { z } from 'zod'
import type { Principal } from '../application/principal.js'
import type { SeatRole } from '../domain/seat/events.js'
import { type HouseId, houseId, personId } from '../domain/shared/identifiers.js'
import { covers } from '../domain/shared/period.js'
import type { LocalDate } from '../domain/shared/time.js'
import type { HouseState } from '../domain/state.js'

/** What someone may sign in as while developing or trying out: no password, so on loopback only. */
export const developmentChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('auditor') }),
  z.strictObject({ kind: z.literal('administrator'), house: houseId }),
  z.strictObject({ kind: z.literal('person'), house: houseId, person: personId }),
  z.strictObject({ kind: z.literal('manager') }),
])

export type DevelopmentChoice = z.output<typeof developmentChoice>

/** The house that a choice is about; null for a role that belongs to none. */
export const houseOfChoice = (choice: DevelopmentChoice): HouseId | null => ('house' in choice ? choice.house : null)

/** The principal a choice stands for, or null when the person holds no seat in that house today. */
export const principalOf = (
  choice: DevelopmentChoice,
  state: HouseState | null,
  today: LocalDate,
): Exclude<Principal, { kind: 'operator' }> | null => {
  if (choice.kind === 'auditor') return { kind: 'auditor', houses: 'every' }
  if (choice.kind === 'manager') return choice
  if (state?.house?.id !== choice.house) return null
  if (choice.kind === 'administrator') return choice
  const seated = state.seats.some((seat) => seat.person === choice.person && covers(seat.period, today))
  return seated ? choice : null
}

/** Is this address reachable from this machine only? */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

export type SignInRole = {
  readonly choice: Extract<DevelopmentChoice, { kind: 'person' }>
  /** The seats of today: "coördinator, secretary of the stuurgroep". */
  readonly seats: readonly {
    readonly function: string
    readonly role: SeatRole
    readonly organ: string
    readonly partner: string | null
  }[]
}

/** Everyone with a seat in the house today, with all their seats: the roles a development sign-in offers. */
export const signInRoles = (state: HouseState, today: LocalDate): readonly SignInRole[] => {
  const house = state.house?.id
  if (house === undefined) return []
  const byPerson = new Map<string, { choice: SignInRole['choice']; seats: SignInRole['seats'][number][] }>()
  for (const seat of state.seats.values()) {
    if (!covers(seat.period, today)) continue
    const role = byPerson.get(seat.person) ?? { choice: { kind: 'person', house, person: seat.person }, seats: [] }
    role.seats.push({
      function: seat.function,
      role: seat.role,
      organ: state.organs.get(seat.organ)?.name ?? '',
      partner: seat.partner === null ? null : (state.partners.get(seat.partner)?.name ?? null),
    })
    byPerson.set(seat.person, role)
  }
  return [...byPerson.values()]
}
