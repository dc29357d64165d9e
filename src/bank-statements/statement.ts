import type { LocalDate } from '../domain/shared/time.js'

/** A day on the calendar, `YYYY-MM-DD`. */
export type Day = LocalDate

/** One payment into or out of an account, as the bank booked it. */
export type StatementLine = {
  /** The IBAN of the account, without spaces. */
  readonly account: string
  /** The number or name that the file gives to the statement the line stands in. */
  readonly statement: string
  /** Where it stands, for messages: the line of the file (CODA, CSV) or the how manieth entry (camt.053); from 1. */
  readonly line: number
  readonly bookedOn: Day
  readonly valueOn: Day
  /** Whole cents; negative when money left the account. */
  readonly amountCents: number
  /** The IBAN only where it is complete and its check number is correct. */
  readonly counterparty: { readonly name: string | null; readonly iban: string | null }
  /**
   * `structured` only where the check number is correct: `+++090/9337/55493+++`, or a creditor reference (`RF…`).
   */
  readonly communication: Communication | null
  readonly bankReference: string | null
  /** SHA-256, hexadecimal; the same for the same line read again (src/bank-statements/fingerprint.ts). */
  readonly fingerprint: string
}

export type Communication = { readonly kind: 'structured' | 'free'; readonly text: string }

export type Statement = {
  readonly account: string
  readonly number: string
  readonly openedOn: Day | null
  readonly closedOn: Day
  /** Where a CSV file gives no balances, the opening counts as 0 and the closing is the sum of the lines. */
  readonly openingCents: number
  readonly closingCents: number
  readonly lines: readonly StatementLine[]
}

export type StatementProblem = {
  /** The line of the file (CODA, CSV, XML that cannot be read) or the entry (camt.053); 0 for the whole. */
  readonly line: number
  /** `bank-statement.` and the code is the key of its sentence in src/texts. */
  readonly code: string
  /** One sentence in English. */
  readonly reason: string
  /** What the sentences of src/texts ask for. */
  readonly details: Readonly<Record<string, string | number>>
}

export type StatementFormat = 'coda' | 'camt.053' | 'csv'

/** Everything that was read, or everything that is wrong (at most 50 problems): nothing is ever partly read. */
export type StatementRead =
  | { readonly ok: true; readonly format: StatementFormat; readonly statements: readonly Statement[] }
  | { readonly ok: false; readonly problems: readonly StatementProblem[] }

export { type LineMatch, type MatchCandidate, type OpenCommitment, proposeMatches } from './matching/propose-matches.js'
export { readStatement } from './read-statement.js'
