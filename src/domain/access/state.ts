import { Map as ImmutableMap } from 'immutable'
import type { AccountId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { WordOf } from './events.js'

/** A role in a house that is not a seat. */
export const houseRoles = ['administrator', 'auditor'] as const

export type HouseRole = (typeof houseRoles)[number]

export type HeldRole = {
  /** The day somebody first came to hold it, without a break. */
  readonly since: LocalDate
  /** On whose word, oldest first; never empty. */
  readonly words: readonly WordOf[]
}

/** How often an auditor looked into the house. */
export type Inspections = { readonly times: number; readonly last: LocalDate }

/** Who has access to a house without a seat in it. */
export type AccessState = { readonly [Role in HouseRole]: ImmutableMap<AccountId, HeldRole> } & {
  readonly inspections: ImmutableMap<AccountId, Inspections>
}

export const nobodyHasAccess: AccessState = {
  administrator: ImmutableMap(),
  auditor: ImmutableMap(),
  inspections: ImmutableMap(),
}
