/** A statement that a guard refuses. */
export type Refused = 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE'

/** A table of schema `log` with the trigger that stands guard on it. */
export type GuardedTable = {
  readonly table: string
  /** The trigger the migrations made. */
  readonly trigger: string
  /** What it refuses to everybody, the owner and a superuser included. */
  readonly refuses: readonly Refused[]
}

const appendOnly = (table: string): GuardedTable => ({
  table,
  trigger: `${table}_is_append_only`,
  refuses: ['UPDATE', 'DELETE', 'TRUNCATE'],
})

/**
 * Every guarded table of schema `log`: the one list that the check at start-up and its test go by. A migration that makes
 * a table there adds it here, or to {@link CHANGEABLE}.
 */
export const GUARDED_TABLES: readonly GuardedTable[] = [
  appendOnly('event'),
  appendOnly('command'),
  appendOnly('sequence'),
  appendOnly('sequenced_command'),
  appendOnly('tree_node'),
  appendOnly('signing_key'),
  appendOnly('checkpoint'),
  appendOnly('cosignature'),
  { table: 'head', trigger: 'head_stays', refuses: ['INSERT', 'DELETE', 'TRUNCATE'] },
]

/** Tables of schema `log` whose rows may change, each with the reason. */
export const CHANGEABLE: Readonly<Record<string, string>> = {
  head: 'one row, the newest position: every append moves it on',
  sequencer_lease: 'one row, who may write the order now: it changes hands',
}

/** A function of schema `log` that the guards or the appends rest on, and the SHA-256 of its body as the migrations made it. */
export type KnownFunction = { readonly name: string; readonly guard: boolean; readonly sha256: string }

/** A migration that replaces one of these writes the new SHA-256 here; the test of the check says which. */
export const KNOWN_FUNCTIONS: readonly KnownFunction[] = [
  { name: 'refuse_change', guard: true, sha256: 'fd6013093082079f786babb83dd6829bbbeced0564cf4f2ad1e438a2b6a44e68' },
  {
    name: 'refuse_change_of_sequence',
    guard: true,
    sha256: '94342413fd2d66a7a9b1ad897d477b9b0c1740473de0f51750c6544fa963740d',
  },
  { name: 'append', guard: false, sha256: 'c161794ee154c5fcc41981dcd53e7f96dcbea535effced741ad54770cd56c76e' },
]
