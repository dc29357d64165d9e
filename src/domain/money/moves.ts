import type { Act } from '../shared/act.js'
import type { EventId } from '../shared/identifiers.js'
import type { Cents } from '../shared/money.js'
import type { LocalDate } from '../shared/time.js'

/** An amount that came (above nothing) or went (below it) on a day, with the event that proves it. */
export type Move = Act & { readonly amount: Cents }

/** The move that an act makes. */
export const moveOf = (act: Act, amount: bigint): Move => ({ ...act, amount: amount as Cents })

/** The same moves the other way. */
export const opposite = (moves: readonly Move[]): readonly Move[] =>
  moves.map(({ on, event, amount }) => ({ on, event, amount: -amount as Cents }))

/** What moves come to together. */
export const sumOf = (moves: readonly Move[]): Cents =>
  moves.reduce<bigint>((sum, { amount }) => sum + amount, 0n) as Cents

/** A time in which what moves come to is below nothing at the end of each day. */
export type Shortfall = {
  readonly since: LocalDate
  /** The first day on which it is over; null while it lasts. */
  readonly until: LocalDate | null
  /** The most that was lacking at the end of a day; above nothing. */
  readonly lacking: Cents
  /** The moves of the days until it began, and those in it until it was over, each event once. */
  readonly events: readonly [EventId, ...EventId[]]
}

/** Each time in which moves come to less than nothing, by day; within a day only the end of it counts. */
export const shortfalls = (moves: readonly Move[]): readonly Shortfall[] => {
  const byDay = [...moves].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const found: Shortfall[] = []
  let begun: { readonly since: LocalDate; lacking: bigint } | null = null
  let sum = 0n
  const events = new Set<EventId>()
  const told = (until: LocalDate | null, { since, lacking }: NonNullable<typeof begun>, last: EventId): Shortfall => {
    const [first = last, ...others] = events
    return { since, until, lacking: lacking as Cents, events: [first, ...others] }
  }
  for (const [index, { on, event, amount }] of byDay.entries()) {
    sum += amount
    events.add(event)
    if (byDay[index + 1]?.on === on) continue
    if (sum < 0n) {
      begun ??= { since: on, lacking: 0n }
      if (-sum > begun.lacking) begun.lacking = -sum
    } else if (begun !== null) {
      found.push(told(on, begun, event))
      begun = null
    }
    if (begun !== null && index === byDay.length - 1) found.push(told(null, begun, event))
  }
  return found
}
