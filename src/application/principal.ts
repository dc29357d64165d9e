import type { HouseId, PersonId } from '../domain/shared/identifiers.js'

/**
 * Who is asking. What a person may do follows from the seats the ledger gives them, as of today.
 * `operator`: whoever runs the program itself (import, CLI). `manager`: manages accounts and founds houses, and reads none.
 * `administrator`: sets up one house. `auditor`: reads the houses it was admitted to (while trying out: every house),
 * writes nothing.
 */
export type Principal =
  | { readonly kind: 'operator' }
  | ((
      | { readonly kind: 'manager' }
      | { readonly kind: 'administrator'; readonly house: HouseId }
      | { readonly kind: 'auditor'; readonly houses: 'every' | readonly HouseId[] }
      | { readonly kind: 'person'; readonly house: HouseId; readonly person: PersonId }
    ) &
      SignedIn)

/** Of whoever signed in: whether they showed who they are a short while ago, as what weighs asks of them. */
type SignedIn = { readonly recent?: boolean }

/** The houses that a principal may read; `every` for the operator and for an auditor while trying out. */
export const housesOf = (principal: Principal | null): 'every' | readonly HouseId[] => {
  switch (principal?.kind) {
    case undefined:
    case 'manager':
      return []
    case 'operator':
      return 'every'
    case 'auditor':
      return principal.houses
    case 'administrator':
    case 'person':
      return [principal.house]
  }
}

/** May this principal read what belongs to no house in particular, such as the entries of the log? */
export const mayReadEveryHouse = (principal: Principal | null): boolean => housesOf(principal) === 'every'

/** May this principal look at how a house records, besides what it recorded? Of which house is asked with {@link mayRead}. */
export const mayAudit = (principal: Principal | null): boolean =>
  principal?.kind === 'administrator' || principal?.kind === 'auditor' || principal?.kind === 'operator'

/** May this principal read a house? Deny unless it is theirs to see. */
export const mayRead = (principal: Principal | null, house: HouseId): boolean => {
  const houses = housesOf(principal)
  return houses === 'every' || houses.includes(house)
}
