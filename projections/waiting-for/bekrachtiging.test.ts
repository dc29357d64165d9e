import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEventsOfHouse } from '../../src/application/events-of-house.js'
import { domainEvents } from '../../src/domain/events.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { adoptDeadline, letThreeRatify } from '../../test/domain/support/ratifying.js'
import { contentOf } from '../../test/domain/support/small-house.js'
import { openReading, type Reading } from '../../test/reading/reading.js'
import { createPast } from '../create-past.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const told = async (filter: object = {}) => {
  await reading.follow()
  const { items } = await reading.queries.listWaiting(reading.house, filter, {})
  return items.map(({ kind, organ, since, open }) => `${since} ${kind} ${organ.name} ${open}`)
}

const deadlines = async () => {
  await reading.follow()
  return (await reading.queries.listWaiting(reading.house, {}, {})).items.map(({ deadline }) => deadline)
}

const waiting = () => {
  const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 1_000 })
  const decision = reading.record('TakeDecision', {
    effectiveOn: '2025-04-01',
    dossier,
    organ: reading.small.stuurgroep,
    outcome: 'adopted',
  }).decision!
  return { dossier, decision, act: (organ: string, effectiveOn: string) => ({ dossier, decision, organ, effectiveOn }) }
}

describe('who must still ratify', () => {
  it('is every organ that has not answered, in parallel; nobody once one refused', async () => {
    const { college } = reading.small
    const { neighbour } = letThreeRatify(reading.small, 'parallel')
    const { act } = waiting()
    expect((await told()).sort()).toEqual([
      '2025-04-01 bekrachtiging College 1',
      '2025-04-01 bekrachtiging College van de buren 1',
      '2025-04-01 bekrachtiging Vast bureau 1',
    ])
    reading.record('GrantBekrachtiging', act(neighbour, '2025-04-10'))
    expect((await told()).sort()).toEqual([
      '2025-04-01 bekrachtiging College 1',
      '2025-04-01 bekrachtiging Vast bureau 1',
    ])
    reading.record('RefuseBekrachtiging', { ...act(college, '2025-04-11'), reasons: 'Nee' })
    expect(await told()).toEqual([])
  })

  it('is the organ whose turn it is, in order, since the one before it granted', async () => {
    const { college, stuurgroep } = reading.small
    const { neighbour, bureau } = letThreeRatify(reading.small, 'in-order')
    const { act, decision } = waiting()
    expect(await told()).toEqual(['2025-04-01 bekrachtiging College 1'])
    reading.record('GrantBekrachtiging', act(college, '2025-04-10'))
    expect(await told()).toEqual(['2025-04-10 bekrachtiging College van de buren 1'])
    const [item] = (await reading.queries.listWaiting(reading.house, { organ: neighbour }, {})).items
    expect(item).toMatchObject({ about: decision, fromOrgan: { id: stuurgroep } })
    reading.record('GrantBekrachtiging', act(neighbour, '2025-04-12'))
    reading.record('GrantBekrachtiging', act(bureau, '2025-04-14'))
    expect(await told()).toEqual([])
  })

  it('had, on a past day, the deadline of the rules that were known then', async () => {
    const { college } = reading.small
    letThreeRatify(reading.small, 'in-order')
    adoptDeadline(reading.small, college, { days: 20, silence: 'none' }, '2025-02-01')
    waiting()
    const before = await reading.follow()
    // Recorded afterwards, and in force since before the decision.
    adoptDeadline(reading.small, college, { days: 30, silence: 'none' }, '2025-03-01')
    expect(await deadlines()).toEqual(['2025-05-01'])
    const events = createEventsOfHouse(reading.store, createEventRegistry(domainEvents))
    const past = createPast(reading.database.pool, reading.queries, events)
    const deadlinesIn = async (time: { readonly asOf: string | null; readonly knownAt: string | null }) =>
      (await (await past(reading.house, time)).listWaiting(reading.house, {}, {})).items.map(({ deadline }) => deadline)
    expect(await deadlinesIn({ asOf: null, knownAt: before })).toEqual(['2025-04-21'])
    expect(await deadlinesIn({ asOf: '2025-04-10', knownAt: before })).toEqual(['2025-04-21'])
    expect(await deadlinesIn({ asOf: '2025-04-10', knownAt: null })).toEqual(['2025-05-01'])
  })

  it('has a deadline by the rules of the organ on the day its turn began', async () => {
    const { college } = reading.small
    const { neighbour } = letThreeRatify(reading.small, 'in-order')
    adoptDeadline(reading.small, college, { days: 20, silence: 'none' }, '2025-04-02')
    adoptDeadline(reading.small, college, { days: 30, silence: 'none' }, '2025-03-01')
    adoptDeadline(reading.small, neighbour, { days: 7, silence: 'lapsed' }, '2025-04-10')
    const { act } = waiting()
    expect(await deadlines()).toEqual(['2025-05-01'])
    reading.record('GrantBekrachtiging', act(college, '2025-04-10'))
    expect(await deadlines()).toEqual(['2025-04-17'])
    reading.record('AdoptDecisionRule', {
      effectiveOn: '2025-04-10',
      organ: neighbour,
      rule: { method: 'consensus', source: 'Afspraak' },
    })
    expect(await deadlines()).toEqual([null])
  })

  it('no longer waits for an organ whose silence granted it', async () => {
    adoptDeadline(reading.small, reading.small.college, { days: 3, silence: 'granted' }, '2025-01-01')
    const { act } = waiting()
    expect(await deadlines()).toEqual(['2025-04-04'])
    reading.record('RecordSilence', act(reading.small.college, '2025-04-05'))
    expect(await told()).toEqual([])
  })

  it('no longer waits for a decision that lapsed or was annulled', async () => {
    adoptDeadline(reading.small, reading.small.college, { days: 3, silence: 'lapsed' })
    const lapsing = waiting()
    reading.record('RecordSilence', lapsing.act(reading.small.college, '2025-04-05'))
    expect(await told()).toEqual([])
    const { dossier, decision } = waiting()
    expect(await told()).toHaveLength(1)
    reading.record('AnnulDecision', {
      effectiveOn: '2025-04-02',
      dossier,
      decision,
      authority: 'Gouverneur',
      reasons: 'Niet bevoegd',
    })
    expect(await told()).toEqual([])
  })

  it('asks who set conditions to say that they are met, as long as one is open', async () => {
    const { college } = reading.small
    const { act } = waiting()
    reading.record('GrantBekrachtiging', { ...act(college, '2025-04-10'), conditions: ['Een', 'Twee'] })
    expect(await told()).toEqual(['2025-04-10 condition College 2'])
    const meet = (condition: number) =>
      reading.record('MeetBekrachtigingCondition', { ...act(college, '2025-04-20'), condition, evidence: 'Ja' })
    meet(2)
    expect(await told()).toEqual(['2025-04-10 condition College 1'])
    meet(1)
    expect(await told()).toEqual([])
    const other = waiting()
    reading.record('GrantBekrachtiging', { ...other.act(college, '2025-04-10'), conditions: ['Een'] })
    reading.record('RefuseBekrachtiging', { ...other.act(college, '2025-04-11'), reasons: 'Nee' })
    expect(await told()).toEqual([])
  })

  it('drops the conditions of one organ when another refuses, and when the decision is annulled', async () => {
    const { college } = reading.small
    const { neighbour } = letThreeRatify(reading.small, 'parallel')
    const first = waiting()
    reading.record('GrantBekrachtiging', { ...first.act(college, '2025-04-10'), conditions: ['Een'] })
    reading.record('RefuseBekrachtiging', { ...first.act(neighbour, '2025-04-11'), reasons: 'Nee' })
    expect(await told()).toEqual([])
    const { act, dossier, decision } = waiting()
    reading.record('GrantBekrachtiging', { ...act(college, '2025-04-10'), conditions: ['Een'] })
    reading.record('AnnulDecision', {
      effectiveOn: '2025-04-20',
      dossier,
      decision,
      authority: 'Gouverneur',
      reasons: 'Niet bevoegd',
    })
    expect(await told()).toEqual([])
  })

  it('asks who decided what was done with remarks, until each is answered or it was adopted all the same', async () => {
    const { college, stuurgroep } = reading.small
    const sendBack = () => {
      const one = waiting()
      reading.record('SendDecisionBack', {
        ...one.act(college, '2025-04-10'),
        remarks: 'Te vaag',
        points: ['Waar?', 'Wanneer?'],
      })
      return one
    }
    const revise = ({ dossier, decision }: ReturnType<typeof sendBack>, points: readonly number[]) =>
      reading.record('ReviseProposal', {
        effectiveOn: '2025-04-12',
        dossier,
        by: { kind: 'organ', organ: stuurgroep },
        content: contentOf(),
        explanation: 'Duidelijker',
        remarksAnswered: points.map((point) => ({ decision, point, answer: 'Gedaan' })),
      })
    const first = sendBack()
    expect(await told()).toEqual(['2025-04-10 remarks Stuurgroep 2'])
    revise(first, [1])
    expect(await told()).toEqual(['2025-04-10 remarks Stuurgroep 1'])
    revise(first, [2])
    expect(await told()).toEqual([])
    const second = sendBack()
    revise(second, [])
    expect(await told()).toEqual(['2025-04-10 remarks Stuurgroep 2'])
    reading.record('TakeDecision', {
      effectiveOn: '2025-04-20',
      dossier: second.dossier,
      organ: stuurgroep,
      outcome: 'adopted',
      irregularBecause: 'Haast',
    })
    expect(await told()).toEqual(['2025-04-20 bekrachtiging College 1'])
  })
})
