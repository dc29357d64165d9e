import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReading, type Reading } from '../../test/reading/reading.js'
import type { DecisionFilter } from './answers.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const decide = (dossier: string, on: string, more: object = {}): string =>
  reading.record('TakeDecision', {
    effectiveOn: on,
    dossier,
    organ: reading.small.stuurgroep,
    outcome: 'adopted',
    ...more,
  }).decision!

const idsOf = async (filter: DecisionFilter): Promise<string[]> =>
  (await reading.queries.listDecisions(reading.house, filter, {})).items.map(({ id }) => id)

describe('the register of decisions', () => {
  it('shows who decided what under which mandate, and that bekrachtiging made it final, as known then and now', async () => {
    const { college } = reading.small
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 250_000 })
    const decision = decide(dossier, '2025-03-05', { reasons: 'Goed plan.' })
    const before = await reading.follow()
    reading.record('GrantBekrachtiging', {
      effectiveOn: '2025-03-20',
      dossier,
      decision,
      organ: college,
      remarks: 'Akkoord.',
    })
    await reading.follow()
    expect(await reading.queries.findDecision(reading.house, decision)).toMatchObject({
      dossier: { id: dossier, title: 'Speelstraat' },
      organ: { name: 'Stuurgroep' },
      decidedOn: '2025-03-05',
      amountCents: 250_000,
      standing: 'awaits-bekrachtiging',
      standingOrgan: { name: 'College' },
      state: 'final',
      final: true,
      finalOn: '2025-03-20',
      mandate: { level: 'decide-subject-to-bekrachtiging', chain: [{}, {}, {}] },
      bekrachtiging: { organ: { name: 'College' }, outcome: 'granted', on: '2025-03-20', reasons: 'Akkoord.' },
      irregular: null,
      rectified: false,
    })
    const then = (await reading.queries.listDecisions(reading.house, { knownAt: before }, {})).items
    expect(then).toMatchObject([
      { id: decision, state: 'waiting-for-bekrachtiging', final: false, bekrachtiging: null },
    ])
    expect(await idsOf({ state: 'waiting-for-bekrachtiging' })).toEqual([])
    expect(await idsOf({ state: 'waiting-for-bekrachtiging', knownAt: before })).toEqual([decision])
    expect(await idsOf({ knownAt: '2025-01-01T00:00:00.000Z' })).toEqual([])
  })

  it('marks what was decided without mandate, that it was healed, and that an entry was rectified', async () => {
    const { college } = reading.small
    const dossier = reading.propose('infrastructure')
    const decision = decide(dossier, '2025-03-05', { withoutMandateBecause: 'Haast.' })
    const irregular = await reading.follow()
    expect(await idsOf({ state: 'without-mandate' })).toEqual([decision])
    reading.record('GrantBekrachtiging', { effectiveOn: '2025-04-01', dossier, decision, organ: college })
    const { id } = reading.small.house.events.findLast(({ type }) => type === 'DecisionTaken')!
    reading.record('RectifyEntry', { effectiveOn: '2025-04-02', dossier, rectifies: id, correction: 'x', reason: 'y' })
    await reading.follow()
    expect(await reading.queries.findDecision(reading.house, decision)).toMatchObject({
      state: 'healed',
      healed: true,
      final: true,
      irregular: 'Haast.',
      mandate: null,
      rectified: true,
    })
    const [then] = (await reading.queries.listDecisions(reading.house, { knownAt: irregular }, {})).items
    expect(then).toMatchObject({ state: 'without-mandate', healed: false, rectified: false })
  })

  it('filters by organ, outcome, subject, days and Dutch words or their beginnings', async () => {
    const { stuurgroep, college, coordinator } = reading.small
    const play = reading.propose('working-groups', { title: 'Werkgroep speelstraten', text: 'Kinderen spelen buiten.' })
    const first = decide(play, '2025-03-05', { outcome: 'rejected', reasons: 'De begroting laat het niet toe.' })
    const budget = reading.propose('finances.budget', { title: 'Begroting' })
    const second = decide(budget, '2025-03-10', { organ: college })
    const third = decide(reading.propose('finances', { title: 'Jaarplan' }), '2025-03-10', { organ: coordinator })
    await reading.follow()
    expect(await idsOf({})).toEqual([third, second, first])
    expect(await idsOf({ organ: stuurgroep })).toEqual([first])
    expect(await idsOf({ outcome: 'rejected' })).toEqual([first])
    expect(await idsOf({ subject: 'finances' })).toEqual([third, second])
    expect(await idsOf({ subject: 'all' })).toEqual([third, second, first])
    expect(await idsOf({ from: '2025-03-06' })).toEqual([third, second])
    expect(await idsOf({ until: '2025-03-05' })).toEqual([first])
    expect(await idsOf({ text: 'begrotingen' })).toEqual([second, first])
    expect(await idsOf({ text: 'kinderen begroting' })).toEqual([first])
    expect(await idsOf({ text: 'jaarpl' })).toEqual([third])
    expect(await idsOf({ text: 'voetbal' })).toEqual([])
    expect(await idsOf({ state: 'proposal-to-other-organ' })).toEqual([third])
  })

  it('pages are complete and without doubles, whatever their size and however many share a day', async () => {
    const decisions: string[] = []
    for (let number = 0; number < 12; number += 1) {
      decisions.push(decide(reading.propose('working-groups'), `2025-03-0${1 + (number % 3)}`))
    }
    await reading.follow()
    const whole = await idsOf({})
    expect([...whole].sort()).toEqual([...decisions].sort())
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 13 }), async (limit) => {
        const seen: string[] = []
        let cursor: string | null = null
        do {
          const page: Awaited<ReturnType<typeof reading.queries.listDecisions>> = await reading.queries.listDecisions(
            reading.house,
            {},
            { limit, cursor },
          )
          expect(page.items.length).toBeLessThanOrEqual(limit)
          seen.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor
        } while (cursor !== null)
        expect(seen).toEqual(whole)
      }),
      { numRuns: 13 },
    )
  })
})
