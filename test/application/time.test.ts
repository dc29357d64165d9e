import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPast } from '../../projections/create-past.js'
import { createQueries } from '../../projections/create-queries.js'
import { projections } from '../../projections/index.js'
import { InvalidCursor } from '../../projections/page.js'
import type { Past, PastQueries, Queries } from '../../projections/queries.js'
import { createEventsOfHouse } from '../../src/application/events-of-house.js'
import type { DomainCommandType } from '../../src/domain/commands.js'
import { isFinallyAdopted } from '../../src/domain/decision/standing.js'
import { closedNow } from '../../src/domain/dossier/closing.js'
import type { DomainEvent, EventOf } from '../../src/domain/events.js'
import { domainEvents } from '../../src/domain/events.js'
import { evolve } from '../../src/domain/evolve.js'
import { asOfDay, byDay } from '../../src/domain/finding/finding.js'
import { findingsOf } from '../../src/domain/finding/findings.js'
import type { Happened } from '../../src/domain/shared/event.js'
import type { HouseId } from '../../src/domain/shared/identifiers.js'
import { covers } from '../../src/domain/shared/period.js'
import { addDays, type Instant, type LocalDate, toInstant, toLocalDate } from '../../src/domain/shared/time.js'
import { emptyHouse, type HouseState } from '../../src/domain/state.js'
import type { StoredEvent } from '../../src/ledger/event.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createProjectionEngine } from '../../src/projecting/engine.js'
import { createTestDatabase, type TestDatabase } from '../database.js'
import { randomCommands } from '../domain/support/random-command.js'
import { randomHouse } from '../domain/support/random-house.js'
import { createMemoryStore } from '../projecting/support/memory-store.js'

/**
 * "What did the register of this day show on that day?" Every answer is compared with one worked out from the raw log, as
 * slowly as can be: take the events that were recorded by then, begin with nothing, and look.
 */
const HOUSES = 5
const PAIRS_A_HOUSE = 40
const SEED = 2026

type House = {
  readonly id: HouseId
  readonly events: readonly Happened<DomainEvent>[]
  readonly clock: readonly Instant[]
}

const registry = createEventRegistry(domainEvents)
let database: TestDatabase
let queries: Queries
let past: Past
const houses: House[] = []

const uuid = (head: string, number: number): string => `${head}-0000-7000-8000-${String(number).padStart(12, '0')}`

