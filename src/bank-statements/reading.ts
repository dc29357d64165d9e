import type { Statement, StatementFormat, StatementLine, StatementProblem } from './statement.js'

/** A line before it has a fingerprint. */
export type ReadLine = Omit<StatementLine, 'fingerprint'> & {
  /**
   * The payer wrote the communication. Otherwise it is what this bank says about the booking in this format, and another
   * format says it differently.
   */
  readonly fromPayer: boolean
}

export type ReadStatement = Omit<Statement, 'lines'> & { readonly lines: readonly ReadLine[] }

/** What the reader of one format answers. */
export type Reading =
  | { readonly ok: true; readonly format: StatementFormat; readonly statements: readonly ReadStatement[] }
  | { readonly ok: false; readonly problems: readonly StatementProblem[] }
