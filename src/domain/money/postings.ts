import type { DataOf, DomainEvent, DomainEventType } from '../events.js'
import type {
  AllocationId,
  CommitmentId,
  GrantId,
  PartnerId,
  PaymentId,
  RecoveryId,
  SharedCostId,
} from '../shared/identifiers.js'
import { type Cents, toCents, type WireCents } from '../shared/money.js'

/**
 * Books that are never mixed: what may be spent (`money`), what was given in kind, what went through the bank (`cash`), and
 * costs that partners bear together (`shared`).
 */
export type Book = 'money' | 'in-kind' | 'cash' | 'shared'

/**
 * Where an amount is. Of the book `money`: promised by a `source`, `available` in a grant, `allocated`, `committed`, `paid`,
 * `justified`, `claimed` back, or `waived`; `unexplained` stands against payments that rest on no decision.
 */
export type Place =
  | { readonly kind: 'source' | 'available' | 'used'; readonly id: GrantId }
  | { readonly kind: 'allocated'; readonly id: AllocationId }
  | { readonly kind: 'committed'; readonly id: CommitmentId }
  | { readonly kind: 'paid' | 'justified'; readonly id: PaymentId }
  | { readonly kind: 'unexplained'; readonly id: PaymentId }
  | { readonly kind: 'claimed' | 'waived'; readonly id: RecoveryId }
  | { readonly kind: 'bank' | 'outside'; readonly id: '' }
  | { readonly kind: 'cost'; readonly id: SharedCostId }
  | { readonly kind: 'share' | 'settled'; readonly id: `${SharedCostId}/${PartnerId}` }

/** One amount that goes from one place to another: both sides of a double entry, so that it always balances. */
export type Posting = { readonly book: Book; readonly from: Place; readonly to: Place; readonly amount: Cents }

/** Places that stand against the others; what is there counts below nothing. */
export const contraPlaces: ReadonlySet<Place['kind']> = new Set(['source', 'unexplained', 'outside', 'cost'])

const bank: Place = { kind: 'bank', id: '' }
const outside: Place = { kind: 'outside', id: '' }
const available = (id: GrantId): Place => ({ kind: 'available', id })
const paid = (id: PaymentId): Place => ({ kind: 'paid', id })
const unexplained = (id: PaymentId): Place => ({ kind: 'unexplained', id })
const share = (kind: 'share' | 'settled', cost: SharedCostId, partner: PartnerId): Place => ({
  kind,
  id: `${cost}/${partner}`,
})

/** From one place to the other; the other way for an amount below nothing; not at all for nothing. */
const move = (book: Book, from: Place, to: Place, amount: bigint): readonly Posting[] => {
  if (amount === 0n) return []
  return amount > 0n
    ? [{ book, from, to, amount: amount as Cents }]
    : [{ book, from: to, to: from, amount: -amount as Cents }]
}

/** Where the money of a grant comes from: its giver, or the payment that a partner passes on. */
const originOf = (grant: GrantId, passedOnFrom: PaymentId | null): Place =>
  passedOnFrom === null ? { kind: 'source', id: grant } : paid(passedOnFrom)

const bookOf = (isInKind: boolean): Book => (isInKind ? 'in-kind' : 'money')

const through = (amount: WireCents): readonly Posting[] => move('cash', outside, bank, toCents(amount))

type PostingsOf = {
  readonly [T in DomainEventType]?: (data: DataOf<T>) => readonly Posting[]
}

