import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finalOn } from '../../src/domain/bekrachtiging/status.js'
import type { DomainCommand } from '../../src/domain/commands.js'
import { domainEvents } from '../../src/domain/events.js'
import { evolve } from '../../src/domain/evolve.js'
import { overlaps } from '../../src/domain/shared/period.js'
import { emptyHouse } from '../../src/domain/state.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import type { House } from './support/given.js'
import { acting, grantedIn, termsInForce, used } from './support/mandate-oracle.js'
import { plain } from './support/plain.js'
import { randomCommands, themes } from './support/random-command.js'
import { randomHouse, type Step } from './support/random-house.js'

const registry = createEventRegistry(domainEvents)

/** Lives random lives of a house, looking after every command and at the end. */
const always = (after: (house: House, step: Step) => void, atTheEnd?: (house: House) => void): void => {
  fc.assert(
    fc.property(randomCommands(), (commands) => {
      const house = randomHouse(commands, { after })
      atTheEnd?.(house)
    }),
    { numRuns: 40 },
  )
}

const inTheEnd = (look: (house: House) => void): void => always(() => undefined, look)

const told = (house: House): string => JSON.stringify(plain(house.state))

describe('whatever one asks of a house', () => {
  test('is answered, by events that fit their schema or by a refusal with its rule', () => {
    always((_house, { decided }) => {
      if (decided.ok) {
        expect(decided.events.length).toBeGreaterThan(0)
        for (const { type, data } of decided.events) registry.check(type, data)
      } else {
        expect(decided.refusal.rule).not.toBe('')
      }
    })
  })

  test('all kinds of events come about, so that these tests speak of all of them', () => {
    const seen = new Set<string>()
    // The same lives every time, until all kinds are seen: what is tested here is the test itself.
    for (let seed = 2026; seed < 2066 && seen.size < domainEvents.length; seed += 1) {
      for (const types of themes) {
        for (const commands of fc.sample(randomCommands(types), { numRuns: 30, seed })) {
          for (const { type } of randomHouse(commands).events) seen.add(type)
        }
      }
    }
    expect(domainEvents.map(({ type }) => type).filter((type) => !seen.has(type))).toEqual([])
  }, 120_000)

  test('deciding changes nothing, and decides the same a second time', () => {
    const before = (house: House, command: DomainCommand): void => {
      const state = told(house)
      const [first, second] = [house.decide(command), house.decide(command)]
      expect(told(house)).toBe(state)
      expect(second.ok).toBe(first.ok)
      if (!first.ok) expect(second).toEqual(first)
      else if (Object.keys(first.created).length === 0) expect(second).toEqual(first)
    }
    fc.assert(
      fc.property(randomCommands(), (commands) => {
        randomHouse(commands, { before })
      }),
      { numRuns: 12 },
    )
  })

  test('its events, read back from the log, give the same state again', () => {
    inTheEnd((house) => {
      const stored = JSON.parse(JSON.stringify(house.events)) as typeof house.events
      expect(plain(stored.reduce(evolve, emptyHouse))).toEqual(plain(house.state))
    })
  })

  test('no event fails on a state that knows nothing of what it speaks about', () => {
    inTheEnd((house) => {
      expect(() => house.events.toReversed().reduce(evolve, emptyHouse)).not.toThrow()
    })
  })
})

describe('in every state of a house', () => {
  const dossiers = ({ state }: House) => [...state.dossiers.values()]

  test('an organ has one open ballot in a dossier at most', () => {
    always((house) => {
      for (const { ballots } of dossiers(house)) {
        const open = [...ballots.values()].filter((ballot) => ballot.open).map(({ organ }) => organ)
        expect(new Set(open).size).toBe(open.length)
      }
    })
  })

  test('a seat has cast one vote in a ballot at most, and the tally counts each once', () => {
    inTheEnd(({ events }) => {
      const cast = events.flatMap(({ type, data }) => (type === 'VoteCast' ? [`${data.ballot} ${data.seat}`] : []))
      expect(new Set(cast).size).toBe(cast.length)
      for (const event of events) {
        if (event.type !== 'BallotClosed') continue
        const { ballot, tally } = event.data
        const votes = cast.filter((vote) => vote.startsWith(ballot)).length
        const { provisional: _, ...kinds } = tally
        expect(Object.values(kinds).reduce((sum, some) => sum + some, 0)).toBe(votes)
      }
    })
  })

  test('no two partners hold the same KBO number on the same day', () => {
    always(({ state }) => {
      const partners = [...state.partners.values()].filter(({ kbo }) => kbo !== null)
      for (const [index, one] of partners.entries()) {
        for (const other of partners.slice(index + 1)) {
          expect(one.kbo === other.kbo && overlaps(one.period, other.period)).toBe(false)
        }
      }
    })
  })

  test('what was finally adopted stays as it was adopted', () => {
    let final = new Map<string, string>()
    always(
      (house) => {
        for (const { decisions } of dossiers(house)) {
          for (const [id, decision] of decisions) {
            if (decision.outcome !== 'adopted' || finalOn(decision) === null) continue
            const { executions: _done, published: _where, ...adopted } = decision
            const now = JSON.stringify(plain(adopted))
            expect(final.get(id) ?? now).toBe(now)
            final.set(id, now)
          }
        }
      },
      () => {
        final = new Map()
      },
    )
  })

  test('a decision that waits, waits for the organ that its mandate named that day', () => {
    inTheEnd(({ events }) => {
      for (const [index, event] of events.entries()) {
        if (event.type !== 'DecisionTaken' || event.data.standing.kind !== 'awaits-bekrachtiging') continue
        const known = events.slice(0, index)
        const mandate = grantedIn(known).find((one) => one.mandate === event.data.mandate?.mandate)!
        const terms = termsInForce(known, mandate, event.effectiveOn)!
        const { organ, further = [], order } = event.data.standing
        const named = [terms.ratifyingOrgan!, ...(terms.furtherRatifyingOrgans ?? [])]
        const now = [...new Set(named.map((one) => acting(known, one, event.effectiveOn)))]
        expect([organ, ...further]).toEqual(now)
        expect(order).toBe(now.length > 1 ? (terms.ratificationOrder ?? 'parallel') : undefined)
      }
    })
  })

  test('an adopted decision rests on a founding text, or says that it has no mandate', () => {
    inTheEnd(({ events }) => {
      for (const event of events) {
        if (event.type !== 'DecisionTaken' || event.data.outcome !== 'adopted') continue
        const { mandate, standing } = event.data
        if (standing.kind === 'no-mandate') expect(mandate).toBeNull()
        else expect(['founding-text', 'agreement']).toContain(mandate?.chain.at(-1)?.grantor.kind)
      }
    })
  })

  test('no mandate in the chain of a decision was used beyond its year when the decision was taken', () => {
    always((house, { decided, command }) => {
      const [event] = decided.ok ? decided.events : []
      if (event?.type !== 'DecisionTaken' || event.data.amountCents === null || event.data.outcome !== 'adopted') return
      if (event.data.standing.kind !== 'final' && event.data.standing.kind !== 'awaits-bekrachtiging') return
      for (const { mandate: id } of event.data.mandate?.chain ?? []) {
        const mandate = grantedIn(house.events).find(({ mandate }) => mandate === id)!
        const limit = termsInForce(house.events, mandate, command.effectiveOn)!.limits.perYearCents
        if (limit === null) continue
        expect(used(house.events, id, command.effectiveOn.slice(0, 4)) <= BigInt(limit)).toBe(true)
      }
    })
  })
})
