import { sumOf } from '../amount.js'
import type { ReadStatement } from '../reading.js'
import type { CsvLine } from './in-order.js'

/** Numbers of statements begin again every year. Lines without a number are one statement of their account. */
const keyOf = ({ account, statement, bookedOn }: CsvLine): string =>
  JSON.stringify(statement === '' ? [account] : [account, statement, bookedOn.slice(0, 4)])

type Balances = Pick<ReadStatement, 'openingCents' | 'closingCents'>

/** The balances before the first and after the last line, from old to new; from 0 where the file gives none. */
const balancesOf = (lines: readonly CsvLine[]): Balances => {
  const movements = Number(sumOf(lines.map(({ amountCents }) => amountCents)))
  const closing = lines.at(-1)?.balanceCents ?? movements
  return { openingCents: closing - movements, closingCents: closing }
}

const statementOf = (lines: readonly CsvLine[]): ReadStatement | null => {
  const [first] = lines
  if (first === undefined) return null
  const days = lines.map(({ bookedOn }) => bookedOn)
  const openedOn = days.reduce((earliest, day) => (day < earliest ? day : earliest))
  const closedOn = days.reduce((latest, day) => (latest < day ? day : latest))
  const number = first.statement === '' ? `${openedOn}/${closedOn}` : first.statement
  return {
    account: first.account,
    number,
    openedOn,
    closedOn,
    ...balancesOf(lines),
    lines: lines.map(({ balanceCents: _, ...line }) => ({ ...line, statement: number })),
  }
}

/** The statements that lines (from old to new) belong to, in the order in which they begin. */
export const groupStatements = (lines: readonly CsvLine[]): readonly ReadStatement[] => {
  const groups = new Map<string, CsvLine[]>()
  for (const line of lines) {
    const group = groups.get(keyOf(line))
    if (group === undefined) groups.set(keyOf(line), [line])
    else group.push(line)
  }
  return [...groups.values()].map(statementOf).filter((statement) => statement !== null)
}
