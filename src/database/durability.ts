import type pg from 'pg'

/** The server may lose acknowledged events in a crash; the message names the setting and the remedy. */
export class DurabilityRefused extends Error {
  override readonly name = 'DurabilityRefused'
}

type Rule = {
  readonly setting: string
  readonly refused: readonly string[]
  readonly danger: string
}

/**
 * Settings under which an acknowledged event can be lost or torn by a power cut
 * (PostgreSQL manual, chapters "Reliability and the Write-Ahead Log" and "Write Ahead Log" settings).
 * `local`, `remote_write`, `on` and `remote_apply` all wait for this server's own disk and are accepted.
 */
const RULES: readonly Rule[] = [
  { setting: 'fsync', refused: ['off'], danger: 'a crash of the machine could destroy the whole ledger' },
  {
    setting: 'synchronous_commit',
    refused: ['off'],
    danger: 'a crash could lose decisions that were already confirmed',
  },
  { setting: 'full_page_writes', refused: ['off'], danger: 'a crash while writing could leave damaged pages' },
]

/**
 * Refuses a server that does not keep what it confirmed. Looks at the settings as they hold for the sessions of this
 * pool, so also at what was set for its user or database.
 *
 * @throws {DurabilityRefused} naming every wrong setting
 */
export const checkDurability = async (pool: pg.Pool): Promise<void> => {
  const result = await pool.query<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
    [RULES.map((rule) => rule.setting)],
  )
  const values = new Map(result.rows.map((row) => [row.name, row.value]))
  const wrong = RULES.filter((rule) => rule.refused.includes(values.get(rule.setting) ?? ''))
  if (wrong.length === 0) return
  throw new DurabilityRefused(
    wrong
      .map(
        (rule) =>
          `PostgreSQL runs with ${rule.setting}=${values.get(rule.setting)}, so ${rule.danger}; set ${rule.setting}=on in postgresql.conf (or for this user or database) and reload the server.`,
      )
      .join(' '),
  )
}
