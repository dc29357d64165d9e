import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { convenant, decideFinally } from '../../test/domain/support/small-house.js'
import { minute, openReading, type Reading } from '../../test/reading/reading.js'

let reading: Reading

beforeEach(async () => {
  reading = await openReading()
})
afterEach(() => reading.close())

describe('houses', () => {
  it('show who they are, who leads them and how much was recorded', async () => {
    reading.record('AddSubject', { effectiveOn: '2025-02-01', subject: 'offer.play', label: 'Speelaanbod' })
    reading.propose('offer.play')
    reading.record('DissolveOrgan', { effectiveOn: '2025-05-01', organ: reading.small.coordinator, reason: 'Klaar.' })
    const last = await reading.follow()
    const { length } = reading.small.house.events
    expect(await reading.queries.findHouse(reading.house)).toEqual({
      id: reading.house,
      name: 'Huis van het Kind Voorbeeld',
      legalForm: 'feitelijke-vereniging',
      workingArea: ['Voorbeeld'],
      foundedOn: '2025-01-01',
      leadPartner: { id: reading.small.municipality, name: 'Gemeente Voorbeeld' },
      ownSubjects: [{ subject: 'offer.play', label: 'Speelaanbod' }],
      organs: 3,
      partners: 2,
      dossiers: 1,
      events: length,
      lastPosition: length,
      lastRecordedAt: last,
    })
    expect(await reading.queries.findHouse('00000000-0000-7000-8000-0000000000ff')).toBeNull()
  })

  it('count the partners that are left after an exclusion and a merger, and know who leads then', async () => {
    const { small, record, house } = reading
    const admit = (name: string): string =>
      record('AdmitPartner', {
        effectiveOn: '2025-01-01',
        name,
        kind: 'private-legal-person',
        sector: 'welzijn',
        basis: convenant,
      }).partner!
    const excluded = admit('A')
    admit('B')
    const decision = decideFinally(small, 'partners.exclusion')
    const partners = async () => {
      await reading.follow()
      return (await reading.queries.findHouse(house))?.partners
    }
    expect(await partners()).toBe(4)
    record('ExcludePartner', { effectiveOn: '2025-06-30', partner: excluded, decision, reasons: 'Zo.' })
    expect(await partners()).toBe(3)
    record('MergePartners', {
      effectiveOn: '2025-07-01',
      partners: [small.municipality, small.centre],
      into: {
        kind: 'new',
        newPartner: { name: 'Nieuwe gemeente', kind: 'municipality', sector: 'lokaal-bestuur', kbo: null },
      },
      basis: convenant,
    })
    expect(await partners()).toBe(2)
    expect((await reading.queries.findHouse(house))?.leadPartner?.name).toBe('Nieuwe gemeente')
  })

  it('are listed by name in pages that are complete and without doubles, also when names are the same', async () => {
    await reading.follow()
    const [founded] = await reading.store.readAll({ after: 0n, limit: 1 })
    const head = Number(await reading.store.head())
    for (let number = 1; number <= 9; number += 1) {
      const house = `00000000-0000-7000-8000-0000000001${number.toString().padStart(2, '0')}`
      reading.store.add({
        ...founded!,
        id: house as never,
        house: house as never,
        stream: `house-${house}`,
        position: BigInt(head + number),
        recordedAt: minute(head + number),
        data: { ...(founded!.data as object), house, name: `Huis ${number % 3}` },
      })
    }
    await reading.engine.catchUp()
    const whole = (await reading.queries.listHouses({})).items.map(({ id }) => id)
    expect(new Set(whole).size).toBe(10)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 11 }), async (limit) => {
        const seen: string[] = []
        let cursor: string | null = null
        do {
          const page: Awaited<ReturnType<typeof reading.queries.listHouses>> = await reading.queries.listHouses({
            limit,
            cursor,
          })
          seen.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor
        } while (cursor !== null)
        expect(seen).toEqual(whole)
      }),
      { numRuns: 11 },
    )
  })
})
