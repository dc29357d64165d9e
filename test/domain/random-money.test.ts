import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DomainEvent } from '../../src/domain/events.js'
import { evolve } from '../../src/domain/evolve.js'
import { findingsOf } from '../../src/domain/finding/findings.js'
import { type Move, sumOf } from '../../src/domain/money/moves.js'
import { type Book, contraPlaces, movingEvents, type Place, postingsOf } from '../../src/domain/money/postings.js'
import type { Happened } from '../../src/domain/shared/event.js'
import { emptyHouse, type HouseState } from '../../src/domain/state.js'
import type { House } from './support/given.js'
import { moneyTheme, type RandomCommand, randomCommands } from './support/random-command.js'
import { randomHouse } from './support/random-house.js'

/** Another one every time; the title of the tests says which, and a failure repeats it. */
const seed = Date.now() % 2 ** 31
const lives = randomCommands(moneyTheme)
const numRuns = 40

type Fact = Happened<DomainEvent>

/** What is where, by book. */
class Books {
  readonly #at = new Map<string, { readonly place: Place; amount: bigint }>()

  constructor(readonly book: Book) {}

  post(event: DomainEvent): void {
    for (const { book, from, to, amount } of postingsOf(event)) {
      if (book !== this.book) continue
      this.#add(from, -amount)
      this.#add(to, amount)
    }
  }

  #add(place: Place, amount: bigint): void {
    const key = `${place.kind}/${place.id}`
    const there = this.#at.get(key) ?? { place, amount: 0n }
    there.amount += amount
    this.#at.set(key, there)
  }

  at(kind: Place['kind'], id: string): bigint {
    return this.#at.get(`${kind}/${id}`)?.amount ?? 0n
  }

  all(): readonly { readonly place: Place; readonly amount: bigint }[] {
    return [...this.#at.values()]
  }

  total(): bigint {
    return this.all().reduce((sum, { amount }) => sum + amount, 0n)
  }
}

const books = ['money', 'in-kind', 'cash', 'shared'] as const satisfies readonly Book[]

const posted = (events: readonly DomainEvent[], book: Book): Books => {
  const kept = new Books(book)
  for (const event of events) kept.post(event)
  return kept
}

const stateOf = (events: readonly Fact[]): HouseState => events.reduce(evolve, emptyHouse)

/** Lives random lives, looking at each of their houses in the end. */
const inRandomLives = (look: (house: House) => void): void => {
  fc.assert(
    fc.property(lives, (commands: RandomCommand[]) => look(randomHouse(commands))),
    { numRuns, seed },
  )
}

const byId = <Thing>(things: Iterable<readonly [string, Thing]>, of: (thing: Thing, id: string) => unknown) =>
  Object.fromEntries([...things].map(([id, thing]) => [id, of(thing, id)]))

