import { centsOf } from '../amount.js'
import { dayFromCoda } from '../day.js'
import type { Report } from '../problems.js'
import type { Day } from '../statement.js'

/** One line of a CODA file; positions count from 1, as in the standard. */
export type CodaLine = { readonly number: number; readonly text: string }

const UNKNOWN_DAY = '000000'

/** Reads the fields of one line and reports every field that is not written as the standard asks. */
export const fieldsOf = ({ number, text }: CodaLine, report: Report) => {
  const at = (from: number, to: number): string => text.slice(from - 1, to)

  const digits = (from: number, to: number): string => {
    const found = at(from, to)
    if (!/^\d+$/.test(found)) report(number, 'coda.not-digits', { from, to, found })
    return found
  }

  /** A position where only these signs may stand. */
  const code = (position: number, allowed: string): string => {
    const found = at(position, position)
    if (!allowed.includes(found)) {
      report(number, 'coda.not-allowed', { position, found, allowed: [...allowed].join(', ') })
    }
    return found
  }

  /** Twelve digits for the euros and three for the thousandths, in whole cents. */
  const amount = (from: number): number => {
    const to = from + 14
    const found = digits(from, to)
    const cents = centsOf(`${found.slice(0, 12)}.${found.slice(12)}`, 'standard')
    if (cents === null && /^\d+$/.test(found)) report(number, 'coda.not-whole-cents', { from, to, found })
    return cents ?? 0
  }

  /** An amount with its sign before it: 0 for credit, 1 for debit. Negative when money left the account. */
  const signedAmount = (from: number): number => {
    const cents = amount(from + 1)
    return code(from, '01') === '1' && cents !== 0 ? -cents : cents
  }

  /** A day, or null where the bank did not know it. */
  const day = (from: number): Day | null => {
    const to = from + 5
    const found = at(from, to)
    if (found === UNKNOWN_DAY) return null
    const read = dayFromCoda(found)
    if (read === null) report(number, 'coda.not-a-day', { from, to, found })
    return read
  }

  return { at, digits, code, amount, signedAmount, day }
}

export type Fields = ReturnType<typeof fieldsOf>
