import { createHash } from 'node:crypto'
import type { ReadLine, ReadStatement } from './reading.js'
import type { Statement } from './statement.js'
import { folded } from './text.js'

/** What every format says about a line in the same way. Names are cut and written differently by each. */
const factsOf = (line: ReadLine): string =>
  JSON.stringify([
    line.account,
    line.bookedOn,
    line.valueOn,
    line.amountCents,
    line.counterparty.iban,
    line.fromPayer ? folded(line.communication?.text ?? '') : '',
  ])

/**
 * Gives every line its fingerprint: SHA-256 over account, days, amount, counterparty's account, communication of the
 * payer, and a number among lines of the file that are equal in all of that, so that two equal payments differ.
 *
 * The number of the statement is left out, because formats number differently. So two payments that are equal in all
 * these facts, booked on one day but in two statements that come in two files, have one fingerprint: whoever imports
 * compares the number of the statement (`StatementLine.statement`) before calling the second known.
 */
export const withFingerprints = (statements: readonly ReadStatement[]): readonly Statement[] => {
  const seen = new Map<string, number>()
  return statements.map((statement) => ({
    ...statement,
    lines: statement.lines.map((line) => {
      const facts = factsOf(line)
      const ordinal = (seen.get(facts) ?? 0) + 1
      seen.set(facts, ordinal)
      const { fromPayer: _, ...shown } = line
      return { ...shown, fingerprint: createHash('sha256').update(`${facts}${ordinal}`).digest('hex') }
    }),
  }))
}
