import { euros } from '../amount.js'
import type { Report } from '../problems.js'
import type { ReadLine } from '../reading.js'

/** A line with the balance after it, where the file gives it. */
export type CsvLine = ReadLine & { readonly balanceCents: number | null }

/** The first line whose balance does not follow from the one before it, in lines from old to new. */
const firstBreak = (lines: readonly CsvLine[]): CsvLine | null =>
  lines.find((line, index) => {
    const before = lines[index - 1]?.balanceCents ?? null
    return before !== null && BigInt(before) + BigInt(line.amountCents) !== BigInt(line.balanceCents ?? 0)
  }) ?? null

/**
 * The lines of one account from old to new. Their days say in which order the file has them; where all are of one day,
 * the balances; where these fit both ways, how this layout is used.
 */
const oldestFirst = (lines: readonly CsvLine[], newestFirst: boolean): readonly CsvLine[] => {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) return lines
  const usual = newestFirst ? lines.toReversed() : lines
  if (first.bookedOn !== last.bookedOn) return first.bookedOn < last.bookedOn ? lines : lines.toReversed()
  return firstBreak(usual) === null || firstBreak(usual.toReversed()) !== null ? usual : usual.toReversed()
}

/**
 * Puts the lines of a file from old to new, account by account, and reports balances that do not follow from one another
 * or stand on some lines only.
 */
export const inOrder = (lines: readonly CsvLine[], newestFirst: boolean, report: Report): readonly CsvLine[] => {
  const accounts = new Map<string, CsvLine[]>()
  for (const line of lines) {
    const own = accounts.get(line.account)
    if (own === undefined) accounts.set(line.account, [line])
    else own.push(line)
  }
  return [...accounts.values()].flatMap((own) => {
    const ordered = oldestFirst(own, newestFirst)
    const without = ordered.filter(({ balanceCents }) => balanceCents === null)
    if (without.length > 0 && without.length < ordered.length) {
      for (const { line } of without) report(line, 'csv.balance-missing')
    } else {
      const broken = firstBreak(ordered)
      if (broken !== null) report(broken.line, 'csv.balance', { found: euros(broken.balanceCents ?? 0) })
    }
    return ordered
  })
}