describe(`in a random life of the money of a house (seed ${seed})`, () => {
  test('every kind of event that moves money comes about, and a good part of what is asked is accepted', () => {
    const seen = new Set<string>()
    let [asked, accepted] = [0, 0]
    for (const commands of fc.sample(lives, { numRuns: 150, seed: 2026 })) {
      const { events } = randomHouse(commands, {
        after: (_house, { decided }) => {
          asked += 1
          if (decided.ok) accepted += 1
        },
      })
      for (const { type } of events) seen.add(type)
    }
    expect(movingEvents.filter((type) => !seen.has(type))).toEqual([])
    expect(accepted / asked, `${accepted} of ${asked} accepted`).toBeGreaterThan(0.25)
  })

  test('every book balances, after every event', () => {
    inRandomLives(({ events }) => {
      for (const book of books) {
        const kept = new Books(book)
        for (const event of events) {
          kept.post(event)
          expect(kept.total()).toBe(0n)
        }
      }
    })
  })

  test('no place holds less than nothing, but a grant of which a finding says that more is allocated', () => {
    inRandomLives(({ events, state }) => {
      const over = new Set(
        findingsOf(state)
          .filter(({ code, healedOn }) => code === 'grant.over-allocated' && healedOn === null)
          .map(({ about }) => about.id),
      )
      const below = books.flatMap((book) =>
        posted(events, book)
          .all()
          // What is in the bank was there before the ledger began, and is not known.
          .filter(({ place, amount }) => amount < 0n && !contraPlaces.has(place.kind) && place.kind !== 'bank'),
      )
      for (const { place } of below) expect(place.kind).toBe('available')
      expect(new Set(below.map(({ place }) => place.id))).toEqual(over)
    })
  })

  test('every euro that was granted is at exactly one place of the chain of its grant', () => {
    inRandomLives(({ events, state }) => {
      const { money } = state
      const kept = posted(events, 'money')
      // What was paid is traced back to its grants by what covers it; what is not explained has no grant.
      const paid = [...money.payments].map(([id, { unexplained, passedOn }]) => {
        const recoveries = [...money.recoveries].filter(([, { payment }]) => payment === id)
        const held = recoveries.reduce(
          (sum, [recovery]) => sum + kept.at('claimed', recovery) + kept.at('waived', recovery),
          kept.at('paid', id) + kept.at('justified', id),
        )
        return { id, held, unexplained, passedOn }
      })
      const inGrants = [...money.grants.keys()].reduce((sum, id) => sum + kept.at('available', id), 0n)
      const setApart = [...money.allocations.keys()].reduce((sum, id) => sum + kept.at('allocated', id), 0n)
      const promised = [...money.commitments.keys()].reduce((sum, id) => sum + kept.at('committed', id), 0n)
      const spent = paid.reduce((sum, { held }) => sum + held, 0n)
      const given = [...money.grants.keys()].reduce((sum, id) => sum - kept.at('source', id), 0n)
      const loose = paid.reduce((sum, { id }) => sum - kept.at('unexplained', id), 0n)
      expect(inGrants + setApart + promised + spent).toBe(given + loose)
      for (const [id, grant] of money.grants) {
        if (grant.inKind) continue
        const allocations = [...money.allocations].filter(([, one]) => one.grant === id)
        const commitments = [...money.commitments].filter(([, one]) => one.grant === id)
        const covers = [...money.payments.values()].flatMap((one) =>
          one.reversed === null ? one.covers.filter((cover) => cover.grant === id) : [],
        )
        // What lapsed when it was closed, and what was withdrawn after that, went back to the giver.
        const lapsed = events.reduce((sum, event) => {
          if (event.type === 'GrantClosed' && event.data.grant === id) return sum + BigInt(event.data.lapsedCents)
          const back = event.type === 'AllocationWithdrawn' && event.data.grant === id && event.data.toGiver
          return back ? sum + BigInt(event.data.freedCents) : sum
        }, 0n)
        const places =
          kept.at('available', id) +
          allocations.reduce((sum, [one]) => sum + kept.at('allocated', one), 0n) +
          commitments.reduce((sum, [one]) => sum + kept.at('committed', one), 0n) +
          covers.reduce((sum, { amount }) => sum + amount, 0n)
        expect({ id, cents: places }).toEqual({ id, cents: grant.amount + grant.recovered - lapsed })
      }
    })
  })

  test('what the state says of amounts is what was posted', () => {
    inRandomLives(({ events, state }) => {
      const { money } = state
      const kept = posted(events, 'money')
      const inKind = posted(events, 'in-kind')
      const shared = posted(events, 'shared')
      const at = (kind: Place['kind']) => (_thing: unknown, id: string) => kept.at(kind, id)
      expect(byId(money.grants, (one) => sumOf(one.available))).toEqual(
        byId(money.grants, (one, id) => (one.inKind ? inKind : kept).at('available', id)),
      )
      expect(byId(money.grants, (one) => one.used)).toEqual(byId(money.grants, (_one, id) => inKind.at('used', id)))
      expect(byId(money.allocations, ({ amount, committed }) => amount - committed)).toEqual(
        byId(money.allocations, at('allocated')),
      )
      expect(byId(money.allocations, ({ committed }) => committed)).toEqual(
        byId(money.allocations, ({ promises }) => sumOf(promises)),
      )
      expect(byId(money.commitments, ({ amount, paid }) => amount - paid)).toEqual(
        byId(money.commitments, at('committed')),
      )
      expect(byId(money.commitments, ({ open }) => sumOf(open))).toEqual(byId(money.commitments, at('committed')))
      expect(byId(money.payments, ({ rest }) => sumOf(rest))).toEqual(byId(money.payments, at('paid')))
      expect(byId(money.payments, ({ accepted }) => accepted)).toEqual(byId(money.payments, at('justified')))
      expect(byId(money.recoveries, ({ open }) => sumOf(open))).toEqual(byId(money.recoveries, at('claimed')))
      expect(byId(money.recoveries, ({ waived }) => waived)).toEqual(byId(money.recoveries, at('waived')))
      for (const [id, { shares }] of money.sharedCosts) {
        for (const [partner, { settled, open }] of shares) {
          expect(shared.at('settled', `${id}/${partner}`)).toBe(settled)
          expect(shared.at('share', `${id}/${partner}`)).toBe(sumOf(open as readonly Move[]))
        }
      }
    })
  })

  test('paid ≤ committed ≤ allocated, per chain, and accepted, claimed and passed on ≤ paid', () => {
    inRandomLives(({ state }) => {
      const { allocations, commitments, payments, recoveries, bankLines } = state.money
      for (const [id, { amount, committed }] of allocations) {
        const promised = [...commitments.values()].filter(({ allocation }) => allocation === id)
        expect(promised.reduce((sum, one) => sum + one.amount, 0n)).toBe(committed)
        expect(committed <= amount).toBe(true)
      }
      for (const [id, { amount, paid }] of commitments) {
        const covers = [...payments.values()].flatMap((one) => (one.reversed === null ? one.covers : []))
        const covered = covers.filter(({ commitment }) => commitment === id)
        expect(covered.reduce((sum, one) => sum + one.amount, 0n)).toBe(paid)
        expect(paid <= amount).toBe(true)
      }
      for (const [id, { amount, accepted, claimed, passedOn, covers, unexplained }] of payments) {
        expect(accepted + claimed + passedOn <= amount).toBe(true)
        expect(covers.reduce((sum, one) => sum + one.amount, 0n) + unexplained).toBe(amount)
        const claims = [...recoveries.values()].filter(({ payment }) => payment === id)
        expect(claims.reduce((sum, one) => sum + one.amount, 0n)).toBe(claimed)
      }
      for (const { amount, matched } of bankLines.values()) {
        expect(amount < 0n ? matched >= amount && matched <= 0n : matched <= amount && matched >= 0n).toBe(true)
      }
    })
  })

  test('at any day, as known at any moment, every book balances', () => {
    const someDay = fc.constantFrom('2024-12-31', '2025-01-15', '2025-03-01', '2025-06-01', '2025-12-31', '2026-03-02')
    fc.assert(
      fc.property(lives, fc.array(fc.tuple(someDay, fc.nat(400)), { minLength: 5, maxLength: 5 }), (commands, cuts) => {
        const { events } = randomHouse(commands)
        for (const [asOf, knownAt] of cuts) {
          const known = events.slice(0, knownAt).filter(({ effectiveOn }) => effectiveOn <= asOf)
          for (const book of books) expect(posted(known, book).total()).toBe(0n)
          expect(() => stateOf(known)).not.toThrow()
        }
      }),
      { numRuns, seed },
    )
  })
})
