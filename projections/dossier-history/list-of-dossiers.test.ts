import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReading, type Reading } from '../../test/reading/reading.js'

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

describe('the list of dossiers', () => {
  it('filters by status, organ, subject and Dutch words, and pages without gaps or doubles', async () => {
    const { stuurgroep, coordinator } = reading.small
    const ids = Array.from({ length: 7 }, (_, index) =>
      reading.propose(index % 2 === 0 ? 'finances.budget' : 'working-groups', {
        title: `Dossier ${index}`,
        text: index === 3 ? 'De werkgroepen bespreken subsidies.' : 'Een tekst.',
      }),
    )
    decide(ids[0]!, '2025-03-02', { organ: coordinator })
    await reading.follow()
    const list = (filter: object, page: object = {}) => reading.queries.listDossiers(reading.house, filter, page)
    const idsOf = async (filter: object): Promise<string[]> => (await list(filter)).items.map(({ id }) => id)
    expect(await idsOf({})).toEqual([...ids].reverse())
    expect(await idsOf({ status: 'proposal-to-other-organ' })).toEqual([ids[0]])
    expect(await idsOf({ organ: coordinator })).toEqual([ids[0]])
    expect((await idsOf({ organ: stuurgroep })).length).toBe(7)
    expect(await idsOf({ subject: 'finances' })).toEqual([ids[6], ids[4], ids[2], ids[0]])
    expect(await idsOf({ subject: 'finance' })).toEqual([])
    expect(await idsOf({ text: 'werkgroep subsidie' })).toEqual([ids[3]])
    expect(await idsOf({ text: 'subsid' })).toEqual([ids[3]])
    expect(await idsOf({ text: "'; & | ! :* (" })).toHaveLength(7)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({}, { limit: 3, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual([...ids].reverse())
    await expect(list({}, { cursor: 'bm90IGpzb24' })).rejects.toThrow('The cursor does not belong to this list')
  })
})

describe('an entry of a dossier that is not known', () => {
  it('stops the projection at that event', async () => {
    await reading.follow()
    const [first] = await reading.store.readAll({ after: 0n, limit: 1 })
    const head = await reading.store.head()
    reading.store.add({
      ...first!,
      id: '00000002-0000-7000-8000-0000000fffff' as never,
      type: 'ProposalWithdrawn',
      position: head + 1n,
      revision: Number(head),
      recordedAt: '2026-02-01T00:00:00.000Z' as never,
      data: { dossier: '00000000-0000-7000-8000-0000000000ff', reason: 'Onbekend.' },
    })
    const { stopped } = await reading.engine.catchUp()
    expect(stopped.map(({ projection }) => projection)).toEqual(['dossier-history', 'waiting-for'])
    expect(stopped[0]?.poison?.reason).toContain('There is no dossier 00000000-0000-7000-8000-0000000000ff')
  })
})
