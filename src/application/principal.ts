import type { HouseId, PersonId } from '../domain/shared/identifiers.js'

/**
 * Who is asking. What a person may do follows from the seats the ledger gives them, as of today.
 * `operator`: whoever runs the program itself (import, CLI). `administrator`: sets up one house. `auditor`: reads every
 * house, writes nothing.
 */
export type Principal =
  | { readonly kind: 'operator' }
  | { readonly kind: 'administrator'; readonly house: HouseId }
  | { readonly kind: 'auditor' }
  | { readonly kind: 'person'; readonly house: HouseId; readonly person: PersonId }

/** May this principal read what belongs to no house in particular, such as the entries of the log? */
export const mayReadEveryHouse = (principal: Principal | null): boolean =>
  principal?.kind === 'operator' || principal?.kind === 'auditor'

/** May this principal look at how a house records, besides what it recorded? Of which house is asked with {@link mayRead}. */
export const mayAudit = (principal: Principal | null): boolean =>
  principal?.kind === 'administrator' || mayReadEveryHouse(principal)

/** May this principal read a house? Deny unless it is theirs to see. */
export const mayRead = (principal: Principal | null, house: HouseId): boolean => {
  switch (principal?.kind) {
    case undefined:
      return false
    case 'operator':
    case 'auditor':
      return true
    case 'administrator':
    case 'person':
      return principal.house === house
  }
}
