export type SealingRefusal =
  | 'tree-smaller-than-signed'
  | 'tree-differs-from-signed'
  | 'tree-damaged'
  | 'key-missing'
  | 'key-not-the-ledgers'

/** The ledger may not sign: its message tells the operator why and what to do. What is recorded stays recorded. */
export class SealingRefused extends Error {
  override readonly name = 'SealingRefused'
  constructor(
    readonly code: SealingRefusal,
    message: string,
  ) {
    super(message)
  }
}
