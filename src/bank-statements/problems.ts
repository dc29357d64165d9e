import { type ReasonCode, reasons } from './reasons.js'
import type { StatementProblem } from './statement.js'

/** Whoever repairs a file repairs these first. */
const MOST_PROBLEMS = 50
const LONGEST_DETAIL = 80

type Details = StatementProblem['details']

/** Notes that something is wrong at a line (0: the whole). */
export type Report = (line: number, code: ReasonCode, details?: Details) => void

/** What a file says may be anything: what is quoted from it is short and can be printed. */
const quotable = (detail: string | number): string | number =>
  typeof detail === 'number'
    ? detail
    : detail
        .toWellFormed()
        .replace(/\p{Cc}/gu, ' ')
        .slice(0, LONGEST_DETAIL)
        .toWellFormed()

const filledIn = (code: ReasonCode, details: Details): string =>
  reasons[code].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))

/** A list that notes the first problems reported to it, in the order of their lines. */
export const problemList = (): {
  readonly report: Report
  readonly found: () => readonly StatementProblem[]
} => {
  const problems: StatementProblem[] = []
  return {
    report: (line, code, given = {}) => {
      if (problems.length >= MOST_PROBLEMS) return
      const details = Object.fromEntries(Object.entries(given).map(([name, detail]) => [name, quotable(detail)]))
      problems.push({ line, code, reason: filledIn(code, details), details })
    },
    found: () => problems.toSorted((a, b) => a.line - b.line),
  }
}
