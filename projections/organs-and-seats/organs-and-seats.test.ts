import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readyMadeRuleSet } from '../../src/domain/rule-set/ready-made.js'
import { consensus, convenant, decideFinally } from '../../test/domain/support/small-house.js'
import { openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

const organs = async (asOf: string | null, knownAt: string | null = null) =>
  await reading.queries.listOrgans(reading.house, { asOf, knownAt })

describe('organs', () => {
  it('stand in tree order, with the partner whose organ it is', async () => {
    await reading.follow()
    const all = await organs('2025-06-01')
    expect(all.map(({ name, depth, ofPartner }) => [name, depth, ofPartner?.name ?? null])).toEqual([
      ['College', 0, 'Gemeente Voorbeeld'],
      ['Gemeenteraad', 0, 'Gemeente Voorbeeld'],
      ['Stuurgroep', 0, null],
      ['Coördinator', 1, null],
    ])
    expect(await organs('2024-12-31')).toEqual([])
  })

  it('are there until the day they end, and a dissolution recorded late was not known before', async () => {
    const established = reading.record('EstablishOrgan', {
      effectiveOn: '2025-02-01',
      name: 'Werkgroep zomer',
      kind: 'werkgroep',
      rule: consensus,
      basis: convenant,
    }).organ!
    const before = await reading.follow()
    reading.record('DissolveOrgan', { effectiveOn: '2025-05-31', organ: established, reason: 'Klaar.' })
    await reading.follow()
    const there = async (asOf: string, knownAt: string | null = null) =>
      (await organs(asOf, knownAt)).some(({ id }) => id === established)
    expect(await there('2025-05-31')).toBe(true)
    expect(await there('2025-06-01')).toBe(false)
    expect(await there('2025-06-01', before)).toBe(true)
    expect((await organs(null)).find(({ id }) => id === established)?.until).toBe('2025-05-31')
  })

  it('go on until the day they were extended to, as far as that was known', async () => {
    const group = reading.record('EstablishOrgan', {
      effectiveOn: '2025-02-01',
      name: 'Werkgroep zomer',
      kind: 'werkgroep',
      rule: consensus,
      basis: convenant,
      until: '2025-05-31',
    }).organ!
    const before = await reading.follow()
    reading.record('ExtendOrgan', { effectiveOn: '2025-05-01', organ: group, until: '2025-09-30', basis: convenant })
    await reading.follow()
    const until = async (asOf: string, knownAt: string | null = null) =>
      (await organs(asOf, knownAt)).find(({ id }) => id === group)?.until
    expect(await until('2025-05-31', before)).toBe('2025-05-31')
    expect(await until('2025-06-01', before)).toBeUndefined()
    expect(await until('2025-09-30')).toBe('2025-09-30')
    expect(await until('2025-10-01')).toBeUndefined()
  })

  it('decide by the rule of the day that is asked', async () => {
    const { stuurgroep } = reading.small
    reading.record('AdoptDecisionRule', { effectiveOn: '2025-09-01', organ: stuurgroep, rule: consensus })
    await reading.follow()
    const method = async (asOf: string) => (await organs(asOf)).find(({ id }) => id === stuurgroep)?.rules.majority
    expect(await method('2025-08-31')).toBe('simple')
    expect(await method('2025-09-01')).toBe('consensus')
    const rules = readyMadeRuleSet('beheerscomite-interlokale-vereniging')
    reading.record('AdoptRuleSet', { effectiveOn: '2025-10-01', organ: stuurgroep, rules })
    await reading.follow()
    expect(await method('2025-09-30')).toBe('consensus')
    expect((await organs('2025-10-01')).find(({ id }) => id === stuurgroep)?.rules).toEqual(rules)
  })
})

describe('partners and seats', () => {
  it('say how a partner stopped: by withdrawal, exclusion or merger, once that was known', async () => {
    const { small, record, house } = reading
    const decision = decideFinally(small, 'partners.exclusion')
    const admit = (name: string): string =>
      record('AdmitPartner', {
        effectiveOn: '2025-01-01',
        name,
        kind: 'private-legal-person',
        sector: 'welzijn',
        basis: convenant,
      }).partner!
    const [excluded, withdrawn, merged] = [admit('A'), admit('B'), admit('C')]
    const before = await reading.follow()
    record('ExcludePartner', { effectiveOn: '2025-06-30', partner: excluded, decision, reasons: 'Nooit aanwezig.' })
    record('RecordWithdrawal', { effectiveOn: '2025-06-30', partner: withdrawn, reason: 'Gestopt.' })
    record('MergePartners', {
      effectiveOn: '2025-07-01',
      partners: [merged],
      into: { kind: 'existing', partner: small.centre },
      basis: convenant,
    })
    await reading.follow()
    const told = async (asOf: string, knownAt: string | null = null) =>
      (await reading.queries.listPartners(house, { asOf, knownAt }))
        .filter(({ name }) => name.length === 1)
        .map(({ name, until, endedBy, mergedInto }) => [name, until, endedBy, mergedInto?.id ?? null])
    expect(await told('2025-06-30')).toEqual([
      ['A', '2025-06-30', 'excluded', null],
      ['B', '2025-06-30', 'withdrawn', null],
      ['C', '2025-06-30', 'merged', small.centre],
    ])
    expect(await told('2025-07-01')).toEqual([])
    expect(await told('2025-07-01', before)).toEqual([
      ['A', null, null, null],
      ['B', null, null, null],
      ['C', null, null, null],
    ])
  })

  it('show for whom a seat speaks after one merger and another', async () => {
    const { small, record, house } = reading
    const { centre, municipality, member } = small
    const before = await reading.follow()
    const merge = (effectiveOn: string, partner: string, into: string): void => {
      record('MergePartners', {
        effectiveOn,
        partners: [partner],
        into: { kind: 'existing', partner: into },
        basis: convenant,
      })
    }
    const other = record('AdmitPartner', {
      effectiveOn: '2025-01-01',
      name: 'Ander huis',
      kind: 'private-legal-person',
      sector: 'welzijn',
      basis: convenant,
    }).partner!
    merge('2025-07-01', centre, other)
    merge('2025-09-01', other, municipality)
    await reading.follow()
    const partner = async (asOf: string | null, knownAt: string | null = null) =>
      (await reading.queries.listSeats(house, { asOf, knownAt })).find(({ id }) => id === member)?.partner?.id
    expect(await partner('2025-06-30')).toBe(centre)
    expect(await partner('2025-07-01')).toBe(other)
    expect(await partner('2025-09-01')).toBe(municipality)
    expect(await partner('2025-09-01', before)).toBe(centre)
    expect(await partner(null)).toBe(centre)
  })

  it('are listed as of a day and as known at a moment', async () => {
    const { centre, member, stuurgroep } = reading.small
    const before = await reading.follow()
    reading.record('EndSeat', { effectiveOn: '2025-04-30', seat: member, reason: 'Andere functie.' })
    reading.record('RecordWithdrawal', { effectiveOn: '2025-06-30', partner: centre, reason: 'Gestopt.' })
    await reading.follow()
    const partners = async (asOf: string, knownAt: string | null = null) =>
      (await reading.queries.listPartners(reading.house, { asOf, knownAt })).map(({ name }) => name)
    expect(await partners('2025-06-30')).toEqual(['Centrum voor gezinnen vzw', 'Gemeente Voorbeeld'])
    expect(await partners('2025-07-01')).toEqual(['Gemeente Voorbeeld'])
    expect(await partners('2025-07-01', before)).toEqual(['Centrum voor gezinnen vzw', 'Gemeente Voorbeeld'])

    const seats = async (asOf: string, knownAt: string | null = null) =>
      (await reading.queries.listSeats(reading.house, { asOf, knownAt, organ: stuurgroep })).map(
        (seat) => seat.function,
      )
    const everybody = ['schepen van gezin', 'directeur', 'teamverantwoordelijke', 'vrijwilliger', 'verslaggever']
    expect(await seats('2025-04-30')).toEqual(everybody)
    expect(await seats('2025-05-01')).toEqual(everybody.filter((one) => one !== 'directeur'))
    expect(await seats('2025-05-01', before)).toEqual(everybody)
  })
})