const rules: PostingsOf = {
  GrantRecorded: ({ grant, inKind, passedOnFrom, amountCents }) =>
    move(bookOf(inKind !== null), originOf(grant, passedOnFrom), available(grant), toCents(amountCents)),
  GrantAmended: ({ grant, isInKind, passedOnFrom, amountCents, formerCents }) => {
    const more = toCents(amountCents) - toCents(formerCents)
    return move(bookOf(isInKind), originOf(grant, passedOnFrom), available(grant), more)
  },
  GrantClosed: ({ grant, isInKind, passedOnFrom, lapsedCents }) =>
    move(bookOf(isInKind), available(grant), originOf(grant, passedOnFrom), toCents(lapsedCents)),
  InstalmentReceived: ({ amountCents }) => through(amountCents),
  InKindUsed: ({ grant, amountCents }) =>
    move('in-kind', available(grant), { kind: 'used', id: grant }, toCents(amountCents)),
  AllocationMade: ({ grant, allocation, amountCents }) =>
    move('money', available(grant), { kind: 'allocated', id: allocation }, toCents(amountCents)),
  AllocationChanged: ({ grant, allocation, amountCents, formerCents }) => {
    const more = toCents(amountCents) - toCents(formerCents)
    return move('money', available(grant), { kind: 'allocated', id: allocation }, more)
  },
  AllocationWithdrawn: ({ grant, allocation, freedCents, toGiver }) => {
    const back: Place = toGiver ? { kind: 'source', id: grant } : available(grant)
    return move('money', { kind: 'allocated', id: allocation }, back, toCents(freedCents))
  },
  CommitmentEntered: ({ allocation, commitment, amountCents }) =>
    move('money', { kind: 'allocated', id: allocation }, { kind: 'committed', id: commitment }, toCents(amountCents)),
  CommitmentReleased: ({ allocation, commitment, amountCents }) =>
    move('money', { kind: 'committed', id: commitment }, { kind: 'allocated', id: allocation }, toCents(amountCents)),
  PaymentMade: ({ payment, commitment, amountCents, coveredCents }) => {
    const covered = commitment === null ? 0n : toCents(coveredCents)
    return [
      ...(commitment === null ? [] : move('money', { kind: 'committed', id: commitment }, paid(payment), covered)),
      ...move('money', unexplained(payment), paid(payment), toCents(amountCents) - covered),
      ...move('cash', bank, outside, toCents(amountCents)),
    ]
  },
  PaymentExplained: ({ payment, commitment, amountCents }) =>
    move('money', { kind: 'committed', id: commitment }, unexplained(payment), toCents(amountCents)),
  PaymentReversed: ({ payment, restored, unexplainedCents }) => {
    const back = restored.reduce<bigint>(
      (sum, { amountCents }) => sum + toCents(amountCents),
      toCents(unexplainedCents),
    )
    return [
      ...restored.flatMap(({ commitment, amountCents }) =>
        move('money', paid(payment), { kind: 'committed', id: commitment }, toCents(amountCents)),
      ),
      ...move('money', paid(payment), unexplained(payment), toCents(unexplainedCents)),
      ...move('cash', outside, bank, back),
    ]
  },
  JustificationAssessed: ({ payment, acceptedCents }) =>
    move('money', paid(payment), { kind: 'justified', id: payment }, toCents(acceptedCents)),
  RecoveryClaimed: ({ payment, recovery, amountCents }) =>
    move('money', paid(payment), { kind: 'claimed', id: recovery }, toCents(amountCents)),
  RecoveryReceived: ({ payment, recovery, grant, toGiver, amountCents }) => {
    const back: Place =
      grant === null ? unexplained(payment) : toGiver ? { kind: 'source', id: grant } : available(grant)
    return [...move('money', { kind: 'claimed', id: recovery }, back, toCents(amountCents)), ...through(amountCents)]
  },
  RecoveryWaived: ({ recovery, amountCents }) =>
    move('money', { kind: 'claimed', id: recovery }, { kind: 'waived', id: recovery }, toCents(amountCents)),
  CostShared: ({ sharedCost, shares }) =>
    shares.flatMap(({ partner, amountCents }) =>
      move('shared', { kind: 'cost', id: sharedCost }, share('share', sharedCost, partner), toCents(amountCents)),
    ),
  ShareSettled: ({ sharedCost, partner, amountCents }) =>
    move('shared', share('share', sharedCost, partner), share('settled', sharedCost, partner), toCents(amountCents)),
}

/** What an event moves, from where to where; nothing for most. */
export const postingsOf = (event: DomainEvent): readonly Posting[] => {
  // The key and the parameter are of the same event type; TypeScript cannot follow that through the union.
  const rule = rules[event.type] as ((data: DomainEvent['data']) => readonly Posting[]) | undefined
  return rule?.(event.data) ?? []
}

/** The types of events that move money. */
export const movingEvents = Object.keys(rules) as readonly (keyof typeof rules)[]
