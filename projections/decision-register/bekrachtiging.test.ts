import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { letThreeRatify } from '../../test/domain/support/ratifying.js'
import { openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const found = async (decision: string) => {
  await reading.follow()
  return (await reading.queries.findDecision(reading.house, decision))!
}

const idsIn = async (state: 'waiting-for-bekrachtiging' | 'waiting-for-conditions' | 'final' | 'annulled') =>
  (await reading.queries.listDecisions(reading.house, { state }, {})).items.map(({ id }) => id)

describe('bekrachtiging in the register of decisions', () => {
  it('shows per organ what it said last, who is awaited, and since when it is final, as known then and now', async () => {
    const { stuurgroep, college } = reading.small
    const { neighbour, bureau } = letThreeRatify(reading.small, 'parallel')
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 400_000 })
    const decision = reading.record('TakeDecision', {
      effectiveOn: '2025-04-01',
      dossier,
      organ: stuurgroep,
      outcome: 'adopted',
    }).decision!
    const act = (organ: string, effectiveOn: string) => ({ dossier, decision, organ, effectiveOn })
    reading.record('GrantBekrachtiging', {
      ...act(bureau, '2025-04-20'),
      extent: { kind: 'partial', amountCents: 350_000, struck: [] },
      remarks: 'Minder',
    })
    expect(await found(decision)).toMatchObject({
      state: 'waiting-for-bekrachtiging',
      final: false,
      awaitedOrgans: [{ name: 'College' }, { name: 'College van de buren' }],
      bekrachtiging: { organ: { name: 'Vast bureau' }, outcome: 'granted', on: '2025-04-20', reasons: 'Minder' },
      bekrachtigingen: [
        {
          organ: { name: 'Vast bureau' },
          outcome: 'granted',
          on: '2025-04-20',
          reasons: 'Minder',
          extent: { kind: 'partial', amountCents: 350_000, struck: [] },
          conditions: [],
        },
      ],
      amountCents: 400_000,
      ratifiedAmountCents: 350_000,
    })
    const before = await reading.follow()
    reading.record('GrantBekrachtiging', { ...act(college, '2025-04-10'), conditions: ['Drie offertes'] })
    reading.record('GrantBekrachtiging', act(neighbour, '2025-04-11'))
    expect(await found(decision)).toMatchObject({ state: 'waiting-for-conditions', finalOn: null, awaitedOrgans: [] })
    expect(await idsIn('waiting-for-conditions')).toEqual([decision])
    reading.record('MeetBekrachtigingCondition', { ...act(college, '2025-04-15'), condition: 1, evidence: 'Ja' })
    expect(await found(decision)).toMatchObject({
      state: 'final',
      final: true,
      finalOn: '2025-04-20',
      bekrachtigingen: [
        { organ: { name: 'Vast bureau' } },
        { organ: { name: 'College' }, conditions: [{ number: 1, text: 'Drie offertes', metOn: '2025-04-15' }] },
        { organ: { name: 'College van de buren' } },
      ],
    })
    const [then] = (await reading.queries.listDecisions(reading.house, { knownAt: before }, {})).items
    expect(then).toMatchObject({ state: 'waiting-for-bekrachtiging', bekrachtigingen: [{}] })
  })

  it('shows the last word of an organ that took its conditional grant back', async () => {
    const { stuurgroep, college } = reading.small
    const dossier = reading.propose('finances.use-of-subsidies', { amountCents: 1_000 })
    const decision = reading.record('TakeDecision', {
      effectiveOn: '2025-04-01',
      dossier,
      organ: stuurgroep,
      outcome: 'adopted',
    }).decision!
    const act = { dossier, decision, organ: college }
    reading.record('GrantBekrachtiging', { ...act, effectiveOn: '2025-04-10', conditions: ['Drie offertes'] })
    reading.record('RefuseBekrachtiging', { ...act, effectiveOn: '2025-05-10', reasons: 'Geen offertes' })
    expect(await found(decision)).toMatchObject({
      state: 'bekrachtiging-refused',
      bekrachtigingen: [{ outcome: 'refused', on: '2025-05-10', reasons: 'Geen offertes', conditions: [] }],
    })
  })

  it('shows what was carried out and published, and no longer counts what was annulled', async () => {
    const { college } = reading.small
    const dossier = reading.propose('vision')
    const decision = reading.record('TakeDecision', {
      effectiveOn: '2025-04-01',
      dossier,
      organ: college,
      outcome: 'adopted',
    }).decision!
    const on = (effectiveOn: string) => ({ dossier, decision, effectiveOn })
    reading.record('RecordExecution', { ...on('2025-04-02'), what: 'Gedrukt' })
    reading.record('PublishDecision', { ...on('2025-04-03'), where: 'Website' })
    expect(await found(decision)).toMatchObject({
      executions: [{ on: '2025-04-02', what: 'Gedrukt', irregular: false }],
      published: { on: '2025-04-03', where: 'Website' },
      final: true,
      annulled: null,
    })
    reading.record('AnnulDecision', { ...on('2025-05-01'), authority: 'Gouverneur', reasons: 'Niet bevoegd' })
    reading.record('RecordExecution', { ...on('2025-05-02'), what: 'Verspreid', irregularBecause: 'Te laat gehoord' })
    expect(await found(decision)).toMatchObject({
      state: 'annulled',
      final: false,
      finalOn: null,
      annulled: { on: '2025-05-01', authority: 'Gouverneur', reasons: 'Niet bevoegd' },
      executions: [{ irregular: false }, { on: '2025-05-02', irregular: true }],
    })
    expect([await idsIn('annulled'), await idsIn('final')]).toEqual([[decision], []])
  })
})
