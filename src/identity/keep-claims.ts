import type pg from 'pg'
import { z } from 'zod'
import type { Execute } from '../application/execute.js'
import type { HouseRole } from '../domain/access/state.js'
import { accountId } from '../domain/shared/identifiers.js'

const named = z.object({ account: accountId, provider: z.string().nullable().default(null) })

const changes: Readonly<Record<string, { readonly role: HouseRole; readonly given: boolean }>> = {
  AppointAdministrator: { role: 'administrator', given: true },
  DismissAdministrator: { role: 'administrator', given: false },
  AppointAuditor: { role: 'auditor', given: true },
  DismissAuditor: { role: 'auditor', given: false },
}

/**
 * The one way in for who gives or takes access by command: where an account may hold a role (see `migrations/0014`) follows
 * what was recorded. Repeating a command of which this was broken off puts it right.
 */
export const keepingClaims =
  (execute: Execute, pool: pg.Pool): Execute =>
  async (request) => {
    const result = await execute(request)
    const change = changes[request.type]
    if (change === undefined || !result.ok) return result
    const { account, provider } = named.parse(request.body)
    const values = [account, request.house, change.role]
    if (change.given) {
      // An account that does not exist here has nothing to sign in with.
      await (provider === null
        ? pool.query(
            `INSERT INTO identity.account_role (account, house, role, recorded)
             SELECT id, $2, $3, true FROM identity.account WHERE id = $1
             ON CONFLICT (account, house, role) DO UPDATE SET recorded = true`,
            values,
          )
        : pool.query(
            `INSERT INTO identity.provider_role (account, house, role, provider, recorded)
             SELECT id, $2, $3, $4, true FROM identity.account WHERE id = $1
             ON CONFLICT (account, provider, house, role) DO UPDATE SET recorded = true`,
            [...values, provider],
          ))
    } else {
      await removeClaims(pool, values, provider)
    }
    return result
  }

/** Takes away where a role was held: `values` are account, house and role. */
export const removeClaims = async (
  pool: pg.Pool,
  values: readonly string[],
  provider: string | null,
): Promise<void> => {
  await pool.query(
    `DELETE FROM identity.provider_role
     WHERE account = $1 AND house = $2 AND role = $3 AND ($4::text IS NULL OR provider = $4)`,
    [...values, provider],
  )
  if (provider !== null) return
  await pool.query('DELETE FROM identity.account_role WHERE account = $1 AND house = $2 AND role = $3', [...values])
}
