import type pg from 'pg'
import type { Execute } from '../application/execute.js'
import type { HouseStates } from '../application/house-states.js'
import type { LocalDate } from '../domain/shared/time.js'
import { type Account, type Accounts, createAccounts } from './accounts.js'
import { type Capacity, type CapacityKey, heldCapacities, holdsOffice, principalOfCapacity } from './capacities.js'
import { createExternalAccounts, type ExternalAccounts } from './external-accounts.js'
import type { FactorDemand } from './factor-demand.js'
import { createHouseRoles, type HouseRoles } from './house-roles.js'
import { createJoining, type Joining } from './joining.js'
import { createOneTimeLinks, linkPath, type OneTimeLinks } from './one-time-links.js'
import type { OpenIdProvider } from './openid/configuration.js'
import { createOpenIdSignIn, type OpenIdSignIn } from './openid/openid-sign-in.js'
import { createOwnSessions, type OwnSessions } from './own-sessions.js'
import { createPasskeys, type Passkeys } from './passkeys.js'
import { createPasswordSignIn, type PasswordSignIn } from './password-sign-in.js'
import { createPrograms, type Programs } from './programs.js'
import { createSecondFactor, type SecondFactor } from './second-factor.js'
import { SESSION_LIMITS, type SessionLimits } from './session-store.js'

/**
 * What follows on a password. `none`: they are in. `ask`: a code or a passkey is asked first. `set-up`: they are in to set up
 * a second step, and for nothing else.
 */
export type NextStep = 'none' | 'ask' | 'set-up'

/** Who can sign in, and as what. */
export type Identity = {
  readonly accounts: Accounts
  /** What the ledger says of the roles of accounts. */
  readonly roles: HouseRoles
  readonly links: OneTimeLinks
  readonly joining: Joining
  readonly passwords: PasswordSignIn
  readonly passkeys: Passkeys
  /** Codes beside a password. */
  readonly secondFactor: SecondFactor
  /** Is more than a password demanded of this account? */
  readonly mustHaveFactor: (account: Account) => Promise<boolean>
  /** What is asked of whoever showed the password of the account, or used a link to choose it. */
  readonly nextStep: (account: Account) => Promise<NextStep>
  /** Signing in with a provider, and the accounts of who did. */
  readonly openId: OpenIdSignIn
  readonly external: ExternalAccounts
  readonly sessions: OwnSessions
  /** Programs that work for a house. */
  readonly programs: Programs
  readonly limits: SessionLimits
  /** What the account may act as now. */
  readonly capacities: (account: Account) => Promise<readonly Capacity[]>
  /** The principal of a capacity that was chosen; null when it is not held any more. */
  readonly principalOf: (account: Account, key: CapacityKey) => Promise<Capacity['principal'] | null>
  /** The capacity to begin with: the only one, or the one of last time; null when there is a choice to make. */
  readonly firstCapacity: (account: Account) => Promise<Capacity | null>
}

export const createIdentity = ({
  pool,
  execute,
  houses,
  today,
  limits = SESSION_LIMITS,
  providers = [],
  factorSecret,
  factorDemanded = 'offices',
}: {
  readonly pool: pg.Pool
  /** Roles, and the visits of auditors, are recorded in the ledger. */
  readonly execute: Execute
  readonly houses: Pick<HouseStates, 'load'>
  readonly today: () => LocalDate
  readonly limits?: SessionLimits
  readonly providers?: readonly OpenIdProvider[]
  /** What the secrets of second steps are sealed with; at least 32 characters. */
  readonly factorSecret: string
  readonly factorDemanded?: FactorDemand
}): Identity => {
  const links = createOneTimeLinks(pool)
  const roles = createHouseRoles({ pool, execute, today })
  const reading = { houses, today }
  const passkeys = createPasskeys(pool)
  const secondFactor = createSecondFactor(pool, factorSecret)
  const mustHaveFactor = async (account: Account): Promise<boolean> =>
    factorDemanded === 'everyone' || (factorDemanded === 'offices' && (await holdsOffice(reading, account)))
  const capacities = (account: Account): Promise<readonly Capacity[]> => heldCapacities(reading, account)
  return {
    accounts: createAccounts(pool, roles),
    roles,
    links,
    joining: createJoining({ pool, roles }, links),
    passwords: createPasswordSignIn(pool),
    passkeys,
    secondFactor,
    mustHaveFactor,
    nextStep: async (account) => {
      if ((await secondFactor.find(account.id)) !== null) return 'ask'
      if (!(await mustHaveFactor(account))) return 'none'
      // Whoever has a passkey shows that; to set up something else with the password alone would go around it.
      return (await passkeys.list(account.id)).length > 0 ? 'ask' : 'set-up'
    },
    openId: createOpenIdSignIn(providers),
    external: createExternalAccounts(pool, links, roles),
    sessions: createOwnSessions(pool),
    programs: createPrograms(pool),
    limits,
    capacities,
    principalOf: (account, key) => principalOfCapacity(reading, account, key),
    firstCapacity: async (account) => {
      const held = await capacities(account)
      const last = held.find(({ key }) => key === account.lastCapacity)
      return last ?? (held.length === 1 ? (held[0] ?? null) : null)
    },
  }
}

/**
 * The path at which the first manager makes an account, while there is no account at all; null when there is one. Each
 * call gives a new path, and the one before it is void.
 */
export const firstManagerPath = async ({ accounts, links }: Identity): Promise<string | null> =>
  (await accounts.count()) > 0 ? null : linkPath(await links.make({ purpose: 'first-manager' }))