/** The ids of one house made other than those of the next: each random house numbers its own from 1. */
const own = <Value>(value: Value, number: number): Value =>
  JSON.parse(
    JSON.stringify(value).replaceAll(/"0000000([0-9])-0000-7000-8000-/g, `"${number}000000$1-0000-7000-8000-`),
  ) as Value

/** A clock that moves now and then: several facts of one moment, then days in which nothing is recorded. */
const clockOf = (count: number, steps: readonly number[]): readonly Instant[] => {
  let milliseconds = Date.UTC(2025, 2, 1)
  return Array.from({ length: count }, (_, index) => {
    milliseconds += (steps[index % steps.length] ?? 0) * 6 * 3_600_000
    return toInstant(new Date(milliseconds))
  })
}

const telling: ReadonlySet<string> = new Set(['DecisionTaken', 'ContributionGiven', 'AdviceRequested'])

/** What fills the registers that are compared here. */
const lively: readonly DomainCommandType[] = [
  'AdmitPartner',
  'RecordWithdrawal',
  'EstablishOrgan',
  'DissolveOrgan',
  'AssignSeat',
  'EndSeat',
  'GrantMandate',
  'AmendMandate',
  'SuspendMandate',
  'RevokeMandate',
  'OpenDossier',
  'SubmitProposal',
  'ReviseProposal',
  'GiveContribution',
  'AnswerContribution',
  'RequestAdvice',
  'GiveAdvice',
  'AnswerAdvicePoint',
  'OpenBallot',
  'CastVote',
  'CloseBallot',
  'TakeDecision',
  'GrantBekrachtiging',
]

/** Of many long random lives, those in which most was decided, asked and contributed. */
const fullestLives = () =>
  fc
    .sample(fc.tuple(randomCommands(lively), randomCommands(lively)), { numRuns: 120, seed: SEED })
    .map((halves) => randomHouse(halves.flat()).events)
    .map((events) => ({ events, tells: events.filter(({ type }) => telling.has(type)).length }))
    .sort((a, b) => b.tells - a.tells)
    .slice(0, HOUSES)
    .map(({ events }) => events)

beforeAll(async () => {
  database = await createTestDatabase()
  const store = createMemoryStore()
  const stored: StoredEvent[] = []
  const lives = fullestLives()
  const steps = fc.sample(fc.constantFrom(0, 0, 1, 3, 40), { numRuns: 97, seed: SEED })
  for (const [index, life] of lives.entries()) {
    const number = index + 1
    const events = own(life, number)
    const clock = clockOf(events.length, steps.slice(index))
    const id = uuid(`${number}0000000`, 0) as HouseId
    const recorded = events.map((event, at) => ({ ...event, recordedAt: clock[at]! }))
    houses.push({ id, events: recorded, clock })
    for (const event of recorded) {
      stored.push({
        ...event,
        schemaVersion: registry.currentVersion(event.type),
        house: id,
        stream: `house-${id}`,
        position: BigInt(stored.length + 1),
        actor: { person: null, organ: null, partner: null, via: 'web' },
        correlation: 'example',
        causation: null,
      })
    }
  }
  store.add(...stored)
  const engine = createProjectionEngine({ pool: database.pool, store, registry, projections })
  const { stopped } = await engine.catchUp()
  expect(stopped).toEqual([])
  queries = createQueries(database.pool)
  past = createPast(database.pool, queries, createEventsOfHouse(store, registry))
}, 120_000)

afterAll(() => database?.drop())

type Asked = { readonly house: House; readonly asOf: LocalDate; readonly knownAt: Instant }

/** Days around those on which something happened; moments at, just before and between those of the clock. */
const pairs = (): readonly Asked[] =>
  houses.flatMap((house, number) =>
    fc
      .sample(
        fc.tuple(
          fc.constantFrom(
            '2024-11-01',
            '2025-01-01',
            '2025-03-01',
            '2025-06-01',
            '2025-12-31',
            '2026-03-02',
            '2028-01-01',
          ),
          fc.integer({ min: -1, max: 1 }),
          fc.constantFrom(...house.clock),
          fc.integer({ min: -1, max: 1 }),
        ),
        { numRuns: PAIRS_A_HOUSE, seed: SEED + number },
      )
      .map(([day, days, moment, milliseconds]) => ({
        house,
        asOf: addDays(toLocalDate(day), days),
        knownAt: toInstant(new Date(Date.parse(moment) + milliseconds)),
      })),
  )

const knownThen = ({ house, knownAt }: Asked) => house.events.filter(({ recordedAt }) => recordedAt <= knownAt)
const stateOf = (events: readonly Happened<DomainEvent>[]): HouseState => events.reduce(evolve, emptyHouse)
const sorted = (lines: readonly string[]): readonly string[] => [...lines].sort()

const inEveryPair = async (
  answer: (asked: Asked) => Promise<readonly string[]>,
  naive: (asked: Asked) => readonly string[],
): Promise<void> => {
  const all = pairs()
  expect(all).toHaveLength(200)
  let told = 0
  for (const asked of all) {
    const expected = sorted(naive(asked))
    expect(sorted(await answer(asked)), `as of ${asked.asOf}, as known at ${asked.knownAt}`).toEqual(expected)
    told += expected.length
  }
  // It must not be that all of them are empty.
  expect(told).toBeGreaterThan(100)
}

describe('for 200 pairs of a day and a moment, the answers are those worked out from the raw log:', () => {
  it('mandates', () =>
    inEveryPair(
      async ({ house, asOf, knownAt }) =>
        (await queries.readMandateRegister(house.id, { asOf, knownAt })).map(
          ({ id, level, status, subject, perDecisionCents }) =>
            `${id} ${level} ${status} ${subject} ${perDecisionCents}`,
        ),
      (asked) =>
        [...stateOf(knownThen(asked)).mandates].flatMap(([id, mandate]) => {
          const { asOf } = asked
          const gone = mandate.revokedOn !== null && mandate.revokedOn <= asOf
          if (!covers(mandate.period, asOf) || gone) return []
          const { level, limits } = mandate.terms.findLast(({ from }) => from <= asOf)!.terms
          const status = mandate.suspensions.some((one) => covers(one, asOf)) ? 'suspended' : 'active'
          return [`${id} ${level} ${status} ${mandate.subject} ${limits.perDecisionCents}`]
        }),
    ))

  it('seats', () =>
    inEveryPair(
      async ({ house, asOf, knownAt }) =>
        (await queries.listSeats(house.id, { asOf, knownAt })).map(
          ({ id, role, from, until }) => `${id} ${role} ${from} ${until}`,
        ),
      (asked) =>
        [...stateOf(knownThen(asked)).seats].flatMap(([id, { role, period }]) =>
          covers(period, asked.asOf) ? [`${id} ${role} ${period.from} ${period.until}`] : [],
        ),
    ))

  it('partners', () =>
    inEveryPair(
      async ({ house, asOf, knownAt }) =>
        (await queries.listPartners(house.id, { asOf, knownAt })).map(
          ({ id, name, from, until }) => `${id} ${name} ${from} ${until}`,
        ),
      (asked) =>
        [...stateOf(knownThen(asked)).partners].flatMap(([id, { name, period }]) =>
          covers(period, asked.asOf) ? [`${id} ${name} ${period.from} ${period.until}`] : [],
        ),
    ))

  it('organs', () =>
    inEveryPair(
      async ({ house, asOf, knownAt }) =>
        (await queries.listOrgans(house.id, { asOf, knownAt })).map(
          ({ id, name, from, until }) => `${id} ${name} ${from} ${until}`,
        ),
      (asked) =>
        [...stateOf(knownThen(asked)).organs].flatMap(([id, { name, period }]) =>
          covers(period, asked.asOf) ? [`${id} ${name} ${period.from} ${period.until}`] : [],
        ),
    ))

  it(
    'findings',
    () =>
      inEveryPair(
        async ({ house, asOf, knownAt }) => {
          const { items } = await queries.listFindings({ house: house.id, asOf, knownAt }, { limit: 200 })
          return items.map(
            ({ code, about, since, healedOn, events }) => `${code} ${about.id} ${since} ${healedOn} ${events.join()}`,
          )
        },
        (asked) =>
          findingsOf(stateOf(knownThen(asked)))
            .flatMap((one) => asOfDay(one, asked.asOf) ?? [])
            .sort(byDay)
            .map(
              ({ code, about, since, healedOn, events }) => `${code} ${about.id} ${since} ${healedOn} ${events.join()}`,
            ),
      ),
    60_000,
  )

  /** As the house stood by what was in effect on the day: the rest had not happened yet. */
  const actsInEffect = (asked: Asked) => knownThen(asked).filter(({ effectiveOn }) => effectiveOn <= asked.asOf)
  const inEffect = (asked: Asked): HouseState => stateOf(actsInEffect(asked))

  it(
    'decisions',
    () =>
      inEveryPair(
        async ({ house, asOf, knownAt }) => {
          const { items } = await (await past(house.id, { asOf, knownAt })).listDecisions(house.id, {}, { limit: 200 })
          return items.map(
            ({ id, outcome, decidedOn, final }) => `${id} ${outcome} ${decidedOn} ${outcome === 'adopted' && final}`,
          )
        },
        (asked) =>
          [...inEffect(asked).dossiers.values()].flatMap(({ decisions }) =>
            [...decisions].map(
              ([id, decision]) => `${id} ${decision.outcome} ${decision.decidedOn} ${isFinallyAdopted(decision)}`,
            ),
          ),
      ),
    120_000,
  )

  it(
    'dossiers, in the list and each told',
    () =>
      inEveryPair(
        async ({ house, asOf, knownAt }) => {
          const then = await past(house.id, { asOf, knownAt })
          const { items } = await then.listDossiers(house.id, {}, { limit: 200 })
          const told = await Promise.all(items.map(({ id }) => then.findDossier(house.id, id)))
          return [
            ...items.map(
              ({ id, title, newestVersion, amountCents }) => `${id} ${title} ${newestVersion} ${amountCents}`,
            ),
            ...told.flatMap((story) => [
              ...story!.timeline.map(({ event }) => `entry ${event}`),
              ...story!.decisions.map(({ id }) => `decision ${id}`),
            ]),
          ]
        },
        (asked) => {
          // A version keeps its own number, also while the one before it is not in effect yet.
          const newest = (dossier: string) =>
            actsInEffect(asked).findLast(
              (event): event is Happened<EventOf<'ProposalRevised' | 'ProposalSubmitted'>> =>
                (event.type === 'ProposalSubmitted' || event.type === 'ProposalRevised') &&
                event.data.dossier === dossier,
            )?.data
          return [...inEffect(asked).dossiers].flatMap(([id, { title, entries, decisions }]) => [
            `${id} ${title} ${newest(id)?.version ?? 0} ${newest(id)?.content.amountCents ?? null}`,
            ...entries.map((event) => `entry ${event}`),
            ...[...decisions.keys()].map((decision) => `decision ${decision}`),
          ])
        },
      ),
    240_000,
  )

  it(
    'what waits for an answer, and for advice',
    () =>
      inEveryPair(
        async ({ house, asOf, knownAt }) => {
          const { items } = await (await past(house.id, { asOf, knownAt })).listWaiting(house.id, {}, { limit: 200 })
          return items.flatMap(({ kind, about }) =>
            kind === 'contribution-answer' || kind === 'advice' ? [`${kind} ${about}`] : [],
          )
        },
        (asked) =>
          [...inEffect(asked).dossiers.values()].flatMap(({ withdrawn, contributions, adviceRequests, closings }) =>
            withdrawn
              ? []
              : [
                  ...[...contributions].flatMap(([id, { answered }]) =>
                    answered === null ? [`contribution-answer ${id}`] : [],
                  ),
                  ...[...adviceRequests].flatMap(([id, { given, of }]) =>
                    given || of.kind === 'partners' || closedNow({ closings }) !== null ? [] : [`advice ${id}`],
                  ),
                ],
          ),
      ),
    120_000,
  )
})

describe('a list of a day in the past, read two rows at a time,', () => {
  type Listed = { readonly items: readonly { readonly id: string }[]; readonly nextCursor: string | null }

  const walk = async (read: (cursor: string | null) => Promise<Listed>): Promise<readonly string[]> => {
    const ids: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { items, nextCursor } = await read(cursor ?? null)
      ids.push(...items.map(({ id }) => id))
      cursor = nextCursor
    }
    return ids
  }

  const every = async (
    ofPages: (then: PastQueries, house: HouseId, cursor: string | null) => Promise<Listed>,
    expected: (acts: readonly Happened<DomainEvent>[]) => readonly string[],
  ): Promise<void> => {
    let longest = 0
    for (const house of houses) {
      const asOf = toLocalDate('2025-06-01')
      const then = await past(house.id, { asOf, knownAt: null })
      const ids = expected(house.events.filter(({ effectiveOn }) => effectiveOn <= asOf))
      expect(await walk((cursor) => ofPages(then, house.id, cursor))).toEqual(ids)
      longest = Math.max(longest, ids.length)
    }
    // More than one page.
    expect(longest).toBeGreaterThan(3)
  }

  it('holds every dossier once, the one opened last first', () =>
    every(
      (then, house, cursor) => then.listDossiers(house, {}, { limit: 2, cursor }),
      (acts) => acts.flatMap((act) => (act.type === 'DossierOpened' ? [act.data.dossier] : [])).toReversed(),
    ))

  it('holds every decision once, newest first, and those of one day by when they were recorded', () =>
    every(
      (then, house, cursor) => then.listDecisions(house, {}, { limit: 2, cursor }),
      (acts) => {
        const open = new Set(acts.flatMap((act) => (act.type === 'DossierOpened' ? [act.data.dossier] : [])))
        return acts
          .flatMap((act) => (act.type === 'DecisionTaken' && open.has(act.data.dossier) ? [act] : []))
          .toReversed()
          .sort((one, other) => other.effectiveOn.localeCompare(one.effectiveOn))
          .map(({ data }) => data.decision)
      },
    ))

  it('is refused with the cursor of another list', async () => {
    const { id } = houses[0]!
    const then = await past(id, { asOf: toLocalDate('2025-06-01'), knownAt: null })
    await expect(then.listDossiers(id, {}, { cursor: 'x' })).rejects.toThrow(InvalidCursor)
    await expect(then.listDecisions(id, {}, { cursor: 'x' })).rejects.toThrow(InvalidCursor)
  })
})
