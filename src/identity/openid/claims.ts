import type { HouseId } from '../../domain/shared/identifiers.js'
import type { AccountRole } from '../accounts.js'
import type { OpenIdProvider } from './configuration.js'

/** What a provider says about whoever signed in there. */
export type ExternalIdentity = {
  readonly subject: string
  /** Null when the provider does not say. */
  readonly name: string | null
  /** An e-mail address that the provider says it checked. */
  readonly email: string | null
  /** What the roles that the provider gives are worth here. */
  readonly roles: readonly { readonly house: HouseId; readonly role: AccountRole }[]
}

export type Claims = Readonly<Record<string, unknown>>

const textOf = (value: unknown, longest: number): string | null =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest ? value.trim() : null

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')

/**
 * The roles of the claim that are worth something here. A value is `Role:organisation`; one that names no organisation is
 * for the organisation somebody signed in for. A role counts for the very organisation that its mapping names.
 */
const rolesOf = (
  { roleClaim, organisationClaim, roles }: OpenIdProvider,
  claims: Claims,
): ExternalIdentity['roles'] => {
  if (roleClaim === null) return []
  const own = textOf(claims[organisationClaim], 40)
  const held = listOf(claims[roleClaim]).map((value) => {
    const colon = value.lastIndexOf(':')
    return colon === -1
      ? { role: value, organisation: own }
      : { role: value.slice(0, colon), organisation: value.slice(colon + 1) }
  })
  return roles
    .filter(({ role, organisation }) => held.some((one) => one.role === role && one.organisation === organisation))
    .map(({ house, gives }) => ({ house, role: gives }))
}

/** Reads the claims; null when they do not say who it is. */
export const identityOf = (provider: OpenIdProvider, claims: Claims): ExternalIdentity | null => {
  const subject = textOf(claims[provider.subjectClaim], 255)
  if (subject === null) return null
  const whole = [claims.given_name, claims.family_name].map((part) => textOf(part, 100)).filter((part) => part !== null)
  const name = textOf(claims.name, 200) ?? (whole.length > 0 ? whole.join(' ') : null)
  const email = claims.email_verified === true ? (textOf(claims.email, 254)?.toLowerCase() ?? null) : null
  return { subject, name, email, roles: rolesOf(provider, claims) }
}
