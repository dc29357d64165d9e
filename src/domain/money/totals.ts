import type { DomainEvent } from '../events.js'
import type { PaymentId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import { type Book, contraPlaces, type Place, type Posting, postingsOf } from './postings.js'

/** What was promised, set apart, promised to others, paid, accounted for and given back, over a whole life. In eurocents. */
export type MoneyTotals = {
  readonly granted: Cents
  readonly allocated: Cents
  readonly committed: Cents
  readonly paid: Cents
  readonly justified: Cents
  readonly recovered: Cents
}

export type Balance = { readonly book: Book; readonly place: Place; readonly amount: bigint }

export type Ledger = {
  /** Both sides of every book are equal, and nowhere is less than nothing but where it stands against the rest. */
  readonly balanced: boolean
  readonly balances: readonly Balance[]
  readonly totals: MoneyTotals
  /** Payments of which something rests on no decision. */
  readonly orphans: readonly { readonly payment: PaymentId; readonly amount: Cents }[]
}

/** Which moves of the book `money` count towards which total; the other way round they count against it. */
const counting: readonly (readonly [keyof MoneyTotals, Place['kind'], Place['kind']])[] = [
  ['granted', 'source', 'available'],
  ['allocated', 'available', 'allocated'],
  // Only the other way round: an allocation withdrawn after its grant was closed.
  ['granted', 'source', 'allocated'],
  ['allocated', 'source', 'allocated'],
  ['committed', 'allocated', 'committed'],
  ['paid', 'committed', 'paid'],
  ['paid', 'unexplained', 'paid'],
  ['justified', 'paid', 'justified'],
  ['recovered', 'claimed', 'available'],
  ['recovered', 'claimed', 'source'],
  ['recovered', 'claimed', 'unexplained'],
]

const countIn = (totals: Record<keyof MoneyTotals, Cents>, { from, to, amount }: Posting): void => {
  for (const [total, start, end] of counting) {
    if (from.kind === start && to.kind === end) totals[total] = (totals[total] + amount) as Cents
    if (from.kind === end && to.kind === start) totals[total] = (totals[total] - amount) as Cents
  }
}

const nothing = 0n as Cents

/** Places that may hold less than nothing: those that stand against others, a bank without opening balance, and a grant of
 * which more was allocated than there is (a finding of its own). */
const mayBeBelow: ReadonlySet<Place['kind']> = new Set([...contraPlaces, 'bank', 'available'])

/** Does every book add up to nothing, and does no place hold less than nothing? */
const isBalanced = (balances: readonly Balance[]): boolean => {
  const sums = new Map<Book, bigint>()
  for (const { book, amount } of balances) sums.set(book, (sums.get(book) ?? 0n) + amount)
  const below = balances.some(({ place, amount }) => amount < 0n && !mayBeBelow.has(place.kind))
  return !below && [...sums.values()].every((sum) => sum === 0n)
}

/**
 * The books of a house, by replaying every posting of its events: all of them, or those up to a day and a moment. Amounts
 * count once: what a partner passes on was granted already.
 */
export const ledgerOf = (events: readonly DomainEvent[]): Ledger => {
  const found = new Map<string, Balance>()
  const totals = {
    granted: nothing,
    allocated: nothing,
    committed: nothing,
    paid: nothing,
    justified: nothing,
    recovered: nothing,
  }
  const add = (book: Book, place: Place, amount: bigint): void => {
    const key = `${book}/${place.kind}/${place.id}`
    found.set(key, { book, place, amount: (found.get(key)?.amount ?? 0n) + amount })
  }
  for (const posting of events.flatMap(postingsOf)) {
    add(posting.book, posting.from, -posting.amount)
    add(posting.book, posting.to, posting.amount)
    if (posting.book === 'money') countIn(totals, posting)
  }
  const balances = [...found.values()]
  const orphans = balances.flatMap(({ place, amount }) =>
    place.kind === 'unexplained' && amount < 0n ? [{ payment: place.id, amount: -amount as Cents }] : [],
  )
  return { balanced: isBalanced(balances), balances, totals, orphans }
}
