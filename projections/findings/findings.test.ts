import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { evolve } from '../../src/domain/evolve.js'
import { asOfDay, byDay } from '../../src/domain/finding/finding.js'
import { findingsOf } from '../../src/domain/finding/findings.js'
import type { LocalDate } from '../../src/domain/shared/time.js'
import { emptyHouse } from '../../src/domain/state.js'
import { minute, openReading, type Reading } from '../../test/reading/reading.js'
import type { FindingFilter } from './answers.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const ask = async (filter: Partial<FindingFilter> = {}) =>
  (await reading.queries.listFindings({ house: reading.house, asOf: null, knownAt: null, ...filter }, {})).items

const decideWithoutMandate = () => {
  const dossier = reading.propose('staff')
  const { decision } = reading.record('TakeDecision', {
    effectiveOn: '2025-04-01',
    dossier,
    organ: reading.small.stuurgroep,
    outcome: 'adopted',
    withoutMandateBecause: 'Er was haast bij.',
  })
  return { dossier, decision: decision! }
}

const heal = ({ dossier, decision }: ReturnType<typeof decideWithoutMandate>) =>
  reading.record('GrantBekrachtiging', { effectiveOn: '2025-05-01', dossier, decision, organ: reading.small.college })

const code = 'decision.without-mandate' as const

describe('findings', () => {
  it('are listed with what they are about, by name, and the events that prove them', async () => {
    const { dossier, decision } = decideWithoutMandate()
    const knownFrom = await reading.follow()
    expect(await ask({ code })).toEqual([
      {
        code,
        severity: 'grave',
        house: { id: reading.house, name: 'Huis van het Kind Voorbeeld' },
        about: {
          kind: 'decision',
          id: decision,
          dossier: { id: dossier, title: 'Speelstraat' },
          organ: { id: reading.small.stuurgroep, name: 'Stuurgroep' },
        },
        since: '2025-04-01',
        healedOn: null,
        events: [reading.small.house.events.at(-1)!.id],
        details: { because: 'none', mandate: null },
        knownFrom,
      },
    ])
  })

  it('stand as they stood on a day: not before their first, and open until the day they were healed', async () => {
    heal(decideWithoutMandate())
    await reading.follow()
    const on = async (asOf: string) => (await ask({ code, asOf })).map(({ healedOn }) => healedOn)
    expect(await on('2025-03-31')).toEqual([])
    expect(await on('2025-04-01')).toEqual([null])
    expect(await on('2025-04-30')).toEqual([null])
    expect(await on('2025-05-01')).toEqual(['2025-05-01'])
    const open = async (asOf: string, wanted: boolean) => (await ask({ code, asOf, open: wanted })).length
    expect([await open('2025-04-30', true), await open('2025-04-30', false)]).toEqual([1, 0])
    expect([await open('2025-05-01', true), await open('2025-05-01', false)]).toEqual([0, 1])
  })

  it('stand as they were known at a moment, whatever became known later', async () => {
    const decided = decideWithoutMandate()
    const before = await reading.follow()
    heal(decided)
    const after = await reading.follow()
    const known = async (knownAt: string | null) => (await ask({ code, knownAt })).map(({ healedOn }) => healedOn)
    expect(await known(before)).toEqual([null])
    expect(await known(after)).toEqual(['2025-05-01'])
    expect(await known(null)).toEqual(['2025-05-01'])
    expect(await known(minute(0))).toEqual([])
  })

  it('can be asked by organ, code, severity and period', async () => {
    heal(decideWithoutMandate())
    await reading.follow()
    const { stuurgroep, college } = reading.small
    const codes = async (filter: Partial<FindingFilter>) => (await ask(filter)).map((one) => one.code)
    expect(await codes({ organ: stuurgroep, code })).toEqual([code])
    expect(await codes({ organ: college, code })).toEqual([])
    expect(await codes({ severity: 'grave' })).toEqual([code])
    expect(await codes({ severity: 'serious', code })).toEqual([])
    expect(await codes({ from: '2025-05-01', until: '2025-05-31', code })).toEqual([code])
    expect(await codes({ from: '2025-05-02', code })).toEqual([])
    expect(await codes({ until: '2025-03-31', code })).toEqual([])
    expect(await codes({ until: '2025-04-01', code })).toEqual([code])
  })

  it('are counted by severity', async () => {
    decideWithoutMandate()
    await reading.follow()
    const count = (filter: Partial<FindingFilter>) =>
      reading.queries.countFindings({ house: reading.house, asOf: '2025-04-01', knownAt: null, open: true, ...filter })
    const all = await ask({ asOf: '2025-04-01', open: true })
    expect(await count({})).toEqual({
      grave: 1,
      serious: all.filter(({ severity }) => severity === 'serious').length,
      attention: all.filter(({ severity }) => severity === 'attention').length,
    })
    expect(await count({ severity: 'serious', code })).toEqual({ grave: 0, serious: 0, attention: 0 })
  })

  it('come by first day and code, in pages that are complete and without doubles', async () => {
    for (let turn = 0; turn < 3; turn++) decideWithoutMandate()
    await reading.follow()
    const whole = await ask()
    const paged: (typeof whole)[number][] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<Reading['queries']['listFindings']>> = await reading.queries.listFindings(
        { house: reading.house, asOf: null, knownAt: null },
        { limit: 3, cursor },
      )
      paged.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged).toEqual(whole)
    const keys = whole.map(({ since, code: of }) => `${since} ${of}`)
    expect(keys).toEqual([...keys].sort())
    expect(whole.length).toBeGreaterThan(6)
  })

  it('are at every moment and day what the rules make of the events known then', async () => {
    heal(decideWithoutMandate())
    const { small } = reading
    small.house.record('RevokeMandate', { effectiveOn: '2025-06-01', mandate: small.collegeMandate, reason: 'Nieuw' })
    small.house.record('EndSeat', { effectiveOn: '2025-06-01', seat: small.chair })
    small.house.record('RecordWithdrawal', { effectiveOn: '2025-07-01', partner: small.centre, reason: 'Fusie' })
    await reading.follow()
    const { events } = small.house
    const recorded = events.map((event) => ({
      ...event,
      recordedAt: minute(event.revision),
      actor: { via: 'api' as const },
    }))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(events.length - 1),
        fc.constantFrom('2025-01-01', '2025-04-01', '2025-05-01', '2025-06-01', '2025-07-02', '2028-01-01'),
        async (last, day) => {
          const state = recorded.slice(0, last + 1).reduce(evolve, emptyHouse)
          const expected = findingsOf(state)
            .flatMap((one) => asOfDay(one, day as LocalDate) ?? [])
            .sort(byDay)
          const found = await ask({ asOf: day, knownAt: minute(last) })
          expect(
            found.map((one) => [one.code, one.about.id, one.since, one.healedOn, one.events, one.details]),
          ).toEqual(expected.map((one) => [one.code, one.about.id, one.since, one.healedOn, one.events, one.details]))
        },
      ),
      { numRuns: 60 },
    )
  })
})
