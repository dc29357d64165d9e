/** Schemas whose tables are backed up. Not `projection` (built anew from the log) nor `web` (who is signed in now). */
export const SCHEMAS = ['log', 'personal', 'ballot_box', 'notifying', 'attachment', 'identity'] as const

/** Tables of these schemas that are left behind: what is good for once or for a moment is worth nothing afterwards. */
export const LEFT_BEHIND: readonly string[] = ['identity.one_time_link', 'identity.failed_sign_in']

/**
 * Tables with the keys to personal data: they go into a file of their own, which is kept for a short time only, so that
 * an old backup does not bring back whom the ledger has erased. `opens` is the table whose rows are nothing without
 * their key, and the column by which both are found.
 */
export const KEY_TABLES = [
  { schema: 'personal', name: 'person_key', opens: { name: 'value', by: 'person' }, erased: 'erased' },
] as const

/** Tables that have their only row from the start: it is changed, not added. */
export const ONE_ROW_TABLES: readonly string[] = ['log.head', 'log.sequencer_lease', 'notifying.checkpoint']

/** What must be put back before this table, beyond what it refers to itself: who was erased, then keys, then values. */
export const behind = ({ schema, name }: { readonly schema: string; readonly name: string }): readonly string[] =>
  KEY_TABLES.flatMap((keys) => {
    if (keys.schema !== schema) return []
    if (name === keys.name) return [`${schema}.${keys.erased}`]
    return name === keys.opens.name ? [`${schema}.${keys.erased}`, `${schema}.${keys.name}`] : []
  })

/** Whether the rows of this table are nothing without a key from {@link KEY_TABLES}. */
export const isOpenedByKey = ({ schema, name }: { readonly schema: string; readonly name: string }): boolean =>
  KEY_TABLES.some((keys) => keys.schema === schema && keys.opens.name === name)

export const isKeyTable = ({ schema, name }: { readonly schema: string; readonly name: string }): boolean =>
  KEY_TABLES.some((one) => one.schema === schema && one.name === name)

/**
 * Whether a table holds accounts. They name persons in clear, so they stand in the file that lives short: an old backup does
 * not go on naming whom the ledger has erased.
 */
export const isAccountTable = ({ schema }: { readonly schema: string }): boolean => schema === 'identity'

/** Whether a table goes into the file with the keys. */
export const isKeptShort = (table: { readonly schema: string; readonly name: string }): boolean =>
  isKeyTable(table) || isAccountTable(table)
