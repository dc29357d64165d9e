/** What became of what an account signs in with, besides its password. */
export type FactorChange =
  | 'added'
  | 'replaced'
  | 'removed'
  | 'codes-renewed'
  | 'code-used'
  | 'passkey-added'
  | 'passkey-removed'
