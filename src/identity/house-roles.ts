import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { CommandRequest } from '../application/command.js'
import type { Execute } from '../application/execute.js'
import type { HouseRole } from '../domain/access/state.js'
import type { HouseId } from '../domain/shared/identifiers.js'
import type { RefusalCode } from '../domain/shared/refusal.js'
import type { LocalDate } from '../domain/shared/time.js'

/** A role of an account in a house, on the word of a provider, or of the house itself (null). */
export type GivenRole = {
  readonly account: string
  readonly house: HouseId
  readonly role: HouseRole
  readonly provider: string | null
}

/** A visit of an auditor: one session, one house, one day. */
export type Visit = {
  readonly account: string
  readonly house: HouseId
  /** The id in the cookie; only a hash of it is kept. */
  readonly session: string
  readonly via: 'api' | 'web'
}

export type HouseRoles = {
  /**
   * Records in the ledger the roles that it does not know yet: of this account, or of everybody. What cannot be recorded
   * gives no power; `onTrouble` hears of it, and it is tried again at the next start or sign-in.
   */
  readonly settle: (account: string | null, onTrouble: (error: unknown) => void) => Promise<void>
  /** Ends a role in the ledger, on whoever's word it was held, or on that of one provider; afterwards nobody holds it so. */
  readonly dismiss: (role: GivenRole) => Promise<void>
  /** Records that an auditor comes to look; once for each session, house and day. False: not an auditor of it any more. */
  readonly inspect: (visit: Visit) => Promise<boolean>
}

type Type = CommandRequest['type']

const commands = {
  administrator: { appoint: 'AppointAdministrator', dismiss: 'DismissAdministrator' },
  auditor: { appoint: 'AppointAuditor', dismiss: 'DismissAuditor' },
} as const satisfies Record<HouseRole, Record<string, Type>>

/** Visits that this process recorded lately and need not look up. */
const REMEMBERED_VISITS = 5_000

/** The roles of accounts as facts of the ledger of each house. The program itself records them, at the door that gave them. */
export const createHouseRoles = ({
  pool,
  execute,
  today,
}: {
  readonly pool: pg.Pool
  readonly execute: Execute
  readonly today: () => LocalDate
}): HouseRoles => {
  /** Null when it was recorded, or else why a rule refused it. */
  const record = async (
    type: Type,
    house: HouseId,
    fields: object,
    { via, key = null }: { readonly via: CommandRequest['via']; readonly key?: string | null },
  ): Promise<RefusalCode | null> => {
    const body = { effectiveOn: today(), ...fields }
    const principal = { kind: 'operator' } as const
    const result = await execute({ house, type, body, principal, via, key, dossierRevision: null })
    if (result.ok) return null
    if (result.problem.kind === 'refused') return result.problem.refusal.code
    throw new Error(`${type} was not recorded: ${result.problem.kind}`)
  }

  const settleOne = async ({ account, house, role, provider }: GivenRole): Promise<void> => {
    const refused = await record(commands[role].appoint, house, { account, provider }, { via: 'system' })
    // Recorded before, but not noted down here: that is all the same.
    if (refused !== null && refused !== 'access.role-already-held') {
      throw new Error(`The role of ${role} was not recorded: ${refused}`)
    }
    await (provider === null
      ? pool.query('UPDATE identity.account_role SET recorded = true WHERE account = $1 AND house = $2 AND role = $3', [
          account,
          house,
          role,
        ])
      : pool.query(
          `UPDATE identity.provider_role SET recorded = true
           WHERE account = $1 AND house = $2 AND role = $3 AND provider = $4`,
          [account, house, role, provider],
        ))
  }

  const visits = new LRUCache<string, true>({ max: REMEMBERED_VISITS })

  return {
    settle: async (account, onTrouble) => {
      const { rows } = await pool.query<GivenRole>(
        `SELECT account, house, role, NULL AS provider FROM identity.account_role
           WHERE NOT recorded AND ($1::uuid IS NULL OR account = $1)
         UNION ALL SELECT account, house, role, provider FROM identity.provider_role
           WHERE NOT recorded AND ($1::uuid IS NULL OR account = $1)
         ORDER BY account, house, role`,
        [account],
      )
      for (const role of rows) {
        try {
          await settleOne(role)
        } catch (error) {
          onTrouble(error)
        }
      }
    },
    dismiss: async ({ account, house, role, provider }) => {
      const refused = await record(commands[role].dismiss, house, { account, provider }, { via: 'system' })
      if (refused !== null && refused !== 'access.role-not-held' && refused !== 'house.unknown') {
        throw new Error(`The end of the role of ${role} was not recorded: ${refused}`)
      }
    },
    inspect: async ({ account, house, session, via }) => {
      const hash = createHash('sha256').update(`inspection ${session}`).digest('base64url').slice(0, 22)
      const key = `inspection/${hash}/${today()}`
      if (visits.has(`${house} ${key}`)) return true
      const refused = await record('RecordInspection', house, { account }, { via, key })
      if (refused === null) visits.set(`${house} ${key}`, true)
      return refused === null
    },
  }
}
