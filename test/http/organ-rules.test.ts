import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMadeNames, readyMadeRuleSet } from '../../src/domain/rule-set/ready-made.js'
import { type Client, createClient, expectProblem } from './support/client.js'
import { type RecordedHouse, recordHouse } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'

let ledger: Ledger
let small: RecordedHouse
let member: Client

beforeAll(async () => {
  ledger = await openLedger()
  small = await recordHouse(ledger.execute)
  const { person } = small.seats.member
  member = await createClient(ledger, { kind: 'person', house: small.house, person })
  await small.record('AdoptReadyMadeRuleSet', {
    effectiveOn: '2025-06-01',
    organ: small.organs.stuurgroep,
    readyMade: 'stuurgroep-consensus',
    changes: { noticeDays: 10 },
  })
})

afterAll(() => ledger.close())

const url = (organ = small.organs.stuurgroep, query = '') => `/api/houses/${small.house}/organs/${organ}/rules${query}`

describe('GET the rules of an organ', () => {
  it('gives those of the day with every rule in words, and every set it adopted', async () => {
    const answer = await member.get(url())
    expect(answer.statusCode, answer.body).toBe(200)
    const told = answer.json()
    const rules = { ...readyMadeRuleSet('stuurgroep-consensus'), noticeDays: 10 }
    expect(told).toMatchObject({ organ: { name: 'Stuurgroep' }, rules })
    expect(told.sentences).toContainEqual({
      name: 'Uitnodiging',
      text: 'De uitnodiging vertrekt minstens 10 dagen voor de vergadering.',
    })
    expect(told.history).toMatchObject([
      { from: '2025-01-01', until: '2025-05-31', rules: { majority: 'simple' } },
      { from: '2025-06-01', until: null, rules },
    ])
    const english = await member.send({ method: 'GET', url: url(), headers: { 'accept-language': 'en' } })
    expect(english.json().sentences).toContainEqual({
      name: 'Majority',
      text: 'Nobody may be against, and at least one member must be for.',
    })
  })

  it('as of a day: the day before the new rules still the old, and none before there was an organ', async () => {
    const majorityOn = async (day: string) =>
      (await member.get(url(small.organs.stuurgroep, `?asOf=${day}`))).json().rules?.majority ?? null
    expect(await majorityOn('2025-05-31')).toBe('simple')
    expect(await majorityOn('2025-06-01')).toBe('consensus')
    expect(await majorityOn('2024-12-31')).toBeNull()
  })

  it('as known at a moment', async () => {
    const answer = await member.get(url(small.organs.stuurgroep, '?knownAt=2020-01-01T00:00:00.000Z'))
    expect(answer.json()).toMatchObject({ organ: { name: 'Stuurgroep' }, rules: null, sentences: [], history: [] })
  })

  it('is not there for an organ that is not, and for readers of the house only', async () => {
    expectProblem(await member.get(url(small.seats.chair.seat)), 404, 'not-found')
    const stranger = await createClient(ledger, null)
    expectProblem(await stranger.get(url()), 401, 'sign-in-needed')
  })
})

describe('GET the rule sets', () => {
  it('gives each with its source and every rule in words', async () => {
    const answer = await member.get('/api/rule-sets')
    expect(answer.statusCode, answer.body).toBe(200)
    const { items } = answer.json()
    expect(items.map((item: { readyMade: string }) => item.readyMade)).toEqual(readyMadeNames)
    expect(items[0]).toMatchObject({
      rules: { name: 'Gemeenteraad', source: { text: 'Decreet van 22 december 2017 over het lokaal bestuur' } },
    })
    expect(items[0].sentences).toContainEqual({
      name: 'Hoe vaak',
      text: 'Het orgaan komt minstens 10 keer per jaar samen.',
    })
    expectProblem(await (await createClient(ledger, null)).get('/api/rule-sets'), 401, 'sign-in-needed')
  })
})
