import { type Refused, refuse } from '../shared/decider.js'
import { type Cents, toWire } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'
import { type BankLine, unmatchedOf } from './state.js'

/**
 * An amount that is explained by a movement of the bank has its direction (below nothing: it left), its day, and fits in
 * what is not explained of it yet.
 */
export const lineMustCover = (line: BankLine, amount: Cents, on: LocalDate): Refused | null => {
  if (line.amount < 0n !== amount < 0n) return refuse('bank-line.other-direction', 'bankLine')
  if (line.bookedOn !== on) return refuse('bank-line.other-day', 'effectiveOn', { day: line.bookedOn })
  const left = unmatchedOf(line)
  const [size, room] = amount < 0n ? [-amount, -left] : [amount, left]
  return size > room ? refuse('bank-line.too-small', 'amountCents', { leftCents: toWire(room as Cents) }) : null
}
